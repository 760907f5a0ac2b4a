/**
 * What every format must keep to, whatever it reads: one line a format. `samples` are files as their program writes them.
 *
 * @example formatSuite(mailboxList, [utf8("Ana Souza <ana@example.ca>\n")])
 */
import type { Row } from "@kith/core/domain/SourceRecord"
import { type FileSummary, type Format, FormatError } from "@kith/formats/Format"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Stream from "effect/Stream"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes } from "../csv/csvText.ts"

export const formatSuite = (format: Format, samples: ReadonlyArray<Uint8Array>): void => {
  if (samples.length === 0) throw new Error(`${format.id}: without a sample nothing is tested`)
  const anySample = fc.constantFrom(...samples)
  const damaged = fc.tuple(anySample, anyChanges).map(([bytes, changes]) => changed(bytes, changes))

  describe(`${format.id} as a format`, () => {
    it("knows its own files, and is sure of nothing beyond 0 and 1", () => {
      for (const sample of samples) expect(format.recognise(sample)).toBeGreaterThan(0)
      fc.assert(
        fc.property(fc.oneof(fc.uint8Array(), damaged), fc.string(), (bytes, name) => {
          const sure = format.recognise(bytes, name)
          expect(sure >= 0 && sure <= 1).toBe(true)
        }),
        propertyRuns(100)
      )
    })

    it("gives every row that it reads a name and a key, and lines from the first to the last", () => {
      for (const sample of samples) {
        const rows = readRows(format, [sample])
        expect(rows.some(({ _tag }) => _tag === "Read")).toBe(true)
        expect(rows.map(({ line }) => line)).toEqual(rows.map(({ line }) => line).toSorted((a, b) => a - b))
        for (const row of rows) {
          if (row._tag === "Refused") continue
          expect(row.record.sourceKey).not.toBe("")
          expect(row.record.fields["name"]).toMatch(/\S/)
        }
      }
    })

    it("reads the same however a file is cut into pieces, and as often as it is asked", () => {
      fc.assert(
        fc.property(anySample, anyCuts, (bytes, cuts) => {
          expect(outcome(format, cutBytes(bytes, cuts))).toEqual(outcome(format, [bytes]))
        }),
        propertyRuns(60)
      )
    })

    it("counts beforehand what it reads and refuses, and fails where reading would", () => {
      fc.assert(
        fc.property(damaged, (bytes) => {
          const read = outcome(format, [bytes])
          const counted = settled(Effect.runSyncExit(format.summarise(Stream.succeed(bytes))))
          if (read instanceof FormatError || counted instanceof FormatError) {
            expect(counted).toEqual(read)
            return
          }
          const { rows, refused } = counted satisfies FileSummary
          const isRead = ({ _tag }: Row): boolean => _tag === "Read"
          expect([rows, refused]).toEqual([read.filter(isRead).length, read.filter((row) => !isRead(row)).length])
        }),
        propertyRuns(100)
      )
    })

    it("reads or refuses whatever a file becomes, and any bytes at all", () => {
      fc.assert(
        fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 400 })), (bytes) => {
          expect(() => outcome(format, [bytes])).not.toThrow()
        }),
        propertyRuns(200)
      )
    })
  })
}

/** Every row; throws what reading fails with. */
const readRows = (format: Format, pieces: ReadonlyArray<Uint8Array>): ReadonlyArray<Row> =>
  Effect.runSync(Stream.runCollect(format.read(Stream.fromIterable(pieces))))

/** The rows, or why there are none; throws what is neither. */
const outcome = (format: Format, pieces: ReadonlyArray<Uint8Array>): ReadonlyArray<Row> | FormatError =>
  settled(Effect.runSyncExit(Stream.runCollect(format.read(Stream.fromIterable(pieces)))))

const settled = <A>(exit: Exit.Exit<A, FormatError>): A | FormatError => {
  if (Exit.isSuccess(exit)) return exit.value
  const error = Cause.squash(exit.cause)
  if (error instanceof FormatError) return error
  throw error
}

interface Change {
  readonly at: number
  readonly drop: number
  readonly put: Uint8Array
}

interface Changes {
  readonly changes: ReadonlyArray<Change>
  /** Where the file breaks off. */
  readonly until: number | undefined
}

const anyChanges: fc.Arbitrary<Changes> = fc.record({
  changes: fc.array(fc.record({ at: fc.nat(), drop: fc.nat(4), put: fc.uint8Array({ maxLength: 4 }) }), {
    maxLength: 6
  }),
  until: fc.option(fc.nat(), { nil: undefined, freq: 3 })
})

const changed = (original: Uint8Array, { changes, until }: Changes): Uint8Array => {
  const bytes = [...original]
  for (const { at, drop, put } of changes) bytes.splice(at % (bytes.length + 1), drop, ...put)
  return Uint8Array.from(until === undefined ? bytes : bytes.slice(0, until % (bytes.length + 1)))
}
