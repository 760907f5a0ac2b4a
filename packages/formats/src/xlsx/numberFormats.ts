/** What a workbook's styles say of a cell's number: a date, or a number of digits with leading zeros. */
import { attributeOf, ownNames } from "./xmlAttributes.ts"
import type { XmlSink } from "./XmlTokenizer.ts"

export type NumberKind =
  | { readonly _tag: "Plain" }
  | { readonly _tag: "Date" }
  /** Shown with at least so many digits, as postal codes and telephone numbers are. */
  | { readonly _tag: "Digits"; readonly least: number }

export const plainNumber: NumberKind = { _tag: "Plain" }
const date: NumberKind = { _tag: "Date" }

/** Formats that every workbook has without saying so (ECMA-376 part 1, 18.8.30), those of East Asian Excels too. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || id === 45 || id === 47

/** What a format's code means: `yyyy\-mm\-dd;@` is a date, `[h]:mm` a duration and so a number. */
export const kindOfCode = (code: string): NumberKind => {
  if (/^0{2,15}$/.test(code)) return { _tag: "Digits", least: code.length }
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return plainNumber
  // What is quoted, escaped, or in brackets (colours, languages, conditions) says nothing of dates.
  const bare = code.replace(/"[^"]*"?|\\.|[_*].|\[[^\]]*\]?/gu, "").split(";")[0]!
  return /[ymdhs]/i.test(bare.replace(/general|standard/gi, "")) ? date : plainNumber
}

/** By a cell's `s`. */
export type NumberKinds = ReadonlyArray<NumberKind>

/** Reads `xl/styles.xml` into `kinds`, which is complete at the part's end. */
export const stylesSink = (): { readonly sink: XmlSink; readonly kinds: () => NumberKinds } => {
  const own = ownNames()
  const codes = new Map<number, NumberKind>()
  const formats: Array<number> = []
  let inCells = false
  const sink: XmlSink = {
    open: (name, attributes) => {
      const element = own(name)
      if (element === "numFmt") {
        codes.set(Number(attributeOf(attributes, "numFmtId")), kindOfCode(attributeOf(attributes, "formatCode") ?? ""))
      } else if (element === "cellXfs") inCells = true
      else if (element === "xf" && inCells && formats.length < 100_000) {
        formats.push(Number(attributeOf(attributes, "numFmtId") ?? 0))
      }
    },
    close: (name) => {
      if (own(name) === "cellXfs") inCells = false
    },
    text: () => {}
  }
  const kinds = (): NumberKinds => formats.map((id) => codes.get(id) ?? (isBuiltInDate(id) ? date : plainNumber))
  return { sink, kinds }
}
