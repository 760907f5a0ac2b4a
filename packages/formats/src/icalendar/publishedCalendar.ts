/** A calendar as a relay publishes it: no larger than it takes, and told apart from what it said before. */
import type { CalendarEntry } from "@kith/core/domain/CalendarEntry"
import { concat } from "@kith/core/log/Bytes"
import { MAX_CALENDAR_BYTES } from "@kith/core/log/CalendarAddress"
import { writeCalendar } from "./writeCalendar.ts"

export interface PublishedCalendar {
  readonly bytes: Uint8Array
  /** How many entries are in it: the soonest, where not all have room. */
  readonly entries: number
  /** The same without what changes by itself, when it was made and how often an entry was: the same bytes, the same calendar. */
  readonly said: Uint8Array
}

/** Less than fits by the average, since entries differ in length. */
const CAUTIOUS = 0.98

/**
 * @param entries the soonest first
 * @param stamp when it is made, ms
 * @param most bytes; what a relay takes unless given
 */
export const publishedCalendar = (
  {
    name,
    entries,
    stamp
  }: { readonly name: string; readonly entries: ReadonlyArray<CalendarEntry>; readonly stamp: number },
  most: number = MAX_CALENDAR_BYTES
): PublishedCalendar => {
  const bytesOf = (some: ReadonlyArray<CalendarEntry>, at: number): Uint8Array =>
    concat(...writeCalendar({ name, entries: some, stamp: at }))
  let some = entries
  let bytes = bytesOf(some, stamp)
  while (bytes.length > most && some.length > 0) {
    some = some.slice(0, Math.floor((some.length * most * CAUTIOUS) / bytes.length))
    bytes = bytesOf(some, stamp)
  }
  const said = some.map((entry) => ({ ...entry, sequence: 0 }))
  return { bytes, entries: some.length, said: bytesOf(said, 0) }
}
