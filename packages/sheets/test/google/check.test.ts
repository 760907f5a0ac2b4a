import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { describe, expect, it } from "vitest"
import { checkGoogle } from "../../src/google/checkGoogle.ts"
import { type GoogleAccount, KeyFileFault, SCOPE_OWN_FILES } from "../../src/google/GoogleAccount.ts"
import { GoogleFault } from "../../src/google/GoogleFault.ts"
import type { GoogleClient } from "../../src/google/GoogleClient.ts"
import type { Edit } from "../../src/Sheet.ts"
import { CONNECTOR, type GooglePlace, makeGooglePlace, onClock, plainAccount } from "./googlePlace.ts"
import type { SpreadsheetDoc } from "./SpreadsheetDoc.ts"

const at = (test: (place: GooglePlace) => Effect.Effect<void, unknown, Scope.Scope>) => async (): Promise<void> => {
  await Effect.runPromise(Effect.scoped(Effect.flatMap(makeGooglePlace, test)))
}
const check = (
  place: GooglePlace,
  doc: Pick<SpreadsheetDoc, "id">,
  options: { readonly client?: GoogleClient; readonly tab?: number } = {}
) =>
  onClock(
    place.time,
    checkGoogle({
      client: Effect.succeed(options.client ?? place.clientAs()),
      spreadsheetId: doc.id,
      ...(options.tab === undefined ? {} : { tab: options.tab })
    })
  )
const whatOf = (found: Effect.Success<ReturnType<typeof check>>) => found.findings.map(({ what }) => what)
const laidOut = (place: GooglePlace) =>
  Effect.gen(function* () {
    const doc = place.doc([["Name"], ["Ana"]])
    const sheet = yield* place.open(doc)
    const edit: Edit = {
      id: "e",
      cells: [],
      append: [],
      columns: [{ heading: "Kith id", tag: "id", hidden: true, warn: true }],
      tags: [{ column: 0, tag: "name" }],
      lookups: new Map()
    }
    yield* sheet.write(edit)
    return doc
  })
const asPerson = (place: GooglePlace, account: Partial<GoogleAccount>) =>
  place.clientAs("owner@example.org", {
    account: { ...plainAccount(place.server, "owner@example.org"), kind: "person", ...account },
    attempts: 2
  })

