/**
 * Devices that write on what they have seen: gives each draft its place in its author's feed and the dots that it
 * replaces. Between two syncs an author sees its own events and what all held at the last one.
 */
import { catalogue, cellsOf } from "@kith/core/domain/Catalogue"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { addressOf, type HideKey, isAppend } from "@kith/core/domain/merge/CellAddress"
import type { Dot } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import type { BatchId, DeviceId } from "@kith/core/log/Ids"
import { SALT_BYTES } from "@kith/core/log/Sha256"
import type { VirtualWorld } from "../VirtualWorld.ts"

/** The live values of an entity that is written again: dots by cell address, as all saw them at the last sync. */
export type Cells = Map<string, ReadonlyArray<Dot>>

export const newCells = (): Cells => new Map()

interface Stamp {
  readonly at: number
  readonly via: string
  readonly batch: BatchId
}

export class Authorship {
  private readonly hide: HideKey
  private readonly world: VirtualWorld
  /** Events in all. */
  written = 0
  private readonly lengths = new Map<DeviceId, number>()
  /** What was written since the last sync, by cells and address: each author's own view. */
  private readonly apart = new Map<Cells, Map<string, Map<DeviceId, ReadonlyArray<Dot>>>>()

  constructor(hide: HideKey, world: VirtualWorld) {
    this.hide = hide
    this.world = world
  }

  lengthOf(device: DeviceId): number {
    return this.lengths.get(device) ?? 0
  }

  /**
   * @param cells of the entity; left out for one that is written this once and never again
   * @param alone nobody else writes before the next sync
   */
  write(device: DeviceId, draft: Draft, { at, via, batch }: Stamp, alone: boolean, cells?: Cells): Entry {
    const type = catalogue.types.get(draft.type)!
    const entity = type.entity ?? catalogue.entities.get(kindAndId(draft.entity).kind)!
    const writes = type.writes(draft.body, draft)
    const seq = this.lengthOf(device) + 1
    this.lengths.set(device, seq)
    this.written++
    const dot: Dot = { device, seq }
    const replaces: Array<Dot> = []
    if (cells !== undefined) {
      const own = [dot]
      for (const write of writes) {
        if (isAppend(write)) continue
        const address = addressOf(write)
        const live = write.value === undefined ? NONE : own
        const before = alone ? exchange(cells, address, live) : this.exchangeApart(device, cells, address, live)
        for (const replaced of before) if (!replaces.includes(replaced)) replaces.push(replaced)
      }
    }
    const { type: tag, version, entity: name, body } = draft
    return {
      event: { dot, at, via, batch, type: tag, version, entity: name, replaces, body },
      cells: cellsOf(entity, writes, this.hide),
      salt: this.world.random(SALT_BYTES)
    }
  }

  /** Everybody receives everything: what several wrote apart stands side by side. */
  sync(): void {
    for (const [cells, addresses] of this.apart) {
      for (const [address, views] of addresses) {
        exchange(cells, address, [...views.values()].flat())
      }
    }
    this.apart.clear()
  }

  /** In this author's own view, until the next sync. */
  private exchangeApart(device: DeviceId, cells: Cells, address: string, live: ReadonlyArray<Dot>): ReadonlyArray<Dot> {
    let addresses = this.apart.get(cells)
    if (addresses === undefined) this.apart.set(cells, (addresses = new Map()))
    let views = addresses.get(address)
    if (views === undefined) addresses.set(address, (views = new Map()))
    const before = views.get(device) ?? cells.get(address) ?? NONE
    views.set(device, live)
    return before
  }
}

const NONE: ReadonlyArray<Dot> = []

/** Puts what is live now in place of what was. */
const exchange = (cells: Cells, address: string, live: ReadonlyArray<Dot>): ReadonlyArray<Dot> => {
  const before = cells.get(address) ?? NONE
  if (live.length > 0) cells.set(address, live)
  else if (before.length > 0) cells.delete(address)
  return before
}
