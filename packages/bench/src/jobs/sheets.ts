/** A log of 10,000 people and a file of them kept in step, beside reading and writing the same file bare. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { EntityId } from "@kith/core/log/Ids"
import { catchUp } from "@kith/core/workspace/Projector"
import { commit } from "@kith/core/workspace/Writer"
import { keepInStep } from "@kith/sheets/keepInStep"
import { layerSheetMemorySqlite } from "@kith/sheets/node/SheetMemorySqlite"
import { Sheet, type Table } from "@kith/sheets/Sheet"
import type { Say } from "../harness/Say.ts"
import { interleave, type Rounds } from "../harness/interleave.ts"
import { peakBytes } from "../harness/peakBytes.ts"
import { portsOf } from "../sample/ports.ts"
import { type SheetFileKind, sheetFiles } from "../sample/sheetFiles.ts"

export interface SheetsInput {
  readonly kind: SheetFileKind
  /** Holds a log with people, which is changed. */
  readonly log: string
  /** Scratch. */
  readonly folder: string
  readonly rounds: Rounds
}

export interface SheetsFound {
  readonly first: ReadonlyArray<number>
  readonly nothing: ReadonlyArray<number>
  readonly changed: ReadonlyArray<number>
  readonly bare: ReadonlyArray<number>
  /** Of the port, which are a request each where the table is Google's: `read write read`. */
  readonly calls: { readonly [sync in "first" | "nothing" | "changed"]: ReadonlyArray<string> }
  readonly rows: number
  readonly cells: number
  readonly fileBytes: number
  /** After the first sync; and before it, the log's stores having been open. */
  readonly peakBytes: number
  readonly idleBytes: number
}

/** Cells changed on either side. */
const CHANGES = 100

export const run = async ({ kind, log, folder, rounds }: SheetsInput, say: Say): Promise<void> => {
  const { empty, sheet, table, typed, parse } = sheetFiles[kind]
  const calls: Record<keyof SheetsFound["calls"], ReadonlyArray<string>> = { first: [], nothing: [], changed: [] }
  const pathIn = (place: string): string => join(place, `people.${kind}`)
  const makePlace = (place: string): void => {
    rmSync(place, { recursive: true, force: true })
    mkdirSync(place, { recursive: true })
    writeFileSync(pathIn(place), empty())
  }
  const inLog = <A, E>(effect: Effect.Effect<A, E, Layer.Success<ReturnType<typeof portsOf>>>): Promise<A> =>
    Effect.runPromise(effect.pipe(Effect.provide(portsOf(log))))

  /** As a process does that is started for it, its start apart. */
  const sync = async (name: keyof SheetsFound["calls"], place: string) => {
    const made: Array<string> = []
    const { read, write, ...rest } = sheet(pathIn(place))
    const counted: Sheet["Service"] = {
      ...rest,
      read: Effect.tap(read, () => Effect.sync(() => made.push("read"))),
      write: (edit) => Effect.tap(write(edit), () => Effect.sync(() => made.push("write")))
    }
    const report = await inLog(
      keepInStep({ id: "bench" }).pipe(
        Effect.provideService(Sheet, counted),
        Effect.provide(layerSheetMemorySqlite(join(place, "memory.sqlite")))
      )
    )
    calls[name] = made
    const { unfinished, stopped, setAside, conflicts } = report
    if (unfinished || stopped !== undefined || setAside.length + conflicts.length > 0)
      throw new Error(`${name}: ${JSON.stringify({ unfinished, stopped, setAside, conflicts }).slice(0, 1000)}`)
    return report
  }

  await inLog(catchUp())
  const idleBytes = peakBytes()
  const [kept, fresh] = [join(folder, "kept"), join(folder, "fresh")]
  makePlace(kept)
  const { rows, cellsOut: cells } = await sync("first", kept)
  const path = pathIn(kept)
  const found = { rows, cells, idleBytes, peakBytes: peakBytes(), fileBytes: readFileSync(path).length }
  let round = 0
  const times = await interleave(
    {
      first: { before: () => makePlace(fresh), run: () => sync("first", fresh) },
      nothing: {
        run: async () => {
          const { events, cellsOut } = await sync("nothing", kept)
          if (events + cellsOut > 0) throw new Error("a sync with nothing new wrote something")
        }
      },
      changed: {
        before: async () => {
          const { cells, drafts } = changesTo(table(path), ++round)
          writeFileSync(path, typed(path, cells))
          await inLog(commit(drafts, { via: "bench" }))
        },
        run: async () => {
          const { events, cellsOut } = await sync("changed", kept)
          if (events !== CHANGES || cellsOut < CHANGES)
            throw new Error(`${events} events and ${cellsOut} cells of ${CHANGES} changes on either side`)
        }
      },
      bare: {
        run: async () => {
          const bytes = readFileSync(path)
          await parse(bytes)
          const copy = join(folder, `bare.${kind}`)
          writeBare(copy, bytes)
          await parse(readFileSync(copy))
        }
      }
    },
    rounds
  )
  say({ ...times, calls, ...found } satisfies SheetsFound)
}

/** Positions in the sheet, companies in the log, of people all over the table; other values every round. */
const changesTo = ({ columns, rows }: Table, round: number) => {
  const columnOf = (heading: string): number => columns.findIndex((column) => column.heading === heading)
  const [position, id] = [columnOf("Position"), columnOf("Kith id")]
  const step = Math.floor(rows.length / (2 * CHANGES))
  const at = Array.from({ length: CHANGES }, (_, nth) => 2 * nth * step)
  return {
    cells: at.map((row) => ({
      row,
      column: position,
      cell: { _tag: "Text", text: `Analyst, round ${round}` } as const
    })),
    drafts: at.map((row) =>
      ContactEdited.draft(EntityId.make(String(rows[row + step]![id]!.value)), { company: `Company ${round}` })
    )
  }
}

/** Durably, and with nothing kept of the file that was there. */
const writeBare = (path: string, bytes: Uint8Array): void => {
  const file = openSync(`${path}.new`, "w")
  writeFileSync(file, bytes)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
}
