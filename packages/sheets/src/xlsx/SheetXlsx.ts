/** The port on a workbook's sheet, as on a shared drive where Excel and others open and save it. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { XlsxFault } from "@kith/formats/xlsx/XlsxFault"
import { attemptOn, fails, halfWritten, PATIENCE, replaceFile } from "../file/fileFailure.ts"
import { type KeptRead, readKept } from "../file/KeptFile.ts"
import { Changed, type Edit, type Reading, Refused, type Sheet, type SheetError } from "../Sheet.ts"
import { editXlsx } from "./editXlsx.ts"
import { readXlsxTable, type XlsxTable } from "./xlsxTable.ts"

export interface XlsxFileOptions {
  /** The sheet's name, until its columns have tags; else the one with people. */
  readonly tab?: string
  /** A file that was changed less than so long ago may be half-written: it is left alone until then. Default 2 s. */
  readonly settleMs?: number
}

/** One connection; the file must be there. */
export const sheetXlsx = (path: string, { tab, settleMs = 2000 }: XlsxFileOptions = {}): Sheet["Service"] => {
  /** The file as the last reading had it, which is what an edit's rows and columns count. */
  let read: Uint8Array | undefined

  const whenAtRest = Effect.gen(function* () {
    for (let attempt = 1; ; attempt++) {
      const kept = yield* attemptOn("read", () => readKept(path))
      const age = (yield* Clock.currentTimeMillis) - (kept.changedAt ?? -Infinity)
      const isOld = age >= settleMs || age < 0
      const table = yield* attemptOn("read", () => tableOrHalf(kept, tab), faultOf)
      if (isOld && table !== undefined) return { kept, table }
      if (isOld && kept.bytes.length > 0)
        return yield* fails("read", new Refused({ why: "malformed", detail: "truncated" }))
      if (attempt === PATIENCE || settleMs === 0) return yield* halfWritten
      yield* Effect.sleep(isOld ? settleMs : settleMs - age)
    }
  })

  const write = Effect.fnUntraced(function* (edit: Edit) {
    const before = (read ??= (yield* attemptOn("write", () => readKept(path))).bytes)
    const next = yield* attemptOn("write", () => editXlsx(readXlsxTable(before, tab), edit), faultOf)
    if (!(next instanceof Uint8Array)) {
      if (next._tag === "Changed") return yield* fails("write", new Changed())
      return yield* fails("write", new Refused({ why: next.why, detail: next.detail }))
    }
    yield* replaceFile(path, edit.id, before, next)
    read = next
  })

  return {
    name: tab === undefined ? path : `${path} (${tab})`,
    has: { lookups: true, notes: true, tags: true },
    read: Effect.flatMap(whenAtRest, ({ kept, table }) =>
      attemptOn(
        "read",
        (): Reading => {
          read = kept.bytes
          const { columns, rows, file } = table
          const reading = { columns, rows, lookups: file.lookups.values }
          if (kept.lastWrite === undefined) return reading
          const found = readXlsxTable(kept.lastWrite.bytes, tab)
          const { id } = kept.lastWrite
          return { ...reading, lastWrite: { id, found: { columns: found.columns, rows: found.rows } } }
        },
        faultOf
      )
    ),
    write
  }
}

/** Undefined where the file breaks off, as one does that is being written. */
const tableOrHalf = ({ bytes }: KeptRead, tab: string | undefined): XlsxTable | undefined => {
  try {
    return readXlsxTable(bytes, tab)
  } catch (error) {
    if (bytes.length === 0) return undefined
    if (error instanceof XlsxFault && (error.why === "truncated" || error.why === "brokenZip")) return undefined
    throw error
  }
}

const faultOf = (cause: unknown): SheetError["reason"] | undefined =>
  cause instanceof XlsxFault
    ? new Refused({ why: cause.why === "tooLarge" ? "full" : "malformed", detail: cause.message })
    : undefined
