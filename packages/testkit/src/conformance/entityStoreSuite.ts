/** What every `EntityStore` keeps to. Published: an adapter of your own runs it with one line. */
import * as fc from "fast-check"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect } from "vitest"
import type { DeviceId } from "@kith/core/log/Ids"
import { emptyVersion } from "@kith/core/log/VersionVector"
import {
  type Changes,
  EntityStore,
  type EntityStoreError,
  type IndexEntry,
  type Kept,
  type StoredEntity
} from "@kith/core/workspace/EntityStore"
import { propertyRuns } from "../propertyRuns.ts"
import { type Exceptions, type Laws, lawsHold, type MakePlace } from "./conformance.ts"
import { sampleEntity, sampleReminder } from "./sampleEntities.ts"

export type Store = EntityStore["Service"]

/**
 * @example
 * entityStoreSuite("memory", Effect.succeed(layerMemoryEntityStore), {
 *   "keeps what was committed when it is opened again": "it keeps nothing once closed"
 * })
 */
export const entityStoreSuite = (
  name: string,
  make: MakePlace<EntityStore, EntityStoreError>,
  exceptions: Exceptions<keyof typeof laws> = {}
): void =>
  lawsHold(
    `EntityStore on ${name}`,
    laws,
    exceptions,
    Effect.map(make, (layer) => Effect.map(Layer.build(Layer.fresh(layer)), Context.get(EntityStore)))
  )

/** Open by then, and looked at then. */
const openAt = (until: number) => ({ until, now: until })
const ALL = { fixed: 100, others: 100 }

const device = "d" as DeviceId
const at = (seq: number) => new Map([[device, seq]])

/** Changes that take the store from `base` events of one device to `to`. */
const changes = (base: number, to: number, parts: Partial<Changes> = {}): Changes => ({
  base: base === 0 ? emptyVersion : at(base),
  folded: { version: at(to), catalogue: "c1" },
  entities: new Map(),
  addKeys: [],
  removeKeys: [],
  reminders: new Map(),
  setAside: [],
  ...parts
})

const entry = (index: string, key: string, entity: string): IndexEntry => ({ index, key, entity })

const reasonOf = <A>(effect: Effect.Effect<A, EntityStoreError>) =>
  Effect.map(Effect.flip(effect), ({ reason }) => reason._tag)

const kept = (seq: number, type: string): Kept => ({
  dot: { device, seq },
  type,
  entity: "contact/x",
  why: "unknownType",
  detail: `no ${type}`
})

/** From low to high by code point; by UTF-16 unit, the last two change places. */
const WORDS = [
  "",
  "\u0000",
  " ",
  "-1",
  "0",
  "Z",
  "a",
  "a\u0000",
  "a ",
  "aa",
  "ab",
  "b",
  "é",
  "田中",
  "\uff5a",
  "👩🏽‍💻",
  "\u{10ffff}"
]

