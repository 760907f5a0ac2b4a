/** The conversation that something noted belongs to, where nobody says which: the last one held with that person. */
import * as Effect from "effect/Effect"
import { timeline } from "./Timeline.ts"

/** A meeting held, or any reply of theirs; `undefined` where there was none up to `until`, a day as `YYYY-MM-DD`. */
export const lastConversation = Effect.fn("LastConversation.lastConversation")(function* (
  contact: string,
  until: string
) {
  const { interactions } = yield* timeline(contact)
  const past = interactions.filter(
    ({ kind, state, happened }) =>
      (happened ?? "").slice(0, 10) <= until &&
      ((kind === "meeting" && (state ?? "held") === "held") || kind === "reply")
  )
  return past.findLast(({ kind }) => kind === "meeting") ?? past.at(-1)
})
