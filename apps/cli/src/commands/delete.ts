/** `kith delete WHO`: out of sight, and nothing lost. */
import * as Effect from "effect/Effect"
import { logCommand } from "../Command.ts"
import { nameOf, personMeant } from "../person.ts"
import { VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { failed } from "../Stopped.ts"
import { deleteWords } from "../words/deleteWords.ts"

export const deletion = logCommand({
  flags: {},
  takes: [1, 1],
  words: deleteWords,
  run: Effect.fnUntraced(function* ({ args: [who] }, session) {
    const { out, log, lang } = session
    const one = yield* personMeant(session, who!)
    const say = deleteWords[lang]
    if (one.deleted) return yield* failed(say.already(nameOf(one)))
    const { batch } = yield* log.delete(one.id, VIA)
    if (out.isJson) return out.json({ id: one.id, name: one.contact.name ?? "", undo: batch })
    out.echo(`${out.style.good("✓")} ${say.deleted(nameOf(one))}   ${yield* undoHint(session, batch)}`)
  })
})
