/** What each request of a `batchUpdate` does to a spreadsheet of the test server, refusing as the API refuses. */
import {
  type DocCell,
  type DocTab,
  MAX_CELL_CHARS,
  MAX_METADATA_CHARS,
  type Metadata,
  type Protection,
  type Range,
  Refusal,
  type SpreadsheetDoc
} from "./SpreadsheetDoc.ts"
import { mayEdit } from "./renderSpreadsheet.ts"

type Request = gapi.client.sheets.Request
type Reply = gapi.client.sheets.Response
type GridRange = gapi.client.sheets.GridRange
type ApiCell = gapi.client.sheets.CellData
type RowData = gapi.client.sheets.RowData

/** In order, on a fork; whoever calls keeps it only when none was refused. */
export const applyBatch = (doc: SpreadsheetDoc, requests: ReadonlyArray<Request>, who: string): ReadonlyArray<Reply> =>
  requests.map((request, index) => {
    const [[kind, body] = [undefined, undefined], ...others] = Object.entries(request)
    if (kind === undefined || others.length > 0)
      throw new Refusal(`Invalid requests[${index}]: exactly one kind of request must be set.`)
    const apply = kinds[kind as keyof typeof kinds] as
      | ((doc: SpreadsheetDoc, body: unknown, who: string) => Reply | void)
      | undefined
    if (apply === undefined) throw new Refusal(`The test server does not know ${kind}.`)
    try {
      return apply(doc, body, who) ?? {}
    } catch (error) {
      if (error instanceof Refusal)
        throw new Refusal(`Invalid requests[${index}].${kind}: ${error.message}`, error.status)
      throw error
    }
  })

