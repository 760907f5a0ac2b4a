import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { includesDot } from "@kith/core/log/VersionVector"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { commit } from "@kith/core/workspace/Writer"
import { sharedColumns } from "../src/engine/sharedColumns.ts"
import { seeLog } from "../src/logSide.ts"
import { Device } from "./crowd/Devices.ts"

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
