/** An event of a calendar as the meetings that it stands for. For the reader of meetings. */
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { Meeting, MeetingPerson } from "@kith/core/domain/Meeting"
import type { Property } from "../contentLine/Property.ts"
import {
  type CalendarTime,
  type Clocks,
  durationMinutes,
  instantOfTime,
  minutesBetween,
  momentInUtc,
  momentOf,
  timesOf
} from "./calendarTime.ts"
import { daysOfSeries, type RecurrenceRule, ruleOf } from "./recurrence.ts"

/** Days, YYYY-MM-DD, both included. */
export interface Horizon {
  readonly from: string
  readonly until: string
}

export interface Invitation {
  readonly line: number
  readonly properties: ReadonlyArray<Property>
  readonly method: string | undefined
  readonly owner: string | undefined
}

type NoMeeting = "badDate" | "reply" | { readonly unknownZone: string }

/** Of one series, whatever its rule says. */
const LONGEST_SERIES = 1000

export const meetingsOf = (
  { properties, method, owner }: Invitation,
  clocks: Clocks,
  horizon: Horizon | undefined
): { readonly meetings: ReadonlyArray<Meeting> } | NoMeeting => {
  // Somebody's answer says nothing of when the meeting is.
  if (method === "REPLY" || method === "COUNTER" || method === "REFRESH") return "reply"
  const first = (name: string): Property | undefined => properties.find((property) => property.name === name)
  const timeOf = (name: string): CalendarTime | undefined | Exclude<NoMeeting, "reply"> => {
    const property = first(name)
    if (property === undefined) return undefined
    const times = timesOf(property, clocks)
    return Array.isArray(times) ? (times as ReadonlyArray<CalendarTime>)[0] : (times as Exclude<NoMeeting, "reply">)
  }
  const start = timeOf("DTSTART")
  if (start === undefined) return "badDate"
  if (isNoTime(start)) return start
  const end = timeOf("DTEND")
  const recurrence = timeOf("RECURRENCE-ID")
  if (isNoTime(recurrence)) return recurrence
  const summary = textOf(first("SUMMARY"))
  const uid = textOf(first("UID")) ?? `${momentOf(start)} ${summary ?? ""}`
  const status = textOf(first("STATUS"))?.toUpperCase()
  const meeting: Omit<Meeting, "start"> = {
    uid,
    ...(recurrence === undefined ? {} : { recurrence: momentInUtc(recurrence) }),
    sequence: numberOf(first("SEQUENCE")),
    ...present("stamp", stampOf(first("LAST-MODIFIED"), first("DTSTAMP"), method)),
    ...present("summary", summary),
    ...present("description", textOf(first("DESCRIPTION"))),
    ...present("location", textOf(first("LOCATION"))),
    ...present(
      "url",
      URLS.map((name) => textOf(first(name))).find((url) => url !== undefined)
    ),
    ...present("minutes", lengthOf(start, isNoTime(end) ? undefined : end, first("DURATION"))),
    cancelled: method === "CANCEL" || status === "CANCELLED",
    tentative: status === "TENTATIVE",
    ...present("organizer", personOf(first("ORGANIZER"))),
    attendees: properties.filter(({ name }) => name === "ATTENDEE").flatMap((attendee) => personOf(attendee) ?? []),
    ...present("owner", owner)
  }
  const once = { ...meeting, start: momentOf(start) }
  const written = first("RRULE")?.text.trim()
  const more = properties.filter(({ name }) => name === "RDATE")
  if ((written === undefined && more.length === 0) || recurrence !== undefined) return { meetings: [once] }
  const rule = written === undefined ? undefined : ruleOf(written)
  const isKnown = written === undefined || rule !== undefined
  if (!isKnown || horizon === undefined) return { meetings: [{ ...once, repeats: written ?? "RDATE" }] }
  const added = more.flatMap((property) => listed(timesOf(property, clocks)))
  const left = properties
    .filter(({ name }) => name === "EXDATE")
    .flatMap((property) => listed(timesOf(property, clocks)))
  const meetings = occurrences(start, rule, added, left, horizon).map((time): Meeting => ({
    ...meeting,
    start: momentOf(time),
    recurrence: momentInUtc(time),
    ofSeries: true
  }))
  return { meetings }
}

const URLS = ["URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"]

