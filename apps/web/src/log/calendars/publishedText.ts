/** What a relay publishes as a calendar of this log: no larger than it takes, the soonest entries. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { toBase32 } from "@kith/core/log/Base32"
import { utf8ToText } from "@kith/core/log/Bytes"
import { Primitives } from "@kith/core/log/Primitives"
import type { CalendarInForce } from "@kith/core/workspace/PublishedCalendars"
import { Workspace } from "@kith/core/workspace/Workspace"
import { publishedCalendar } from "@kith/formats/icalendar/publishedCalendar"

export interface PublishedText {
  readonly text: string
  readonly entries: number
  /** Changes with what the calendar says, and not with when it was made or with what happened elsewhere in the log. */
  readonly print: string
}

/** Initials alone say neither names nor reasons, nor what the log is called. */
const NO_NAME = "Kith"
export const publishedText = Effect.fnUntraced(function* ({
  language: lang,
  shows
}: Pick<CalendarInForce, "language" | "shows">) {
  const log = yield* Workspace
  const { sha256 } = yield* Primitives
  const { entries } = yield* log.calendarFeed({ lang, initials: shows === "initials" })
  const name = shows === "names" ? ((yield* log.settings).name ?? NO_NAME) : NO_NAME
  const stamp = yield* Clock.currentTimeMillis
  const { bytes, said, ...made } = publishedCalendar({ name, entries, stamp })
  return {
    text: utf8ToText(bytes),
    entries: made.entries,
    print: toBase32(sha256(said).subarray(0, 16))
  } satisfies PublishedText
})
