/** An edit of a workbook's table: the same file with those cells changed, and what must fit them; all else as it was. */
import { partOf } from "@kith/formats/xlsx/Workbook"
import type { SheetCell } from "@kith/formats/xlsx/SheetRows"
import type { Edit, NewCell } from "../Sheet.ts"
import { type CellWriting, cellXml } from "./cellXml.ts"
import { filterNamedAnew } from "./columnNames.ts"
import { CellStyles } from "./dateStyles.ts"
import { hasLookups, idColumnOf, type NotEdited, refusalOf } from "./editRefusal.ts"
import { lookupFormula, lookupOf } from "./formulas.ts"
import { extendedTable } from "./ListTable.ts"
import { noteSplices } from "./noteParts.ts"
import { partedFormulas } from "./partedFormulas.ts"
import { ownSheetName, writeOwnSheet, writeTags } from "./ownSheet.ts"
import { rowSplices } from "./rowSplices.ts"
import { columnStyles, filterOver, hiddenColumns, sized } from "./sheetElements.ts"
import { WorkbookDraft } from "./WorkbookDraft.ts"
import { textAt, type XlsxTable } from "./xlsxTable.ts"
import { prefixOf, type Splice, spliced, xmlTree } from "./XmlTree.ts"

export const editXlsx = (table: XlsxTable, edit: Edit): Uint8Array | NotEdited => {
  const refused = refusalOf(table, edit)
  if (refused !== undefined) return refused
  return new XlsxEdit(table, edit).bytes()
}

class XlsxEdit {
  private readonly draft: WorkbookDraft
  private readonly changes = new Map<number, Map<number, string>>()
  private readonly values: Map<string, ReadonlyArray<string>>
  private readonly styles: CellStyles | undefined
  private readonly stylesPath: string | undefined
  private readonly idColumn: number | undefined
  /** What the edit writes, by row and column. */
  private readonly written: ReadonlyMap<string, NewCell>
  /** The header's row; the first where the sheet was empty. */
  private readonly header: number
  private readonly writing: CellWriting
  private readonly table: XlsxTable
  private readonly edit: Edit

  constructor(table: XlsxTable, edit: Edit) {
    this.table = table
    this.edit = edit
    const { file } = table
    this.draft = new WorkbookDraft(file.book)
    this.header = Math.max(1, file.header)
    this.idColumn = idColumnOf(table, edit)
    this.written = new Map(
      edit.cells.flatMap(({ row, column, cell }) => (cell === undefined ? [] : [[`${row} ${column}`, cell] as const]))
    )
    this.values = new Map(file.lookups.values)
    for (const [id, values] of edit.lookups) {
      if (values === undefined) this.values.delete(id)
      else this.values.set(id, values)
    }
    this.stylesPath = partOf(file.book, "styles")?.path
    this.styles = this.stylesPath === undefined ? undefined : new CellStyles(this.draft.text(this.stylesPath))
    this.writing = {
      prefix: prefixOf(file.part.root),
      is1904: file.book.is1904,
      styles: this.styles,
      lookup: (row, nth) => this.lookupAt(row, nth)
    }
  }

  bytes(): Uint8Array {
    const { table, edit, draft, header } = this
    const { file, last } = table
    const width = table.columns.length
    const first = Math.max(last, header) + 1
    this.writeCells(first)
    if (edit.lookups.size > 0) this.refreshLookups()
    const lastRow = edit.append.length === 0 ? last : first + edit.append.length - 1
    const lastColumn = width + edit.columns.length - 1
    const splices: Array<Splice> = [
      ...partedFormulas(file.part, this.changes),
      ...rowSplices(file.part, this.changes),
      ...sized(file.part, Math.max(header, lastRow), Math.max(0, lastColumn)),
      ...hiddenColumns(
        file.part,
        edit.columns.flatMap(({ hidden }, index) => (hidden === true ? [width + index] : []))
      ),
      ...this.widened(first, lastRow, lastColumn),
      ...this.noted()
    ]
    const path = file.sheet.entry.path
    if (splices.length > 0) draft.set(path, spliced(file.part.xml, splices))
    if (edit.lookups.size > 0 || (hasLookups(edit) && file.own === undefined)) writeOwnSheet(draft, file, this.values)
    const added = edit.columns.map(({ tag }, index) => ({ column: width + index, tag }))
    writeTags(draft, file, header, [...edit.tags, ...added])
    if (this.stylesPath !== undefined && this.styles !== undefined) draft.set(this.stylesPath, this.styles.text())
    if (this.changesFormulas()) draft.drop("calcChain")
    return draft.bytes()
  }

  private writeCells(first: number): void {
    const { table, edit, header } = this
    const width = table.columns.length
    for (const { row, column, cell } of edit.cells) {
      if (cell !== undefined)
        this.put(table.file.header + 1 + row, column, this.styleAt(table.file.header + 1 + row, column), cell)
    }
    edit.columns.forEach(({ heading }, index) => {
      const style = width === 0 ? 0 : this.styleAt(header, width - 1)
      this.put(header, width + index, style, { _tag: "Text", text: heading })
    })
    const styleBelow = this.stylesBelow()
    edit.append.forEach((cells, index) => {
      cells.forEach((cell, column) => {
        if (cell._tag === "Empty") return
        const there = this.cellAt(first + index, column)?.style
        this.put(first + index, column, there ?? styleBelow(column), cell)
      })
    })
  }

