/**
 * One edit as one batch of the Sheets API, which is done whole or not at all: the copy of the table first, then its name, then
 * the changes. For the layer; pure.
 */
import type { Edit } from "../Sheet.ts"
import type { BatchOptions } from "./BatchOptions.ts"
import { cellWrites, lookupWriter, lookupWrites, rowWrites } from "./cellRequests.ts"
import { columnWrites, tagWrites } from "./columnRequests.ts"
import { freeTabId, freeTitle, LOOKUPS_TITLE } from "./connectorTabs.ts"
import { copyTable, noteWrite, prepareTabs, writeMark } from "./tabRequests.ts"
import type { Request } from "./SheetsApi.ts"
import type { Snapshot } from "./Snapshot.ts"

export const batchOf = (edit: Edit, snapshot: Snapshot, options: BatchOptions): ReadonlyArray<Request> => {
  const { outline, table } = snapshot
  const journalId = snapshot.journal?.sheetId ?? freeTabId(outline, table.sheetId, "journal")
  const lookupsId = snapshot.lookups?.sheetId ?? freeTabId(outline, table.sheetId, "lookups")
  const lookupsTitle = snapshot.lookups?.title ?? freeTitle(outline, LOOKUPS_TITLE)
  const tagged = edit.tags.flatMap((tag) => (tag.tag === "" ? [] : [{ ...tag, metadataId: options.newMetadataId() }]))
  const mark = writeMark(edit.id, snapshot, tagged)
  const lookup = lookupWriter(edit, snapshot, lookupsTitle)
  return [
    ...prepareTabs(snapshot, journalId, lookupsId, lookupsTitle, options),
    ...copyTable(snapshot, journalId),
    ...noteWrite(snapshot, journalId, mark, options),
    ...cellWrites(edit.cells, snapshot, lookup),
    ...rowWrites(edit.append, table.sheetId, lookup),
    ...lookupWrites(edit.lookups, snapshot, lookupsId),
    ...tagWrites(edit, tagged, snapshot),
    ...columnWrites(edit, snapshot, options)
  ]
}
