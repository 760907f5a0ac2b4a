/** Reads every ask there was, to say how often people answer: by channel, by template, in all. */
import * as Effect from "effect/Effect"
import type { Day } from "../domain/calendar/CivilDay.ts"
import { type Ask, asksOf } from "../domain/views/asks.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { calendar } from "./Settings.ts"
import { contactSubjects } from "./Subjects.ts"

const CHUNK = 500

/** Up to a day. Reads only those who were ever written to. */
export const allAsks = Effect.fn("Responses.allAsks")(function* (today: Day) {
  const store = yield* EntityStore
  const working = yield* calendar
  const asked = new Set<string>()
  for (const { key } of yield* store.range(Index.asked, ...ALL_KEYS)) asked.add(key.slice(0, key.indexOf(" ")))
  const ids = [...asked]
  const found = new Map<string, ReadonlyArray<Ask>>()
  for (let from = 0; from < ids.length; from += CHUNK) {
    // Of several ids merged into one person, one subject comes back, and is counted once.
    for (const [id, subject] of yield* contactSubjects(ids.slice(from, from + CHUNK))) {
      found.set(id, asksOf(subject, working, today))
    }
  }
  return [...found.values()].flat()
})