const laws = {
  "holds nothing at first, which is not the same as nothing folded": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      expect(yield* store.folded).toBe(undefined)
      expect([...(yield* store.get(["contact/a"]))]).toEqual([])
      expect(yield* store.names("", 10)).toEqual([])
      expect(yield* store.range("name", "", "z")).toEqual([])
      expect(yield* store.reminders(openAt(Number.MAX_SAFE_INTEGER), ALL)).toEqual([])
      expect(yield* store.countReminders(openAt(Number.MAX_SAFE_INTEGER), 10)).toBe(0)
      expect(yield* store.setAside).toEqual([])
      yield* store.commit({ ...changes(0, 0), folded: { version: emptyVersion, catalogue: "c1" } })
      expect(yield* store.folded).toEqual({ version: emptyVersion, catalogue: "c1" })
    }),

  "gives back entities as they were committed": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const first = new Map([1, 2, 3, 4, 5].map((number) => [`contact/${number}`, sampleEntity(number)]))
      yield* store.commit(changes(0, 5, { entities: first }))
      expect(yield* store.get(["contact/3", "contact/9", "contact/1"])).toEqual(
        new Map([3, 1].map((number) => [`contact/${number}`, sampleEntity(number)]))
      )
      yield* store.commit(changes(5, 6, { entities: new Map([["contact/3", sampleEntity(33)]]) }))
      expect((yield* store.get(["contact/3"])).get("contact/3")).toEqual(sampleEntity(33))
      expect((yield* store.get(["contact/4"])).get("contact/4")).toEqual(sampleEntity(4))
      expect(yield* store.folded).toEqual({ version: at(6), catalogue: "c1" })
    }),

  "changes nothing until it is committed, whatever is done to what it gave": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const given = sampleEntity(4)
      yield* store.commit(changes(0, 1, { entities: new Map([["contact/4", given]]) }))
      given.record.registers.clear()
      const read = (yield* store.get(["contact/4"])).get("contact/4")!
      expect(read).toEqual(sampleEntity(4))
      read.record.registers.clear()
      for (const cells of read.record.elements.values()) cells.clear()
      ;(read.record.ahead as Map<string, unknown>).clear()
      expect((yield* store.get(["contact/4"])).get("contact/4")).toEqual(sampleEntity(4))
    }),

  "names entities by prefix, in order": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const names = ["contact/b", "contact/a", "contact/ab", "gathering/a", "contactless/a", "contact/B"]
      yield* store.commit(changes(0, 1, { entities: new Map(names.map((name, index) => [name, sampleEntity(index)])) }))
      expect(yield* store.names("contact/", 10)).toEqual(["contact/B", "contact/a", "contact/ab", "contact/b"])
      expect(yield* store.names("contact/a", 10)).toEqual(["contact/a", "contact/ab"])
      expect(yield* store.names("contact/", 2)).toEqual(["contact/B", "contact/a"])
      expect((yield* store.names("", Number.MAX_SAFE_INTEGER)).length).toBe(6)
      expect(yield* store.names("opening/", 10)).toEqual([])
    }),

  "commits only what follows on what it holds, or nothing of it": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const late = changes(1, 3, {
        entities: new Map([["contact/1", sampleEntity(1)]]),
        addKeys: [entry("name", "ana", "contact/1")],
        reminders: new Map([["contact/1", [sampleReminder("r1", 0, 5)]]]),
        setAside: [kept(2, "Odd")],
        clear: true
      })
      expect(yield* reasonOf(store.commit(late))).toBe("FoldedMeanwhile")
      yield* store.commit(changes(0, 2, { addKeys: [entry("name", "bo", "contact/2")] }))
      expect(yield* reasonOf(store.commit(late))).toBe("FoldedMeanwhile")
      expect(yield* reasonOf(store.commit({ ...late, base: emptyVersion }))).toBe("FoldedMeanwhile")
      const longer = new Map([...at(2), ["e" as DeviceId, 1] as const])
      expect(yield* reasonOf(store.commit({ ...late, base: longer }))).toBe("FoldedMeanwhile")
      expect(yield* store.folded).toEqual({ version: at(2), catalogue: "c1" })
      expect([...(yield* store.get(["contact/1"]))]).toEqual([])
      expect((yield* store.range("name", "", "z")).map(({ key }) => key)).toEqual(["bo"])
      expect(yield* store.reminders(openAt(9), ALL)).toEqual([])
      expect(yield* store.setAside).toEqual([])
      yield* store.commit({ ...late, base: at(2) })
      expect((yield* store.range("name", "", "z")).map(({ key }) => key)).toEqual(["ana"])
    }),

  "orders an index by code point and then by entity, from the first key to before the second": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const inOrder = WORDS.flatMap((key) => [entry("name", key, "contact/a"), entry("name", key, "contact/b")])
      const others = [entry("tag", "a", "contact/c"), entry("nam", "a", "contact/d"), entry("name2", "a", "contact/e")]
      // By another order than theirs.
      const shuffled = inOrder.map((_, index) => inOrder[(index * 7 + 3) % inOrder.length]!)
      yield* store.commit(changes(0, 1, { addKeys: [...others, ...shuffled, ...inOrder] }))
      const all = yield* store.range("name", "", "\u{10ffff}\u{10ffff}")
      expect(all).toEqual(inOrder)
      for (let from = 0; from < WORDS.length; from++) {
        for (let to = 0; to < WORDS.length; to++) {
          const expected = inOrder.slice(from * 2, Math.max(from, to) * 2)
          expect(yield* store.range("name", WORDS[from]!, WORDS[to]!)).toEqual(expected)
        }
      }
      const reversed = inOrder.toReversed()
      expect(yield* store.range("name", "", "\u{10ffff}\u{10ffff}", { reverse: true })).toEqual(reversed)
      expect(yield* store.range("name", "", "\u{10ffff}\u{10ffff}", { reverse: true, limit: 3 })).toEqual(
        reversed.slice(0, 3)
      )
      expect(yield* store.range("name", "a", "b", { limit: 5 })).toEqual(
        inOrder.filter(({ key }) => key.startsWith("a")).slice(0, 5)
      )
      expect(yield* store.range("name", "", "z", { limit: 0 })).toEqual([])
      expect(yield* store.range("tag", "", "z")).toEqual([others[0]])
    }),

  "keeps keys well-formed": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      yield* store.commit(changes(0, 1, { addKeys: [entry("name", "\ud83da", "contact/a")] }))
      expect(yield* store.range("name", "", "\u{10ffff}")).toEqual([entry("name", "\ufffda", "contact/a")])
      yield* store.commit(changes(1, 2, { removeKeys: [entry("name", "\ud83da", "contact/a")] }))
      expect(yield* store.range("name", "", "\u{10ffff}")).toEqual([])
    }),

  "removes keys before it adds them": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const ana = entry("name", "ana", "contact/1")
      const bo = entry("name", "bo", "contact/1")
      yield* store.commit(changes(0, 1, { addKeys: [ana, ana] }))
      yield* store.commit(changes(1, 2, { addKeys: [bo, ana], removeKeys: [ana, entry("none", "x", "contact/1")] }))
      expect(yield* store.range("name", "", "z")).toEqual([ana, bo])
      yield* store.commit(changes(2, 3, { removeKeys: [ana, entry("name", "bo", "contact/2")] }))
      expect(yield* store.range("name", "", "z")).toEqual([bo])
    }),

  "gives open reminders by rank and time: of rank 0 the latest, of each other the first": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const reminders = new Map([
        ["contact/1", [sampleReminder("r1", 2, 50), sampleReminder("r2", 0, 40), sampleReminder("r3", 0, 10)]],
        ["contact/2", [sampleReminder("r4", 2, 20), sampleReminder("r5", 2, 20), sampleReminder("r6", 1.5, 90)]],
        ["gathering/1", [sampleReminder("r0", 2, 20), sampleReminder("r7", 0, 41), sampleReminder("r8", 7, 50)]],
        ["contact/3", []]
      ])
      yield* store.commit(changes(0, 1, { reminders }))
      const ids = Effect.fnUntraced(function* (until: number, fixed: number, others: number) {
        return (yield* store.reminders(openAt(until), { fixed, others })).map(({ reminder }) => reminder.id)
      })
      expect(yield* ids(100, 100, 100)).toEqual(["r3", "r2", "r7", "r6", "r0", "r4", "r5", "r1", "r8"])
      expect(yield* ids(50, 100, 100)).toEqual(["r3", "r2", "r7", "r0", "r4", "r5", "r1", "r8"])
      expect(yield* ids(49, 2, 2)).toEqual(["r2", "r7", "r0", "r4"])
      expect(yield* ids(40, 9, 0)).toEqual(["r3", "r2"])
      expect(yield* ids(9, 9, 9)).toEqual([])
      expect(yield* store.countReminders(openAt(50), 100)).toBe(8)
      expect(yield* store.countReminders(openAt(50), 3)).toBe(3)
      expect(yield* store.countReminders(openAt(19), 100)).toBe(1)
      const [latest] = yield* store.reminders(openAt(40), { fixed: 1, others: 0 })
      expect(latest).toStrictEqual({ subject: "contact/1", reminder: sampleReminder("r2", 0, 40) })
      expect((yield* store.nextReminder(9))?.reminder.id).toBe("r3")
      expect((yield* store.nextReminder(10))?.reminder.id).toBe("r0")
      expect((yield* store.nextReminder(41))?.reminder.id).toBe("r1")
      expect(yield* store.nextReminder(90)).toBeUndefined()
    }),

  "leaves out reminders that have lapsed, whatever their rank": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const lapsing = (id: string, rank: number, opens: number, lapses: number) => {
        const one = sampleReminder(id, rank, opens)
        return { ...one, why: { ...one.why, lapses } }
      }
      const list = [
        lapsing("r1", 0, 10, 20),
        lapsing("r2", 0, 10, 30),
        lapsing("r3", 2, 10, 20),
        lapsing("r4", 2, 12, 30),
        sampleReminder("r5", 0, 11),
        sampleReminder("r6", 2, 11)
      ]
      yield* store.commit(changes(0, 1, { reminders: new Map([["contact/1", list]]) }))
      const ids = Effect.fnUntraced(function* (until: number, now: number, most: number) {
        const found = yield* store.reminders({ until, now }, { fixed: most, others: most })
        expect(yield* store.countReminders({ until, now }, 9)).toBe(
          (yield* store.reminders({ until, now }, ALL)).length
        )
        return found.map(({ reminder }) => reminder.id)
      })
      expect(yield* ids(50, 19, 9)).toEqual(["r1", "r2", "r5", "r3", "r6", "r4"])
      expect(yield* ids(50, 20, 9)).toEqual(["r2", "r5", "r6", "r4"])
      expect(yield* ids(50, 30, 9)).toEqual(["r5", "r6"])
      expect(yield* ids(11, 20, 9)).toEqual(["r2", "r5", "r6"])
      expect(yield* ids(50, 20, 1)).toEqual(["r5", "r6"])
      expect((yield* store.nextReminder(11))?.reminder.id).toBe("r4")
    }),

  "replaces a subject's reminders together, and finds them by subject and by id": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const one = [sampleReminder("abc", 1, 50), sampleReminder("abd", 1, 10)]
      const two = [sampleReminder("ab", 1, 30), sampleReminder("b", 1, 30)]
      yield* store.commit(
        changes(0, 1, {
          reminders: new Map([
            ["contact/1", one],
            ["contact/2", two]
          ])
        })
      )
      expect((yield* store.remindersById("ab")).map(({ reminder }) => reminder.id)).toEqual(["ab", "abc", "abd"])
      expect(yield* store.remindersById("abc")).toStrictEqual([{ subject: "contact/1", reminder: one[0] }])
      expect(yield* store.remindersById("c")).toEqual([])
      expect((yield* store.remindersOf("contact/1")).map(({ reminder }) => reminder.id)).toEqual(["abd", "abc"])
      // Twice the same id: the last one holds.
      const changed = [sampleReminder("abc", 1, 7), sampleReminder("abc", 1, 60)]
      yield* store.commit(changes(1, 2, { reminders: new Map([["contact/1", changed]]) }))
      expect((yield* store.reminders(openAt(100), ALL)).map(({ reminder }) => reminder)).toStrictEqual([
        two[0],
        two[1],
        changed[1]
      ])
      yield* store.commit(
        changes(2, 3, {
          reminders: new Map([
            ["contact/1", []],
            ["contact/3", one]
          ])
        })
      )
      expect(yield* store.remindersOf("contact/1")).toEqual([])
      expect((yield* store.remindersById("abd")).map(({ subject }) => subject)).toEqual(["contact/3"])
      expect((yield* store.reminders(openAt(100), ALL)).length).toBe(4)
    }),

  "keeps what was set aside, by device and number, once each": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      yield* store.commit(changes(0, 20, { setAside: [kept(20, "B"), kept(3, "A")] }))
      const other: Kept = { ...kept(1, "C"), dot: { device: "a" as DeviceId, seq: 1 }, why: "undecodable" }
      yield* store.commit(changes(20, 21, { setAside: [other, kept(3, "A")] }))
      expect(yield* store.setAside).toEqual([other, kept(3, "A"), kept(20, "B")])
    }),

  "starts from nothing within a commit": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const full = (number: number): Partial<Changes> => ({
        entities: new Map([[`contact/${number}`, sampleEntity(number)]]),
        addKeys: [entry("name", `n${number}`, `contact/${number}`), entry(`only${number}`, "k", "contact/1")],
        reminders: new Map([[`contact/${number}`, [sampleReminder(`r${number}`, 0, 1)]]]),
        setAside: [kept(number, "Odd")]
      })
      yield* store.commit(changes(0, 9, full(1)))
      const folded = { version: at(4), catalogue: "c2" }
      yield* store.commit({ ...changes(9, 4, full(2)), folded, clear: true })
      expect(yield* store.folded).toEqual(folded)
      expect(yield* store.names("", 10)).toEqual(["contact/2"])
      expect([...(yield* store.get(["contact/1", "contact/2"])).keys()]).toEqual(["contact/2"])
      expect((yield* store.range("name", "", "z")).map(({ key }) => key)).toEqual(["n2"])
      expect(yield* store.range("only1", "", "z")).toEqual([])
      expect((yield* store.reminders(openAt(9), ALL)).map(({ reminder }) => reminder.id)).toEqual(["r2"])
      expect(yield* store.remindersOf("contact/1")).toEqual([])
      expect(yield* store.setAside).toEqual([kept(2, "Odd")])
      yield* store.commit(changes(4, 5, full(1)))
      expect(yield* store.names("", 10)).toEqual(["contact/1", "contact/2"])
      expect((yield* store.range("only1", "", "z")).length).toBe(1)
    }),

  "takes tens of thousands of changes in one commit": (open) =>
    Effect.gen(function* () {
      const store = yield* open
      const numbers = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 20_000)
      const entity = sampleEntity(1)
      yield* store.commit(
        changes(0, 1, {
          entities: new Map(numbers.map((number) => [`contact/${number}`, entity])),
          addKeys: numbers.flatMap((number) => [
            entry("number", String(number).padStart(5, "0"), `contact/${number}`),
            entry("parity", String(number % 2), `contact/${number}`)
          ])
        })
      )
      expect((yield* store.range("number", "00100", "00103")).map(({ entity }) => entity)).toEqual([
        "contact/100",
        "contact/101",
        "contact/102"
      ])
      expect((yield* store.range("parity", "1", "2")).length).toBe(10_000)
      expect((yield* store.range("number", "", "z", { reverse: true, limit: 1 }))[0]!.key).toBe("19999")
    }),

  "keeps what was committed when it is opened again": (open) =>
    Effect.gen(function* () {
      const all: Partial<Changes> = {
        entities: new Map([["contact/3", sampleEntity(3)]]),
        addKeys: [entry("name", "ana", "contact/3")],
        reminders: new Map([["contact/3", [sampleReminder("r", 1, 2)]]]),
        setAside: [kept(1, "Odd")]
      }
      yield* Effect.scoped(Effect.flatMap(open, (store) => store.commit(changes(0, 7, all))))
      const store = yield* open
      expect(yield* store.folded).toEqual({ version: at(7), catalogue: "c1" })
      expect((yield* store.get(["contact/3"])).get("contact/3")).toEqual(sampleEntity(3))
      expect(yield* store.range("name", "", "z")).toEqual(all.addKeys)
      expect(yield* store.remindersOf("contact/3")).toStrictEqual([
        { subject: "contact/3", reminder: sampleReminder("r", 1, 2) }
      ])
      expect(yield* store.setAside).toEqual([kept(1, "Odd")])
    }),

  "is one store, however often it is open": (open) =>
    Effect.gen(function* () {
      const one = yield* open
      const other = yield* open
      yield* one.commit(changes(0, 1, { addKeys: [entry("name", "ana", "contact/1")] }))
      expect((yield* other.range("name", "", "z")).length).toBe(1)
      expect(yield* reasonOf(other.commit(changes(0, 2)))).toBe("FoldedMeanwhile")
      yield* other.commit(changes(1, 2, { addKeys: [entry("tag", "x", "contact/1")] }))
      expect((yield* one.range("tag", "", "z")).length).toBe(1)
      expect(yield* reasonOf(one.commit(changes(1, 3)))).toBe("FoldedMeanwhile")
    }),

  "answers as plain lists would, whatever is committed": (open) =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(fc.array(commit, { maxLength: 6 }), (commits) =>
          Effect.runPromise(Effect.scoped(Effect.flatMap(open, (store) => checkAgainstModel(store, commits))))
        ),
        propertyRuns(60)
      )
    )
} satisfies Laws<string, Store>

