/** Meetings from the bytes of an iCalendar file: an invitation, or somebody's whole calendar. */
import type * as Stream from "effect/Stream"
import type { MeetingRow } from "@kith/core/domain/Meeting"
import { readWith } from "../ChunkReader.ts"
import type { FormatError } from "../Format.ts"
import { type MeetingsOptions, meetingsReader } from "./MeetingsReader.ts"

/** Meetings in the order of the file, in constant memory. */
export const readMeetings = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>,
  options: MeetingsOptions = {}
): Stream.Stream<MeetingRow, FormatError | E, R> => readWith(() => meetingsReader(options), bytes)

/** Whether these first bytes are a calendar's. */
export const isCalendar = (head: Uint8Array): boolean =>
  /^[^\w]{0,8}begin[ \t]*:[ \t]*vcalendar[ \t]*[\r\n]/i.test(
    String.fromCharCode(...head.subarray(0, 256)).replace(/\0/g, "")
  )
