/** The meetings there are, by when they happen: those ahead, and those behind, the latest first. For lists of meetings. */
import * as Effect from "effect/Effect"
import type { View } from "../domain/declare/Entity.ts"
import { Interaction, type MeetingState } from "../domain/entities/Interaction.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { viewsAmong } from "./viewsAmong.ts"

export type Meeting = View<typeof Interaction>

/** A meeting without a state was held. */
export const stateOfMeeting = ({ state }: Pick<Meeting, "state">): MeetingState => state ?? "held"

/** Whether it is arranged, or may be: nobody has said yet that it was held, called off or missed. */
export const isOpenMeeting = (meeting: Pick<Meeting, "state">): boolean => {
  const state = stateOfMeeting(meeting)
  return state === "scheduled" || state === "proposed"
}

/** From a day on, `YYYY-MM-DD`, the next one first. */
export const meetingsFrom = Effect.fn("Meetings.meetingsFrom")(function* (day: string) {
  const store = yield* EntityStore
  const names = (yield* store.range(Index.happened, day, ALL_KEYS[1])).map(({ entity }) => entity)
  return viewsAmong(Interaction, names, yield* store.get(names))
    .filter((one) => one.kind === "meeting" && (one.happened ?? "") >= day)
    .toSorted((a, b) => ((a.happened ?? "") < (b.happened ?? "") ? -1 : 1))
})

/** Before a day, the latest first, and whether there are more than `count`. */
export const meetingsBefore = Effect.fn("Meetings.meetingsBefore")(function* (day: string, count: number) {
  const store = yield* EntityStore
  const found = new Map<string, Meeting>()
  let until: string = day
  while (found.size <= count) {
    const some = yield* store.range(Index.happened, ALL_KEYS[0], until, { limit: CHUNK, reverse: true })
    const names = some.map(({ entity }) => entity)
    for (const one of viewsAmong(Interaction, names, yield* store.get(names))) {
      if (one.kind === "meeting" && (one.happened ?? "") < day) found.set(one.id, one)
    }
    if (some.length < CHUNK) break
    // What shares the last key is read again with it; where all of a chunk does, the rest of that minute is let go.
    const last = some.at(-1)!.key
    until = last === some[0]!.key ? last : `${last}\u0000`
  }
  const sorted = [...found.values()].toSorted((a, b) => ((a.happened ?? "") > (b.happened ?? "") ? -1 : 1))
  return { meetings: sorted.slice(0, count), hasMore: sorted.length > count }
})

/** Interactions read at once: most of them are messages. */
const CHUNK = 300

/**
 * Those that lie behind and of which nobody has said how they went. One held with the same person on that day or later
 * says it, too.
 */
export const notYetLogged = (
  behind: ReadonlyArray<Meeting>,
  isOver: (meeting: Meeting) => boolean
): ReadonlyArray<Meeting> =>
  behind.filter(
    (one) =>
      stateOfMeeting(one) === "scheduled" &&
      isOver(one) &&
      !behind.some(
        (other) =>
          other.contact === one.contact &&
          !isOpenMeeting(other) &&
          (other.happened ?? "").slice(0, 10) >= (one.happened ?? "").slice(0, 10)
      )
  )
