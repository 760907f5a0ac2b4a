/** Fixtures, and formats read at once: for the tests of formats. */
import { readFileSync } from "node:fs"
import type { Row } from "@kith/core/domain/SourceRecord"
import type { FileSummary, Format } from "@kith/formats/Format"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Cause from "effect/Cause"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"

export const fixture = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${path}`, import.meta.url)))

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Every row, from bytes in these pieces. */
export const rowsOf = (format: Format, ...pieces: ReadonlyArray<Uint8Array>): ReadonlyArray<Row> =>
  Effect.runSync(Stream.runCollect(format.read(Stream.fromIterable(pieces))))

export const summaryOf = (format: Format, bytes: Uint8Array): FileSummary =>
  Effect.runSync(format.summarise(Stream.succeed(bytes)))

/** What reading fails with. */
export const failureOf = <A, E>(effect: Effect.Effect<A, E>): E => {
  const exit = Effect.runSyncExit(effect)
  const error = Exit.isFailure(exit) ? Option.getOrUndefined(Cause.findErrorOption(exit.cause)) : undefined
  if (error === undefined) throw new Error("it was expected to fail")
  return error
}

/** Rows without what matters less: `6: Zoé Lévesque`, `7: noName`. */
export const names = (rows: ReadonlyArray<Row>): ReadonlyArray<string> =>
  rows.map((row) =>
    row._tag === "Read"
      ? `${row.line}: ${row.record.fields["name"] as string}`
      : `${row.line}${row.through === undefined ? "" : `-${row.through}`}: ${row.why}`
  )

/** The fields of the row that starts at a line. */
export const fieldsAt = (rows: ReadonlyArray<Row>, line: number): Readonly<Record<string, unknown>> => {
  const row = rows.find((row) => row.line === line)
  if (row?._tag !== "Read") throw new Error(`no row was read at line ${line}`)
  return row.record.fields
}

export const keyAt = (rows: ReadonlyArray<Row>, line: number): string => {
  const row = rows.find((row) => row.line === line)
  if (row?._tag !== "Read") throw new Error(`no row was read at line ${line}`)
  return row.record.sourceKey
}
