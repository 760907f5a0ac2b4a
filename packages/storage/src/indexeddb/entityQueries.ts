/** Reading entities, their indexes and what was set aside. */
import type { Folded, IndexEntry, Kept, RangeOptions, StoredEntity } from "@kith/core/workspace/EntityStore"
import { readStored } from "../StoreFault.ts"
import { versionFromText } from "../versionText.ts"
import { type Database, done } from "./Database.ts"
import { SET_ASIDE } from "./EntityDatabase.ts"
import { entityFromText } from "./entityText.ts"
import type { Reader } from "./Shelves.ts"
import { keyToText, textToKey } from "./textKey.ts"

export const readFolded = async ({ folded }: Reader): Promise<Folded | undefined> =>
  folded === undefined
    ? undefined
    : readStored(() => ({ version: versionFromText(folded.version), catalogue: folded.catalogue }))

export const readEntities = async (
  reader: Reader,
  names: ReadonlyArray<string>
): Promise<ReadonlyMap<string, StoredEntity>> => {
  const texts = await (await reader.shelf("entities")).get(names.map((name) => [textToKey(name)]))
  return readStored(
    () =>
      new Map(
        names.flatMap((name, index) => {
          const text = texts[index]
          return text === undefined ? [] : [[name, entityFromText(text)] as const]
        })
      )
  )
}

/** Names of entities that start so, by code point. */
export const readNames = async (reader: Reader, prefix: string, limit: number): Promise<ReadonlyArray<string>> => {
  const from = textToKey(prefix)
  const items = await (await reader.shelf("entities")).range([from], [afterPrefix(from)], { limit })
  return items.map(({ key }) => keyToText(key[0] as string))
}

/** Where the keys that start so end: no text goes on with a unit as high (`textKey.ts`). */
export const afterPrefix = (key: string): string => `${key}\uffff`

/** Entries of one index from key `from`, included, to key `to`, excluded: by key, by code point, and then by entity. */
export const readRange = async (
  reader: Reader,
  index: string,
  from: string,
  to: string,
  options?: RangeOptions
): Promise<ReadonlyArray<IndexEntry>> => {
  const name = textToKey(index)
  const keys = await reader.shelf("keys")
  const items = await keys.range([name, textToKey(from)], [name, textToKey(to)], options)
  return items.map(({ key }) => ({ index, key: keyToText(key[1] as string), entity: keyToText(key[2] as string) }))
}

/** By device and `seq`. */
export const readSetAside = (database: Database): Promise<ReadonlyArray<Kept>> =>
  database.read([SET_ASIDE], (transaction) => done<Array<Kept>>(transaction.objectStore(SET_ASIDE).getAll()))
