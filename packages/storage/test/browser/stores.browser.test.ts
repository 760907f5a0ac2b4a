/** What can happen to a browser's databases besides being written to: newer ones, lost ones, damaged ones, other tabs. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { EntityStore, type EntityStoreError } from "@kith/core/workspace/EntityStore"
import type { DeviceId } from "@kith/core/log/Ids"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { commitChanges } from "@kith/storage/indexeddb/commitChanges"
import { type Database, deleteDatabase } from "@kith/storage/indexeddb/Database"
import { entityDatabaseName, openEntities, SHAPES } from "@kith/storage/indexeddb/EntityDatabase"
import { readEntities, readFolded, readNames, readRange } from "@kith/storage/indexeddb/entityQueries"
import { layerEntityStore } from "@kith/storage/indexeddb/IndexedDbEntityStore"
import { localLogOn, openLogDatabase } from "@kith/storage/indexeddb/IndexedDbLocalLog"
import { syncStoreOn } from "@kith/storage/indexeddb/IndexedDbSyncStore"
import { logDatabaseName } from "@kith/storage/indexeddb/LogDatabase"
import { readReminders } from "@kith/storage/indexeddb/reminderQueries"
import { Shelves } from "@kith/storage/indexeddb/Shelves"
import { reasonOf } from "@kith/testkit/conformance/conformance"
import { sampleEntity, sampleReminder } from "@kith/testkit/conformance/sampleEntities"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { freshName } from "./freshName.ts"
import { changeRaw, done, everythingIn, openRaw } from "./rawDatabase.ts"

const run = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>): Promise<A> => Effect.runPromise(Effect.scoped(effect))

const openStore = (name: string, patience?: number) =>
  Effect.map(
    Layer.build(Layer.fresh(layerEntityStore(name, patience === undefined ? {} : { patience }))),
    Context.get(EntityStore)
  )

type Store = EntityStore["Service"]

const device = "d" as DeviceId
const someChanges = (from: number) => ({
  base: from === 0 ? emptyVersion : new Map([[device, from]]),
  folded: { version: new Map([[device, from + 1]]), catalogue: "c" },
  entities: new Map([["contact/1", sampleEntity(1)]]),
  addKeys: [{ index: "name", key: "ana", entity: "contact/1" }],
  removeKeys: [],
  reminders: new Map([["contact/1", [sampleReminder("r1", 0, 5)]]]),
  setAside: []
})

describe("a log's database", () => {
  it("is not touched where a newer version wrote it, and says which", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const raw = yield* Effect.promise(() => openRaw(logDatabaseName(name), 7))
        raw.close()
        const error = yield* Effect.flip(openLogDatabase(name))
        expect(error).toMatchObject({ operation: "open", reason: { _tag: "NewerSchema", found: 7, known: 1 } })
      })
    ))

  it("is missing where there is none, if it is not to be made", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const error = yield* Effect.flip(openLogDatabase(name, { create: false }))
        expect(error.reason).toMatchObject({ _tag: "Unavailable", why: "missing" })
        const names = (yield* Effect.promise(() => indexedDB.databases())).map((one) => one.name)
        expect(names).not.toContain(logDatabaseName(name))
        ;(yield* openLogDatabase(name)).close()
        ;(yield* openLogDatabase(name, { create: false })).close()
      })
    ))

  it("gives way to whoever upgrades or removes it, and is unavailable from then on", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const database = yield* openLogDatabase(name)
        const [log, sync] = [localLogOn(database), syncStoreOn(database)]
        expect((yield* log.heads).size).toBe(0)
        yield* Effect.promise(() => deleteDatabase(logDatabaseName(name)))
        expect(yield* reasonOf(log.heads)).toMatchObject({ _tag: "Unavailable", why: "other" })
        const { run, head } = new SampleFeed("a").next(1)
        expect(yield* reasonOf(log.append(run, head))).toMatchObject({ _tag: "Unavailable", why: "other" })
        expect(yield* reasonOf(sync.remotes)).toMatchObject({ _tag: "Unavailable", why: "other" })
      })
    ))

  it("tells of a page that reads otherwise than it was written, and appends all the same", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const feed = new SampleFeed("a")
        const database = yield* openLogDatabase(name)
        const log = localLogOn(database)
        for (let count = 0; count < 3; count++) {
          const { run, head } = feed.next(2)
          yield* log.append(run, head)
        }
        yield* Effect.promise(() =>
          changeRaw(logDatabaseName(name), "pages", [1, 3], (page) => {
            page.bytes[20]! ^= 1
          })
        )
        const dot = { device: feed.device, seq: 3 }
        expect(yield* reasonOf(log.read(emptyVersion, 100))).toMatchObject({ _tag: "Corrupt", dot })
        expect(yield* reasonOf(log.entries([dot]))).toMatchObject({ _tag: "Corrupt", dot })
        expect(yield* reasonOf(log.forget([dot]))).toMatchObject({ _tag: "Corrupt", dot })
        expect((yield* log.read(new Map([[feed.device, 4]]), 100))[0]!.entries).toHaveLength(2)
        for (let count = 0; count < 70; count++) {
          const { run, head } = feed.next(1)
          yield* log.append(run, head)
        }
        expect((yield* log.read(new Map([[feed.device, 4]]), 100))[0]!.entries).toHaveLength(72)
        yield* Effect.promise(() =>
          changeRaw(logDatabaseName(name), "feeds", 1, (record) => {
            record.seq = 5
          })
        )
        expect(yield* reasonOf(log.heads)).toMatchObject({ _tag: "Corrupt" })
        database.close()
      })
    ))

  it("never begins a feed again of which it has lost the end", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const database = yield* openLogDatabase(name)
        const port = localLogOn(database)
        const { run, head } = new SampleFeed("a").next(3)
        yield* port.append(run, head)
        yield* Effect.promise(async () => {
          const raw = await openRaw(logDatabaseName(name))
          await done(raw.transaction("feeds", "readwrite").objectStore("feeds").clear())
          raw.close()
        })
        expect(yield* reasonOf(port.heads)).toMatchObject({ _tag: "Corrupt" })
        expect(yield* reasonOf(port.append(run, head))).toMatchObject({ _tag: "Corrupt" })
        database.close()
      })
    ))
})

describe("the database of entities", () => {
  it("is made anew where a newer version wrote it", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const raw = yield* Effect.promise(() => openRaw(entityDatabaseName(name), 9))
        raw.close()
        const store = yield* openStore(name)
        expect(yield* store.folded).toBe(undefined)
        yield* store.commit(someChanges(0))
        expect(yield* store.names("", 9)).toEqual(["contact/1"])
      })
    ))

  it("is busy while another tab holds on to what is to be made anew", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const raw = yield* Effect.promise(() => openRaw(entityDatabaseName(name), 9))
        const error = yield* Effect.flip(openStore(name, 0))
        expect(error).toMatchObject({ operation: "open", reason: { _tag: "Unavailable", why: "busy" } })
        raw.close()
        const store = yield* openStore(name)
        expect(yield* store.folded).toBe(undefined)
      })
    ))

  it("is empty and open again after another tab has removed it", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const store = yield* openStore(name)
        yield* store.commit(someChanges(0))
        yield* Effect.promise(() => deleteDatabase(entityDatabaseName(name)))
        expect(yield* store.folded).toBe(undefined)
        yield* store.commit(someChanges(0))
        expect((yield* store.folded)?.version.get(device)).toBe(1)
      })
    ))

  const damages = [
    ["an entity that does not read back", "entities", (store: Store) => store.get(["contact/1"])],
    ["reminders that do not read back", "subjects", (store: Store) => store.remindersOf("contact/1")],
    [
      "reminders that their index alone knows",
      undefined,
      (store: Store) => store.reminders({ until: 9, now: 9 }, { fixed: 9, others: 9 })
    ]
  ] as ReadonlyArray<readonly [string, string | undefined, (store: Store) => Effect.Effect<unknown, EntityStoreError>]>
  for (const [what, damaged, read] of damages) {
    it(`fails once over ${what}, and is empty then`, () =>
      run(
        Effect.gen(function* () {
          const name = yield* freshName
          yield* Effect.scoped(Effect.flatMap(openStore(name), (store) => store.commit(someChanges(0))))
          yield* Effect.promise(async () => {
            if (damaged !== undefined) {
              return changeRaw(entityDatabaseName(name), damaged, [], (block) => {
                block.values[0] = block.values[0]!.slice(0, -9)
              })
            }
            const raw = await openRaw(entityDatabaseName(name))
            await done(raw.transaction("subjects", "readwrite").objectStore("subjects").clear())
            raw.close()
          })
          const store = yield* openStore(name)
          const error = yield* Effect.flip(read(store))
          expect(error.reason._tag).toBe("Corrupt")
          expect(yield* store.folded).toBe(undefined)
          yield* store.commit(someChanges(0))
          expect(yield* store.names("", 9)).toEqual(["contact/1"])
        })
      ))
  }

  it("keeps nothing of what was forgotten anywhere in its records", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const store = yield* openStore(name)
        yield* store.commit(someChanges(0))
        const changed = { ...someChanges(1), addKeys: [], removeKeys: someChanges(0).addKeys }
        yield* store.commit({
          ...changed,
          entities: new Map([["contact/1", sampleEntity(2)]]),
          reminders: new Map([["contact/1", []]])
        })
        const { bytes } = yield* Effect.promise(() => everythingIn(entityDatabaseName(name)))
        const texts = bytes.map((one) => new TextDecoder().decode(one))
        expect(texts.some((text) => text.includes("Name 2"))).toBe(true)
        for (const gone of ["Name 1", "ana", "keep-in-touch", "r1"]) {
          expect(texts.filter((text) => text.includes(gone))).toEqual([])
        }
      })
    ))
})

describe("commits of which more follow", () => {
  const first = { ...someChanges(0), more: true }
  const recordsOf = (name: string) =>
    Effect.map(
      Effect.promise(() => everythingIn(entityDatabaseName(name))),
      ({ keys }) => keys.length
    )

  it("are read at once, and on the disk with the one that ends them", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const store = yield* openStore(name)
        yield* store.commit(first)
        expect(yield* store.names("", 9)).toEqual(["contact/1"])
        expect((yield* store.folded)?.version.get(device)).toBe(1)
        expect(yield* recordsOf(name)).toBe(0)
        yield* store.commit({ ...someChanges(1), entities: new Map([["contact/2", sampleEntity(2)]]) })
        expect(yield* store.names("", 9)).toEqual(["contact/1", "contact/2"])
        expect(yield* recordsOf(name)).toBeGreaterThan(0)
        const others = yield* Effect.promise(() => elsewhere(name))
        expect(others).toEqual({ version: 2, names: ["contact/1", "contact/2"] })
      })
    ))

  it("are on the disk when the store is closed, and what they set aside when it is asked for", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        yield* Effect.scoped(Effect.flatMap(openStore(name), (store) => store.commit(first)))
        const store = yield* openStore(name)
        expect((yield* store.folded)?.version.get(device)).toBe(1)
        const kept = {
          dot: { device, seq: 2 },
          type: "T",
          entity: "contact/9",
          why: "unknownType",
          detail: ""
        } as const
        yield* store.commit({ ...someChanges(1), setAside: [kept], more: true })
        expect(yield* store.setAside).toEqual([kept])
      })
    ))

  it("are gone where another tab has committed meanwhile, which then says from where to fold again", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const store = yield* openStore(name)
        yield* store.commit(first)
        yield* Effect.promise(async () => {
          const database = await openEntities(name)
          await commitChanges(new Shelves(), database, {
            ...someChanges(0),
            folded: { version: new Map([[device, 7]]), catalogue: "c" },
            entities: new Map([["contact/7", sampleEntity(7)]])
          })
          database.close()
        })
        expect(yield* reasonOf(store.commit({ ...someChanges(1), more: false }))).toMatchObject({
          _tag: "FoldedMeanwhile"
        })
        expect((yield* store.folded)?.version.get(device)).toBe(7)
        expect(yield* store.names("", 9)).toEqual(["contact/7"])
      })
    ))

  it("take whole blocks away before their neighbours were ever read", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        const keys = Array.from({ length: 3000 }, (_, at) => ({
          index: "i",
          key: `${10_000 + at}`,
          entity: "contact/1"
        }))
        // Two blocks, and nothing of the others.
        const size = SHAPES.keys.size
        const gone = keys.slice(size, 3 * size)
        yield* Effect.promise(async () => {
          const database = await openEntities(name)
          await commitChanges(new Shelves(), database, { ...someChanges(0), addKeys: keys })
          const shelves = new Shelves()
          await commitChanges(shelves, database, { ...someChanges(1), addKeys: [], removeKeys: gone, more: true })
          const left = keys.filter((entry) => !gone.includes(entry))
          const read = (from: Shelves) => from.read(database, (reader) => readRange(reader, "i", "", "z"))
          expect(await read(shelves)).toEqual(left)
          await shelves.settle(database)
          expect(await read(new Shelves())).toEqual(left)
          database.close()
        })
      })
    ))

  it("come to what they would come to one by one, however little is held back or kept", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ numbers: fc.array(fc.nat({ max: 400 }), { maxLength: 60 }), more: fc.boolean() }), {
          maxLength: 8
        }),
        fc.constantFrom(
          { kept: 0, held: 0, folding: 0 },
          { kept: 2000, held: 2000, folding: 4000 },
          { kept: 1e9, held: 1e9, folding: 1e9 }
        ),
        (commits, room) =>
          run(
            Effect.gen(function* () {
              const name = yield* freshName
              yield* Effect.promise(() => checkHeld(name, commits, new Shelves(room)))
            })
          )
      ),
      propertyRuns(15)
    ))
})

const checkHeld = async (
  name: string,
  commits: ReadonlyArray<{ readonly numbers: ReadonlyArray<number>; readonly more: boolean }>,
  shelves: Shelves
): Promise<void> => {
  const database = await openEntities(name)
  const expected = new Map<string, number>()
  let version = 0
  for (const { numbers, more } of commits) {
    const names = numbers.map((number) => `contact/${number}`)
    await commitChanges(shelves, database, {
      ...someChanges(version),
      entities: new Map(names.map((one) => [one, sampleEntity(version)])),
      addKeys: names.map((entity) => ({ index: "i", key: `${version}`, entity })),
      reminders: new Map(names.map((one) => [one, [sampleReminder(`${one} ${version}`, 0, version)]])),
      more
    })
    for (const one of names) expected.set(one, version)
    version++
    expect(await saidBy(shelves, database)).toEqual({ version, names: [...expected.keys()].sort() })
  }
  await shelves.settle(database)
  const anew = new Shelves()
  if (commits.length > 0) {
    expect(await saidBy(anew, database)).toEqual({ version, names: [...expected.keys()].sort() })
  }
  const [stored, reminders] = await anew.read(database, async (reader) => [
    await readEntities(reader, [...expected.keys()]),
    await readReminders(reader, { until: 99, now: 0 }, { fixed: 999, others: 999 })
  ])
  for (const [one, number] of expected) expect(stored.get(one)).toEqual(sampleEntity(number))
  expect(reminders.map(({ reminder }) => reminder.id).sort()).toEqual(
    [...expected].map(([one, number]) => `${one} ${number}`).sort()
  )
  database.close()
}

/** As another tab reads it. */
const elsewhere = async (name: string) => {
  const database = await openEntities(name)
  const said = await saidBy(new Shelves(), database)
  database.close()
  return said
}

const saidBy = (shelves: Shelves, database: Database) =>
  shelves.read(database, async (reader) => ({
    version: (await readFolded(reader))?.version.get(device),
    names: await readNames(reader, "", 999)
  }))
