/**
 * Logs of any length as a job seeker or a club would write them, for benchmarks and large tests: imports, people met,
 * conversations with their notes, edits, reminders settled, on three devices that are sometimes apart. The same
 * seed gives the same log; a longer one is no prefix of a shorter one, since the same years are filled with more.
 *
 * Left out: edits of texts, which need Automerge, and forgotten events.
 */
import type { HideKey } from "@kith/core/domain/merge/CellAddress"
import type { Entry } from "@kith/core/log/Event"
import { deviceIdOf } from "@kith/core/log/Feed"
import type { Run } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { Authorship } from "./generated/Authorship.ts"
import { Doings } from "./generated/Doings.ts"
import type { Batch } from "./generated/Network.ts"
import { testHide } from "./testHide.ts"
import { makeVirtualWorld, VIRTUAL_START, type VirtualWorld } from "./VirtualWorld.ts"

export interface GenerateOptions {
  readonly seed?: number
  /** How many events in all, exactly. */
  readonly events: number
  /** Contacts for each event; about: 0.1 unless said. */
  readonly contactsPerEvent?: number
  /** When the last event was written, ms since 1970; the first was three years before. */
  readonly until?: number
  /** How set elements are named in stubs. */
  readonly hide?: HideKey
}

/** A device that wrote generated events: nobody holds its private key. */
export interface GeneratedDevice {
  readonly device: DeviceId
  readonly publicKey: Uint8Array
}

/** The laptop, the phone and the tablet; the laptop writes most, and imports. */
export const generatedDevices = (seed = 1): ReadonlyArray<GeneratedDevice> => {
  const { random } = makeVirtualWorld(seed)
  return Array.from({ length: 3 }, () => {
    const publicKey = random(32)
    return { device: deviceIdOf(nobleSha256, publicKey), publicKey }
  })
}

/**
 * Runs of the feeds, each feed's in order, in about the order of time; every run is a few to a few thousand events.
 * Holds a few thousand entities in memory, however long the log is.
 */
export function* generateLog(options: GenerateOptions): Generator<Run> {
  const { seed = 1, events, contactsPerEvent = 0.1, until = VIRTUAL_START, hide = testHide } = options
  const world = makeVirtualWorld(seed, until - SPAN)
  const devices = generatedDevices(seed).map(({ device }) => device)
  const authors = new Authorship(hide, world)
  const doings = new Doings(world, { seed, events, contactsPerEvent })
  const clock = makeClock(world, until, events)
  while (authors.written < events) {
    const isImport = doings.isImportDue(authors.written)
    // Two of them at once, one time in ten: what they write then is concurrent.
    const present = isImport ? [devices[0]!] : world.oneIn(10) ? pair(devices, world) : [anyOf(devices, world)]
    const runs = new Map(present.map((device) => [device, [] as Array<Entry>]))
    const write = (device: DeviceId, at: number, { id, via = viaOf(devices, device), drafts }: Batch): void => {
      for (const { draft, cells } of drafts.slice(0, events - authors.written)) {
        runs.get(device)!.push(authors.write(device, draft, { at, via, batch: id }, present.length === 1, cells))
      }
    }
    if (isImport) {
      const at = clock(authors.written)
      write(present[0]!, at, doings.imported(at))
    } else {
      const end = Math.min(events, authors.written + 4 + world.below(60))
      if (present.length === 2) {
        const at = clock(authors.written)
        doings.crossed(at).forEach((batch, index) => write(present[index]!, at, batch))
      }
      while (authors.written < end) {
        const at = clock(authors.written)
        write(world.pick(present), at, doings.next(authors.written, at))
      }
    }
    authors.sync()
    doings.sync()
    for (const [device, entries] of runs) {
      if (entries.length > 0) yield { device, first: authors.lengthOf(device) - entries.length + 1, entries }
    }
  }
}

const DAY = 86_400_000
const SPAN = 3 * 365 * DAY

/** Evenly over the years, by day and never by night. */
const makeClock = (world: VirtualWorld, until: number, events: number): ((written: number) => number) => {
  let last = 0
  return (written) => {
    const even = until - SPAN + (SPAN * (written + 1)) / events
    const day = Math.floor(even / DAY)
    const waking = day * DAY + (8 + ((even / DAY) % 1) * 13) * 3_600_000
    last = Math.max(last + 1, Math.min(until, Math.floor(waking) + world.below(1000)))
    return last
  }
}

const anyOf = (devices: ReadonlyArray<DeviceId>, { below }: VirtualWorld): DeviceId => {
  const share = below(10)
  return devices[share < 6 ? 0 : share < 9 ? 1 : 2]!
}

const pair = (devices: ReadonlyArray<DeviceId>, { below }: VirtualWorld): ReadonlyArray<DeviceId> => {
  const absent = below(devices.length)
  return devices.filter((_, index) => index !== absent)
}

const viaOf = (devices: ReadonlyArray<DeviceId>, device: DeviceId): string => (device === devices[0] ? "cli" : "web")
