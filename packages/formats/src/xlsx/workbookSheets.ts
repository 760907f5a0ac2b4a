/** What is in a workbook, sheet by sheet, and of which format. For importing one; only the whole file tells. */
import * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { Format, FormatError } from "../Format.ts"
import { genericLayout } from "../generic/genericCsv.ts"
import { mappingOf, type MappingGuess } from "../generic/mappingOf.ts"
import { headOf, type TableHead } from "../generic/tableHead.ts"
import { googleLayout } from "../google/googleContacts.ts"
import { kithSheetLayout } from "../kithSheet/layout.ts"
import { connectionsLayout } from "../linkedin/connections.ts"
import { outlookLayout } from "../outlook/outlookCsv.ts"
import { isBlank, type Layout } from "../table/Layout.ts"
import { thunderbirdLayout } from "../thunderbird/thunderbirdCsv.ts"
import { gathered, xlsxFormat } from "./xlsxFormat.ts"
import { firstRowsOf, formatError, XLSX_LIMITS, type XlsxLimits } from "./xlsxReader.ts"
import { XlsxFault } from "./XlsxFault.ts"

export type RecognisedTable =
  | { readonly _tag: "People"; readonly format: Format; readonly sure: number }
  /** People, in a table that is nobody's format: `guess` is to be shown and may be changed; `sheetFormat` then reads under it. */
  | {
      readonly _tag: "Table"
      readonly format: Format
      readonly guess: MappingGuess
      readonly head: TableHead
      readonly sure: number
    }

export interface RecognisedSheet {
  /** As on its tab. */
  readonly name: string
  readonly hidden: boolean
  /** Its format reads this sheet and no other. Undefined where there are no people. */
  readonly recognised: RecognisedTable | undefined
  /** The one to take unless somebody names another: the surest, and a hidden one only where no other has people. */
  readonly usual: boolean
}

/** The order decides between equals. */
const layouts: ReadonlyArray<Layout> = [
  connectionsLayout,
  googleLayout,
  outlookLayout,
  thunderbirdLayout,
  kithSheetLayout
]

/** Below the first it is tried whether the table is nobody's format; below the second it may be about anything. */
const SURE = 0.5
const LIKELY = 0.3

/** In the order of the tabs. Fails as reading would: `Broken` says why in `XlsxFault`'s words. */
export const workbookSheets = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>,
  limits: XlsxLimits = XLSX_LIMITS
): Effect.Effect<ReadonlyArray<RecognisedSheet>, FormatError | E, R> =>
  Effect.flatMap(gathered(ID, limits, bytes), (all) =>
    Effect.suspend(() => {
      try {
        return Effect.succeed(sheetsIn(all, limits))
      } catch (error) {
        if (!(error instanceof XlsxFault)) throw error
        return Effect.fail(formatError(ID, error, 1, limits))
      }
    })
  )

/** Names the format where it is not known yet whose the tables are. */
const ID = "xlsx"

/** Reads one sheet under a mapping that somebody has settled on. */
export const sheetFormat = (mapping: MappingGuess["mapping"], sheet: string): Format =>
  xlsxFormat(genericLayout(mapping), { sheet })

const sheetsIn = (bytes: Uint8Array, limits: XlsxLimits): ReadonlyArray<RecognisedSheet> => {
  const found = firstRowsOf(bytes, limits).map(({ sheet: { name, hidden }, rows }) => ({
    name,
    hidden,
    recognised: recognised(name, rows, limits)
  }))
  // What is in sight comes before what is hidden, a format that is known before a guess.
  const weight = ({ hidden, recognised }: (typeof found)[number]): number =>
    recognised === undefined ? 0 : (hidden ? 0 : 4) + (recognised._tag === "People" ? 2 : 0) + recognised.sure
  const most = Math.max(0, ...found.map(weight))
  const usual = most === 0 ? -1 : found.findIndex((sheet) => weight(sheet) === most)
  return found.map((sheet, index) => ({ ...sheet, usual: index === usual }))
}

const recognised = (
  sheet: string,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  limits: XlsxLimits
): RecognisedTable | undefined => {
  let best: { readonly layout: Layout; readonly sure: number } | undefined
  for (const layout of layouts) {
    const sure = Math.max(0, ...rows.map(layout.match))
    if (sure > (best?.sure ?? 0)) best = { layout, sure }
  }
  const known: RecognisedTable | undefined =
    best === undefined
      ? undefined
      : { _tag: "People", format: xlsxFormat(best.layout, { limits, sheet }), sure: best.sure }
  if (known !== undefined && known.sure >= SURE) return known
  const filled = rows.filter((row) => !isBlank(row))
  if (filled.length === 0) return known
  const head = headOf(filled)
  const guess = mappingOf(head.header, head.sample)
  if (guess.sure < LIKELY || guess.sure <= (known?.sure ?? 0)) return known
  return {
    _tag: "Table",
    format: xlsxFormat(genericLayout(guess.mapping), { limits, sheet }),
    guess,
    head,
    sure: guess.sure
  }
}