const kinds = {
  addSheet: (doc: SpreadsheetDoc, { properties = {} }: gapi.client.sheets.AddSheetRequest): Reply => {
    const { title = `Sheet${doc.tabs.length + 1}`, sheetId, hidden, gridProperties: grid = {} } = properties
    const tab = doc.addTab(title, {
      ...(sheetId === undefined ? {} : { sheetId }),
      ...(hidden === undefined ? {} : { hidden }),
      ...(grid.rowCount === undefined ? {} : { rowCount: grid.rowCount }),
      ...(grid.columnCount === undefined ? {} : { columnCount: grid.columnCount }),
      ...(grid.frozenRowCount === undefined ? {} : { frozenRowCount: grid.frozenRowCount })
    })
    return { addSheet: { properties: { sheetId: tab.sheetId, title: tab.title } } }
  },

  deleteSheet: (doc: SpreadsheetDoc, { sheetId = 0 }: gapi.client.sheets.DeleteSheetRequest) => doc.deleteTab(sheetId),

  updateSheetProperties: (
    doc: SpreadsheetDoc,
    { properties = {}, fields = "" }: gapi.client.sheets.UpdateSheetPropertiesRequest
  ) => {
    const tab = doc.tab(properties.sheetId ?? 0)
    const asked = fieldsOf(fields)
    const { rowCount, columnCount } = properties.gridProperties ?? {}
    if (asked.has("title")) doc.renameTab(tab.sheetId, properties.title ?? "")
    if (asked.has("hidden")) tab.hidden = properties.hidden ?? false
    if (asked.has("gridProperties.rowCount") && rowCount !== undefined) {
      if (rowCount < tab.rowCount) doc.delete(tab.sheetId, "row", rowCount, tab.rowCount - rowCount)
      else tab.rowCount = rowCount
    }
    if (asked.has("gridProperties.columnCount") && columnCount !== undefined) {
      if (columnCount < tab.columnCount) doc.delete(tab.sheetId, "column", columnCount, tab.columnCount - columnCount)
      else doc.grow(tab, 0, columnCount)
    }
    doc.checkSize()
  },

  updateCells: (doc: SpreadsheetDoc, body: gapi.client.sheets.UpdateCellsRequest, who: string) => {
    const fields = cellFields(body.fields)
    const { rows = [] } = body
    if (body.start !== undefined) {
      const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = body.start
      putRows(doc, doc.tab(sheetId), rowIndex, columnIndex, rows, fields, who)
      return
    }
    const tab = doc.tab(body.range?.sheetId ?? 0)
    const range = rangeOf(tab, body.range)
    if (rows.length > range.endRow - range.startRow)
      throw new Refusal(
        `Attempting to write row: ${range.endRow}, beyond the last requested row of: ${range.endRow - 1}`
      )
    checkProtection(doc, tab, range, who)
    // What the range covers and the rows do not is cleared.
    for (let row = range.startRow; row < Math.min(range.endRow, tab.rows.length); row++)
      for (let column = range.startColumn; column < Math.min(range.endColumn, tab.rows[row]!.length); column++)
        doc.put(tab, row, column, merged(doc, doc.cell(tab, row, column), {}, fields))
    putRows(doc, tab, range.startRow, range.startColumn, rows, fields, who)
  },

  appendCells: (
    doc: SpreadsheetDoc,
    { sheetId = 0, rows = [], fields }: gapi.client.sheets.AppendCellsRequest,
    who: string
  ) => {
    const tab = doc.tab(sheetId)
    const at = doc.endOf(tab)
    doc.grow(tab, at + rows.length, Math.max(0, ...rows.map(({ values = [] }) => values.length)))
    putRows(doc, tab, at, 0, rows, cellFields(fields), who)
  },

  copyPaste: (doc: SpreadsheetDoc, body: gapi.client.sheets.CopyPasteRequest, who: string) => {
    if (body.pasteType !== "PASTE_NORMAL" || body.pasteOrientation === "TRANSPOSE")
      throw new Refusal("The test server pastes normally.")
    const from = doc.tab(body.source?.sheetId ?? 0)
    const to = doc.tab(body.destination?.sheetId ?? 0)
    const target = rangeOf(to, body.destination)
    checkProtection(doc, to, target, who)
    const source = rangeOf(from, body.source)
    // A larger destination is filled by repeating; only single cells are asked for here.
    if (target.endRow - target.startRow > 1 || target.endColumn - target.startColumn > 1)
      throw new Refusal("The test server pastes at one cell.")
    doc.copy(from, source, to, target.startRow, target.startColumn)
  },

  unmergeCells: (doc: SpreadsheetDoc, { range }: gapi.client.sheets.UnmergeCellsRequest) => {
    doc.tab(range?.sheetId ?? 0).merges = []
  },

  insertDimension: (
    doc: SpreadsheetDoc,
    { range = {}, inheritFromBefore = false }: gapi.client.sheets.InsertDimensionRequest
  ) => {
    const { tab, axis, start, end, length } = dimension(doc, range)
    if (start >= length)
      throw new Refusal(`Cannot insert at index ${start}: it is beyond the last of ${length}; it exceeds grid limits.`)
    if (inheritFromBefore && start === 0) throw new Refusal("inheritFromBefore cannot be true at index 0.")
    doc.insert(tab.sheetId, axis, start, end - start)
  },

  appendDimension: (
    doc: SpreadsheetDoc,
    { sheetId = 0, dimension, length = 0 }: gapi.client.sheets.AppendDimensionRequest
  ) => {
    const tab = doc.tab(sheetId)
    if (dimension === "ROWS") doc.grow(tab, tab.rowCount + length, 0)
    else doc.grow(tab, 0, tab.columnCount + length)
  },

  deleteDimension: (doc: SpreadsheetDoc, { range = {} }: gapi.client.sheets.DeleteDimensionRequest) => {
    const { tab, axis, start, end, length } = dimension(doc, range)
    if (end > length)
      throw new Refusal(
        `Cannot delete a ${axis} that doesn't exist. Tried to delete index ${end - 1} but there are only ${length}.`
      )
    if (end - start >= length) throw new Refusal(`Sorry, it is not possible to delete all non-frozen ${axis}s.`)
    doc.delete(tab.sheetId, axis, start, end - start)
  },

  moveDimension: (
    doc: SpreadsheetDoc,
    { source = {}, destinationIndex = 0 }: gapi.client.sheets.MoveDimensionRequest
  ) => {
    const { tab, axis, start, end } = dimension(doc, source)
    doc.move(tab.sheetId, axis, start, end - start, destinationIndex)
  },

  sortRange: (doc: SpreadsheetDoc, { range, sortSpecs = [] }: gapi.client.sheets.SortRangeRequest) => {
    const tab = doc.tab(range?.sheetId ?? 0)
    const [spec = {}] = sortSpecs
    doc.sort(tab.sheetId, rangeOf(tab, range), spec.dimensionIndex ?? 0, spec.sortOrder === "DESCENDING")
  },

  updateDimensionProperties: (
    doc: SpreadsheetDoc,
    { range = {}, properties = {}, fields = "" }: gapi.client.sheets.UpdateDimensionPropertiesRequest
  ) => {
    const { tab, axis, start, end, length } = dimension(doc, range)
    if (end > length) throw new Refusal(`Range exceeds grid limits. Max columns: ${length}`)
    if (axis === "column" && fieldsOf(fields).has("hiddenByUser"))
      for (let column = start; column < end; column++) tab.columns[column]!.hidden = properties.hiddenByUser ?? false
  },

  addProtectedRange: (
    doc: SpreadsheetDoc,
    { protectedRange = {} }: gapi.client.sheets.AddProtectedRangeRequest,
    who: string
  ): Reply => {
    const tab = doc.tab(protectedRange.range?.sheetId ?? 0)
    if (protectedRange.warningOnly === true && protectedRange.editors !== undefined)
      throw new Refusal("A protected range that only warns has no editors.")
    const protection: Protection = {
      protectedRangeId:
        protectedRange.protectedRangeId ?? 1 + doc.tabs.reduce((sum, { protections }) => sum + protections.length, 0),
      range: rangeOf(tab, protectedRange.range),
      description: protectedRange.description ?? "",
      warningOnly: protectedRange.warningOnly ?? false,
      editors: [who, ...(protectedRange.editors?.users ?? [])]
    }
    tab.protections.push(protection)
    return { addProtectedRange: { protectedRange: { protectedRangeId: protection.protectedRangeId } } }
  },

  createDeveloperMetadata: (
    doc: SpreadsheetDoc,
    { developerMetadata: data = {} }: gapi.client.sheets.CreateDeveloperMetadataRequest
  ): Reply => {
    if (data.visibility === undefined) throw new Refusal("developerMetadata.visibility must be specified.")
    if (data.metadataKey === undefined) throw new Refusal("developerMetadata.metadataKey must be specified.")
    const lists = doc.metadataLists()
    const metadataId = data.metadataId ?? doc.freeMetadataId()
    if (lists.some(({ list }) => list.some((item) => item.metadataId === metadataId)))
      throw new Refusal(`Developer metadata with id ${metadataId} already exists.`)
    const item: Metadata = {
      metadataId,
      metadataKey: data.metadataKey,
      metadataValue: data.metadataValue ?? "",
      visibility: data.visibility === "PROJECT" ? "PROJECT" : "DOCUMENT"
    }
    locate(doc, data.location ?? {}).push(item)
    checkMetadata(doc)
    return { createDeveloperMetadata: { developerMetadata: { metadataId } } }
  },

  updateDeveloperMetadata: (doc: SpreadsheetDoc, body: gapi.client.sheets.UpdateDeveloperMetadataRequest): Reply => {
    if (body.fields !== "metadataValue") throw new Refusal("The test server updates values of metadata.")
    const matched = matching(doc, body.dataFilters ?? [])
    if (matched.length === 0) throw new Refusal("No developer metadata matched the data filters.")
    for (const { list, index } of matched)
      list[index] = { ...list[index]!, metadataValue: body.developerMetadata?.metadataValue ?? "" }
    checkMetadata(doc)
    return {
      updateDeveloperMetadata: {
        developerMetadata: matched.map(({ list, index }) => ({ metadataId: list[index]!.metadataId }))
      }
    }
  },

  deleteDeveloperMetadata: (
    doc: SpreadsheetDoc,
    { dataFilter }: gapi.client.sheets.DeleteDeveloperMetadataRequest
  ): Reply => {
    const matched = matching(doc, dataFilter === undefined ? [] : [dataFilter])
    if (matched.length === 0) throw new Refusal("No developer metadata matched the data filter.")
    const gone = matched.map(({ list, index }) => list[index]!.metadataId)
    for (const { list } of matched)
      list.splice(0, list.length, ...list.filter(({ metadataId }) => !gone.includes(metadataId)))
    return { deleteDeveloperMetadata: { deletedDeveloperMetadata: gone.map((metadataId) => ({ metadataId })) } }
  },

  clearBasicFilter: (doc: SpreadsheetDoc, { sheetId = 0 }: gapi.client.sheets.ClearBasicFilterRequest) => {
    doc.tab(sheetId).filter = undefined
  },

  setBasicFilter: (doc: SpreadsheetDoc, { filter = {} }: gapi.client.sheets.SetBasicFilterRequest) => {
    const tab = doc.tab(filter.range?.sheetId ?? 0)
    const specs = filter.filterSpecs ?? []
    tab.filter = {
      range: rangeOf(tab, filter.range),
      hiddenValues: new Map(
        specs.map(({ columnIndex = 0, filterCriteria }) => [columnIndex, filterCriteria?.hiddenValues ?? []])
      )
    }
  }
}

