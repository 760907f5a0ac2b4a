/** How many requests keeping a spreadsheet in step takes: figures of docs/benchmarks.md, where the test server cannot be used. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { commit } from "@kith/core/workspace/Writer"
import { keepInStep } from "../../src/keepInStep.ts"
import { sheetMemoryInMemory } from "../../src/memory/SheetMemoryInMemory.ts"
import { Sheet } from "../../src/Sheet.ts"
import { SheetMemory } from "../../src/SheetMemory.ts"
import { Device } from "../crowd/Devices.ts"
import type { GetByDataFilter } from "../../src/google/SheetsApi.ts"
import { makeGooglePlace } from "./googlePlace.ts"
import type { SeenRequest } from "./GoogleServer.ts"

const SOME = ["givenName", "familyName", "company"]
const ADVISED_BYTES = 2_000_000

/** Of everything as it is in the end, that a run reads: before a change and after it, and peeks beside. */
const READINGS = 2.5
const FEW_BYTES = 50_000

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, each) => total + each, 0)

const nameOf = ({ kind, method, body }: SeenRequest): string => {
  if (method === "GET") return "outline"
  const [first] = (body as Partial<GetByDataFilter>).dataFilters ?? []
  return first?.gridRange.endRowIndex === undefined ? kind : "peek"
}

/** What each run of the connector asks Google for: `outline` is which tabs there are, once a process and when they change. */
const requestsFor = (rows: number, fields?: ReadonlyArray<string>) =>
  Effect.scoped(
    Effect.gen(function* () {
      const place = yield* makeGooglePlace
      const doc = place.doc([["First name", "Last name", "Company"]])
      const memory = sheetMemoryInMemory()
      const device = yield* Effect.promise(() => Device.make("laptop", { now: place.time.now() }))
      const told = (company: (nth: number) => string, count: number) =>
        device.provided(
          commit(
            Array.from({ length: count }, (_, nth) =>
              ContactEdited.draft(`p${nth}`, {
                name: `Ana Souza${nth}`,
                givenName: "Ana",
                familyName: `Souza${nth}`,
                company: company(nth),
                position: "Software developer",
                relation: "friend",
                metAt: "TechTO of March" as never,
                emails: { add: [`ana.souza${nth}@zinc.example`] },
                tags: { add: ["job club", "volunteer"] }
              })
            ),
            { via: "test" }
          )
        )
      const run = Effect.gen(function* () {
        const from = place.server.seen.length
        const sheet = yield* place.open(doc)
        const report = yield* device.provided(
          keepInStep({ id: "s1", ...(fields === undefined ? {} : { fields }) }).pipe(
            Effect.provideService(Sheet, sheet),
            Effect.provideService(SheetMemory, memory)
          )
        )
        expect(report).toMatchObject({ rows, unfinished: false, setAside: [] })
        const seen = place.server.seen.slice(from)
        expect(Math.max(...seen.map(({ bytes }) => bytes))).toBeLessThan(ADVISED_BYTES)
        const answers = seen.map(({ answerBytes }) => answerBytes)
        expect(sum(answers)).toBeLessThan(READINGS * Math.max(...answers) + FEW_BYTES)
        return seen.map(nameOf).join(" ")
      })
      yield* told(() => "Zinc", rows)
      const first = yield* run
      const nothing = yield* run
      yield* told(() => "Gold", Math.min(rows, 100))
      const changed = yield* run
      expect(place.server.ownFaults).toEqual([])
      return { first, nothing, changed }
    })
  )

it("as many for two thousand rows as for ten, and a reading, a write and a reading for whatever has changed", async () => {
  const few = await Effect.runPromise(requestsFor(10, SOME))
  expect(few).toEqual({
    first: "outline read write outline read write read",
    nothing: "outline read",
    changed: "outline read write read"
  })
  expect(await Effect.runPromise(requestsFor(2000, SOME))).toEqual(few)
})

it("a write and a peek more for some fourteen hundred new rows of all columns: no request is larger than Google advises, and all is read but twice", async () => {
  expect(await Effect.runPromise(requestsFor(4000))).toEqual({
    first: "outline read write outline read write peek write peek write peek read",
    nothing: "outline read",
    changed: "outline read write peek read"
  })
})

it("rows that people have typed are given their ids and formulas in pieces too", async () => {
  const rows = 600
  const typed = Array.from({ length: rows }, (_, nth) => ["Ana", `Souza${nth}`, "Zinc"])
  const run = Effect.scoped(
    Effect.gen(function* () {
      const place = yield* makeGooglePlace
      const doc = place.doc([["First name", "Last name", "Company"], ...typed])
      const device = yield* Effect.promise(() => Device.make("laptop", { now: place.time.now() }))
      const sheet = yield* place.open(doc)
      const report = yield* device.provided(
        keepInStep({ id: "s1" }).pipe(
          Effect.provideService(Sheet, { ...sheet, has: { ...sheet.has, cellsAtOnce: 2000 } }),
          Effect.provideService(SheetMemory, sheetMemoryInMemory())
        )
      )
      expect(report).toMatchObject({ rows, events: rows, unfinished: false, setAside: [] })
      const writes = place.server.seen.filter((seen) => nameOf(seen) === "write").map(({ bytes }) => bytes)
      expect(writes).toHaveLength(5)
      // As 40,000 at once are less than Google advises, so are these in proportion.
      for (const bytes of writes) expect(bytes).toBeLessThan(ADVISED_BYTES / 20)
    })
  )
  await Effect.runPromise(run)
})
