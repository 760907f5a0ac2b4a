/** What can happen to a browser's databases besides being written to: newer ones, lost ones, damaged ones, other tabs. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { describe, expect, it } from "vitest"
import { EntityStore, type EntityStoreError } from "@kith/core/workspace/EntityStore"
import type { DeviceId } from "@kith/core/log/Ids"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { deleteDatabase } from "@kith/storage/indexeddb/Database"
import { entityDatabaseName } from "@kith/storage/indexeddb/EntityDatabase"
import { layerEntityStore } from "@kith/storage/indexeddb/IndexedDbEntityStore"
import { localLogOn, openLogDatabase } from "@kith/storage/indexeddb/IndexedDbLocalLog"
import { syncStoreOn } from "@kith/storage/indexeddb/IndexedDbSyncStore"
import { logDatabaseName } from "@kith/storage/indexeddb/LogDatabase"
import { reasonOf } from "@kith/testkit/conformance/conformance"
import { sampleEntity, sampleReminder } from "@kith/testkit/conformance/sampleEntities"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
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
