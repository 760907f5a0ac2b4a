/** A meeting as a calendar has it: what the iCalendar format reads, and `workspace/ImportingMeetings.ts` takes in. */

export interface Meeting {
  readonly uid: string
  /** Which occurrence of a repeated meeting, by the moment for which it was planned, in the notation of `Moment.ts`. */
  readonly recurrence?: string
  /** Grows with each change that the organizer sends. */
  readonly sequence: number
  /** When this version was made, ms since 1970. */
  readonly stamp?: number
  readonly summary?: string
  readonly description?: string
  readonly location?: string
  readonly url?: string
  /** A date or a moment, in the notation of `Moment.ts`. */
  readonly start: string
  readonly minutes?: number
  readonly cancelled: boolean
  readonly tentative: boolean
  readonly organizer?: MeetingPerson
  /** The organizer too, where the calendar lists them. */
  readonly attendees: ReadonlyArray<MeetingPerson>
  /** Whose calendar it is, where the file says so: an address. */
  readonly owner?: string
  /** Worked out of the rule of a series; the file may also have this occurrence by itself, which then counts. */
  readonly ofSeries?: true
  /** The rule of a series that was not worked out, of which this is the first: `FREQ=MONTHLY;BYSETPOS=-1;BYDAY=FR`. */
  readonly repeats?: string
}

export interface MeetingPerson {
  readonly email?: string
  readonly name?: string
  readonly answer?: "needs-action" | "accepted" | "declined" | "tentative" | "delegated"
  /** A room, a list of people. */
  readonly kind?: "group" | "resource" | "room"
}

export type MeetingRefused =
  | "badDate"
  | "unknownZone"
  | "cellTooLarge"
  | "rowTooLarge"
  | "notThisShape"
  | "controlCharacters"

/** One meeting, or why it could not be read. Lines are those of an editor, from 1. */
export type MeetingRow =
  | { readonly _tag: "Read"; readonly line: number; readonly meeting: Meeting }
  | {
      readonly _tag: "Refused"
      readonly line: number
      readonly through?: number
      readonly why: MeetingRefused
      readonly detail?: string
    }
