/** A new spreadsheet for a table, and how a table is made handy: for `kith sheet create`, before the first sync writes the columns. */
import * as Effect from "effect/Effect"
import type { GoogleClient } from "./GoogleClient.ts"
import { GoogleFault } from "./GoogleFault.ts"
import type { BatchUpdate, Spreadsheet, SpreadsheetToCreate } from "./SheetsApi.ts"

export interface NewSpreadsheet {
  readonly title: string
  /** The tab's name. */
  readonly tab: string
  /** `en_CA`, `fr_CA`: how dates and numbers are shown, and what they are typed as. */
  readonly locale?: string
  /** `America/Toronto`. */
  readonly timeZone?: string
}

export interface CreatedSpreadsheet {
  readonly spreadsheetId: string
  readonly url: string
  readonly tab: number
}

/**
 * Made with the header row frozen; its columns come with the first write. Not repeated where it may have been done: a
 * second one would only confuse (`GoogleFault.sent`).
 */
export const createSpreadsheet = Effect.fn("createSpreadsheet.createSpreadsheet")(function* (
  client: GoogleClient,
  { title, tab, locale, timeZone }: NewSpreadsheet
) {
  const body: SpreadsheetToCreate = {
    properties: { title, ...(locale === undefined ? {} : { locale }), ...(timeZone === undefined ? {} : { timeZone }) },
    sheets: [{ properties: { title: tab, gridProperties: { rowCount: 1000, columnCount: 26, frozenRowCount: 1 } } }]
  }
  const made = yield* client.ask<Spreadsheet>({
    kind: "write",
    method: "POST",
    path: `/v4/spreadsheets?fields=${encodeURIComponent("spreadsheetId,spreadsheetUrl,sheets(properties(sheetId))")}`,
    body
  })
  if (made.spreadsheetId === undefined)
    return yield* new GoogleFault({ why: "serverError", sent: true, detail: "no spreadsheetId" })
  const created: CreatedSpreadsheet = {
    spreadsheetId: made.spreadsheetId,
    url: made.spreadsheetUrl ?? `https://docs.google.com/spreadsheets/d/${made.spreadsheetId}/edit`,
    tab: made.sheets?.[0]?.properties?.sheetId ?? 0
  }
  return created
})

/** Headings in bold, and a filter over the table's columns: once, after the first write. Looks only. */
export const dressTable = Effect.fn("createSpreadsheet.dressTable")(function* (
  client: GoogleClient,
  { spreadsheetId, tab }: Pick<CreatedSpreadsheet, "spreadsheetId" | "tab">,
  columns: number
) {
  const body: BatchUpdate = {
    requests: [
      {
        updateCells: {
          start: { sheetId: tab, rowIndex: 0, columnIndex: 0 },
          rows: [
            { values: Array.from({ length: columns }, () => ({ userEnteredFormat: { textFormat: { bold: true } } })) }
          ],
          fields: "userEnteredFormat.textFormat.bold"
        }
      },
      {
        setBasicFilter: {
          filter: { range: { sheetId: tab, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: columns } }
        }
      }
    ]
  }
  yield* client.ask<unknown>({
    kind: "write",
    method: "POST",
    path: `/v4/spreadsheets/${encodeURIComponent(spreadsheetId)}:batchUpdate?fields=spreadsheetId`,
    body
  })
})
