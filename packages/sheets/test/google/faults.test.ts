import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { faultOfAnswer, withoutSecrets } from "../../src/google/GoogleFault.ts"
import { makeGoogleClient, MAX_ATTEMPTS } from "../../src/google/GoogleClient.ts"
import { openGoogleSheet } from "../../src/google/googleSheet.ts"
import { makePace } from "../../src/google/Pacing.ts"
import type { Edit, SheetError } from "../../src/Sheet.ts"
import { type GooglePlace, makeGooglePlace, onClock, plainAccount } from "./googlePlace.ts"
import { GoogleServer, type Trouble } from "./GoogleServer.ts"
import { makeVirtualTime } from "./virtualTime.ts"

const at = (test: (place: GooglePlace) => Effect.Effect<void, unknown, Scope.Scope>) => async (): Promise<void> => {
  await Effect.runPromise(Effect.scoped(Effect.flatMap(makeGooglePlace, test)))
}
const opened = (place: GooglePlace) =>
  Effect.gen(function* () {
    const doc = place.doc([["Name"], ["Ana"]])
    const sheet = yield* place.open(doc)
    yield* sheet.read
    place.server.seen.length = 0
    return { doc, sheet }
  })
const edit = (id: string): Edit => ({
  id,
  cells: [{ row: 0, column: 0, cell: { _tag: "Text", text: "Anna" } }],
  append: [],
  columns: [],
  tags: [],
  lookups: new Map()
})
const reasonOf = <A>(effect: Effect.Effect<A, SheetError>) => Effect.map(Effect.flip(effect), ({ reason }) => reason)

const PASSING: ReadonlyArray<Trouble["how"]> = [
  { status: 429 },
  { status: 429, retryAfter: "7" },
  { status: 500 },
  { status: 503, retryAfter: "3" },
  "page",
  "cut",
  "hang",
  "half"
]

describe("a reading", () => {
  for (const how of PASSING)
    it(
      `is asked for again after ${JSON.stringify(how)}`,
      at((place) =>
        Effect.gen(function* () {
          const { sheet } = yield* opened(place)
          place.server.troubles.push({ when: "before", how }, { when: "after", how })
          expect((yield* sheet.read).rows[0]![0]?.shown).toBe("Ana")
          expect(place.server.seen).toHaveLength(3)
          const asked = typeof how === "object" && how.retryAfter !== undefined ? Number(how.retryAfter) * 1000 : 0
          expect(Math.min(...place.time.waits.slice(-2))).toBeGreaterThanOrEqual(Math.max(asked, 500))
        })
      )
    )

  it(
    "waits longer each time, with jitter, and gives up in the end",
    at((place) =>
      Effect.gen(function* () {
        const { sheet } = yield* opened(place)
        place.server.troubles.push(
          ...Array.from({ length: 20 }, () => ({ when: "before", how: { status: 503 } }) as const)
        )
        expect(yield* reasonOf(sheet.read)).toMatchObject({ _tag: "SheetUnavailable", sent: false })
        expect(place.server.seen).toHaveLength(MAX_ATTEMPTS)
        const waits = place.time.waits.slice(-(MAX_ATTEMPTS - 1))
        waits.forEach((wait, index) => {
          const base = Math.min(1000 * 2 ** index, 32_000)
          expect(wait).toBeGreaterThanOrEqual(base * 0.5)
          expect(wait).toBeLessThanOrEqual(base * 1.5)
        })
        expect(new Set(waits.map((wait, index) => wait / Math.min(1000 * 2 ** index, 32_000))).size).toBeGreaterThan(1)
      })
    )
  )

  it(
    "leaves a long wait to its caller",
    at((place) =>
      Effect.gen(function* () {
        const { sheet } = yield* opened(place)
        place.server.troubles.push({ when: "before", how: { status: 429, retryAfter: "3600" } })
        expect(yield* reasonOf(sheet.read)).toMatchObject({ _tag: "SheetUnavailable", retryAfterMs: 3_600_000 })
        expect(place.server.seen).toHaveLength(1)
      })
    )
  )

  it(
    "takes a slow answer",
    at((place) =>
      Effect.gen(function* () {
        const { sheet } = yield* opened(place)
        place.server.troubles.push({ when: "after", how: "slow" })
        expect((yield* sheet.read).rows).toHaveLength(1)
        expect(place.server.seen).toHaveLength(1)
      })
    )
  )

  it(
    "takes a new token when the old one has ended or was taken back",
    at((place) =>
      Effect.gen(function* () {
        const { sheet } = yield* opened(place)
        place.server.identity.endTokens()
        expect((yield* sheet.read).rows).toHaveLength(1)
        expect(place.server.seen.map(({ status }) => status)).toEqual([401, 200])
      })
    )
  )
})

