/** `kith split WHO`: what was merged is several people again. */
import * as Effect from "effect/Effect"
import type { Person } from "@kith/core/domain/identity/Person"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { logCommand } from "../Command.ts"
import { nameOf, personMeant } from "../person.ts"
import { type Session, VIA } from "../Session.ts"
import { shownId, undoHint } from "../shownId.ts"
import { failed, needsDecision, usage } from "../Stopped.ts"
import { splitWords } from "../words/mergeWords.ts"

export const split = logCommand({
  flags: { off: { kind: "value" } },
  takes: [1, 1],
  words: splitWords,
  run: Effect.fnUntraced(function* ({ args: [who], flags }, session) {
    const { out, log, lang } = session
    const whole = yield* personMeant(session, who!)
    const say = splitWords[lang]
    if (whole.members.length < 2) return yield* failed(say.neverMerged(nameOf(whole)))
    const off = yield* memberMeant(session, whole, flags.off ?? idIn(whole, who!))
    const { batch } = yield* log.split(off, VIA)
    const rest = (yield* log.person(whole.members.find((id) => id !== off)!))!
    const apart = (yield* log.person(off))!
    if (out.isJson) {
      return out.json({
        people: [rest, apart].map(({ id, contact }) => ({ id, name: contact.name ?? "" })),
        undo: batch
      })
    }
    const shown = []
    for (const one of [rest, apart]) shown.push(`${nameOf(one)} (${yield* shownId("contact", one.id)})`)
    out.echo(`${out.style.good("✓")} ${say.apart(shown[0]!, shown[1]!)}   ${yield* undoHint(session, batch)}`)
  })
})

/** Where a member's own id was typed, that one is meant. */
const idIn = ({ members }: Person, typed: string): string | undefined =>
  typed.length >= 3 && members.slice(1).some((id) => id.startsWith(typed)) ? typed : undefined

const memberMeant = Effect.fnUntraced(function* ({ lang }: Session, whole: Person, typed: string | undefined) {
  const { members } = whole
  const say = splitWords[lang]
  if (typed === undefined && members.length === 2) return members[1]!
  const ids = yield* shortIds("contact", members)
  const choices = members.map((id) => ids.get(id)!)
  if (typed === undefined) {
    return yield* needsDecision(say.whichOff(nameOf(whole), choices.join(", "), choices[1]!), {
      decision: "off",
      choices: [...members]
    })
  }
  const meant = members.filter((id) => id.startsWith(typed))
  if (meant.length !== 1) return yield* usage(say.notAmong(typed, choices.join(", ")))
  return meant[0]!
})