describe("a check", () => {
  it(
    "finds nothing where all is well, and leaves nothing behind",
    at((place) =>
      Effect.gen(function* () {
        const doc = yield* laidOut(place)
        const before = JSON.stringify(doc.tabs)
        const found = yield* check(place, doc)
        expect(found).toMatchObject({
          account: { kind: "service", email: CONNECTOR },
          spreadsheet: "Club",
          tab: "Contacts",
          findings: []
        })
        expect([JSON.stringify(doc.tabs), doc.metadata]).toEqual([before, []])
      })
    )
  )

  it(
    "says that a table was not laid out yet",
    at((place) =>
      Effect.map(check(place, place.doc([["Name"]])), (found) => expect(whatOf(found)).toEqual(["notLaidOut"]))
    )
  )

  it(
    "tells a key file that cannot be used, before anything is sent",
    at((place) =>
      Effect.gen(function* () {
        const client = Effect.fail(new KeyFileFault({ path: "key.json", why: "missing", detail: "ENOENT" }))
        const found = yield* onClock(place.time, checkGoogle({ client, spreadsheetId: "x" }))
        expect(found.findings).toEqual([{ what: "keyFile", stops: true, path: "key.json", why: "missing" }])
        expect(place.server.seen).toEqual([])
      })
    )
  )

  it(
    "tells a clock that is wrong, and by how much",
    at((place) =>
      Effect.gen(function* () {
        const fault = new GoogleFault({
          why: "clockSkew",
          sent: false,
          detail: "",
          serverTime: place.time.now() - 600_000
        })
        const client = asPerson(place, { token: () => Effect.fail(fault) })
        expect((yield* check(place, { id: "x" }, { client })).findings).toMatchObject([
          { what: "clockSkew", aheadMs: 600_000 }
        ])
      })
    )
  )

  it(
    "tells what stands between the account and the spreadsheet",
    at((place) =>
      Effect.gen(function* () {
        const doc = yield* laidOut(place)
        const find = (options?: Parameters<typeof check>[2]) =>
          Effect.map(check(place, doc, options), ({ findings }) => findings)
        place.server.apiDisabled = true
        expect(yield* find()).toMatchObject([
          { what: "apiDisabled", activationUrl: expect.stringContaining("sheets.googleapis.com") as string }
        ])
        place.server.apiDisabled = false
        expect(yield* Effect.map(check(place, { id: "nowhere" }), whatOf)).toEqual(["notFound"])
        expect(yield* find({ tab: 99 })).toEqual([{ what: "tabMissing", stops: true, tabs: ["Contacts"] }])
        doc.access.set(CONNECTOR, "viewer")
        expect(yield* find()).toEqual([{ what: "viewerOnly", stops: true, email: CONNECTOR }])
        doc.access.delete(CONNECTOR)
        expect(yield* find()).toEqual([{ what: "notShared", stops: true, email: CONNECTOR }])
        doc.access.set(CONNECTOR, "editor")
        doc.isOfficeFile = true
        expect(yield* find()).toEqual([{ what: "officeFile", stops: true }])
        doc.isOfficeFile = false
        place.server.troubles.push(
          ...Array.from({ length: 9 }, () => ({ when: "before", how: { status: 429, retryAfter: "5" } }) as const)
        )
        expect(yield* find()).toEqual([{ what: "overQuota", stops: true, retryAfterMs: 5000 }])
        place.server.troubles.length = 0
        place.server.troubles.push(...Array.from({ length: 9 }, () => ({ when: "before", how: "cut" }) as const))
        expect(yield* find()).toMatchObject([{ what: "unreachable" }])
        place.server.troubles.length = 0
      })
    )
  )

  it(
    "tells a person what their sign-in does not reach",
    at((place) =>
      Effect.gen(function* () {
        const doc = yield* laidOut(place)
        const narrow = plainAccount(place.server, "owner@example.org", SCOPE_OWN_FILES)
        const wrong = plainAccount(place.server, "owner@example.org", "openid")
        const find = (account: GoogleAccount) =>
          Effect.map(
            check(place, doc, { client: asPerson(place, { token: account.token, scope: account.scope }) }),
            whatOf
          )
        expect(yield* find(narrow)).toEqual(["notMadeByKith"])
        expect(yield* find(wrong)).toEqual(["scope"])
        const refused = { ...narrow, token: () => Effect.succeed("ya29.invented") }
        expect(yield* find(refused)).toEqual(["badCredentials"])
      })
    )
  )

  it(
    "tells what of the layout is gone, shown, unprotected, or protected from it",
    at((place) =>
      Effect.gen(function* () {
        const doc = yield* laidOut(place)
        const find = Effect.map(check(place, doc), ({ findings }) => findings)
        // Anew after each step: a batch leaves other tabs behind.
        const tab = () => doc.tabs[0]!
        tab().columns[1]!.hidden = false
        tab().protections = []
        expect(yield* find).toEqual([
          { what: "idColumnShown", stops: false, column: "B" },
          { what: "idColumnUnprotected", stops: false, column: "B" }
        ])
        const protection = { protectedRangeId: 7, description: "mine", warningOnly: false, editors: [] }
        tab().protections = [{ ...protection, range: { startRow: 0, endRow: Infinity, startColumn: 1, endColumn: 3 } }]
        tab().columns[1]!.hidden = true
        expect(yield* find).toEqual([{ what: "protected", stops: true, columns: "B:C", description: "mine" }])
        // What the connector never writes is none of its business.
        tab().protections = [
          ...tab().protections.map((it) => ({ ...it, warningOnly: true })),
          { ...protection, range: { startRow: 0, endRow: Infinity, startColumn: 5, endColumn: 6 } }
        ]
        expect(yield* find).toEqual([])
        doc.delete(0, "column", 1, 1)
        doc.deleteTab(doc.tabNamed("Kith journal").sheetId)
        expect(yield* find).toEqual([
          { what: "ownTabGone", stops: false, role: "journal" },
          { what: "idColumnGone", stops: false }
        ])
        doc.addTab("Huge", { rowCount: 9_500_000, columnCount: 1 })
        expect((yield* find).at(-1)).toMatchObject({ what: "nearlyFull" })
        const [mark] = tab().metadata
        tab().metadata = [{ ...mark!, metadataValue: mark!.metadataValue.replace('"version":1', '"version":3') }]
        expect((yield* find)[0]).toEqual({ what: "newerLayout", stops: true, version: 3 })
      })
    )
  )
})
