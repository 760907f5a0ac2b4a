/** The rows of a worksheet's part, in its order. For reading a workbook, and for writing into one in place. */
import { COLUMNS_MAX, placeOf } from "./cellReference.ts"
import { RunText } from "./sharedStrings.ts"
import { attributeOf, eachAttribute, ownNames } from "./xmlAttributes.ts"
import { fromCellXml, fromXml } from "./xmlText.ts"
import type { XmlSink } from "./XmlTokenizer.ts"

export interface SheetCell {
  /** From 0. */
  readonly column: number
  /** `n`, `s`, `str`, `inlineStr`, `b`, `e` or `d` (ECMA-376 part 1, 18.18.11). */
  readonly type: string
  readonly style: number
  /** What stands in `v` or `is`, read; undefined in a cell that has but a style, or a formula never worked out. */
  readonly value: string | undefined
  readonly formula: SheetFormula | undefined
  /** Where the element stands in the part. */
  readonly from: number
  readonly to: number
}

export interface SheetFormula {
  /** Empty in a cell that shares another's. */
  readonly text: string
  readonly attributes: string
}

export interface SheetRow {
  /** From 1. */
  readonly row: number
  readonly cells: ReadonlyArray<SheetCell>
  /** What was too much to be held; `cells` are then those before it. */
  readonly fault?: "rowTooLarge" | "tooManyColumns"
  readonly attributes: string
  /** Where the element stands, and where its opening tag ends. */
  readonly from: number
  readonly inside: number
  readonly to: number
}

export interface SheetRowsOptions {
  /** Also cells without a value. */
  readonly blanks: boolean
  /** Code units of one row, and the columns that may be filled. */
  readonly row: number
  readonly columns: number
}

/** Gives each row to `row` when it ends; `other` hears of the elements beside the rows. */
export const sheetRowsSink = (
  options: SheetRowsOptions,
  row: (row: SheetRow) => void,
  other?: (element: string, attributes: string, from: number, to: number) => void
): XmlSink => new SheetRows(options, row, other)

class SheetRows implements XmlSink {
  private readonly own = ownNames()
  private readonly inline = new RunText()
  private inData = false
  private inRow = false
  private inCell = false
  private reading: "v" | "f" | "is" | undefined

  private rowNumber = 0
  private rowAttributes = ""
  private rowFrom = 0
  private rowInside = 0
  private cells: Array<SheetCell> = []
  private fault: SheetRow["fault"]
  private length = 0

  private column = -1
  private type = "n"
  private style = 0
  private value: string | undefined
  private formula: SheetFormula | undefined
  private cellFrom = 0

  private readonly options: SheetRowsOptions
  private readonly row: (row: SheetRow) => void
  private readonly other: ((element: string, attributes: string, from: number, to: number) => void) | undefined

  constructor(
    options: SheetRowsOptions,
    row: (row: SheetRow) => void,
    other: ((element: string, attributes: string, from: number, to: number) => void) | undefined
  ) {
    this.options = options
    this.row = row
    this.other = other
  }

  open(name: string, attributes: string, from: number, to: number): void {
    const element = this.own(name)
    if (element === undefined) return
    if (this.inCell) return this.openInCell(element, attributes)
    if (this.inRow) {
      if (element === "c") this.openCell(attributes, from)
    } else if (this.inData) {
      if (element === "row") this.openRow(attributes, from, to)
    } else {
      if (element === "sheetData") this.inData = true
      this.other?.(element, attributes, from, to)
    }
  }

  close(name: string, _from: number, to: number): void {
    const element = this.own(name)
    if (this.inCell) {
      if (element === "c") this.closeCell(to)
      else if (this.reading === "is" && element !== "is") this.inline.close(element)
      else if (element === this.reading) {
        if (element === "is") this.value = this.inline.take()
        this.reading = undefined
      }
    } else if (this.inRow) {
      if (element === "row") this.closeRow(to)
    } else if (element === "sheetData") this.inData = false
  }

  text(raw: string, literal: boolean): void {
    if (this.reading === undefined || this.fault !== undefined) return
    this.length += raw.length
    if (this.length > this.options.row) this.fault = "rowTooLarge"
    else if (this.reading === "v") {
      const text = literal ? raw : this.type === "str" ? fromCellXml(raw) : fromXml(raw)
      this.value = this.value === undefined ? text : this.value + text
    } else if (this.reading === "is") this.inline.add(raw, literal)
    else this.formula = { ...this.formula!, text: this.formula!.text + (literal ? raw : fromXml(raw)) }
  }

  private openRow(attributes: string, from: number, to: number): void {
    const number = attributeOf(attributes, "r")
    // Rows need not be numbered: each is then the one behind the last.
    this.rowNumber = number === undefined || !/^\d{1,7}$/.test(number) ? this.rowNumber + 1 : Number(number)
    this.rowAttributes = attributes
    this.rowFrom = from
    this.rowInside = to
    this.cells = []
    this.fault = undefined
    this.length = 0
    this.column = -1
    this.inRow = true
  }

  private closeRow(to: number): void {
    this.inRow = false
    const { rowNumber, cells, fault, rowAttributes, rowFrom, rowInside } = this
    this.row({
      row: rowNumber,
      cells,
      attributes: rowAttributes,
      from: rowFrom,
      inside: rowInside,
      to,
      ...(fault === undefined ? {} : { fault })
    })
  }

  private openCell(attributes: string, from: number): void {
    this.inCell = true
    this.cellFrom = from
    this.type = "n"
    this.style = 0
    this.value = undefined
    this.formula = undefined
    let column = this.column + 1
    eachAttribute(attributes, (name, raw) => {
      if (name === "r") column = placeOf(raw)?.column ?? column
      else if (name === "t") this.type = raw
      else if (name === "s") this.style = Number(raw)
    })
    this.column = column
  }

  private openInCell(element: string, attributes: string): void {
    if (this.reading === "is") this.inline.open(element)
    else if (this.reading === undefined) {
      if (element === "f") this.formula = { text: "", attributes }
      if (element === "v" || element === "f" || element === "is") this.reading = element
    }
  }

  private closeCell(to: number): void {
    this.inCell = false
    this.reading = undefined
    const { column, value, formula, options } = this
    if (value === undefined && formula === undefined && !options.blanks) return
    if (this.fault !== undefined) return
    // A row of a million cells is held no more than one of a million letters.
    this.length += 8
    if (column >= Math.min(options.columns, COLUMNS_MAX) && value !== undefined) this.fault = "tooManyColumns"
    else if (this.length > options.row) this.fault = "rowTooLarge"
    else {
      const { type, style, cellFrom } = this
      this.cells.push({ column, type, style, value, formula, from: cellFrom, to })
    }
  }
}

/** The columns and rows that a part says it fills; programs may say anything, or nothing. */
export const widthOf = (attributes: string): number | undefined => {
  const reference = attributeOf(attributes, "ref")
  const to = placeOf(reference?.slice(reference.indexOf(":") + 1) ?? "")
  return to === undefined ? undefined : to.column + 1
}
