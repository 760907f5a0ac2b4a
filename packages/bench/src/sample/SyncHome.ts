/** A relay's folder after years of syncing, and the logs of the devices that did it: what a new device catches up with. */
import { inChild, resultOf } from "../harness/inChild.ts"
import { eventsText } from "../harness/figures.ts"
import type { Bench } from "../workloads/Workload.ts"

export interface SyncHome {
  readonly events: number
  /** The relay's data folder. */
  readonly relay: string
  /** Each device's log, laptop, phone and tablet; the fourth of `SYNC_DEVICES` is new, and has none yet. */
  readonly logs: ReadonlyArray<string>
  /** Bundles that the relay hands out, and the bytes of them. */
  readonly bundles: number
  readonly bytes: number
  /** Bytes of bundles that were replaced by larger ones. */
  readonly replacedBytes: number
}

export interface SyncHomeInput {
  readonly folder: string
  readonly events: number
}

/** Three that wrote, and a new one. */
export const SYNC_DEVICES = 4

const made = new WeakMap<Bench, Map<number, Promise<SyncHome>>>()

/** Made once a run. */
export const syncHomeOf = (bench: Bench, events: number): Promise<SyncHome> => {
  const homes = made.get(bench) ?? new Map<number, Promise<SyncHome>>()
  made.set(bench, homes)
  const home = homes.get(events) ?? makeSyncHome(bench, events)
  homes.set(events, home)
  return home
}

const makeSyncHome = async (bench: Bench, events: number): Promise<SyncHome> => {
  bench.progress(`syncing ${eventsText(events)} events to a relay as they are written`)
  const input: SyncHomeInput = { folder: bench.folder(`sync-${events}`), events }
  return resultOf("sync-home", await inChild<SyncHome>("sync-home", input))
}
