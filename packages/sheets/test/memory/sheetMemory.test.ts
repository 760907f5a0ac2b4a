import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { nothingYet, type Rest } from "../../src/engine/Remembered.ts"
import { sheetMemoryInMemory } from "../../src/memory/SheetMemoryInMemory.ts"
import { layerSheetMemorySqlite } from "../../src/node/SheetMemorySqlite.ts"
import { SheetMemory } from "../../src/SheetMemory.ts"

type Open = Effect.Effect<SheetMemory["Service"], unknown, Scope.Scope>

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "kith-memory-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const opening = (path: string): Open =>
  Effect.map(Layer.build(layerSheetMemorySqlite(path)), (all) => Context.get(all, SheetMemory))

const sqlite = Effect.map(folder, (path): Open => opening(join(path, "sheet.db")))
const memory = Effect.sync((): Open => {
  const only = sheetMemoryInMemory()
  return Effect.succeed(only)
})

const rest: Rest = {
  ...nothingYet.rest,
  columns: ["givenName", "id"],
  versions: { 1: { laptop: 7 } },
  reserved: ["a1"],
  settled: "w1",
  notices: [{ reason: "computed", row: "ana", column: "Last contact", text: "“hier” 👩🏽‍💻" }]
}

describe.each([
  ["memory", memory],
  ["a SQLite file", sqlite]
] as const)("what a connection remembers in %s", (_, place) => {
  const play = <A>(story: (open: Open) => Effect.Effect<A, unknown, Scope.Scope>): Promise<A> =>
    Effect.runPromise(Effect.scoped(Effect.flatMap(place as Effect.Effect<Open, unknown, Scope.Scope>, story)))

  it("is nothing at first, and afterwards what was saved, rows one by one", () =>
    play((open) =>
      Effect.gen(function* () {
        yield* Effect.scoped(
          Effect.gen(function* () {
            const first = yield* open
            expect(yield* first.load).toEqual(nothingYet)
            const ana = { cells: { givenName: ["Ana", 1] as const } }
            const bo = { cells: {}, removed: true as const }
            yield* first.save({
              rows: new Map<string, typeof ana | typeof bo>([
                ["ana", ana],
                ["bo", bo]
              ]),
              rest
            })
            yield* first.save({ rows: new Map([["bo", undefined]]) })
          })
        )
        const again = yield* open
        expect(yield* again.load).toEqual({ rows: new Map([["ana", { cells: { givenName: ["Ana", 1] } }]]), rest })
      })
    ))
})

it("a second process that opens the same file is told that it is busy; afterwards it may", () =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const path = join(yield* folder, "sheet.db")
        const second = yield* Effect.scoped(Effect.andThen(opening(path), Effect.result(Effect.scoped(opening(path)))))
        expect(second).toMatchObject({ _tag: "Failure", failure: { operation: "open", why: "busy" } })
        expect(yield* (yield* opening(path)).load).toEqual(nothingYet)
      })
    )
  ))

it("a file that is no memory, or a later version's, is refused and left as it is", () =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const path = join(yield* folder, "sheet.db")
        writeFileSync(path, "people, not pages of a database, and long enough to be one by its size alone")
        expect(yield* Effect.result(Effect.scoped(opening(path)))).toMatchObject({ failure: { why: "corrupt" } })
        rmSync(path)
        yield* Effect.scoped(Effect.asVoid(opening(path)))
        const { DatabaseSync } = yield* Effect.promise(() => import("node:sqlite"))
        const later = new DatabaseSync(path)
        later.exec("PRAGMA user_version = 99")
        later.close()
        expect(yield* Effect.result(Effect.scoped(opening(path)))).toMatchObject({ failure: { why: "newerSchema" } })
      })
    )
  ))
