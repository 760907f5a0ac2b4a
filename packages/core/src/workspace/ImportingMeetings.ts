/**
 * Meetings of a calendar file into the log: accepted invitations become scheduled meetings, those that were held count
 * as contact, and what the organizer moves or calls off later follows. The same meeting is the same interaction on
 * every device; the whole import is one batch to undo.
 *
 * The log keeps no invitation's SEQUENCE. Within a file the higher one counts; between files a meeting that says
 * something else than the last import did is heard if it was not made before what that import read.
 */
import * as Effect from "effect/Effect"
import { OWN_UID_ENDS } from "../domain/CalendarEntry.ts"
import { parseMoment } from "../domain/calendar/Moment.ts"
import { nameOf, view } from "../domain/declare/Entity.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import { Interaction } from "../domain/entities/Interaction.ts"
import { ImportRun } from "../domain/entities/Preferences.ts"
import { FileImported } from "../domain/events/RecordEvents.ts"
import type { Meeting, MeetingRow } from "../domain/Meeting.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import type { Event } from "../log/Event.ts"
import { BatchId, newId } from "../log/Ids.ts"
import { Primitives } from "../log/Primitives.ts"
import { EntityStore } from "./EntityStore.ts"
import { entriesOf } from "./History.ts"
import { importedId } from "./importedId.ts"
import { isTooLarge } from "./eventSize.ts"
import type { Listed } from "./Importing.ts"
import { isAhead } from "./Logging.ts"
import { changedMeeting, type Held, newMeeting } from "./meetingOutcome.ts"
import { PeopleInMeetings } from "./PeopleInMeetings.ts"
import { get } from "./People.ts"
import { catchUp } from "./Projector.ts"
import { commit } from "./Writer.ts"

/** Whose ids these are, and what `ImportRun` names. */
const MEETING_SOURCE = "ics"

export interface MeetingImportOptions {
  readonly via: string
  readonly file?: string
  /** The user's own addresses, so that they are not taken for somebody whom they met. */
  readonly me?: ReadonlyArray<string>
  /** Makes contacts of people whom nobody knows by their address, unless they are a crowd; else they are only named. */
  readonly addPeople?: boolean
  /** Of a larger import, that is taken back as one: all its parts give the same. */
  readonly batch?: BatchId
  /** Says what would happen, and writes nothing. */
  readonly dryRun?: boolean
}

export interface MeetingImportReport {
  /** Meetings in the file, each occurrence and each version. */
  readonly meetings: number
  readonly new: number
  readonly moved: number
  readonly cancelled: number
  /** Changed otherwise: how long it takes, whether it was accepted, who else is there. */
  readonly changed: number
  /** Nothing new is said of them. */
  readonly known: number
  /** Moved or called off by an older version than the one that was imported last. */
  readonly older: number
  /** Changed by the user since: kept as they are. */
  readonly kept: number
  /** Declined, called off before they were known, or over without having been accepted. */
  readonly passedOver: number
  /** Entries that Kith itself wrote into the calendar. */
  readonly own: number
  readonly peopleAdded: number
  /** What is written, in the order of the file. */
  readonly changes: Listed<MeetingChange>
  /** Meetings with nobody who is a contact. */
  readonly withNobody: Listed<{ readonly line: number; readonly start: string; readonly summary: string }>
  /** People in the other meetings whom nobody knows by their address. */
  readonly unknown: Listed<{ readonly line: number; readonly name: string; readonly email: string | undefined }>
  /** Series of which only the first meeting was taken. */
  readonly series: Listed<{ readonly line: number; readonly start: string; readonly summary: string }>
  readonly unreadable: Listed<Extract<MeetingRow, { readonly _tag: "Refused" }>>
  /** Takes the import back; absent where nothing was written. */
  readonly undo?: BatchId
}

/** One meeting that is new, or that is not as it was. */
export interface MeetingChange {
  readonly as: "new" | "moved" | "cancelled" | "changed"
  readonly line: number
  /** When it is by now, in the notation of `Moment.ts`. */
  readonly start: string
  readonly summary: string
}

/** Of each list in the report. */
const LISTED = 1000
/** Drafts of one commit. */
const CHUNK = 2000

