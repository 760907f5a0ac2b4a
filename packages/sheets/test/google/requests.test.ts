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
import { makeGooglePlace } from "./googlePlace.ts"

const SOME = ["givenName", "familyName", "company"]
const ADVISED_BYTES = 2_000_000

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
        return seen.map(({ kind, method }) => (method === "GET" ? "outline" : kind)).join(" ")
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

it("a write and a reading more for some eighteen hundred new rows of all columns, since no request is larger than Google advises", async () => {
  expect(await Effect.runPromise(requestsFor(4000))).toEqual({
    first: "outline read write outline read write read write read write read",
    nothing: "outline read",
    changed: "outline read write read"
  })
})