  private put(row: number, column: number, style: number, cell: NewCell): void {
    const cells = this.changes.get(row) ?? new Map<number, string>()
    cells.set(column, cellXml({ row, column }, style, this.inPlace(cell), this.writing))
    this.changes.set(row, cells)
  }

  /** A lookup that is put back looks up by the id of the row that it comes to. */
  private inPlace(cell: NewCell): NewCell {
    const formula = cell._tag === "Again" ? cell.cell.formula : undefined
    if (formula === undefined || this.idColumn === undefined) return cell
    const lookup = lookupOf(formula.slice(1), ownSheetName(this.table.file))
    return lookup === undefined ? cell : { _tag: "Lookup", nth: lookup.nth }
  }

  private cellAt(row: number, column: number): SheetCell | undefined {
    return this.table.file.rows.get(row)?.cells.find((cell) => cell.column === column)
  }

  private styleAt(row: number, column: number): number {
    return this.cellAt(row, column)?.style ?? 0
  }

  /** How new rows look: like the last two where these look alike, or else as the column says. */
  private stylesBelow(): (column: number) => number {
    const { last, file, rows } = this.table
    const ofColumn = columnStyles(file.part)
    return (column) => {
      const style = rows.length === 0 ? undefined : this.cellAt(last, column)?.style
      const before = rows.length < 2 ? style : this.cellAt(last - 1, column)?.style
      return style !== undefined && style === before ? style : ofColumn(column)
    }
  }

  private lookupAt(row: number, nth: number): { readonly formula: string; readonly shown: string } {
    const { file } = this.table
    const column = this.idColumn!
    return {
      formula: lookupFormula(ownSheetName(file), { id: { row, column }, nth }),
      shown: this.values.get(this.idAt(row, column))?.[nth] ?? ""
    }
  }

  /** The id as it is once the edit is done. */
  private idAt(row: number, column: number): string {
    const { edit, table, header } = this
    const first = Math.max(table.last, header) + 1
    const written =
      row >= first ? edit.append[row - first]?.[column] : this.written.get(`${row - header - 1} ${column}`)
    if (written === undefined) return textAt(table.file.rows.get(row), column, table.file.context)
    return written._tag === "Text" ? written.text : written._tag === "Again" ? written.cell.shown : ""
  }

  /** What cells showed before their values changed is what programs show until they work formulas out. */
  private refreshLookups(): void {
    const { file } = this.table
    for (const { row, cells } of file.part.rows) {
      for (const cell of cells) {
        const lookup = file.lookupIn(row, cell)
        if (lookup === undefined || this.changes.get(row)?.has(cell.column) === true) continue
        const shown = this.values.get(this.idAt(row, lookup.id.column))?.[lookup.nth] ?? ""
        if (shown === (cell.value ?? "")) continue
        const formula = `=${cell.formula!.text}`
        this.put(row, cell.column, cell.style, { _tag: "Again", cell: { value: shown, shown, formula } })
      }
    }
  }

  /** The list and the filter take in what is added. */
  private widened(first: number, lastRow: number, lastColumn: number): ReadonlyArray<Splice> {
    const { table, edit, draft, header } = this
    const { file, last } = table
    const { list, book, sheet } = file
    const width = table.columns.length
    if (list !== undefined) {
      const isBelow = edit.append.length > 0 && first <= list.area.to.row + 1
      const isBeside = edit.columns.length > 0 && list.area.to.column === width - 1
      const to = {
        row: isBelow ? Math.max(list.area.to.row, lastRow) : list.area.to.row,
        column: isBeside ? lastColumn : list.area.to.column
      }
      const headings = isBeside ? edit.columns.map(({ heading }) => heading) : []
      if (isBelow || isBeside) {
        draft.set(list.path, extendedTable(draft.text(list.path), { from: list.area.from, to }, headings))
      }
    }
    const filter = filterOver(file.part, header, last, {
      row: lastRow,
      column: edit.columns.length === 0 ? undefined : lastColumn
    })
    if (filter === undefined) return []
    const xml = draft.text(book.main)
    const index = book.sheets.indexOf(sheet)
    draft.set(book.main, spliced(xml, filterNamedAnew(xml, xmlTree(xml), index, sheet.name, filter.from, filter.to)))
    return [filter.splice]
  }

  private noted(): ReadonlyArray<Splice> {
    const { table, edit, draft } = this
    const notes = edit.cells.flatMap(({ row, column, note }) =>
      note === undefined ? [] : [[{ row: table.file.header + 1 + row, column }, note] as const]
    )
    return noteSplices(draft, table.file.sheet.entry.path, table.file.part, notes)
  }

  /** Whether the workbook's list of cells with formulas no longer holds. */
  private changesFormulas(): boolean {
    return [...this.changes].some(([row, cells]) =>
      [...cells].some(([column, xml]) => /<(?:\w+:)?f>/.test(xml) !== (this.cellAt(row, column)?.formula !== undefined))
    )
  }
}