/** Within the horizon, in order, each once, without those taken out. */
const occurrences = (
  start: CalendarTime,
  rule: RecurrenceRule | undefined,
  added: ReadonlyArray<CalendarTime>,
  left: ReadonlyArray<CalendarTime>,
  horizon: Horizon
): ReadonlyArray<CalendarTime> => {
  const from = dayOf(horizon.from) ?? start.day
  const last = dayOf(horizon.until) ?? start.day
  const out = new Set(left.map(momentInUtc))
  const found = new Map<string, CalendarTime>()
  const add = (time: CalendarTime): void => {
    const key = momentInUtc(time)
    if (time.day >= from && time.day <= last && !out.has(key) && found.size < LONGEST_SERIES) found.set(key, time)
  }
  for (const day of rule === undefined ? [start.day] : daysOfSeries(rule, start.day, last)) {
    const time = { ...start, day }
    if (isAfter(time, rule?.until)) break
    add(time)
  }
  for (const time of added) add(time)
  return [...found.values()].toSorted((a, b) => instantOfTime(a) - instantOfTime(b))
}

const isAfter = (time: CalendarTime, until: RecurrenceRule["until"]): boolean => {
  if (until === undefined) return false
  if (until.minute === undefined || time.minute === undefined) return time.day > until.day
  if (until.isUtc) return instantOfTime(time) > (until.day * 1440 + until.minute) * 60_000
  return time.day * 1440 + time.minute > until.day * 1440 + until.minute
}

/** In whole minutes, of a meeting at a time; undefined for one that takes no time, or ends before it starts. */
const lengthOf = (
  start: CalendarTime,
  end: CalendarTime | undefined,
  duration: Property | undefined
): number | undefined => {
  if (start.minute === undefined) return undefined
  const minutes =
    end?.minute === undefined ? durationMinutes(duration?.text ?? "") : Math.floor(minutesBetween(start, end))
  return minutes !== undefined && minutes > 0 ? minutes : undefined
}

/** An invitation's DTSTAMP is when it was sent; a calendar's, when it was exported, and then the last change counts. */
const stampOf = (
  modified: Property | undefined,
  made: Property | undefined,
  method: string | undefined
): number | undefined => {
  const isSent = method !== undefined && method !== "PUBLISH"
  for (const property of isSent ? [made, modified] : [modified, made]) {
    const time = property === undefined ? undefined : listed(timesOf(property, new Map()))[0]
    if (time !== undefined) return instantOfTime(time)
  }
  return undefined
}

/** `mailto:` in any case, the parameter `EMAIL`, or a name alone. */
const personOf = (property: Property | undefined): MeetingPerson | undefined => {
  if (property === undefined) return undefined
  const param = (name: string): string | undefined => property.params.get(name)?.join(",").trim()
  const address = property.text.trim().replace(/^mailto:/i, "")
  const email = [address, param("EMAIL") ?? ""].find((each) => /^[^\s@:]+@[^\s@]+$/.test(each))
  const name = param("CN")?.replace(/^['"]|['"]$/g, "")
  const answer = ANSWERS.find((each) => each === param("PARTSTAT")?.toLowerCase())
  const kind = KINDS.find((each) => each === param("CUTYPE")?.toLowerCase())
  if (email === undefined && (name === undefined || name === "")) return undefined
  return {
    ...present("email", email),
    ...(name === undefined || name === "" || name === email ? {} : { name }),
    ...present("answer", answer),
    ...present("kind", kind)
  }
}

const ANSWERS = ["needs-action", "accepted", "declined", "tentative", "delegated"] as const
const KINDS = ["group", "resource", "room"] as const

const textOf = (property: Property | undefined): string | undefined => {
  const text = property?.text.trim()
  return text === "" ? undefined : text
}

const numberOf = (property: Property | undefined): number => {
  const text = property?.text.trim() ?? ""
  return /^\d{1,10}$/.test(text) ? Number(text) : 0
}

const listed = (times: ReturnType<typeof timesOf>): ReadonlyArray<CalendarTime> =>
  Array.isArray(times) ? (times as ReadonlyArray<CalendarTime>) : []

const isNoTime = (time: CalendarTime | undefined | Exclude<NoMeeting, "reply">): time is Exclude<NoMeeting, "reply"> =>
  time !== undefined && (typeof time === "string" || "unknownZone" in time)

const present = <Name extends string, A>(name: Name, value: A | undefined): { readonly [K in Name]?: A } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [K in Name]?: A })