const word = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ unit: "binary", maxLength: 3 }),
  fc.string({ maxLength: 2 })
)
const key = fc.record({
  index: fc.constantFrom("name", "tag"),
  key: word,
  entity: fc.constantFrom("contact/a", "contact/b", "x")
})
const commit = fc.record({
  clear: fc.boolean(),
  entities: fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c/d", "é", "👩"), fc.nat({ max: 40 })), {
    selector: ([name]) => name
  }),
  addKeys: fc.array(key, { maxLength: 12 }),
  removeKeys: fc.array(key, { maxLength: 6 }),
  reminders: fc.uniqueArray(
    fc.tuple(
      fc.constantFrom("contact/a", "contact/b", "gathering/c"),
      fc.uniqueArray(fc.tuple(fc.constantFrom("r1", "r2", "r3", "q"), fc.nat({ max: 2 }), fc.nat({ max: 9 })), {
        selector: ([id]) => id
      })
    ),
    { selector: ([subject]) => subject }
  )
})
type Commit = typeof commit extends fc.Arbitrary<infer A> ? A : never

const bytes = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join("")
const byBytes = (a: string, b: string): number => (bytes(a) < bytes(b) ? -1 : bytes(a) > bytes(b) ? 1 : 0)

const checkAgainstModel = Effect.fnUntraced(function* (store: Store, commits: ReadonlyArray<Commit>) {
  const entities = new Map<string, StoredEntity>()
  let keys: ReadonlyArray<IndexEntry> = []
  const reminders = new Map<string, ReturnType<typeof sampleReminder>[]>()
  let clear = true
  for (const one of commits) {
    const before = (yield* store.folded)?.version ?? emptyVersion
    const seq = (before.get(device) ?? 0) + 1
    clear ||= one.clear
    if (clear) {
      entities.clear()
      keys = []
      reminders.clear()
    }
    const parts = {
      entities: new Map(one.entities.map(([name, number]) => [name, sampleEntity(number)])),
      addKeys: one.addKeys,
      removeKeys: one.removeKeys,
      reminders: new Map(
        one.reminders.map(([subject, list]) => [
          subject,
          list.map(([id, rank, opens]) => sampleReminder(id, rank, opens))
        ])
      ),
      clear
    }
    yield* store.commit({ ...changes(0, seq, parts), base: before })
    clear = false
    for (const [name, stored] of parts.entities) entities.set(name, stored)
    const removed = new Set(one.removeKeys.map((removed) => JSON.stringify(removed)))
    const kept = keys.filter((held) => !removed.has(JSON.stringify(held)))
    keys = [...new Map([...kept, ...one.addKeys].map((held) => [JSON.stringify(held), held])).values()]
    for (const [subject, list] of parts.reminders) reminders.set(subject, list)
  }
  if (commits.length === 0) return
  expect(yield* store.get(["a", "b", "c/d", "é", "👩"])).toEqual(entities)
  expect(yield* store.names("", 100)).toEqual([...entities.keys()].sort(byBytes))
  for (const index of ["name", "tag"]) {
    const sorted = keys
      .filter((held) => held.index === index)
      .sort((a, b) => byBytes(a.key, b.key) || byBytes(a.entity, b.entity))
    expect(yield* store.range(index, "", "\u{10ffff}\u{10ffff}")).toEqual(sorted)
    expect(yield* store.range(index, "a", "\uff5a", { reverse: true, limit: 3 })).toEqual(
      sorted
        .filter(({ key }) => byBytes(key, "a") >= 0 && byBytes(key, "\uff5a") < 0)
        .toReversed()
        .slice(0, 3)
    )
  }
  const stored = [...reminders].flatMap(([subject, list]) => list.map((reminder) => ({ subject, reminder })))
  const open = stored
    .filter(({ reminder }) => reminder.opens <= 6)
    .sort(
      ({ reminder: a, subject: s }, { reminder: b, subject: t }) =>
        a.rank - b.rank || a.opens - b.opens || byBytes(a.id, b.id) || byBytes(s, t)
    )
  expect(yield* store.reminders(openAt(6), ALL)).toStrictEqual(open)
  expect(yield* store.countReminders(openAt(6), 3)).toBe(Math.min(3, open.length))
  expect((yield* store.remindersById("r")).length).toBe(
    stored.filter(({ reminder }) => reminder.id.startsWith("r")).length
  )
})
