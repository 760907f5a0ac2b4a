/** What a page of `startBrowser.ts` can do: append to a log and tell what was acknowledged, and say what is there. */
import * as Effect from "effect/Effect"
import { type Changes, EntityStore } from "@kith/core/workspace/EntityStore"
import { hideKeyWith } from "@kith/core/domain/merge/CellAddress"
import { emptyHead, headAfter } from "@kith/core/log/Feed"
import type { Entry } from "@kith/core/log/Event"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { LocalLog } from "@kith/core/log/LocalLog"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { catchUp } from "@kith/core/workspace/Projector"
import { rebuild } from "@kith/core/workspace/Rebuild"
import { layerEntityStore } from "@kith/storage/indexeddb/IndexedDbEntityStore"
import { layerLocalLog, localLogOn, openLogDatabase } from "@kith/storage/indexeddb/IndexedDbLocalLog"
import { memoryKeys } from "@kith/storage/memory/MemoryKeys"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"
import { generatedDevices, generateLog } from "@kith/testkit/generateLog"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { sampleEntity, sampleReminder } from "@kith/testkit/conformance/sampleEntities"
import * as Context from "effect/Context"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import type { DeviceId } from "@kith/core/log/Ids"

type Log = LocalLog["Service"]

const FEED = "a"

const openLog = async (name: string): Promise<Log> => localLogOn(await Effect.runPromise(openLogDatabase(name)))

/** The feed as it stands in the log, to go on from there. */
const resumed = async (log: Log): Promise<SampleFeed> => {
  const feed = new SampleFeed(FEED)
  const head = (await Effect.runPromise(log.heads)).get(feed.device)
  if (head !== undefined) feed.rewind(head)
  return feed
}

export interface Held {
  readonly seq: number
  /** Whether its events lead to the head of the feed. */
  readonly whole: boolean
  /** Who wrote each, where they wrote a name. */
  readonly writers: ReadonlyArray<unknown>
}

export interface Writing {
  /** Of the runs, over and over. */
  readonly sizes: ReadonlyArray<number>
  /** How many runs; without end unless given. */
  readonly times?: number
  /** Length of a text in each event that nothing can make smaller. */
  readonly noise?: number
}

/** Appends, and says after each run what the log holds. Ends where it fails, with the reason. */
const write = async (
  name: string,
  { sizes, times = Infinity, noise }: Writing,
  acknowledged: (seq: number) => Promise<void>
): Promise<string> => {
  const log = await openLog(name)
  const feed = await resumed(log)
  for (let turn = 0; turn < times; turn++) {
    const count = sizes[turn % sizes.length]!
    const { run, head } = noise === undefined ? feed.next(count) : feed.next(count, () => noiseOf(noise))
    const failure = await Effect.runPromise(
      Effect.match(log.append(run, head), { onSuccess: () => undefined, onFailure: ({ reason }) => reason._tag })
    )
    if (failure !== undefined) return failure
    // Heard before more is written, or the log would grow as fast as the machine can.
    await acknowledged(head.seq)
  }
  return "done"
}

const noiseOf = (length: number): string =>
  String.fromCharCode(...crypto.getRandomValues(new Uint8Array(length)).map((byte) => 32 + (byte % 90)))

/** Appends single events that say who wrote them, to a feed that others append to at once. */
const race = async (name: string, writer: string, count: number, ready: () => Promise<void>): Promise<number> => {
  const log = await openLog(name)
  let refused = 0
  for (let left = count; left > 0;) {
    const { run, head } = (await resumed(log)).next(1, () => writer)
    if (left === count && refused === 0) await ready()
    const moved = await Effect.runPromise(
      Effect.match(log.append(run, head), {
        onSuccess: () => false,
        onFailure: ({ reason }) => {
          if (reason._tag !== "Moved") throw new Error(reason._tag)
          return true
        }
      })
    )
    if (moved) refused++
    else left--
  }
  return refused
}

const held = async (name: string): Promise<Held> => {
  const log = await openLog(name)
  const feed = new SampleFeed(FEED)
  const head = (await Effect.runPromise(log.heads)).get(feed.device) ?? feed.start
  const entries: Array<Entry> = []
  for (;;) {
    const [run] = await Effect.runPromise(log.read(new Map([[feed.device, entries.length]]), 5000))
    if (run === undefined) break
    for (const entry of run.entries) entries.push(entry)
  }
  const found = headAfter(nobleSha256, feed.start, entries)
  const whole = found.seq === head.seq && found.chain.every((byte, index) => byte === head.chain[index])
  return { seq: head.seq, whole, writers: entries.map(({ event }) => event.body) }
}

const device = "d" as DeviceId

const withEntities = <A>(name: string, body: (store: EntityStore["Service"]) => Effect.Effect<A, unknown>) =>
  Effect.runPromise(
    Effect.scoped(
      Effect.flatMap(Layer.build(layerEntityStore(name)), (context) => body(Context.get(context, EntityStore)))
    )
  )