describe("a write", () => {
  for (const how of [{ status: 500 }, { status: 503, retryAfter: "3" }, "cut", "hang", "half", "page"] as const)
    for (const when of ["before", "after"] as const)
      it(
        `is sent once, whatever becomes of it: ${JSON.stringify(how)} ${when}`,
        at((place) =>
          Effect.gen(function* () {
            const { sheet, doc } = yield* opened(place)
            place.server.troubles.push({ when, how, of: "write" })
            expect(yield* reasonOf(sheet.write(edit("w")))).toMatchObject({ _tag: "SheetUnavailable", sent: true })
            expect(place.server.seen.filter(({ kind }) => kind === "write")).toHaveLength(1)
            const done = when === "after"
            expect(doc.shown(doc.tabs[0]!, 1, 0)).toBe(done ? "Anna" : "Ana")
            expect((yield* sheet.read).lastWrite?.id).toBe(done ? "w" : undefined)
          })
        )
      )

  it(
    "is sent again where it was refused for the quota",
    at((place) =>
      Effect.gen(function* () {
        const { sheet } = yield* opened(place)
        place.server.troubles.push(
          { when: "before", how: { status: 429 }, of: "write" },
          { when: "before", how: { status: 429, retryAfter: "9" }, of: "write" }
        )
        yield* sheet.write(edit("w"))
        expect(place.server.seen.map(({ status }) => status)).toEqual([429, 429, 200])
        expect(place.time.waits.at(-1)).toBeGreaterThanOrEqual(9000)
        expect((yield* sheet.read).lastWrite?.id).toBe("w")
      })
    )
  )

  it(
    "was not sent where nobody could be reached",
    at((place) =>
      Effect.gen(function* () {
        const { doc } = yield* opened(place)
        const gone = yield* Effect.promise(async () => new GoogleServer().listen())
        yield* Effect.promise(async () => gone.close())
        const unplugged = { on: false }
        const client = place.clientAs(undefined, {
          fetch: async (input, init) => place.time.fetch(unplugged.on ? gone.url : input, init)
        })
        const { sheet } = yield* onClock(place.time, openGoogleSheet({ client, spreadsheetId: doc.id }))
        yield* onClock(place.time, sheet.read)
        unplugged.on = true
        expect(yield* reasonOf(onClock(place.time, sheet.write(edit("w"))))).toMatchObject({
          _tag: "SheetUnavailable",
          sent: false
        })
      })
    )
  )
})

describe("the quota", () => {
  it(
    "is kept: two hundred readings and a hundred writes without one refusal",
    at((place) =>
      Effect.gen(function* () {
        const { sheet } = yield* opened(place)
        const start = place.time.now()
        for (let n = 0; n < 100; n++) {
          yield* sheet.read
          yield* sheet.write(edit(`w${n}`))
          yield* sheet.read
        }
        expect(place.server.seen.every(({ status }) => status === 200)).toBe(true)
        // And not by much more waiting than the quota asks for.
        expect(place.time.now() - start).toBeLessThan(6 * 60_000)
      })
    )
  )

  it("is kept in whatever minute is looked at, however requests come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 5000 }), { minLength: 70, maxLength: 200 }), async (gaps) => {
        const time = makeVirtualTime()
        const pace = makePace(60)
        const sent = await Effect.runPromise(
          onClock(
            time,
            Effect.forEach(gaps, (gap) =>
              Effect.gen(function* () {
                yield* Effect.sleep(gap)
                yield* pace
                return yield* Clock.currentTimeMillis
              })
            )
          )
        )
        for (const from of sent)
          expect(sent.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(60)
      }),
      propertyRuns(30)
    )
  })

  it(
    "shared with others leads to a refusal, and to a wait",
    at((place) =>
      Effect.gen(function* () {
        const { sheet } = yield* opened(place)
        place.server.quota = 5
        place.server.retryAfterOnQuota = "20"
        for (let n = 0; n < 12; n++) yield* sheet.read
        expect(place.server.seen.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
      })
    )
  )
})

