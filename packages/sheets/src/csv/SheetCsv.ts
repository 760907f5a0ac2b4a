/** The port on a CSV file, as on a shared drive where other programs open and save it. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { attemptOn, fails, halfWritten, PATIENCE, replaceFile } from "../file/fileFailure.ts"
import { readKept } from "../file/KeptFile.ts"
import { parsedOnce } from "../file/parsedOnce.ts"
import { Changed, type Edit, type Reading, Refused, Sheet } from "../Sheet.ts"
import { editCsv, readCsv } from "./csvTable.ts"

export interface CsvFileOptions {
  /** A file that was changed less than so long ago may be half-written: it is left alone until then. Default 2 s. */
  readonly settleMs?: number
}

/** One connection; the file must be there. */
export const sheetCsv = (path: string, { settleMs = 2000 }: CsvFileOptions = {}): Sheet["Service"] => {
  /** The file as the last reading had it, which is what an edit's rows and columns count. */
  let read: Uint8Array | undefined
  let settled: string | undefined
  const tableOf = parsedOnce(readCsv)

  const whenAtRest = Effect.gen(function* () {
    for (let attempt = 1; ; attempt++) {
      const kept = yield* attemptOn("read", () => readKept(path))
      const age = (yield* Clock.currentTimeMillis) - (kept.changedAt ?? -Infinity)
      const { lastWrite: last } = kept
      // First, while it is known what the file said before that write.
      const found = last === undefined || last.id === settled ? undefined : tableOf(last.bytes)
      const table = tableOf(kept.bytes)
      const isEmptied = kept.bytes.length === 0 && (last?.bytes.length ?? read?.length ?? 0) > 0
      if ((age >= settleMs || age < 0) && !table.cutOff && !isEmptied)
        return { bytes: kept.bytes, table, ...(found === undefined ? {} : { lastWrite: { id: last!.id, found } }) }
      if (attempt === PATIENCE || settleMs === 0) return yield* halfWritten
      yield* Effect.sleep(age >= 0 && age < settleMs ? settleMs - age : settleMs)
    }
  })

  const write = Effect.fnUntraced(function* (edit: Edit) {
    if ([...edit.cells.map(({ cell }) => cell), ...edit.append.flat()].some((cell) => cell?._tag === "Lookup")) {
      return yield* fails("write", new Refused({ why: "malformed", detail: "a file has no lookups" }))
    }
    const before = (read ??= (yield* attemptOn("write", () => readKept(path))).bytes)
    const next = editCsv(tableOf(before), edit)
    if (next === undefined) return yield* fails("write", new Changed())
    yield* replaceFile(path, edit.id, before, next)
    read = next
  })

  return {
    name: path,
    has: { lookups: false, notes: false, tags: false },
    read: Effect.map(whenAtRest, ({ bytes, table: { columns, rows }, ...rest }): Reading => {
      read = bytes
      return { columns, rows, lookups: new Map(), ...rest }
    }),
    write,
    settled: (id) => void (settled = id)
  }
}

export const layerSheetCsv = (path: string, options?: CsvFileOptions): Layer.Layer<Sheet> =>
  Layer.sync(Sheet, () => sheetCsv(path, options))
