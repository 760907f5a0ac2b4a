/**
 * People of a log that is on its way here, as far as the glance of it names them. An entry that is made meanwhile is about
 * them, in place of somebody new under their name. Whom it does not name is found among those alike, once the log is here.
 */
import * as Effect from "effect/Effect"
import { plain } from "@kith/core/domain/words/plain"
import type { LogSession } from "../Method.ts"

/** Of exactly this name, but for case and accents. */
export const comingPeople = Effect.fnUntraced(function* ({ background }: LogSession, name: string) {
  const wanted = plain(name)
  const people = (yield* background.arrival)?.seen?.contents.people ?? {}
  return Object.entries(people).flatMap(([id, { name: known = "", company }]) =>
    known !== "" && plain(known) === wanted ? [{ id, name: known, company }] : []
  )
})
