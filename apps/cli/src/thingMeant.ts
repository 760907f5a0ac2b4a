/** Which gathering, opening, occupation or question somebody means: the few things that are found by title or id. */
import * as Effect from "effect/Effect"
import { bestMatches } from "@kith/core/domain/words/bestMatches"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { printable } from "./output/printable.ts"
import type { Session } from "./Session.ts"
import { ambiguous, failed } from "./Stopped.ts"
import { frameWords } from "./words/frameWords.ts"

interface Thing {
  readonly id: string
}

export interface ThingsMeant<A extends Thing> {
  readonly kind: string
  readonly things: ReadonlyArray<A>
  readonly titleOf: (thing: A) => string
  /** What to say where none is meant. */
  readonly none: (typed: string) => string
}

/** The one that is meant; ends with exit 1 where none is, and 4 where several may be. */
export const thingMeant = Effect.fnUntraced(function* <A extends Thing>(
  { lang }: Pick<Session, "lang">,
  { kind, things, titleOf, none }: ThingsMeant<A>,
  typed: string
) {
  const found = bestMatches(typed, things, titleOf)
  if (found.length === 0) return yield* failed(none(typed))
  if (found.length === 1) return found[0]!
  const ids = yield* shortIds(
    kind,
    found.map(({ id }) => id)
  )
  // The ids of what comes with Kith are words, and are typed whole.
  const shownId = (id: string): string =>
    id.includes("-") || kind === "rule" || kind === "template" ? id : ids.get(id)!
  const choices = found.map((thing) => `${printable(titleOf(thing))} (${shownId(thing.id)})`)
  return yield* ambiguous(`${frameWords[lang].whichOne(typed)} ${choices.join(" | ")}`, {
    ambiguous: typed,
    choices: found.map((thing) => ({ id: thing.id, name: titleOf(thing) }))
  })
})
