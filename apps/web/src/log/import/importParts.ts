/** What a chosen file holds, part by part: a file is one part, a workbook its sheets, an archive its files. */
import * as Effect from "effect/Effect"
import { HEAD_BYTES, recognise, type Recognised } from "@kith/formats/recognise"
import { recognisedMembers } from "@kith/formats/zip/recognisedMembers"
import { type ImportSource, memberOf, type Meter, sourceOf } from "./importSource.ts"

export type PartRecognised =
  | Exclude<Recognised, { readonly _tag: "Workbook" } | { readonly _tag: "Archive" }>
  /** A table in a workbook: its format reads that sheet. */
  | (Extract<Recognised, { readonly _tag: "Table" }> & { readonly sheet: string })

export interface Part {
  /** Of a file by itself empty; of an archive's the path, of a workbook's the sheet's name. */
  readonly path: string
  readonly source: ImportSource
  readonly recognised: PartRecognised
  /** Taken unless somebody says otherwise. */
  readonly isUsual: boolean
}

export interface Parts {
  readonly parts: ReadonlyArray<Part>
  /** One of them is taken: sheets of a workbook. */
  readonly oneOf: boolean
  /** What else is in it, by name. */
  readonly others: ReadonlyArray<string>
}

export const headOf = (file: File): Effect.Effect<Uint8Array> =>
  Effect.promise(async () => new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))

/** Whether it is one part, and all of it is read to import it; a whole log is taken over as it comes. */
export const isReadWhole = (file: File, head: Uint8Array): boolean => {
  const tag = recognise(head, file.name)?._tag
  return tag !== undefined && tag !== "Archive" && tag !== "Log"
}

/** `undefined`: in no format that is known. */
export const partsOf = Effect.fnUntraced(function* (file: File, head: Uint8Array, meter: Meter) {
  const recognised = recognise(head, file.name)
  if (recognised === undefined) return undefined
  const source = sourceOf(file, meter)
  if (recognised._tag === "Archive") return yield* inArchive(source, meter)
  if (recognised._tag === "Workbook") return yield* inWorkbook(source, meter)
  return { parts: [{ path: "", source, recognised, isUsual: true }], oneOf: false, others: [] } satisfies Parts
})

const inArchive = Effect.fnUntraced(function* (archive: ImportSource, meter: Meter) {
  meter.expect(2)
  const members = yield* recognisedMembers(archive.bytes)
  const parts: Array<Part> = []
  const others: Array<string> = []
  const nested: Array<Part> = []
  for (const { member, recognised, usual } of members) {
    const source = memberOf(archive, member)
    if (recognised === undefined || recognised._tag === "Archive") others.push(member.path)
    else if (recognised._tag === "Workbook") {
      // What is in it only a look at the whole of it tells.
      const { parts: sheets } = yield* inWorkbook(source, meter)
      const taken = sheets.find(({ isUsual }) => isUsual)
      if (taken === undefined) others.push(member.path)
      else nested.push({ ...taken, path: member.path, isUsual: false })
    } else parts.push({ path: member.path, source, recognised, isUsual: usual })
  }
  // A whole log says everything that the files beside it say.
  const logs = parts.filter(({ recognised }) => recognised._tag === "Log")
  if (logs.length === 1) return { parts: [{ ...logs[0]!, isUsual: true }], oneOf: false, others: [] } satisfies Parts
  const all = [...parts, ...nested].filter(({ recognised }) => recognised._tag !== "Log")
  return { parts: all.toSorted(byOrder), oneOf: false, others } satisfies Parts
})

/** Who is a contact decides what messages and meetings lead to. */
const ORDER: ReadonlyArray<Recognised["_tag"]> = ["People", "Table", "Touches", "Calendar"]

const byOrder = (a: Part, b: Part): number => ORDER.indexOf(a.recognised._tag) - ORDER.indexOf(b.recognised._tag)

const inWorkbook = Effect.fnUntraced(function* (source: ImportSource, meter: Meter) {
  const { workbookSheets } = yield* Effect.promise(() => import("@kith/formats/xlsx/workbookSheets"))
  meter.expect(1)
  const sheets = yield* workbookSheets(source.bytes)
  const parts = sheets.flatMap(({ name, recognised, usual }): ReadonlyArray<Part> => {
    if (recognised === undefined) return []
    const found = recognised._tag === "Table" ? { ...recognised, sheet: name } : recognised
    return [{ path: name, source, recognised: found, isUsual: usual }]
  })
  const others = sheets.flatMap(({ name, recognised }) => (recognised === undefined ? [name] : []))
  return { parts, oneOf: true, others } satisfies Parts
})
