/** Reminders and arranged meetings as the text of a calendar: for a file, and for what a relay publishes. */
import { createHash } from "node:crypto"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { concat } from "@kith/core/log/Bytes"
import { publishedCalendar } from "@kith/formats/icalendar/publishedCalendar"
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

const feedOf = Effect.fnUntraced(function* ({ log }: Pick<Session, "log">, asked: CalendarAsked) {
  const { language: lang, shows, tasks = false } = asked
  const feed = yield* log.calendarFeed({ lang, initials: shows === "initials", meetings: !tasks })
  const name = shows === "names" ? ((yield* log.settings).name ?? NO_NAME) : NO_NAME
  return { ...feed, name, stamp: yield* Clock.currentTimeMillis }
})

export const calendarText = Effect.fnUntraced(function* (session: Pick<Session, "log">, asked: CalendarAsked) {
  const { entries, beyond, name, stamp } = yield* feedOf(session, asked)
  const form = asked.tasks === true ? "tasks" : "events"
  const bytes = concat(...writeCalendar({ name, entries, stamp, form }))
  return { bytes, entries: entries.length, beyond } satisfies CalendarMade
})

export interface PublishedText extends CalendarMade {
  /** Changes with what the calendar says, and not with when it was made or with what happened elsewhere in the log. */
  readonly print: string
}

/** No larger than a relay takes: the soonest entries. */
export const publishedText = Effect.fnUntraced(function* (session: Pick<Session, "log">, asked: CalendarAsked) {
  const { entries, beyond, name, stamp } = yield* feedOf(session, asked)
  const { bytes, said, ...made } = publishedCalendar({ name, entries, stamp })
  const print = createHash("sha256").update(said).digest("base64url").slice(0, 22)
  const left = beyond + entries.length - made.entries
  return { bytes, entries: made.entries, beyond: left, print } satisfies PublishedText
})
