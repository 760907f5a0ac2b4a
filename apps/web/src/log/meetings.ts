/** The meetings there are: what is ahead, what waits to be written down, and what was. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { instantOfMoment, parseMoment } from "@kith/core/domain/calendar/Moment"
import type { MeetingState } from "@kith/core/domain/entities/Interaction"
import { checklistCalled } from "@kith/core/domain/library/checklists"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { dayInWords } from "@kith/core/domain/words/whenToWords"
import {
  isOpenMeeting,
  type Meeting,
  meetingsBefore,
  meetingsFrom,
  notYetLogged,
  stateOfMeeting
} from "@kith/core/workspace/Meetings"
import { peopleById } from "@kith/core/workspace/People"
import type { LogSession } from "./Method.ts"
import { momentInFull, momentSpelledOut, touchTitle } from "./touchInWords.ts"

export interface PersonNamed {
  readonly id: string
  readonly name: string
  readonly company: string | undefined
}

export interface MeetingRow {
  readonly id: string
  readonly contact: PersonNamed | undefined
  /** "Coffee". */
  readonly what: string
  readonly state: MeetingState
  /** "scheduled". */
  readonly stateSaid: string
  /** "Thu 12 Mar, 15:00". */
  readonly when: string
  readonly whenInFull: string
  /** "today", "tomorrow": where it is that near. */
  readonly near: string | undefined
  /** Of the checklist, while it is ahead. */
  readonly prepared: { readonly done: number; readonly of: number } | undefined
  /** The one useful thing, once it was held. */
  readonly useful: string | undefined
}

export interface Meetings {
  readonly ahead: ReadonlyArray<MeetingRow>
  /** Over, and nobody has said how it went. */
  readonly toLog: ReadonlyArray<MeetingRow>
  /** The latest first. */
  readonly behind: ReadonlyArray<MeetingRow>
  /** There are more than these. */
  readonly hasMore: boolean
}

/** `past`: how many of those behind to show. */
export const meetings = Effect.fnUntraced(function* (session: LogSession, { past }: { readonly past: number }) {
  const today = isoOf(session.today)
  const tomorrow = isoOf(session.today + 1)
  const coming = yield* meetingsFrom(today)
  const { meetings: before, hasMore } = yield* meetingsBefore(today, past)
  const isBehind = (one: Meeting): boolean => !isOpenMeeting(one) || isOver(session, one)
  const ahead = coming.filter((one) => !isBehind(one))
  const all = [...coming.filter(isBehind).toReversed(), ...before]
  const toLog = notYetLogged(all, (one) => (one.happened ?? "") < tomorrow && isOver(session, one))
  const people = yield* peopleById([...ahead, ...all].flatMap(({ contact }) => contact ?? []))
  const rowOf = (one: Meeting): MeetingRow => {
    const who = one.contact === undefined ? undefined : people.get(one.contact)
    return rowFrom(
      session,
      one,
      who === undefined ? undefined : { id: who.id, name: who.contact.name ?? "", company: who.contact.company }
    )
  }
  return {
    ahead: ahead.map(rowOf),
    toLog: toLog.map(rowOf),
    behind: all.filter((one) => !toLog.includes(one)).map(rowOf),
    hasMore
  } satisfies Meetings
})

const rowFrom = (session: LogSession, one: Meeting, contact: PersonNamed | undefined): MeetingRow => {
  const { lang, today } = session
  const state = stateOfMeeting(one)
  const happened = one.happened ?? ""
  const day = parseMoment(happened)?.day
  const isNear = day !== undefined && Math.abs(day - today) < 2
  const items = checklistCalled("before-meeting")!.items
  return {
    id: one.id,
    contact,
    what: touchTitle("meeting", one.channel, lang),
    state,
    stateSaid: recordWords[lang].states[state],
    when: momentInFull(session, happened),
    whenInFull: momentSpelledOut(session, happened),
    near: isNear ? dayInWords(day, { today, lang }) : undefined,
    prepared:
      state === "scheduled" && !isOver(session, one)
        ? { done: one.ready === true ? items.length : one.checked.length, of: items.length }
        : undefined,
    useful: one.useful
  }
}

/** Meetings of which nobody said how long they take. */
const MINUTES = 60

/** Whether it has ended; of one without a time, whether its day has. */
export const isOver = (
  { calendar, now, today }: Pick<LogSession, "calendar" | "now" | "today">,
  { happened, minutes }: Pick<Meeting, "happened" | "minutes">
): boolean => {
  const moment = parseMoment(happened ?? "")
  if (moment === undefined) return true
  if (moment.minute === undefined) return moment.day < today
  return instantOfMoment(moment, calendar.zone, 0) + (minutes ?? MINUTES) * 60_000 <= now
}
