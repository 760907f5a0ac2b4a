/** A layout as a format of workbooks (`.xlsx`, `.xlsm`), for import. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Row } from "@kith/core/domain/SourceRecord"
import { concat } from "@kith/core/log/Bytes"
import { type FileSummary, type Format, FormatError } from "../Format.ts"
import type { Layout, ReadRow } from "../table/Layout.ts"
import { isWorkbook } from "./isWorkbook.ts"
import {
  type ReadXlsxOptions,
  readXlsx,
  XLSX_LIMITS,
  type WorkbookReading,
  type XlsxLimits,
  xlsxMatch
} from "./xlsxReader.ts"
import { XlsxFault } from "./XlsxFault.ts"

/**
 * The format of a layout's tables in a workbook. Its id is the layout's, called by what the file is (`kith-csv` becomes
 * `kith-xlsx`, and `csv` `xlsx`); its source is the layout's, so that the same row in a CSV file and in a workbook is the
 * same contact. Only the whole of a workbook tells what is in it: of a beginning, `recognise` says no more than that it
 * may be one.
 */
export const xlsxFormat = (layout: Layout, options: ReadXlsxOptions = {}): Format => {
  const id = layout.id === "csv" ? "xlsx" : `${layout.id.replace(/-csv$/, "")}-xlsx`
  const limits = options.limits ?? XLSX_LIMITS
  const open = (bytes: Uint8Array): WorkbookReading<ReadRow> => readXlsx(id, layout, bytes, options)
  return {
    id,
    source: layout.source,
    recognise: (head) => sureOf(layout, head),
    read: (bytes) => readGathered(id, limits, open, bytes),
    summarise: (bytes) => summariseGathered(id, limits, open, bytes)
  }
}

/** It is a workbook, and what was given of it does not show what is in it, or only why it cannot be read. */
const PERHAPS = 0.1

const sureOf = (layout: Layout, head: Uint8Array): number => {
  if (!isWorkbook(head)) return 0
  try {
    return xlsxMatch(layout, head)
  } catch (error) {
    if (!(error instanceof XlsxFault)) throw error
    return error.why === "notAWorkbook" ? 0 : PERHAPS
  }
}

/** A workbook's rows as a stream of arrays. */
const readGathered = <E, R>(
  id: string,
  limits: XlsxLimits,
  open: (bytes: Uint8Array) => WorkbookReading<ReadRow>,
  bytes: Stream.Stream<Uint8Array, E, R>
): Stream.Stream<Row, FormatError | E, R> =>
  Stream.fromPull(
    Effect.map(gathered(id, limits, bytes), (all) => {
      const { rows } = open(all)
      return Effect.suspend((): Effect.Effect<Batch, FormatError | Cause.Done> => {
        const batch = next(rows)
        if (batch instanceof FormatError) return Effect.fail(batch)
        return batch === undefined ? Cause.done() : Effect.succeed(batch)
      })
    })
  )

const summariseGathered = <E, R>(
  id: string,
  limits: XlsxLimits,
  open: (bytes: Uint8Array) => WorkbookReading<ReadRow>,
  bytes: Stream.Stream<Uint8Array, E, R>
): Effect.Effect<FileSummary, FormatError | E, R> =>
  Effect.flatMap(gathered(id, limits, bytes), (all) => {
    const reading = open(all)
    let rows = 0
    let refused = 0
    for (;;) {
      const batch = next(reading.rows)
      if (batch instanceof FormatError) return Effect.fail(batch)
      if (batch === undefined) break
      for (const row of batch) {
        if (row._tag === "Refused") refused++
        else rows++
      }
    }
    const asOf = reading.asOf()
    return Effect.succeed({ rows, refused, ...(asOf === undefined ? {} : { asOf }) })
  })

/**
 * The packed bytes, all of them: the directory of a ZIP is at its end, and texts stand behind the rows that use them.
 * They are unpacked as rows are asked for.
 */
export const gathered = <E, R>(
  id: string,
  limits: XlsxLimits,
  bytes: Stream.Stream<Uint8Array, E, R>
): Effect.Effect<Uint8Array, FormatError | E, R> =>
  Effect.suspend(() => {
    const pieces: Array<Uint8Array> = []
    let length = 0
    return Stream.runForEach(bytes, (piece) => {
      length += piece.length
      // Whoever gives it may use its memory again.
      pieces.push(piece.slice())
      return length <= limits.bytes
        ? Effect.void
        : Effect.fail(
            new FormatError({ format: id, reason: { _tag: "TooLarge", limit: "bytes", allowed: limits.bytes } })
          )
    }).pipe(Effect.map(() => concat(...pieces.splice(0))))
  })

type Batch = readonly [Row, ...Array<Row>]

const next = (rows: Generator<ReadonlyArray<Row>>): Batch | FormatError | undefined => {
  try {
    const { done, value } = rows.next()
    return done === true ? undefined : (value as Batch)
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}