describe("errors", () => {
  it(
    "hold no token, whatever went wrong",
    at((place) =>
      Effect.gen(function* () {
        const { doc } = yield* opened(place)
        const account = plainAccount(place.server, "nobody@example.org")
        const token = yield* account.token({ fresh: false })
        const client = makeGoogleClient({ account, endpoint: place.server.url, fetch: place.time.fetch, attempts: 1 })
        for (const how of [
          ...PASSING,
          { status: 401, body: { error: { message: `Bad token ${token}` } } },
          { status: 400, body: { error: { message: `token: ${token}` } } }
        ] as const) {
          place.server.troubles.push({ when: "before", how }, { when: "before", how })
          const error = yield* Effect.flip(onClock(place.time, openGoogleSheet({ client, spreadsheetId: doc.id })))
          const told = `${JSON.stringify(error)} ${error.message} ${error.stack} ${JSON.stringify(error.reason)} ${"cause" in error.reason ? String(error.reason.cause) : ""}`
          expect(told).not.toContain(token)
          place.server.troubles.length = 0
        }
      })
    )
  )

  it("tell Google's words without tokens, codes and keys", () => {
    expect(
      withoutSecrets(
        "bad assertion=eyJhbGciOi.eyJpc3Mi.sig and -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----."
      )
    ).toBe("bad assertion=… and ….")
    expect(withoutSecrets("code 4/0AfJohXk and refresh 1//0gabc-def")).toBe("code … and refresh …")
  })

  it("are told apart", () => {
    const why = (status: number, message: string, reason?: string) =>
      faultOfAnswer(
        {
          status,
          retryAfter: undefined,
          date: undefined,
          body: JSON.stringify({ error: { message, details: [{ reason }] } })
        },
        0
      ).why
    expect(why(403, "The caller does not have permission")).toBe("forbidden")
    expect(why(403, "x", "SERVICE_DISABLED")).toBe("apiDisabled")
    expect(why(403, "x", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")).toBe("scope")
    expect(why(403, "Rate Limit Exceeded")).toBe("tooMany")
    expect(why(400, "Invalid requests[0].updateCells: You are trying to edit a protected cell or object.")).toBe(
      "protected"
    )
    expect(why(403, "You are trying to edit a protected cell or object.")).toBe("protected")
    expect(why(400, "Invalid requests[0].copyPaste: No grid with id: 5")).toBe("changed")
    expect(why(400, "Range (A!B2) exceeds grid limits. Max rows: 5, max columns: 5")).toBe("changed")
    expect(
      why(400, "This action would increase the number of cells in the workbook above the limit of 10000000 cells.")
    ).toBe("full")
    expect(why(400, "Invalid JSON payload received.")).toBe("malformed")
    expect(why(404, "Requested entity was not found.")).toBe("notFound")
    expect(why(413, "")).toBe("full")
  })

  it("say how long to wait, as seconds or as a date", () => {
    const wait = (retryAfter: string) =>
      faultOfAnswer({ status: 429, retryAfter, date: undefined, body: "" }, Date.UTC(2026, 0, 1)).retryAfterMs
    expect([wait("12"), wait("Thu, 01 Jan 2026 00:00:30 GMT"), wait("soon")]).toEqual([12_000, 30_000, undefined])
  })
})
