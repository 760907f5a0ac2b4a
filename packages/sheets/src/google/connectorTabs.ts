/**
 * The connector's own marks and tabs in a spreadsheet, and how they are found again: for the Google layer.
 *
 * - On the table's tab, developer metadata `kith.layout` (version, workspace, and the tab's own number), and `kith.column` on
 *   each bound column.
 * - The hidden tab `Kith` holds, a row each, a row id and its values, which visible cells look up by id.
 * - The hidden tab `Kith journal` holds the table as the last write found it, cell for cell at the same place, with the
 *   write's id (`kith.lastWrite`).
 *
 * Everything is found by the numbers of tabs, which renaming leaves alone. A duplicated tab may carry copies of the marks:
 * each names the tab that it was made for, and counts on no other.
 */
import { GoogleFault } from "./GoogleFault.ts"
import type { DeveloperMetadata, GridProperties, Spreadsheet, Tab } from "./SheetsApi.ts"

export const LAYOUT_VERSION = 1

export const KEYS = {
  layout: "kith.layout",
  column: "kith.column",
  lastWrite: "kith.lastWrite"
} as const

export const LOOKUPS_TITLE = "Kith"
export const JOURNAL_TITLE = "Kith journal"
/** The widest lookups tab that formulas ask: `$A:$Z`. */
export const MAX_LOOKUPS = 25

export type Role = "table" | "lookups" | "journal"

/** What `kith.layout` says, as JSON. */
interface LayoutMark {
  readonly version: number
  readonly role: Role
  /** The tab that it was made for. */
  readonly tab: number
  /** The table that a tab of the connector's belongs to; the tab itself for tables. */
  readonly table: number
  readonly workspace?: string
}

export interface TabOutline {
  readonly sheetId: number
  readonly title: string
  readonly hidden: boolean
  readonly grid: GridProperties
  readonly mark: LayoutMark | undefined
}

/** Which tabs there are, and which are the connector's. */
export interface Outline {
  readonly title: string
  readonly tabs: ReadonlyArray<TabOutline>
}

/** What to ask for. */
export const OUTLINE_FIELDS =
  "properties(title),sheets(properties(sheetId,title,index,hidden,sheetType,gridProperties(rowCount,columnCount)),developerMetadata(metadataId,metadataKey,metadataValue))"

export const outlineOf = (spreadsheet: Spreadsheet): Outline => ({
  title: spreadsheet.properties?.title ?? "",
  tabs: (spreadsheet.sheets ?? []).flatMap((tab) => {
    const { properties = {} } = tab
    if (properties.sheetType !== undefined && properties.sheetType !== "GRID") return []
    const sheetId = properties.sheetId ?? 0
    return [
      {
        sheetId,
        title: properties.title ?? "",
        hidden: properties.hidden === true,
        grid: properties.gridProperties ?? {},
        mark: markOf(tab, sheetId)
      }
    ]
  })
})

const markOf = (tab: Tab, sheetId: number): LayoutMark | undefined =>
  (tab.developerMetadata ?? [])
    .filter(({ metadataKey }) => metadataKey === KEYS.layout)
    .map(({ metadataValue }) => parsed(metadataValue) as LayoutMark | undefined)
    .find((mark) => mark?.tab === sheetId)

/** The table: the tab that was asked for, or the one that is marked, or the first that people see. */
export const tableTab = (outline: Outline, asked: number | undefined): TabOutline | undefined => {
  const { tabs } = outline
  if (asked !== undefined) return tabs.find(({ sheetId }) => sheetId === asked)
  return (
    tabs.find(({ mark }) => mark?.role === "table") ?? tabs.find(({ hidden, mark }) => !hidden && mark === undefined)
  )
}

export const ownTab = (outline: Outline, table: number, role: "lookups" | "journal"): TabOutline | undefined =>
  outline.tabs.find(({ mark }) => mark?.role === role && mark.table === table)

export const layoutMark = (mark: Omit<LayoutMark, "version">): string =>
  JSON.stringify({ version: LAYOUT_VERSION, ...mark })

/** A number that no tab has. The same for the same table, so that two connectors that prepare at once collide and one starts over. */
export const freeTabId = (outline: Outline, table: number, role: "lookups" | "journal"): number => {
  let id = ((table ^ (role === "lookups" ? 0x4b697468 : 0x4a6f7572)) >>> 0) % 0x7fffffff
  while (id === table || outline.tabs.some(({ sheetId }) => sheetId === id)) id = (id + 1) % 0x7fffffff
  return id
}

export const freeTitle = (outline: Outline, title: string): string => {
  const isTaken = (name: string): boolean => outline.tabs.some((tab) => tab.title.toLowerCase() === name.toLowerCase())
  let name = title
  for (let n = 2; isTaken(name); n++) name = `${title} ${n}`
  return name
}

/** What `kith.lastWrite` says, as JSON: enough to tell, in the copy of the table, which column was which. */
export interface WriteMark {
  readonly id: string
  /** The header row as the writer had read it. */
  readonly headings: ReadonlyArray<string>
  /** The tags as the writer had read them. */
  readonly tags: ReadonlyArray<readonly [tag: string, column: number]>
  /** The tags that this write put on columns there were, each with the metadata's number. */
  readonly tagged: ReadonlyArray<readonly [metadataId: number, column: number]>
}

export interface StoredMark {
  readonly metadataId: number
  readonly mark: WriteMark
}

export const writeMarkOf = (metadata: ReadonlyArray<DeveloperMetadata> | undefined): StoredMark | undefined => {
  for (const { metadataKey, metadataId, metadataValue } of metadata ?? []) {
    const mark = metadataKey === KEYS.lastWrite ? (parsed(metadataValue) as WriteMark | undefined) : undefined
    if (mark !== undefined && metadataId !== undefined) return { metadataId, mark }
  }
  return undefined
}

const parsed = (json: string | undefined): unknown => {
  try {
    return json === undefined ? undefined : (JSON.parse(json) as unknown)
  } catch {
    return undefined
  }
}

export const missingTable = (): GoogleFault => new GoogleFault({ why: "notFound", sent: false, detail: "tab" })
