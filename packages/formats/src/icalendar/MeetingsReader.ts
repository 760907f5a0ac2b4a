/** A calendar's meetings, one at a time; tasks, notes and free times are passed over. For importing meetings. */
import type { MeetingRefused, MeetingRow } from "@kith/core/domain/Meeting"
import type { ChunkReader } from "../ChunkReader.ts"
import { contentLineOf } from "../contentLine/ContentLine.ts"
import { type LogicalLine, LogicalLines } from "../contentLine/LogicalLines.ts"
import { Property } from "../contentLine/Property.ts"
import { LIMITS, type Limits } from "../Format.ts"
import { RowSink } from "../RowSink.ts"
import { type CalendarClock, clockOf, type Observance, zoneKey } from "./CalendarClock.ts"
import { type Horizon, type Invitation, meetingsOf } from "./meetingOf.ts"
import { observanceOf } from "./observanceOf.ts"

export interface MeetingsOptions {
  /** Between which days series are worked out; left out, only the first meeting of a series is given. */
  readonly horizon?: Horizon
  readonly limits?: Limits
}

export const meetingsReader = (options: MeetingsOptions = {}): ChunkReader<MeetingRow> => new MeetingsReader(options)

/** An event while it is read, or until its zone is known. */
interface Open extends Invitation {
  readonly properties: Array<Property>
  through: number
  size: number
  refused: MeetingRefused | undefined
}

/** Zones mostly stand before the events; so many may wait for one that comes after. */
const WAITING = 1000
/** Components inside one another. */
const DEEPEST = 100

class MeetingsReader implements ChunkReader<MeetingRow> {
  private readonly lines: LogicalLines
  private readonly horizon: Horizon | undefined
  private readonly limits: Limits
  private readonly rows: RowSink<Extract<MeetingRow, { readonly _tag: "Read" }>, MeetingRefused>
  private sawCalendar = false
  /** The components that the line is inside of, outermost first. */
  private inside: Array<string> = []
  private event: Open | undefined
  private lastLine = 0
  private method: string | undefined
  private owner: string | undefined
  private clocks = new Map<string, CalendarClock>()
  private zone: { name: string | undefined; readonly observances: Array<Observance> } | undefined
  private observance: Map<string, string> | undefined
  private waiting: Array<Open> = []

  constructor({ horizon, limits = LIMITS }: MeetingsOptions) {
    this.horizon = horizon
    this.limits = limits
    this.rows = new RowSink("ics", limits)
    this.lines = new LogicalLines({ longest: limits.cell, quotedPrintable: true }, (line) => this.take(line))
  }

  push(bytes: Uint8Array): ReadonlyArray<MeetingRow> {
    this.rows.took(bytes)
    this.lines.push(bytes)
    return this.rows.taken()
  }

  end(): ReadonlyArray<MeetingRow> {
    this.lines.end()
    this.endEvent("noEnd")
    this.endWaiting()
    if (!this.sawCalendar) throw this.rows.notThis()
    return this.rows.taken()
  }

  private take(logical: LogicalLine): void {
    this.lastLine = logical.through
    const content = contentLineOf(logical.bytes)
    if (content === undefined) return
    const component = content.value.trim().toUpperCase()
    if (content.name === "BEGIN") this.begin(component, logical.line)
    else if (content.name === "END") this.endComponent(component)
    else this.property(new Property(content), logical)
  }

  private begin(component: string, line: number): void {
    if (component === "VCALENDAR") {
      this.endEvent("noEnd")
      this.endWaiting()
      this.sawCalendar = true
      this.inside = []
      this.method = this.owner = undefined
      this.clocks = new Map()
    }
    // An event inside an event: the one before does not end.
    if (component === "VEVENT" && this.event !== undefined) {
      this.endEvent("noEnd")
      this.inside.splice(this.inside.lastIndexOf("VEVENT"))
    }
    if (this.inside.length < DEEPEST) this.inside.push(component)
    if (component === "VEVENT") this.openEvent(line)
    else if (component === "VTIMEZONE") this.zone = { name: undefined, observances: [] }
    else if (component === "STANDARD" || component === "DAYLIGHT") this.observance = new Map()
  }

