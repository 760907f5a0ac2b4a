/** A relay's published calendars in memory: a shelf of `RelayMemory`. */
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { CalendarFacts } from "@kith/core/log/RelayStore"
import { checksum } from "../checksum.ts"
import { StoreFault } from "../StoreFault.ts"
import type { CalendarTable } from "./CalendarTable.ts"
import type { MemoryUndo } from "./MemoryUndo.ts"

interface MemoryCalendar {
  readonly key: number
  readonly text: Uint8Array
  readonly checksum: number
  readonly device: DeviceId
  readonly at: number
}

export type CalendarsImage = ReadonlyArray<readonly [string, MemoryCalendar]>

export class MemoryCalendars {
  private calendars = new Map<string, MemoryCalendar>()
  private readonly undo: MemoryUndo
  private readonly workspaceOf: (key: number) => WorkspaceId

  constructor(undo: MemoryUndo, workspaceOf: (key: number) => WorkspaceId) {
    this.undo = undo
    this.workspaceOf = workspaceOf
  }

  get image(): CalendarsImage {
    return [...this.calendars]
  }

  restore(image: CalendarsImage): void {
    this.calendars = new Map(image)
  }

  /** Flips one bit of what is stored. */
  spoil(id: string): void {
    const found = this.calendars.get(id)
    if (found === undefined) throw new Error(`no calendar ${id}`)
    const text = found.text.slice()
    text[text.length >> 1]! ^= 1
    this.calendars.set(id, { ...found, text })
  }

  /** A workspace's, with it. */
  removeAll(key: number): void {
    for (const [id, calendar] of this.calendars) if (calendar.key === key) this.undo.delete(this.calendars, id)
  }

  readonly table: CalendarTable = {
    get: (id) => {
      const found = this.calendars.get(id)
      if (found === undefined) return undefined
      if (checksum("calendar", found.text) !== found.checksum) throw new StoreFault({ _tag: "Corrupt" })
      return { ...factsOf(id, found), workspace: this.workspaceOf(found.key), text: found.text }
    },
    facts: (id) => {
      const found = this.calendars.get(id)
      return found === undefined ? undefined : { ...factsOf(id, found), key: found.key }
    },
    list: (key) =>
      [...this.calendars]
        .filter(([, calendar]) => calendar.key === key)
        .map(([id, calendar]) => factsOf(id, calendar))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    save: (key, id, text, device, at) =>
      this.undo.put(this.calendars, id, { key, text, checksum: checksum("calendar", text), device, at }),
    remove: (id) => this.undo.delete(this.calendars, id)
  }
}

const factsOf = (id: string, { device, at, text }: MemoryCalendar): CalendarFacts => ({
  id,
  device,
  at,
  bytes: text.length
})
