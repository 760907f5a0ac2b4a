/** `kith follow WHO WHEN [REASON]`: the user's own date for getting back to somebody. */
import * as Effect from "effect/Effect"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { FollowUpPlanned } from "@kith/core/domain/events/RecordEvents"
import { BatchId, EntityId, newId } from "@kith/core/log/Ids"
import { type Call, logCommand } from "../Command.ts"
import { leadingMoment } from "../leadingMoment.ts"
import { momentExactly } from "../loggedInWords.ts"
import { printable } from "../output/printable.ts"
import { VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { usage } from "../Stopped.ts"
import { whomToLog } from "../whomToLog.ts"
import { followWords } from "../words/followWords.ts"

const flags = { add: { kind: "boolean" } } as const

export const follow = logCommand({
  flags,
  takes: [2, Number.POSITIVE_INFINITY],
  words: followWords,
  run: Effect.fnUntraced(function* ({ args: [who, ...typed], flags: asked }: Call<typeof flags>, session) {
    const { log, lang, out, today } = session
    const say = followWords[lang]
    const read = yield* leadingMoment(session, typed)
    if (read === undefined) return yield* usage(say.noDate(typed.join(" ")))
    const { moment, phrase, rest: reason } = read
    if (moment.day < today) return yield* usage(say.behind(phrase))
    const whom = yield* whomToLog(session, who!, asked.add)
    const contact = EntityId.make(typeof whom === "string" ? whom : newId(log.random))
    const on = formatMoment(moment)
    const id = newId(log.random)
    const drafts = [
      ...(typeof whom === "string" ? [] : [ContactEdited.draft(contact, whom)]),
      FollowUpPlanned.draft(id, { contact, on, ...(reason === "" ? {} : { reason }) })
    ]
    const { batch } = yield* log.commit(drafts, { via: VIA, batch: BatchId.make(id) })
    const name = (yield* log.person(contact))?.contact.name ?? ""
    if (out.isJson) return out.json({ id, contact: { id: contact, name }, on, undo: batch })
    const said = say.planned(printable(name), momentExactly(session, on), printable(reason))
    out.echo(`${out.style.good("✓")} ${said}   ${yield* undoHint(session, batch)}`)
  })
})
