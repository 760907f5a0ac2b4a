/** What `measure.ts` has a page do: a generated log stored, read back, folded and asked for today's list. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { hideKeyWith } from "@kith/core/domain/merge/CellAddress"
import type { Entry } from "@kith/core/log/Event"
import { emptyHead, headAfter } from "@kith/core/log/Feed"
import { LocalLog } from "@kith/core/log/LocalLog"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { due } from "@kith/core/workspace/Due"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { catchUp } from "@kith/core/workspace/Projector"
import { layerEntityStore } from "@kith/storage/indexeddb/IndexedDbEntityStore"
import { layerLocalLog } from "@kith/storage/indexeddb/IndexedDbLocalLog"
import { memoryKeys } from "@kith/storage/memory/MemoryKeys"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"
import { generatedDevices, generateLog } from "@kith/testkit/generateLog"
import { VIRTUAL_START } from "@kith/testkit/VirtualWorld"

const NAME = "measured"
const APPENDED_AT_ONCE = 4096

const keys = memoryKeys()
const ports = Layer.mergeAll(memoryPorts({ keys }), layerLocalLog(NAME), layerEntityStore(NAME))
const inMemory = Layer.mergeAll(memoryPorts({ keys }), layerLocalLog(NAME))

const timed = async <A>(work: Promise<A>): Promise<readonly [ms: number, result: A]> => {
  const began = performance.now()
  const result = await work
  return [performance.now() - began, result]
}

/** Stores so many events; tells how many bytes gzip makes of them as JSON lines. */
const store = async (events: number) => {
  const hide = hideKeyWith(keys.mac)
  const heads = new Map(
    generatedDevices().map(({ device, publicKey }) => [device, emptyHead(nobleSha256, keys.workspace, publicKey)])
  )
  const lines: Array<string> = []
  const all: Array<Entry> = []
  for (const { entries } of generateLog({ events, hide })) for (const entry of entries) all.push(entry)
  for (const { event } of all) lines.push(`${JSON.stringify(event)}\n`)
  const append = Effect.gen(function* () {
    const log = yield* LocalLog
    let appends = 0
    for (let at = 0; at < all.length; at += APPENDED_AT_ONCE) {
      const some = Map.groupBy(all.slice(at, at + APPENDED_AT_ONCE), ({ event }) => event.dot.device)
      for (const [device, entries] of some) {
        const head = headAfter(nobleSha256, heads.get(device)!, entries)
        heads.set(device, head)
        yield* log.append({ device, first: entries[0]!.event.dot.seq, entries }, head)
        appends++
      }
    }
    return appends
  })
  const [appendMs, appends] = await timed(Effect.runPromise(Effect.provide(append, layerLocalLog(NAME))))
  const packed = new Response(new Blob(lines).stream().pipeThrough(new CompressionStream("gzip")))
  return { appendMs, appends, gzip: (await packed.arrayBuffer()).byteLength, parseMs: parse(lines) }
}

const parse = (lines: ReadonlyArray<string>): number => {
  const began = performance.now()
  for (const line of lines) JSON.parse(line)
  return performance.now() - began
}

const readAll = Effect.gen(function* () {
  const log = yield* LocalLog
  const version = new Map(emptyVersion)
  let count = 0
  for (;;) {
    const runs = yield* log.read(version, 8192)
    if (runs.length === 0) return count
    for (const { device, first, entries } of runs) {
      version.set(device, first + entries.length - 1)
      count += entries.length
    }
  }
})

const read = async () => (await timed(Effect.runPromise(Effect.provide(readAll, layerLocalLog(NAME)))))[0]
const fold = async () => (await timed(Effect.runPromise(Effect.provide(catchUp(), ports))))[0]
const foldInMemory = async () => (await timed(Effect.runPromise(Effect.provide(catchUp(), inMemory))))[0]

/** Opening everything, and today's list: what a page waits for. */
const today = async () => {
  const clock = Object.create(await Effect.runPromise(Clock.Clock), {
    currentTimeMillis: { value: Effect.succeed(VIRTUAL_START) }
  }) as Clock.Clock
  const asked = Effect.provideService(due(), Clock.Clock, clock)
  const [ms, list] = await timed(Effect.runPromise(Effect.provide(asked, ports)))
  return { ms, shown: list.shown.length, waiting: list.waiting }
}

const contacts = async () => {
  const asked = Effect.gen(function* () {
    const entities = yield* EntityStore
    const names = yield* entities.names("contact/", 1e6)
    return (yield* entities.get(names)).size
  })
  const [ms, count] = await timed(Effect.runPromise(Effect.provide(asked, ports)))
  return { ms, count }
}

/** A hundred single events, appended and folded one by one, as captures are. */
const capture = async () => {
  const device = generatedDevices()[0]!
  const work = Effect.gen(function* () {
    const log = yield* LocalLog
    const times: Array<number> = []
    for (let turn = 0; turn < 40; turn++) {
      const head = (yield* log.heads).get(device.device)!
      const seq = head.seq + 1
      const entry: Entry = {
        event: {
          dot: { device: device.device, seq },
          at: VIRTUAL_START + turn,
          via: "web",
          type: "ContactAdded",
          version: 1,
          entity: `contact/captured${turn}`,
          replaces: [],
          body: { name: `Captured ${turn}` }
        },
        cells: ["name"],
        salt: crypto.getRandomValues(new Uint8Array(16))
      }
      const began = performance.now()
      yield* log.append({ device: device.device, first: seq, entries: [entry] }, headAfter(nobleSha256, head, [entry]))
      yield* catchUp()
      times.push(performance.now() - began)
    }
    return times.sort((a, b) => a - b)[20]!
  })
  return Effect.runPromise(Effect.provide(work, ports))
}

const measured = { store, read, fold, foldInMemory, today, contacts, capture }

export type Measured = typeof measured

Object.assign(globalThis, { tab: measured })