const fieldsOf = (text: string): ReadonlySet<string> => {
  const names = new Set<string>()
  const walk = (part: string, prefix: string): void => {
    let depth = 0
    let start = 0
    const add = (end: number): void => {
      const name = part.slice(start, end)
      const group = /^([^(]*)\((.*)\)$/s.exec(name)
      if (group === null) names.add(prefix + name)
      else walk(group[2]!, `${prefix}${group[1]}.`)
    }
    for (let at = 0; at < part.length; at++) {
      if (part[at] === "(") depth++
      if (part[at] === ")") depth--
      if (part[at] === "," && depth === 0) {
        add(at)
        start = at + 1
      }
    }
    add(part.length)
  }
  walk(text, "")
  return names
}

const CELL_FIELDS = [
  "userEnteredValue",
  "note",
  "userEnteredFormat",
  "userEnteredFormat.numberFormat",
  "userEnteredFormat.textFormat.bold"
]

const cellFields = (text: string | undefined): ReadonlySet<string> => {
  const fields = fieldsOf(text ?? "")
  if (text === undefined || text === "")
    throw new Refusal("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
  for (const field of fields) if (!CELL_FIELDS.includes(field)) throw new Refusal(`The test server writes no ${field}.`)
  return fields
}

const putRows = (
  doc: SpreadsheetDoc,
  tab: DocTab,
  atRow: number,
  atColumn: number,
  rows: ReadonlyArray<RowData>,
  fields: ReadonlySet<string>,
  who: string
): void => {
  const width = Math.max(0, ...rows.map(({ values = [] }) => values.length))
  if (atRow + rows.length > tab.rowCount)
    throw new Refusal(
      `Attempting to write row: ${atRow + rows.length - 1}, beyond the last requested row of: ${tab.rowCount - 1}`
    )
  if (atColumn + width > tab.columnCount)
    throw new Refusal(
      `Attempting to write column: ${atColumn + width - 1}, beyond the last requested column of: ${tab.columnCount - 1}`
    )
  checkProtection(
    doc,
    tab,
    { startRow: atRow, endRow: atRow + rows.length, startColumn: atColumn, endColumn: atColumn + width },
    who
  )
  rows.forEach(({ values = [] }, row) =>
    values.forEach((cell, column) =>
      doc.put(
        tab,
        atRow + row,
        atColumn + column,
        merged(doc, doc.cell(tab, atRow + row, atColumn + column), cell, fields)
      )
    )
  )
}

/** What the mask names is taken over, absent or not; the rest stays. */
const merged = (
  doc: SpreadsheetDoc,
  before: DocCell | undefined,
  given: ApiCell,
  fields: ReadonlySet<string>
): DocCell => {
  const { value, formula, note, numberFormat, bold } = before ?? {}
  const next: { -readonly [K in keyof DocCell]: DocCell[K] } = {}
  if (fields.has("userEnteredValue")) {
    const { stringValue, numberValue, boolValue, formulaValue, errorValue } = given.userEnteredValue ?? {}
    if (errorValue !== undefined) throw new Refusal("errorValue is read-only.")
    const plain = stringValue ?? numberValue ?? boolValue
    if (formulaValue !== undefined) next.formula = doc.formulaOf(formulaValue)
    else if (plain !== undefined && plain !== "") next.value = plain
    if (String(formulaValue ?? plain ?? "").length > MAX_CELL_CHARS)
      throw new Refusal(`Your input contains more than the maximum of ${MAX_CELL_CHARS} characters in a single cell.`)
  } else {
    if (value !== undefined) next.value = value
    if (formula !== undefined) next.formula = formula
  }
  const givenNote = fields.has("note") ? given.note : note
  if (givenNote !== undefined && givenNote !== "") next.note = givenNote
  const format = given.userEnteredFormat
  const writesNumberFormat = fields.has("userEnteredFormat") || fields.has("userEnteredFormat.numberFormat")
  const givenFormat = writesNumberFormat ? format?.numberFormat : numberFormat
  if (givenFormat !== undefined) next.numberFormat = givenFormat as NonNullable<DocCell["numberFormat"]>
  const writesBold = fields.has("userEnteredFormat") || fields.has("userEnteredFormat.textFormat.bold")
  const givenBold = writesBold ? format?.textFormat?.bold : bold
  if (givenBold === true) next.bold = true
  return next
}

const rangeOf = (tab: DocTab, range: GridRange = {}): Range => {
  const { startRowIndex = 0, endRowIndex = Infinity, startColumnIndex = 0, endColumnIndex = Infinity } = range
  if (
    startRowIndex > tab.rowCount ||
    startColumnIndex > tab.columnCount ||
    (endRowIndex !== Infinity && endRowIndex > tab.rowCount) ||
    (endColumnIndex !== Infinity && endColumnIndex > tab.columnCount)
  )
    throw new Refusal(
      `Range (${tab.title}) exceeds grid limits. Max rows: ${tab.rowCount}, max columns: ${tab.columnCount}`
    )
  return { startRow: startRowIndex, endRow: endRowIndex, startColumn: startColumnIndex, endColumn: endColumnIndex }
}

const dimension = (doc: SpreadsheetDoc, range: gapi.client.sheets.DimensionRange) => {
  const tab = doc.tab(range.sheetId ?? 0)
  const axis = range.dimension === "ROWS" ? ("row" as const) : ("column" as const)
  const length = axis === "row" ? tab.rowCount : tab.columnCount
  return { tab, axis, start: range.startIndex ?? 0, end: range.endIndex ?? length, length }
}

const locate = (doc: SpreadsheetDoc, location: gapi.client.sheets.DeveloperMetadataLocation): Array<Metadata> => {
  if (location.spreadsheet === true) return doc.metadata
  if (location.sheetId !== undefined) return doc.tab(location.sheetId).metadata
  const { tab, axis, start, end, length } = dimension(doc, location.dimensionRange ?? {})
  if (end - start !== 1) throw new Refusal("A metadata's dimension range must be a single row or column.")
  if (end > length) throw new Refusal(`Range exceeds grid limits. Max ${axis}s: ${length}`)
  if (axis === "column") return tab.columns[start]!.metadata
  const list = tab.rowMetadata.get(start) ?? []
  tab.rowMetadata.set(start, list)
  return list
}

const matching = (doc: SpreadsheetDoc, filters: ReadonlyArray<gapi.client.sheets.DataFilter>) =>
  doc
    .metadataLists()
    .flatMap(({ list }) =>
      list.flatMap((item, index) =>
        filters.some(
          ({ developerMetadataLookup: lookup = {} }) =>
            Object.keys(lookup).length > 0 &&
            (lookup.metadataId === undefined || lookup.metadataId === item.metadataId) &&
            (lookup.metadataKey === undefined || lookup.metadataKey === item.metadataKey) &&
            (lookup.metadataValue === undefined || lookup.metadataValue === item.metadataValue)
        )
          ? [{ list, index }]
          : []
      )
    )

/** 30,000 characters for a spreadsheet's own, and as many for each tab with its rows and columns. */
const checkMetadata = (doc: SpreadsheetDoc): void => {
  const sums = new Map<DocTab | undefined, number>()
  for (const { list, tab } of doc.metadataLists())
    for (const { metadataKey, metadataValue } of list)
      sums.set(tab, (sums.get(tab) ?? 0) + metadataKey.length + metadataValue.length)
  if ([...sums.values()].some((sum) => sum > MAX_METADATA_CHARS))
    throw new Refusal(`Developer metadata exceeds the limit of ${MAX_METADATA_CHARS} characters.`)
}

const checkProtection = (doc: SpreadsheetDoc, tab: DocTab, range: Range, who: string): void => {
  const overlaps = (other: Range): boolean =>
    other.startRow < range.endRow &&
    range.startRow < other.endRow &&
    other.startColumn < range.endColumn &&
    range.startColumn < other.endColumn
  if (
    tab.protections.some(
      ({ range, warningOnly, editors }) => !warningOnly && overlaps(range) && !mayEdit(doc, editors, who)
    )
  )
    throw new Refusal(
      "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit."
    )
}