  private openEvent(line: number): void {
    const { method, owner } = this
    this.event = { line, through: line, properties: [], method, owner, size: 0, refused: undefined }
  }

  private endComponent(component: string): void {
    const at = this.inside.lastIndexOf(component)
    if (at < 0) return
    this.inside.length = at
    if (component === "VEVENT") this.endEvent()
    else if (component === "VCALENDAR") this.endWaiting()
    else if (component === "VTIMEZONE") this.endZone()
    else if ((component === "STANDARD" || component === "DAYLIGHT") && this.observance !== undefined) {
      const found = observanceOf(this.observance)
      this.observance = undefined
      if (found !== undefined && (this.zone?.observances.length ?? 0) < 1000) this.zone?.observances.push(found)
    }
  }

  private property(property: Property, { bytes, length }: LogicalLine): void {
    const inside = this.inside.at(-1)
    const { name, text } = property
    if (this.observance !== undefined && OF_OBSERVANCE.has(name)) this.observance.set(name, text)
    else if (this.zone !== undefined && inside === "VTIMEZONE" && name === "TZID") this.zone.name = text.trim()
    else if (inside === "VEVENT" && this.event !== undefined && OF_EVENT.has(name)) {
      this.add(this.event, property, bytes, length)
    } else if (inside === "VCALENDAR" && name === "METHOD") this.method = text.trim().toUpperCase()
    else if (inside === "VCALENDAR" && name === "X-WR-CALNAME" && /^[^\s@]+@[^\s@]+$/.test(text.trim())) {
      this.owner = text.trim()
    }
  }

  private add(event: Open, property: Property, bytes: Uint8Array, length: number): void {
    event.size += bytes.length
    if (length > bytes.length) event.refused ??= "cellTooLarge"
    else if (bytes.includes(0)) event.refused ??= "controlCharacters"
    else if (event.size > this.limits.row || event.properties.length >= this.limits.columns)
      event.refused ??= "rowTooLarge"
    if (event.refused === undefined) event.properties.push(property)
    else event.properties.length = 0
  }

  private endEvent(detail?: string): void {
    const { event } = this
    this.event = undefined
    if (event === undefined) return
    event.through = this.lastLine
    if (detail !== undefined) return this.refuse(event, "notThisShape", detail)
    if (event.refused !== undefined) return this.refuse(event, event.refused)
    this.give(event, this.waiting.length < WAITING)
  }

  private give(event: Open, mayWait: boolean): void {
    const meetings = meetingsOf(event, this.clocks, this.horizon)
    if (meetings === "reply") return this.refuse(event, "notThisShape", meetings)
    if (meetings === "badDate") return this.refuse(event, meetings)
    if (!("unknownZone" in meetings)) {
      for (const meeting of meetings.meetings) this.rows.add({ _tag: "Read", line: event.line, meeting })
    } else if (mayWait) this.waiting.push(event)
    else this.refuse(event, "unknownZone", meetings.unknownZone)
  }

  private endZone(): void {
    const { zone } = this
    this.zone = undefined
    const clock = zone?.name === undefined ? undefined : clockOf(zone.observances)
    if (clock !== undefined && this.clocks.size < 1000) this.clocks.set(zoneKey(zone!.name!), clock)
  }

  private endWaiting(): void {
    for (const event of this.waiting.splice(0)) this.give(event, false)
  }

  private refuse({ line, through }: Open, why: MeetingRefused, detail?: string): void {
    this.rows.refuse(line, through, why, detail)
  }
}

const OF_OBSERVANCE: ReadonlySet<string> = new Set(["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE"])

/** The properties of an event that a meeting is made of; an attached file, say, is not looked at. */
const OF_EVENT: ReadonlySet<string> = new Set(
  [
    ["UID", "RECURRENCE-ID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "SUMMARY", "DESCRIPTION", "LOCATION", "URL"],
    ["DTSTART", "DTEND", "DURATION", "STATUS", "ORGANIZER", "ATTENDEE", "RRULE", "RDATE", "EXDATE", "CONFERENCE"],
    ["X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"]
  ].flat()
)
