/** How the columns of tables are read, remembered in the log for the next table with the same headings. */
import * as Effect from "effect/Effect"
import { type ColumnMapping, TableMapping } from "../domain/entities/TableMapping.ts"
import { ColumnsMapped } from "../domain/events/RecordEvents.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import type { BatchId } from "../log/Ids.ts"
import { importedId } from "./importedId.ts"
import { get } from "./People.ts"
import { commit } from "./Writer.ts"

/** @param fingerprint what such tables have in common, as `formats/generic/genericCsv` makes it */
export const columnMapping = Effect.fn("ColumnMappings.columnMapping")(function* (fingerprint: string) {
  return (yield* get(TableMapping, yield* idOf(fingerprint)))?.mapping
})

/**
 * Writes nothing where that is what is remembered; answers with the receipt of what it wrote.
 *
 * @param batch of the import that it was settled for: taking that back forgets it, too
 */
export const keepColumnMapping = Effect.fn("ColumnMappings.keepColumnMapping")(function* (
  fingerprint: string,
  mapping: ColumnMapping,
  via: string,
  batch?: BatchId
) {
  const held = yield* columnMapping(fingerprint)
  if (JSON.stringify(held) === JSON.stringify(mapping)) return undefined
  return yield* commit([ColumnsMapped.draft(yield* idOf(fingerprint), { mapping, deleted: null })], {
    via,
    ...(batch === undefined ? {} : { batch })
  })
})

/** The same on every device; and nobody who sees ids can try headings. */
const idOf = Effect.fnUntraced(function* (fingerprint: string) {
  const { mac } = yield* DeviceKeys
  return importedId(mac, "table", fingerprint)
})
