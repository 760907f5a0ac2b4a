/** What a relay publishes as a calendar of this log: no larger than it takes, the soonest entries. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { CalendarEntry } from "@kith/core/domain/CalendarEntry"
import { toBase32 } from "@kith/core/log/Base32"
import { concat, utf8ToText } from "@kith/core/log/Bytes"
import { MAX_CALENDAR_BYTES } from "@kith/core/log/CalendarAddress"
import { Primitives } from "@kith/core/log/Primitives"
import type { CalendarInForce } from "@kith/core/workspace/PublishedCalendars"
import { Workspace } from "@kith/core/workspace/Workspace"
import { writeCalendar } from "@kith/formats/icalendar/writeCalendar"

export interface PublishedText {
  readonly text: string
  readonly entries: number
  /** Changes with what the calendar says, and not with when it was made or with what happened elsewhere in the log. */
  readonly print: string
}

/** Initials alone say neither names nor reasons, nor what the log is called. */
const NO_NAME = "Kith"
/** Less than fits by the average, since entries differ in length. */
const CAUTIOUS = 0.98

export const publishedText = Effect.fnUntraced(function* ({
  language: lang,
  shows
}: Pick<CalendarInForce, "language" | "shows">) {
  const log = yield* Workspace
  const { sha256 } = yield* Primitives
  const { entries } = yield* log.calendarFeed({ lang, initials: shows === "initials" })
  const name = shows === "names" ? ((yield* log.settings).name ?? NO_NAME) : NO_NAME
  const stamp = yield* Clock.currentTimeMillis
  const bytesOf = (some: ReadonlyArray<CalendarEntry>, at: number): Uint8Array =>
    concat(...writeCalendar({ name, entries: some, stamp: at }))
  let some = entries
  let bytes = bytesOf(some, stamp)
  while (bytes.length > MAX_CALENDAR_BYTES) {
    some = some.slice(0, Math.floor((some.length * MAX_CALENDAR_BYTES * CAUTIOUS) / bytes.length))
    bytes = bytesOf(some, stamp)
  }
  const said = bytesOf(
    some.map((entry) => ({ ...entry, sequence: 0 })),
    0
  )
  return {
    text: utf8ToText(bytes),
    entries: some.length,
    print: toBase32(sha256(said).subarray(0, 16))
  } satisfies PublishedText
})
