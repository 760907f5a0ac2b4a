/** When devices are to be woken, in a relay's tables: a part of `RelayTables`, filled by SQLite and by memory. */
import type { DeviceId } from "@kith/core/log/Ids"
import type { DeviceWakes, DueWakes } from "@kith/core/log/RelayStore"

export interface WakeTable {
  readonly get: (key: number, device: DeviceId) => DeviceWakes | undefined
  /** How many devices of one workspace. */
  readonly count: (key: number) => number
  /** In place of what the device had, under a new id. */
  readonly save: (key: number, wakes: DeviceWakes) => void
  /** `false` where there is nothing. */
  readonly remove: (key: number, device: DeviceId) => boolean
  /** By when they are due. */
  readonly due: (now: number, most: number) => ReadonlyArray<DueWakes>
  /** `false` where it is no longer there. */
  readonly settle: (id: number, left: Pick<DueWakes, "hours" | "dueAt" | "tries"> | undefined) => boolean
}
