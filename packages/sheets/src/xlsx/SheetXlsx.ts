/** The port on a workbook's sheet, as on a shared drive where Excel and others open and save it. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { XlsxFault } from "@kith/formats/xlsx/XlsxFault"
import { attemptOn, fails, halfWritten, PATIENCE, replaceFile } from "../file/fileFailure.ts"
import { type KeptRead, readKept } from "../file/KeptFile.ts"
import { parsedOnce } from "../file/parsedOnce.ts"
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
  let settled: string | undefined
  const tableOf = parsedOnce((bytes) => readXlsxTable(bytes, tab))

  const whenAtRest = Effect.gen(function* () {
    for (let attempt = 1; ; attempt++) {
      const kept = yield* attemptOn("read", () => readKept(path))
      const age = (yield* Clock.currentTimeMillis) - (kept.changedAt ?? -Infinity)
      const isOld = age >= settleMs || age < 0
      // First, while it is known what the file said before that write.
      const lastWrite = yield* attemptOn("read", () => lastWriteIn(kept), faultOf)
      const table = yield* attemptOn("read", () => tableOrHalf(kept, tableOf), faultOf)
      if (isOld && table !== undefined) return { bytes: kept.bytes, table, lastWrite }
      if (isOld && kept.bytes.length > 0)
        return yield* fails("read", new Refused({ why: "malformed", detail: "truncated" }))
      if (attempt === PATIENCE || settleMs === 0) return yield* halfWritten
      yield* Effect.sleep(isOld ? settleMs : settleMs - age)
    }
  })

  const lastWriteIn = ({ lastWrite: last }: KeptRead): Reading["lastWrite"] => {
    if (last === undefined || last.id === settled) return undefined
    const { columns, rows } = tableOf(last.bytes)
    return { id: last.id, found: { columns, rows } }
  }

  const write = Effect.fnUntraced(function* (edit: Edit) {
    const before = (read ??= (yield* attemptOn("write", () => readKept(path))).bytes)
    const next = yield* attemptOn("write", () => editXlsx(tableOf(before), edit), faultOf)
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
    read: Effect.map(whenAtRest, ({ bytes, table: { columns, rows, file }, lastWrite }): Reading => {
      read = bytes
      const reading = { columns, rows, lookups: file.lookups.values }
      return lastWrite === undefined ? reading : { ...reading, lastWrite }
    }),
    write,
    settled: (id) => void (settled = id)
  }
}

/** Undefined where the file breaks off, as one does that is being written. */
const tableOrHalf = ({ bytes }: KeptRead, tableOf: (bytes: Uint8Array) => XlsxTable): XlsxTable | undefined => {
  try {
    return tableOf(bytes)
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
