/** Reminders and arranged meetings as the text of a calendar: for a file, and for what a relay publishes. */
import { createHash } from "node:crypto"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { CalendarEntry } from "@kith/core/domain/CalendarEntry"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { concat } from "@kith/core/log/Bytes"
import { MAX_CALENDAR_BYTES } from "@kith/core/log/CalendarAddress"
import { writeCalendar } from "@kith/formats/icalendar/writeCalendar"
import type { Session } from "../Session.ts"

export interface CalendarAsked {
  readonly language: Language
  /** Initials alone say neither names nor reasons, nor what the log is called. */
  readonly shows: "initials" | "names"
  /** VTODO, for the few programs that have tasks. */
  readonly tasks?: boolean
}

export interface CalendarMade {
  readonly bytes: Uint8Array
  readonly entries: number
  /** Later ones that were left out. */
  readonly beyond: number
}

const NO_NAME = "Kith"

const made = Effect.fnUntraced(function* ({ log }: Pick<Session, "log">, asked: CalendarAsked) {
  const { language: lang, shows, tasks = false } = asked
  const feed = yield* log.calendarFeed({ lang, initials: shows === "initials", meetings: !tasks })
  const name = shows === "names" ? ((yield* log.settings).name ?? NO_NAME) : NO_NAME
  const bytesOf = (entries: ReadonlyArray<CalendarEntry>, stamp: number): Uint8Array =>
    concat(...writeCalendar({ name, entries, stamp, form: tasks ? "tasks" : "events" }))
  return { ...feed, bytesOf }
})

export const calendarText = Effect.fnUntraced(function* (session: Pick<Session, "log">, asked: CalendarAsked) {
  const { entries, beyond, bytesOf } = yield* made(session, asked)
  const bytes = bytesOf(entries, yield* Clock.currentTimeMillis)
  return { bytes, entries: entries.length, beyond } satisfies CalendarMade
})

export interface PublishedText extends CalendarMade {
  /** Changes with what the calendar says, and not with when it was made or with what happened elsewhere in the log. */
  readonly print: string
}

/** No larger than a relay takes: the soonest entries. */
export const publishedText = Effect.fnUntraced(function* (session: Pick<Session, "log">, asked: CalendarAsked) {
  const { entries, beyond, bytesOf } = yield* made(session, asked)
  const stamp = yield* Clock.currentTimeMillis
  let some = entries
  let bytes = bytesOf(some, stamp)
  while (bytes.length > MAX_CALENDAR_BYTES) {
    some = some.slice(0, Math.floor((some.length * MAX_CALENDAR_BYTES * 0.98) / bytes.length))
    bytes = bytesOf(some, stamp)
  }
  const said = bytesOf(
    some.map((entry) => ({ ...entry, sequence: 0 })),
    0
  )
  const print = createHash("sha256").update(said).digest("base64url").slice(0, 22)
  const left = beyond + entries.length - some.length
  return { bytes, entries: some.length, beyond: left, print } satisfies PublishedText
})
