/** The conversation that something noted belongs to, where nobody says which: the last one held with that person. */
import * as Effect from "effect/Effect"
import { person } from "./People.ts"
import { timeline } from "./Timeline.ts"

/** A meeting held, or any reply of theirs; `undefined` where there was none up to `until`, a day as `YYYY-MM-DD`. */
export const lastConversation = Effect.fn("LastConversation.lastConversation")(function* (
  contact: string,
  until: string
) {
  const members = new Set<string>((yield* person(contact))?.members ?? [contact])
  const { interactions } = yield* timeline(contact)
  // Around somebody are conversations, too, in which they were only suggested.
  const past = interactions.filter(
    ({ kind, state, happened, contact: whom, attendees }) =>
      [whom, ...attendees].some((id) => id !== undefined && members.has(id)) &&
      (happened ?? "").slice(0, 10) <= until &&
      ((kind === "meeting" && (state ?? "held") === "held") || kind === "reply")
  )
  return past.findLast(({ kind }) => kind === "meeting") ?? past.at(-1)
})
