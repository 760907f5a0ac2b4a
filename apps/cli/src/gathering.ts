/** Which gathering somebody means by a name. */
import * as Effect from "effect/Effect"
import { Gathering } from "@kith/core/domain/entities/Gathering"
import { bestMatches } from "@kith/core/domain/words/bestMatches"
import { EntityId, newId } from "@kith/core/log/Ids"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { printable } from "./output/printable.ts"
import type { Session } from "./Session.ts"
import { ambiguous } from "./Stopped.ts"
import { frameWords } from "./words/frameWords.ts"

/**
 * The gathering by that id or name, or the only one whose name has all of these words; a new id where there is none.
 * Fails (exit 4) where several have them.
 */
export const gatheringNamed = Effect.fnUntraced(function* (session: Session, typed: string) {
  const all = (yield* session.log.under(Gathering, "kind", "gathering")).filter(({ deleted }) => deleted === undefined)
  const found = bestMatches(typed, all, ({ name = "" }) => name)
  if (found.length > 1) {
    const ids = yield* shortIds(
      "gathering",
      found.map(({ id }) => id)
    )
    const choices = found.map(({ id, name }) => `${printable(name ?? "?")} (${ids.get(id)!})`)
    return yield* ambiguous(`${frameWords[session.lang].whichOne(typed)} ${choices.join(" | ")}`, {
      ambiguous: typed,
      choices: found.map(({ id, name }) => ({ id, name: name ?? "" }))
    })
  }
  const only = found[0]
  return only === undefined
    ? { gathering: EntityId.make(newId(session.log.random)), isNew: true }
    : { gathering: only.id, isNew: false }
})
