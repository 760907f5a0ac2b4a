/** Reading entities and their indexes. Records stay texts here; `RecordCodec.ts` of core reads them. */
import type { DeviceId } from "@kith/core/log/Ids"
import type { IndexEntry, Kept, RangeOptions } from "@kith/core/workspace/EntityStore"
import type { Row } from "./Connection.ts"
import type { EntityFile } from "./EntityFile.ts"

export interface EntityText {
  readonly record: string
  /** JSON of `Touches`. */
  readonly touches: string
}

/** Entities a statement: calling into SQLite takes longer than finding one. */
const AT_ONCE = 64
const SOME = `SELECT name, record, touches FROM entities WHERE name IN (${Array(AT_ONCE).fill("?").join(", ")})`

export const readEntities = (file: EntityFile, names: ReadonlyArray<string>): ReadonlyMap<string, EntityText> => {
  const found = new Map<string, EntityText>()
  const note = (row: Row): void => {
    found.set(row["name"] as string, { record: row["record"] as string, touches: row["touches"] as string })
  }
  const whole = names.length - (names.length % AT_ONCE)
  for (let at = 0; at < whole; at += AT_ONCE) {
    for (const row of file.connection.all(SOME, ...names.slice(at, at + AT_ONCE))) note(row)
  }
  for (let at = whole; at < names.length; at++) {
    const row = file.connection.get("SELECT name, record, touches FROM entities WHERE name = ?", names[at]!)
    if (row !== undefined) note(row)
  }
  return found
}

/** Names of entities that start so, by code point. */
export const readNames = (file: EntityFile, prefix: string, limit: number): ReadonlyArray<string> =>
  file.connection
    .all(
      "SELECT name FROM entities WHERE name >= ? AND name < ? ORDER BY name LIMIT ?",
      prefix,
      afterPrefix(prefix),
      limit
    )
    .map((row) => row["name"] as string)

/** Where the texts that start with `prefix` end; no text of ours starts with the last code point. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10ffff}`

/** Entries of one index from key `from`, included, to key `to`, excluded: by key, by code point, and then by entity. */
export const readRange = (
  file: EntityFile,
  index: string,
  from: string,
  to: string,
  { limit = -1, reverse = false }: RangeOptions = {}
): ReadonlyArray<IndexEntry> => {
  const id = file.indexId(index)
  if (id === undefined) return []
  const order = reverse ? "DESC" : "ASC"
  const rows = file.connection.all(
    `SELECT key, entity FROM keys WHERE idx = ? AND key >= ? AND key < ? ORDER BY key ${order}, entity ${order} LIMIT ?`,
    id,
    from,
    to,
    limit
  )
  return rows.map((row) => ({ index, key: row["key"] as string, entity: row["entity"] as string }))
}

/** By device and `seq`. */
export const readSetAside = (file: EntityFile): ReadonlyArray<Kept> =>
  file.connection.all("SELECT * FROM set_aside ORDER BY device, seq").map((row) => ({
    dot: { device: row["device"] as DeviceId, seq: row["seq"] as number },
    type: row["type"] as string,
    entity: row["entity"] as string,
    why: row["why"] as Kept["why"],
    detail: row["detail"] as string
  }))
