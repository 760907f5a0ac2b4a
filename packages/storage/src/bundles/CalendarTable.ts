/** Published calendars in a relay's tables: a part of `RelayTables`, filled by SQLite and by memory. */
import type { DeviceId } from "@kith/core/log/Ids"
import type { CalendarFacts, PublishedCalendar } from "@kith/core/log/RelayStore"

export interface CalendarTable {
  /** `Corrupt` where the text does not read back as it was kept. */
  readonly get: (id: string) => PublishedCalendar | undefined
  /** Whether or not its text can still be read. */
  readonly facts: (id: string) => (CalendarFacts & { readonly key: number }) | undefined
  /** Of one workspace, by their ids. */
  readonly list: (key: number) => ReadonlyArray<CalendarFacts>
  /** In place of the one before. */
  readonly save: (key: number, id: string, text: Uint8Array, device: DeviceId, at: number) => void
  readonly remove: (id: string) => void
}
