/** A cell as it is written into a sheet's part. */
import { placeName, type Place } from "@kith/formats/xlsx/cellReference"
import { serialOf } from "@kith/formats/xlsx/dateSerial"
import { toCellXml, toXml } from "@kith/formats/xlsx/xmlText"
import type { Cell, NewCell } from "../Sheet.ts"
import type { CellStyles } from "./dateStyles.ts"

export interface CellWriting {
  /** Before the names of the part's elements. */
  readonly prefix: string
  readonly is1904: boolean
  /** Undefined where the workbook has no styles; days are then texts. */
  readonly styles: CellStyles | undefined
  /** The formula and what it comes to in this row. */
  readonly lookup: (row: number, nth: number) => { readonly formula: string; readonly shown: string }
}

/** `""` for an empty cell that looks like any other. Texts are of the type that no program reads anything into. */
export const cellXml = (place: Place, style: number, cell: NewCell, writing: CellWriting): string => {
  const { prefix, styles } = writing
  const element = (style: number, type: string, inside: string): string =>
    `<${prefix}c r="${placeName(place)}"${style === 0 ? "" : ` s="${style}"`}${type === "" ? "" : ` t="${type}"`}${inside === "" ? "/>" : `>${inside}</${prefix}c>`}`
  const value = (text: string | number): string => `<${prefix}v>${text}</${prefix}v>`
  const text = (text: string): string =>
    element(
      style,
      "inlineStr",
      `<${prefix}is><${prefix}t xml:space="preserve">${toCellXml(text)}</${prefix}t></${prefix}is>`
    )
  const empty = (): string => (style === 0 ? "" : element(style, "", ""))
  switch (cell._tag) {
    case "Empty":
      return empty()
    case "Text":
      return cell.text === "" ? empty() : text(cell.text)
    case "Day": {
      const serial = serialOf(cell.iso)
      return serial === undefined || styles === undefined
        ? text(cell.iso)
        : element(styles.forDate(style), "", value(fromTrueSerial(serial, writing.is1904)))
    }
    case "Lookup": {
      const { formula, shown } = writing.lookup(place.row, cell.nth)
      return element(style, "str", `<${prefix}f>${toXml(formula)}</${prefix}f>${value(toCellXml(shown))}`)
    }
    case "Again":
      return again(cell.cell, style, writing, { element, value, text, empty })
  }
}

/** As it was read: see `xlsxTable`. */
const again = (
  { value, formula, isDate }: Cell,
  style: number,
  { prefix, is1904, styles }: CellWriting,
  write: {
    readonly element: (style: number, type: string, inside: string) => string
    readonly value: (text: string | number) => string
    readonly text: (text: string) => string
    readonly empty: () => string
  }
): string => {
  const f = formula === undefined ? "" : `<${prefix}f>${toXml(formula.replace(/^=/, ""))}</${prefix}f>`
  if (typeof value === "boolean") return write.element(style, "b", f + write.value(value ? 1 : 0))
  if (typeof value === "number") {
    const shown = isDate === true ? (styles?.forDate(style) ?? style) : (styles?.forNumber(style) ?? style)
    return write.element(shown, "", f + write.value(isDate === true ? fromTrueSerial(value, is1904) : value))
  }
  if (f !== "") return write.element(style, "str", f + write.value(toCellXml(value)))
  return value === "" ? write.empty() : write.text(value)
}

/** The inverse of `trueSerial`. */
const fromTrueSerial = (serial: number, is1904: boolean): number => {
  if (is1904) return serial - 1462
  return serial < 61 ? serial - 1 : serial
}
