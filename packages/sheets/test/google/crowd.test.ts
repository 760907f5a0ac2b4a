import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import { numberedRuns } from "@kith/testkit/numberedRuns"
import { openGoogleSheet } from "../../src/google/googleSheet.ts"
import type { PeekedAt, Sheet } from "../../src/Sheet.ts"
import { faultsOf } from "../crowd/laws.ts"
import { Simulation } from "../crowd/Simulation.ts"
import type { Grid } from "../grid/Grid.ts"
import type { GridSheetOptions } from "../grid/sheetOnGrid.ts"
import { GridMirror } from "./gridMirror.ts"
import { type GooglePlace, makeGooglePlace, onClock } from "./googlePlace.ts"

const RUNS = 20

it("a crowd at a Google spreadsheet, two devices and a connector that is killed come to rest with nothing lost", async () => {
  const failed: Array<string> = []
  await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const place = yield* makeGooglePlace
        // Each process counts anew, and all this is done in a minute of the server's; quotas are tested elsewhere.
        place.server.quota = Infinity
        for (const seed of numberedRuns(RUNS, 10_001)) {
          const faults = yield* Effect.promise(async () => play(place, seed))
          if (faults.length > 0) failed.push(`KITH_SEED=${seed}: ${faults.join("; ")}`)
        }
        expect(place.server.ownFaults).toEqual([])
      })
    )
  )
  expect(failed.join("\n")).toBe("")
}, 240_000)

const play = async (place: GooglePlace, seed: number): Promise<ReadonlyArray<string>> => {
  const mirrors = new Map<Grid, GridMirror>()
  try {
    const simulation = await Simulation.run(seed, {
      on: onGoogle(place, mirrors),
      has: { lookups: true, notes: true, tags: true }
    })
    return [...(await faultsOf(simulation)), ...[...mirrors.values()].flatMap((mirror) => mirror.differences())]
  } catch (cause) {
    return [String((cause as Error).stack ?? cause)]
  }
}

/** The crowd's table on the server, as one process of the connector has it open. */
const onGoogle =
  (place: GooglePlace, mirrors: Map<Grid, GridMirror>) =>
  (grid: Grid, { before = () => undefined, cellsAtOnce, peeks = false }: GridSheetOptions): Sheet["Service"] => {
    const { server, time } = place
    const known = mirrors.get(grid)
    const doc = known === undefined ? place.doc([]) : docs.get(known)!
    const mirror = known ?? new GridMirror(grid, doc, doc.tabs[0]!.sheetId)
    mirrors.set(grid, mirror)
    docs.set(mirror, doc)
    let opened: Sheet["Service"] | undefined
    const open = Effect.gen(function* () {
      // Whoever asks again is the connector, in its own time.
      const client = place.clientAs(undefined, { attempts: 1 })
      opened ??= (yield* openGoogleSheet({ client, spreadsheetId: doc.id })).sheet
      return opened
    })
    const meanwhile = (operation: "read" | "write") =>
      Effect.sync(() => {
        const when = before(operation)
        mirror.toDoc()
        server.troubles.length = 0
        if (when !== undefined) server.troubles.push({ when, how: { status: 503 }, of: operation })
      })
    return {
      name: "google",
      has: { lookups: true, notes: true, tags: true, ...(cellsAtOnce === undefined ? {} : { cellsAtOnce }) },
      read: onClock(
        time,
        Effect.andThen(
          meanwhile("read"),
          Effect.flatMap(open, (sheet) => sheet.read)
        )
      ),
      settled: (id) => opened?.settled?.(id),
      ...(peeks && {
        peek: (asked: PeekedAt) =>
          onClock(
            time,
            Effect.andThen(
              meanwhile("read"),
              Effect.flatMap(open, (sheet) => sheet.peek!(asked))
            )
          )
      }),
      write: (edit) =>
        onClock(
          time,
          Effect.andThen(
            meanwhile("write"),
            Effect.ensuring(
              Effect.flatMap(open, (sheet) => sheet.write(edit)),
              Effect.sync(() => mirror.toGrid())
            )
          )
        )
    }
  }

const docs = new WeakMap<GridMirror, ReturnType<GooglePlace["doc"]>>()