/** Holds the file's meetings while it works: it has to see all versions of one before it knows which counts. */
export const importMeetings = Effect.fn("ImportingMeetings.importMeetings")(function* (
  rows: AsyncIterable<MeetingRow> | Iterable<MeetingRow>,
  options: MeetingImportOptions
) {
  yield* catchUp()
  const { mac } = yield* DeviceKeys
  const batch = options.batch ?? BatchId.make(newId((yield* Primitives).random))
  const read = yield* Effect.promise(() => gather(rows, (meeting) => importedId(mac, MEETING_SOURCE, keyOf(meeting))))
  const held = yield* heldMeetings([...read.latest.keys()])
  const asOf = newestStamp(read.latest.values())
  const people = new PeopleInMeetings(options.me ?? [], options.addPeople === true, asOf, MEETING_SOURCE)
  const drafts: Array<Draft> = []
  const counts = { new: 0, moved: 0, cancelled: 0, changed: 0, known: 0, older: 0, kept: 0, passedOver: 0 }
  const changes = new Listing<MeetingChange>()
  const withNobody = new Listing<{ line: number; start: string; summary: string }>()
  for (const [id, { line, meeting }] of read.latest) {
    const before = held.get(id)
    const who = yield* people.of(meeting, line)
    const ahead = yield* isAhead(meeting.start)
    const outcome =
      before === undefined ? newMeeting(id, meeting, who, ahead) : changedMeeting(id, meeting, who, ahead, before)
    if (typeof outcome === "string") {
      if (outcome === "withNobody") withNobody.add({ line, start: meeting.start, summary: meeting.summary ?? "" })
      else counts[outcome]++
    } else {
      drafts.push(...people.takeDrafts(), outcome.draft)
      counts[outcome.as]++
      changes.add({ as: outcome.as, line, start: meeting.start, summary: meeting.summary ?? "" })
    }
    people.forgetDrafts()
  }
  const report: MeetingImportReport = {
    meetings: read.count,
    ...counts,
    own: read.own,
    peopleAdded: people.added,
    changes: changes.listed(),
    withNobody: withNobody.listed(),
    unknown: people.unknown.listed(),
    series: read.series.listed(),
    unreadable: read.unreadable.listed()
  }
  if (options.dryRun === true || drafts.length === 0) return report
  const { via, file } = options
  const run = FileImported.draft(batch, {
    source: MEETING_SOURCE,
    format: MEETING_SOURCE,
    asOf,
    added: counts.new,
    changed: counts.moved + counts.cancelled + counts.changed,
    ...(file === undefined ? {} : { file })
  })
  drafts.push(run)
  for (let at = 0; at < drafts.length; at += CHUNK) yield* commit(drafts.slice(at, at + CHUNK), { via, batch })
  return { ...report, undo: batch }
})

/** As text that sorts; empty where no version says when it was made. */
const newestStamp = (found: Iterable<Found>): string => {
  let newest: number | undefined
  for (const { meeting } of found) if (meeting.stamp !== undefined) newest = Math.max(newest ?? 0, meeting.stamp)
  return newest === undefined ? "" : new Date(newest).toISOString()
}

/** One interaction a meeting, and one an occurrence of a series. */
const keyOf = ({ uid, recurrence }: Meeting): string => (recurrence === undefined ? uid : `${uid}\n${recurrence}`)

interface Found {
  readonly line: number
  readonly meeting: Meeting
}

/** Those that are there already, with what imports wrote of them. */
const heldMeetings = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
  const names = ids.map((id) => nameOf(Interaction, id))
  const stored = yield* (yield* EntityStore).get(names)
  const events = new Map<string, Array<Event>>()
  for (const { event } of yield* entriesOf([...stored.keys()])) {
    if (!event.via.startsWith("import:")) continue
    const before = events.get(event.entity)
    if (before === undefined) events.set(event.entity, [event])
    else before.push(event)
  }
  const runs = new Map<string, string | undefined>()
  const held = new Map<string, Held>()
  for (const [index, id] of ids.entries()) {
    const name = names[index]!
    const record = stored.get(name)?.record
    if (record === undefined || record.registers.size === 0) continue
    const imports = events.get(name) ?? []
    const batch = imports.at(-1)?.batch
    if (batch !== undefined && !runs.has(batch)) runs.set(batch, (yield* get(ImportRun, batch))?.asOf)
    held.set(id, {
      now: view(Interaction, id, record),
      deleted: record.registers.has("deleted"),
      said: Object.assign({}, ...imports.map(({ body }) => body)) as Held["said"],
      asOf: batch === undefined ? undefined : runs.get(batch)
    })
  }
  return held
})

/** The version of each meeting that counts. */
const gather = async (rows: AsyncIterable<MeetingRow> | Iterable<MeetingRow>, idOf: (meeting: Meeting) => string) => {
  const latest = new Map<string, Found>()
  const series = new Listing<{ line: number; start: string; summary: string }>()
  const unreadable = new Listing<Extract<MeetingRow, { readonly _tag: "Refused" }>>()
  let count = 0
  let own = 0
  for await (const row of rows) {
    if (row._tag === "Refused") {
      unreadable.add(row)
      continue
    }
    const { line, meeting } = row
    count++
    if (meeting.uid.endsWith(OWN_UID_ENDS)) {
      own++
      continue
    }
    if (isTooLarge([meeting.summary ?? "", meeting.location ?? "", meeting.url ?? "", meeting.description ?? ""])) {
      unreadable.add({ _tag: "Refused", line, why: "rowTooLarge" })
      continue
    }
    if (parseMoment(meeting.start) === undefined) {
      unreadable.add({ _tag: "Refused", line, why: "badDate" })
      continue
    }
    if (meeting.repeats !== undefined) series.add({ line, start: meeting.start, summary: meeting.summary ?? "" })
    const id = idOf(meeting)
    const before = latest.get(id)
    if (before === undefined || isNewer(meeting, before.meeting)) latest.set(id, { line, meeting })
  }
  return { latest, series, unreadable, count, own }
}

/** Of two versions in one file; of equal ones the later in the file. */
const isNewer = (meeting: Meeting, before: Meeting): boolean => {
  if (meeting.ofSeries !== before.ofSeries) return meeting.ofSeries === undefined
  if (meeting.sequence !== before.sequence) return meeting.sequence > before.sequence
  return (meeting.stamp ?? 0) >= (before.stamp ?? 0)
}

class Listing<A> {
  private count = 0
  private readonly first: Array<A> = []

  add(one: A): void {
    if (this.count++ < LISTED) this.first.push(one)
  }

  listed(): Listed<A> {
    return { count: this.count, first: this.first }
  }
}