/** Nothing but a step from the number before. */
const changesTo = (number: number): Changes => ({
  base: number === 1 ? emptyVersion : new Map([[device, number - 1]]),
  folded: { version: new Map([[device, number]]), catalogue: "c" },
  entities: new Map(),
  addKeys: [],
  removeKeys: [],
  reminders: new Map(),
  setAside: []
})

/** Commits over and over; each says its number in all of its parts. Of so many in a row, all but the last say that more follows. */
const fold = (name: string, inARow: number, committed: (number: number) => Promise<void>): Promise<string> =>
  withEntities(name, (store) =>
    Effect.gen(function* () {
      for (let number = ((yield* store.folded)?.version.get(device) ?? 0) + 1; ; number++) {
        const names = Array.from({ length: 300 }, (_, index) => `contact/${(index * 7919) % 1000}`)
        const failure = yield* Effect.match(
          store.commit({
            ...changesTo(number),
            entities: new Map(names.map((one) => [one, sampleEntity(number)])),
            addKeys: names.map((entity) => ({ index: "number", key: String(number), entity })),
            removeKeys: names.map((entity) => ({ index: "number", key: String(number - 1), entity })),
            reminders: new Map(names.map((one) => [one, [sampleReminder(`${one} ${number}`, 1, number)]])),
            // Now and then all is made anew.
            clear: number % 7 === 0,
            more: number % inARow !== 0
          }),
          { onSuccess: () => undefined, onFailure: ({ reason }) => reason._tag }
        )
        if (failure !== undefined) return failure
        yield* Effect.promise(() => committed(number))
      }
    })
  )

/** The number that was committed last, and what else it says: all parts are to agree. */
const folded = (name: string) =>
  withEntities(name, (store) =>
    Effect.gen(function* () {
      const number = (yield* store.folded)?.version.get(device) ?? 0
      const keys = yield* store.range("number", "", "z")
      const names = yield* store.names("contact/", 1000)
      const entities = yield* store.get(names)
      const reminders = yield* store.reminders({ until: number, now: number }, { fixed: 1000, others: 1000 })
      const expected = JSON.stringify([...sampleEntity(number).record.registers])
      return {
        number,
        keys: keys.filter(({ key }) => key === String(number)).length,
        others: keys.length - keys.filter(({ key }) => key === String(number)).length,
        entities: [...entities.values()].filter(({ record }) => JSON.stringify([...record.registers]) === expected)
          .length,
        reminders: reminders.filter(({ reminder }) => reminder.opens === number).length
      }
    })
  )

/** One commit on top of what is there; says how far it is folded then. */
const foldOne = (name: string): Promise<number> =>
  withEntities(name, (store) =>
    Effect.gen(function* () {
      const before = (yield* store.folded)?.version.get(device) ?? 0
      yield* store.commit({
        ...changesTo(before + 1),
        entities: new Map([[`contact/${before + 1}`, sampleEntity(before)]])
      })
      return before + 1
    })
  )

/** A store that stays open: says, each time it is asked, what it holds. */
const watch = async (name: string): Promise<void> => {
  const context = await Effect.runPromise(
    Layer.build(layerEntityStore(name)).pipe(Effect.provideService(Scope.Scope, await Effect.runPromise(Scope.make())))
  )
  const store = Context.get(context, EntityStore)
  Object.assign(globalThis, { watched: () => Effect.runPromise(store.names("", 100)) })
}

const keys = memoryKeys()

/** Stores a generated log. */
const fill = (name: string, events: number): Promise<void> => {
  const heads = new Map(
    generatedDevices().map(({ device, publicKey }) => [device, emptyHead(nobleSha256, keys.workspace, publicKey)])
  )
  const append = Effect.gen(function* () {
    const log = yield* LocalLog
    for (const run of generateLog({ events, hide: hideKeyWith(keys.mac) })) {
      const head = headAfter(nobleSha256, heads.get(run.device)!, run.entries)
      heads.set(run.device, head)
      yield* log.append(run, head)
    }
  })
  return Effect.runPromise(Effect.provide(append, layerLocalLog(name)))
}

const onLog = <A, E>(name: string, work: Effect.Effect<A, E, Layer.Success<ReturnType<typeof portsOn>>>): Promise<A> =>
  Effect.runPromise(Effect.provide(work, portsOn(name)))

const portsOn = (name: string) => Layer.mergeAll(memoryPorts({ keys }), layerLocalLog(name), layerEntityStore(name))

/** Folds what is there, and says how far it is. */
const bringUp = (name: string, told: (folded: number) => Promise<void>): Promise<void> =>
  onLog(
    name,
    catchUp((folded) => void told(folded))
  )

/** Folds everything anew; names what reads differently then, and how many there are. */
const foldAnew = (name: string) => onLog(name, rebuild())

const tab = { write, race, held, fold, folded, foldOne, watch, fill, bringUp, foldAnew }

export type Tab = typeof tab

Object.assign(globalThis, { tab })
