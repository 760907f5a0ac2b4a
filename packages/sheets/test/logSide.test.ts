import * as Effect from "effect/Effect"
import { numberedRuns } from "@kith/testkit/numberedRuns"
import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { EntityId } from "@kith/core/log/Ids"
import { includesDot } from "@kith/core/log/VersionVector"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { catchUp } from "@kith/core/workspace/Projector"
import { commit } from "@kith/core/workspace/Writer"
import { sharedColumns } from "../src/engine/sharedColumns.ts"
import { logSide, type SeenLog, seeLog } from "../src/logSide.ts"
import type { LogSide } from "../src/engine/LogSide.ts"
import { Device, handOver } from "./crowd/Devices.ts"
import { Dice } from "./crowd/Dice.ts"
import { LogEdits } from "./crowd/logEdits.ts"

const via = "test"
const options = { language: "en" as const, columns: sharedColumns(), ids: [] }
const edit = (company: string) => ContactEdited.draft("ana", { name: "Ana", company })

it("what somebody writes while the log is read is shown and taken for seen, or neither", async () => {
  const device = await Device.make("laptop", { now: Date.parse("2026-03-03T14:00:00Z") })
  const program = Effect.gen(function* () {
    yield* commit([edit("RBC")], { via })
    const store = yield* EntityStore
    // Another process of this device writes after the people were read, and before the reading is over.
    let later: Effect.Success<ReturnType<typeof commit>> | undefined
    const write = device.provided(
      Effect.gen(function* () {
        if (later === undefined) later = yield* commit([edit("Shopify")], { via })
      }).pipe(Effect.orDie)
    )
    const disturbed: EntityStore["Service"] = {
      ...store,
      reminders: (...args) => Effect.andThen(write, store.reminders(...args))
    }
    const { side, version } = yield* Effect.provideService(seeLog(options), EntityStore, disturbed)
    expect([side.byId.get("ana")?.row.company, includesDot(version, later!.dots[0]!)]).toEqual(["Shopify", true])
  })
  await device.run(program)
})

it("nothing is read again where nothing has come since, whoever is asked for beside", async () => {
  const device = await Device.make("laptop", { now: Date.parse("2026-03-03T14:00:00Z") })
  await device.run(commit([edit("RBC")], { via }))
  const first = await device.run(seeLog({ ...options, ids: ["nobody"] }))
  expect(await device.run(seeLog({ ...options, ids: ["nobody", "ana"] }, first))).toBe(first)
  await device.run(commit([edit("TD")], { via }))
  const second = await device.run(seeLog(options, first))
  expect([first, second].map(({ side }) => side.byId.get("ana")?.row.company)).toEqual(["RBC", "TD"])
})

const told = ({ byId, people }: LogSide) => ({
  byId: new Map([...byId].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  people: people.map(({ members }) => members[0]!).toSorted((a, b) => (a < b ? -1 : 1))
})

it("what is read on top of an earlier look is what a look at everybody gives", async () => {
  for (const seed of numberedRuns(25)) {
    const clock = { now: Date.parse("2026-03-03T14:00:00Z") }
    const [laptop, phone] = [await Device.make("laptop", clock), await Device.make("phone", clock)]
    const dice = new Dice(seed)
    const edits = new LogEdits(dice)
    let seen: SeenLog | undefined
    let asked: ReadonlyArray<string> = []
    for (let look = 0; look < 12; look++) {
      for (let n = dice.below(4); n > 0; n--) await edits.act(dice.chance(0.7) ? laptop : phone)
      if (dice.chance(0.5)) await handOver(phone, laptop)
      if (dice.chance(0.5)) await handOver(laptop, phone)
      await laptop.run(catchUp())
      const now = { ...options, ids: asked }
      seen = await laptop.run(seeLog(now, seen))
      // Deleted people are told of where they are asked for; who was known before may be so without.
      const all = await laptop.run(logSide({ ...now, ids: seen.side.byId.keys() }))
      expect([seed, told(seen.side)]).toEqual([seed, told(all)])
      asked = [...new Set([...asked, ...seen.side.byId.keys()])]
    }
  }
})

it("a look on top of an earlier one reads those alone of whom there is news", async () => {
  const device = await Device.make("laptop", { now: Date.parse("2026-03-03T14:00:00Z") })
  const ids = Array.from({ length: 50 }, (_, nth) => `p${nth}`)
  await device.run(
    commit(
      ids.map((id) =>
        ContactEdited.draft(id, { name: id, ...(id === "p9" ? { referredBy: EntityId.make("p7") } : {}) })
      ),
      { via }
    )
  )
  const first = await device.run(seeLog(options))
  await device.run(
    commit([ContactEdited.draft("p7", { name: "Seven" }), ContactEdited.draft("p8", { company: "TD" })], { via })
  )
  const read = new Set<string>()
  const program = Effect.gen(function* () {
    const store = yield* EntityStore
    const counting: EntityStore["Service"] = {
      ...store,
      get: (names) => {
        for (const name of names) read.add(name)
        return store.get(names)
      }
    }
    return yield* Effect.provideService(seeLog(options, first), EntityStore, counting)
  })
  const { side } = await device.run(program)
  expect([...read].filter((name) => name.startsWith("contact/")).toSorted()).toEqual([
    "contact/p7",
    "contact/p8",
    "contact/p9"
  ])
  expect([side.byId.get("p8")?.row.company, side.byId.get("p9")?.row.referredByName]).toEqual(["TD", "Seven"])
})
