/** Leaving a glance of a log at a relay, and what another device reads in it: the same list as the author's own. */
import * as fc from "fast-check"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { InteractionLogged, PreferencesChanged } from "@kith/core/domain/events/RecordEvents"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { utf8 } from "@kith/core/log/Bytes"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { emptyHead, type Head, headAfter } from "@kith/core/log/Feed"
import { encodeGlance, MAX_GLANCE_BYTES } from "@kith/core/log/Glance"
import type { DeviceId } from "@kith/core/log/Ids"
import { localBundles } from "@kith/core/log/LocalBundles"
import { LocalLog } from "@kith/core/log/LocalLog"
import { addDevice } from "@kith/core/log/MembershipAuthor"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { SyncStore } from "@kith/core/log/SyncStore"
import type { DueList } from "@kith/core/workspace/Due"
import { frozenClock } from "@kith/core/workspace/frozenClock"
import { decodeGlanceContents, encodeGlanceContents } from "@kith/core/workspace/GlanceContents"
import { dueInGlance } from "@kith/core/workspace/GlanceDue"
import { leaveGlances, readGlance } from "@kith/core/workspace/Glancing"
import { beginMembership, syncWith } from "@kith/core/workspace/Syncing"
import { Workspace } from "@kith/core/workspace/Workspace"
import { memoryBundles } from "@kith/storage/bundles/MemoryBundleStore"
import { RelayMemory } from "@kith/storage/bundles/RelayMemory"
import { seededKeys } from "@kith/storage/memory/MemoryKeys"
import { type MemoryPorts, memoryPorts } from "@kith/storage/memory/memoryPorts"
import { nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"
import { generatedDevices, generateLog } from "@kith/testkit/generateLog"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { VIRTUAL_START } from "@kith/testkit/VirtualWorld"

const via = "test"
const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse("2026-03-03T14:00:00Z")

/** A whole device whose clock stands where it is put. */
const machine = async (keys: DeviceKeys["Service"], start = START) => {
  const all: Layer.Layer<Workspace | MemoryPorts> = Workspace.layer.pipe(
    Layer.provideMerge(memoryPorts({ keys, ciphers: nodeCiphers }))
  )
  const context = await Effect.runPromise(Effect.scoped(Layer.build(all)))
  let now = start
  const run = <A, E>(effect: Effect.Effect<A, E, Workspace | MemoryPorts>): Promise<A> =>
    Effect.runPromise(Effect.provideContext(effect, context).pipe(Effect.provideService(Clock.Clock, frozenClock(now))))
  const kith = Context.get(context, Workspace)
  const local = await run(localBundles(nodeDeflate))
  const log = Context.get(context, LocalLog)
  return {
    keys,
    kith,
    local,
    run,
    /** By a clock of its own. */
    runIn: <A, E>(effect: Effect.Effect<A, E, Workspace | MemoryPorts>): Promise<A> =>
      Effect.runPromise(Effect.provideContext(effect, context)),
    setNow: (to: number) => (now = to),
    meet: (id: string, day = "2026-03-02T15:00") =>
      run(
        kith.commit(
          [
            ContactEdited.draft(id, { name: `Name of ${id}`, company: "Zanzibar Bank" }),
            InteractionLogged.draft(`met-${id}`, { contact: id as never, kind: "meeting", happened: day })
          ],
          { via }
        )
      ),
    /** Years of a generated log, as if another log's file had brought them. */
    live: async (seed: number, events: number) => {
      const feeds = generatedDevices(seed)
      const heads = new Map<DeviceId, Head>()
      for (const each of generateLog({ seed, events })) {
        const key = feeds.find(({ device }) => device === each.device)!.publicKey
        const head = heads.get(each.device) ?? emptyHead(nobleSha256, keys.workspace, key)
        const after = headAfter(nobleSha256, head, each.entries)
        await run(log.append(each, after))
        heads.set(each.device, after)
      }
      await run(kith.catchUp())
    },
    sync: (remote: BundleStore) => run(syncWith(local, remote, { via })),
    read: (remote: BundleStore) => run(readGlance(local, remote)),
    mark: async (remote: BundleStore) =>
      (await run(Effect.flatMap(SyncStore, (store) => store.remotes))).get(remote.name)?.glance
  }
}
type Machine = Awaited<ReturnType<typeof machine>>

const laptopKeys = seededKeys(utf8("laptop"), { ciphers: nodeCiphers })

/** A laptop that has founded the log, a phone that was just let in and holds nothing yet, and what lies between. */
const laptopAndPhone = async (start = START) => {
  const laptop = await machine(laptopKeys, start)
  const phone = await machine(
    seededKeys(utf8("phone"), { ciphers: nodeCiphers, workspace: laptopKeys.workspace }),
    start
  )
  const memory = new RelayMemory()
  const between = await laptop.run(Effect.scoped(memoryBundles({ workspace: laptopKeys.workspace, memory })))
  const tablet = seededKeys(utf8("tablet"), { ciphers: nodeCiphers, workspace: laptopKeys.workspace })
  await laptop.run(beginMembership(laptop.local, { label: "Laptop" }))
  for (const [keys, label] of [
    [phone.keys, "Phone"],
    [tablet, "Tablet"]
  ] as const) {
    const card = { signing: keys.publicKey, receiving: keys.receivingKey, label }
    await laptop.run(
      Effect.gen(function* () {
        yield* laptop.local.extendMembership([yield* addDevice(yield* laptop.local.members, card)])
      })
    )
  }
  await phone.run(phone.local.extendMembership(await laptop.run(laptop.local.membership(0))))
  return { laptop, phone, memory, here: between.as(laptop.keys.device), there: between.as(phone.keys.device) }
}

/** What the phone shows of the relay's glance; fails the test where it shows none. */
const shownOn = async (phone: Machine, remote: BundleStore): Promise<DueList> => {
  const seen = await phone.read(remote)
  expect(seen).toBeDefined()
  return phone.run(dueInGlance(seen!.contents, seen!.at))
}

const withoutWeek = ({ shown }: DueList) => shown.filter(({ reminder }) => reminder.rule !== "weekly-goal")

describe("what a glance shows", () => {
  it("is the list of the device that made it, at the same moment, with every name that it speaks of", async () => {
    const { laptop, phone, here, there } = await laptopAndPhone()
    await laptop.meet("ana")
    await laptop.sync(here)
    const shown = await shownOn(phone, there)
    expect(shown).toEqual(await laptop.run(laptop.kith.due()))
    expect(shown.shown[0]?.reminder).toMatchObject({ rule: "thank-you", contact: "ana" })
    const seen = (await phone.read(there))!
    expect(seen).toMatchObject({ device: laptop.keys.device, at: START })
    expect(seen.contents.people).toEqual({ ana: { name: "Name of ana", company: "Zanzibar Bank" } })
    // Nothing of the log has come yet.
    expect(await phone.run(phone.kith.everybody())).toEqual([])
  })

  it("is so for any log, zone and daily limit, then and on the days after", async () => {
    const any = fc.record({
      seed: fc.nat(1000),
      events: fc.integer({ min: 300, max: 3000 }),
      zone: fc.constantFrom("America/Toronto", "Pacific/Auckland", "Asia/Kolkata", "UTC"),
      dailyLimit: fc.integer({ min: 1, max: 60 }),
      later: fc.array(fc.integer({ min: 0, max: 12 * DAY }), { minLength: 1, maxLength: 3 })
    })
    const property = fc.asyncProperty(any, async ({ seed, events, zone, dailyLimit, later }) => {
      const { laptop, phone, here, there } = await laptopAndPhone(VIRTUAL_START)
      await laptop.live(seed, events)
      await laptop.run(laptop.kith.commit([PreferencesChanged.draft("preferences", { zone, dailyLimit })], { via }))
      await laptop.sync(here)
      const own = await laptop.run(laptop.kith.due())
      expect(own.shown.length).toBeGreaterThan(0)
      expect(await shownOn(phone, there)).toEqual(own)
      for (const after of later) {
        for (const each of [laptop, phone]) each.setNow(VIRTUAL_START + after)
        expect(withoutWeek(await shownOn(phone, there))).toEqual(withoutWeek(await laptop.run(laptop.kith.due())))
      }
    })
    const backlog = { seed: 4, events: 2868, zone: "America/Toronto", dailyLimit: 1, later: [486_000_000, 0] }
    await fc.assert(property, { ...propertyRuns(6), examples: [[backlog]] })
  })

  it("is bounded, however long the log: within 256 KiB, the first reminders first", async () => {
    const { laptop, phone, here, there } = await laptopAndPhone()
    for (let index = 0; index < 20; index++) {
      await laptop.run(
        laptop.kith.commit(
          Array.from({ length: 60 }, (_, each) => [
            ContactEdited.draft(`c${index}-${each}`, {
              name: noise(`${index} ${each}`)
            }),
            InteractionLogged.draft(`m${index}-${each}`, {
              contact: `c${index}-${each}` as never,
              kind: "meeting",
              happened: "2026-03-02T15:00"
            })
          ]).flat(),
          { via }
        )
      )
    }
    await laptop.sync(here)
    const glance = await laptop.run(here.glance!.read)
    expect(encodeGlance(glance!).length).toBeLessThanOrEqual(MAX_GLANCE_BYTES)
    expect(await shownOn(phone, there)).toEqual(await laptop.run(laptop.kith.due()))
    const { contents } = (await phone.read(there))!
    expect(contents.whole).toBe(false)
    expect(contents.reminders.length).toBeLessThan(500)
  })
})

/** 1,600 characters that deflate cannot make shorter than half. */
const noise = (seed: string): string =>
  Array.from({ length: 25 }, (_, part) => Buffer.from(nobleSha256(utf8(`${seed} ${part}`))).toString("hex")).join("")

describe("leaving one", () => {
  it("is done by the first sync, also of a log with one device; then not until it is worth it", async () => {
    const { laptop, here } = await laptopAndPhone()
    await laptop.meet("ana")
    await laptop.sync(here)
    expect((await laptop.mark(here))?.at).toBe(START)
    // Nothing new.
    laptop.setNow(START + 5 * HOUR)
    await laptop.sync(here)
    expect((await laptop.mark(here))?.at).toBe(START)
    // Another reminder comes first, a moment after the last one was left.
    const moment = START + HOUR
    laptop.setNow(START + 60_000)
    await laptop.meet("luc", "2026-03-01T15:00")
    await laptop.sync(here)
    expect((await laptop.mark(here))?.at).toBe(START)
    laptop.setNow(moment)
    await laptop.sync(here)
    expect((await laptop.mark(here))?.at).toBe(moment)
    // Something new that changes nothing of it.
    laptop.setNow(moment + HOUR)
    await laptop.run(laptop.kith.commit([ContactEdited.draft("mei", { name: "Mei" })], { via }))
    await laptop.sync(here)
    expect((await laptop.mark(here))?.at).toBe(moment)
    // Its days run out.
    laptop.setNow(moment + 7 * HOUR)
    await laptop.sync(here)
    expect((await laptop.mark(here))?.at).toBe(moment + 7 * HOUR)
    // A clock that was years ahead silences nobody for years.
    laptop.setNow(moment - 300 * DAY)
    await laptop.sync(here)
    expect((await laptop.mark(here))?.at).toBe(moment - 300 * DAY)
  })

  it("is done at once when somebody was forgotten, of whom nothing is left in it", async () => {
    const { laptop, phone, here, there } = await laptopAndPhone()
    await laptop.meet("ana")
    await laptop.meet("luc")
    await laptop.sync(here)
    expect(Object.keys((await phone.read(there))!.contents.people).toSorted()).toEqual(["ana", "luc"])
    await laptop.run(laptop.kith.forget("ana", via))
    laptop.setNow(START + 1000)
    await laptop.sync(here)
    const { contents } = (await phone.read(there))!
    expect(JSON.stringify(contents)).not.toContain("ana")
    expect(Object.keys(contents.people)).toEqual(["luc"])
  })

  it("is done now and then by a device that stays in step, and not while it is with nobody", async () => {
    const { laptop, here } = await laptopAndPhone()
    await laptop.meet("ana")
    await laptop.sync(here)
    let remote: BundleStore | undefined
    const left: Array<number> = []
    const noting: BundleStore = {
      ...here,
      glance: { ...here.glance!, leave: ({ at }) => Effect.sync(() => void left.push((at - START) / HOUR)) }
    }
    const staying = Effect.gen(function* () {
      yield* TestClock.setTime(START)
      yield* Effect.forkScoped(leaveGlances(laptop.local, () => remote))
      yield* TestClock.adjust("7 hours")
      expect(left).toEqual([])
      remote = noting
      yield* TestClock.adjust("13 hours")
    })
    await laptop.runIn(Effect.scoped(staying).pipe(Effect.provide(TestClock.layer())))
    expect(left.map(Math.floor)).toEqual([7, 13, 19])
  })

  it("is done at once after an import", async () => {
    const { laptop, phone, here, there } = await laptopAndPhone()
    await laptop.run(laptop.kith.commit([ContactEdited.draft("mei", { name: "Mei" })], { via }))
    await laptop.sync(here)
    expect(withoutWeek(await shownOn(phone, there))).toEqual([])
    for (let index = 0; index < 40; index++) await laptop.meet(`c${index}`)
    laptop.setNow(START + 1000)
    await laptop.sync(here)
    phone.setNow(START + 1000)
    expect(withoutWeek(await shownOn(phone, there)).length).toBeGreaterThan(0)
  })

  it("is not done by a device that lacks something", async () => {
    const { laptop, phone, here, there } = await laptopAndPhone()
    await laptop.meet("ana")
    const hiding: BundleStore = {
      ...here,
      push: (bundles) => Effect.as(here.push(bundles.slice(0, 0)), new Map())
    }
    expect((await laptop.sync(hiding)).waiting).toBeGreaterThan(0)
    expect(await phone.read(there)).toBeUndefined()
  })

  it("never fails a sync, and one that the relay will not have is not offered with every sync", async () => {
    const { laptop, memory, here } = await laptopAndPhone()
    await laptop.meet("ana")
    let offered = 0
    const counting: BundleStore = {
      ...here,
      glance: {
        ...here.glance!,
        leave: (glance) =>
          Effect.andThen(
            Effect.sync(() => offered++),
            here.glance!.leave(glance)
          )
      }
    }
    // The relay has the log, and no room for more.
    const { glance: _, ...without } = here
    await laptop.sync(without)
    const { bytes } = await laptop.run(Effect.sync(() => memory.tables.workspace(laptop.keys.workspace)!))
    memory.limits = { ...memory.limits, workspaceBytes: bytes }
    expect(await laptop.sync(counting)).toMatchObject({ waiting: 0, refusals: [] })
    await laptop.sync(counting)
    expect(offered).toBe(1)
    expect(await laptop.run(here.glance!.read)).toBeUndefined()
  })

  it("a damaged, foreign or nonsensical one shows nothing and hinders nothing", async () => {
    const { laptop, phone, memory, here, there } = await laptopAndPhone()
    await laptop.meet("ana")
    await laptop.sync(here)
    const glance = (await laptop.run(here.glance!.read))!
    const giving = (given: typeof glance): BundleStore => ({
      ...there,
      glance: { ...there.glance!, read: Effect.succeed(given) }
    })
    expect(await phone.read(giving({ ...glance, at: glance.at + 1 }))).toBeUndefined()
    expect(await phone.read(giving({ ...glance, epoch: glance.epoch + 1 }))).toBeUndefined()
    expect(
      await phone.read({ ...there, glance: { ...there.glance!, read: Effect.succeed(undefined) } })
    ).toBeUndefined()
    memory.spoilGlance(laptop.keys.workspace)
    const failed = await phone.run(Effect.result(readGlance(phone.local, there)))
    expect(failed).toMatchObject({ _tag: "Failure", failure: { reason: { _tag: "StoreCorrupt" } } })
    expect(await phone.sync(there)).toMatchObject({ waiting: 0, refusals: [] })
  })
})

describe("a glance's text", () => {
  it("is read back, and is nothing where it is anything else", async () => {
    const { laptop, phone, here, there } = await laptopAndPhone()
    await laptop.meet("ana")
    await laptop.sync(here)
    const { contents } = (await phone.read(there))!
    expect(decodeGlanceContents(encodeGlanceContents(contents))).toEqual(contents)
    const json = JSON.parse(Buffer.from(encodeGlanceContents(contents)).toString("utf8"))
    const read = (value: unknown) => decodeGlanceContents(utf8(JSON.stringify(value)))
    expect(read(json)).toEqual(contents)
    for (const name of Object.keys(json).filter((each) => each !== "week")) {
      expect(read({ ...json, [name]: "nonsense of a kind" }), name).toBeUndefined()
    }
    const [one] = json.reminders
    expect(read({ ...json, reminders: Array.from({ length: 501 }, () => one) })).toBeUndefined()
    expect(read({ ...json, reminders: [{ ...one, reminder: { ...one.reminder, due: 1.5 } }] })).toBeUndefined()
    expect(decodeGlanceContents(utf8("[".repeat(1_000_000)))).toBeUndefined()
    expect(decodeGlanceContents(Uint8Array.of(0xff, 0xfe))).toBeUndefined()
  })
})
