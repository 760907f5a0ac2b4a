/**
 * Where a relay publishes a calendar, and what it takes as one: for the relay, which keeps it, and for devices, which put it
 * there. It is the only text that a relay can read.
 */
import { fromBase32, toBase32 } from "./Base32.ts"
import { concat, utf8 } from "./Bytes.ts"
import { type WorkspaceId, WORKSPACE_ID_BYTES } from "./Ids.ts"
import type { Sha256 } from "./Sha256.ts"
import { idBytes } from "./WireIds.ts"

/** UTF-8 bytes of one calendar. */
export const MAX_CALENDAR_BYTES = 256 * 1024
/** Of one workspace. */
export const MAX_CALENDARS = 8
/** Of the secret that the log keeps, and of the name that follows from it. */
export const CALENDAR_SECRET_BYTES = 16

const ADDRESS = utf8("kith/calendar/1")
const ID = utf8("kith/calendar-id/1")

export interface CalendarAddress {
  /** What stands in the address, base 32: whoever has it reads the calendar. */
  readonly name: string
  /** What the relay knows it by, base 32: it does not lead back to the name. */
  readonly id: string
}

/**
 * The name is no more than a hash of what the log keeps, and of the workspace: so that who only has the address cannot
 * put something else there, from a workspace of their own, once it was revoked.
 *
 * @param secret 16 random bytes that only the log's devices know, as base 32
 * @returns `undefined` for what is no such secret
 */
export const calendarAddress = (
  sha256: Sha256,
  workspace: WorkspaceId,
  secret: string
): CalendarAddress | undefined => {
  const bytes = fromBase32(secret)
  if (bytes?.length !== CALENDAR_SECRET_BYTES) return undefined
  const of = idBytes(workspace, WORKSPACE_ID_BYTES)
  const name = toBase32(sha256(concat(ADDRESS, of, bytes)).subarray(0, CALENDAR_SECRET_BYTES))
  return { name, id: calendarIdOf(sha256, name)! }
}

/** `undefined` for what cannot be a name. */
export const calendarIdOf = (sha256: Sha256, name: string): string | undefined => {
  const bytes = fromBase32(name)
  return bytes?.length === CALENDAR_SECRET_BYTES ? toBase32(sha256(concat(ID, bytes))) : undefined
}

export const calendarPath = (name: string): string => `/calendar/${name}.ics`

/**
 * Whether a text may be handed out as a calendar: one VCALENDAR, in lines that end in CRLF, without control characters. What
 * stands in it is for those who subscribe to read.
 */
export const isCalendarText = (text: string): boolean =>
  text.startsWith("BEGIN:VCALENDAR\r\n") && text.endsWith("\r\nEND:VCALENDAR\r\n") && !STRAY.test(text)

/** A line break that is not CRLF, any other control character but a tab, or half of a character. */
// oxlint-disable-next-line no-control-regex -- these are what it looks for
const STRAY = /\r(?!\n)|(?<!\r)\n|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\p{Surrogate}/u
