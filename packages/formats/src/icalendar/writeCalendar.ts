/**
 * Reminders and meetings as an iCalendar file (RFC 5545), for calendars to import or to subscribe to, and as tasks for
 * the few that have them: Thunderbird and Nextcloud.
 *
 * Moments are written in UTC. Nothing here repeats, so no zone's rules are needed; Google, Apple and Outlook each show
 * UTC on the reader's own clock, while of zones written out Google heeds only IANA names and Outlook wants either
 * Windows' names or the rules themselves.
 */
import { isoOf, dayOf, partsOf } from "@kith/core/domain/calendar/CivilDay"
import { type CalendarEntry, OWN_UID_ENDS } from "@kith/core/domain/CalendarEntry"
import { escapeLines, escapeText } from "../contentLine/escaping.ts"
import { foldedBytes } from "../contentLine/foldLine.ts"

export interface CalendarFile {
  /** What the calendar is called. */
  readonly name: string
  readonly entries: Iterable<CalendarEntry>
  /** When the file was made, ms since 1970: the DTSTAMP of every entry. */
  readonly stamp: number
  /** `tasks` writes VTODO instead of VEVENT. */
  readonly form?: "events" | "tasks"
  /** How often to ask again, for those who subscribe; 12 unless given. */
  readonly refreshHours?: number
}

/** Bytes in pieces of some 64 KiB. Pure: the same entries and the same stamp give the same bytes. */
export const writeCalendar = (file: CalendarFile): Iterable<Uint8Array> => foldedBytes(linesOf(file))

function* linesOf({ name, entries, stamp, form = "events", refreshHours = 12 }: CalendarFile): Generator<string> {
  const every = `PT${refreshHours}H`
  yield "BEGIN:VCALENDAR"
  yield "VERSION:2.0"
  yield "PRODID:-//Kith//Kith 1//EN"
  yield "CALSCALE:GREGORIAN"
  yield `NAME:${escapeText(name)}`
  yield `X-WR-CALNAME:${escapeText(name)}`
  yield `REFRESH-INTERVAL;VALUE=DURATION:${every}`
  yield `X-PUBLISHED-TTL:${every}`
  for (const entry of entries) yield* form === "tasks" ? taskLines(entry, stamp) : eventLines(entry, stamp)
  yield "END:VCALENDAR"
}

const DEFAULT_MINUTES = 15

function* eventLines(entry: CalendarEntry, stamp: number): Generator<string> {
  yield "BEGIN:VEVENT"
  yield `UID:${escapeText(entry.id)}${OWN_UID_ENDS}`
  yield* sharedLines(entry, stamp)
  if (typeof entry.start === "string") {
    yield `DTSTART;VALUE=DATE:${basicDate(entry.start)}`
    // The first day that it is not on any more; Outlook takes an entry without an end for one of no length.
    yield `DTEND;VALUE=DATE:${basicDate(isoOf(dayOf(entry.start)! + 1))}`
  } else {
    yield `DTSTART:${utcMoment(entry.start)}`
    yield `DTEND:${utcMoment(entry.start + (entry.minutes ?? DEFAULT_MINUTES) * MS_PER_MINUTE)}`
  }
  yield `STATUS:${EVENT_STATUS[entry.status ?? "confirmed"]}`
  yield `TRANSP:${entry.busy === true ? "OPAQUE" : "TRANSPARENT"}`
  if (entry.busy !== true) yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
  yield* alarmLines(entry, "START")
  yield "END:VEVENT"
}

/** Another UID than the event's: both may stand in one collection. */
function* taskLines(entry: CalendarEntry, stamp: number): Generator<string> {
  yield "BEGIN:VTODO"
  yield `UID:${escapeText(entry.id)}.task${OWN_UID_ENDS}`
  yield* sharedLines(entry, stamp)
  yield typeof entry.start === "string" ? `DUE;VALUE=DATE:${basicDate(entry.start)}` : `DUE:${utcMoment(entry.start)}`
  yield `STATUS:${TASK_STATUS[entry.status ?? "confirmed"]}`
  yield* alarmLines(entry, "END")
  yield "END:VTODO"
}

function* sharedLines(entry: CalendarEntry, stamp: number): Generator<string> {
  yield `DTSTAMP:${utcMoment(stamp)}`
  yield `SEQUENCE:${Math.min(entry.sequence, 0x7fff_ffff)}`
  yield `SUMMARY:${escapeText(entry.title)}`
  if (isThere(entry.description)) yield `DESCRIPTION:${escapeText(entry.description)}`
  if (isThere(entry.location)) yield `LOCATION:${escapeText(entry.location)}`
  if (isThere(entry.url)) yield `URL:${escapeLines(entry.url)}`
}

function* alarmLines({ alarm, title }: CalendarEntry, related: "START" | "END"): Generator<string> {
  if (alarm === undefined) return
  yield "BEGIN:VALARM"
  yield "ACTION:DISPLAY"
  yield `DESCRIPTION:${escapeText(title)}`
  yield `TRIGGER${related === "END" ? ";RELATED=END" : ""}:${alarm < 0 ? "-" : ""}PT${Math.abs(alarm)}M`
  yield "END:VALARM"
}

const EVENT_STATUS = { tentative: "TENTATIVE", confirmed: "CONFIRMED", cancelled: "CANCELLED", done: "CONFIRMED" }
const TASK_STATUS = { tentative: "NEEDS-ACTION", confirmed: "NEEDS-ACTION", cancelled: "CANCELLED", done: "COMPLETED" }

const basicDate = (iso: string): string => iso.replaceAll("-", "")

/** `20260302T150000Z`, to the second. */
const utcMoment = (instant: number): string => {
  const day = Math.floor(instant / MS_PER_DAY)
  const { year, month, day: date } = partsOf(day)
  const second = Math.floor((instant - day * MS_PER_DAY) / 1000)
  const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
  return `${String(year).padStart(4, "0")}${[month, date].map(two).join("")}T${time.map(two).join("")}Z`
}

const two = (number: number): string => String(number).padStart(2, "0")
const MS_PER_DAY = 86_400_000
const MS_PER_MINUTE = 60_000

const isThere = (text: string | undefined): text is string => text !== undefined && text !== ""
