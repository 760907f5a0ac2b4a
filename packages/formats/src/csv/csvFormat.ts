/** A layout as a format of CSV files. */
import { readWith, summariseWith } from "../ChunkReader.ts"
import type { Format } from "../Format.ts"
import type { Layout } from "../table/Layout.ts"
import { csvMatch, csvReader } from "./CsvReader.ts"

/** `usualName` is part of what such files are called; that counts for little, and only beside a header. */
export const csvFormat = (layout: Layout, usualName: RegExp): Format => ({
  id: layout.id,
  source: layout.source,
  recognise: csvRecogniser(layout, usualName),
  read: (bytes) => readWith(() => csvReader(layout), bytes),
  summarise: (bytes) => summariseWith(() => csvReader(layout), bytes)
})

/** How sure a layout is of a CSV file, by its first bytes and its name. */
export const csvRecogniser =
  (layout: Pick<Layout<never>, "match">, usualName: RegExp): Format["recognise"] =>
  (head, name = "") => {
    const sure = csvMatch(layout, head)
    return sure === 0 ? 0 : Math.min(1, sure + (usualName.test(name) ? 0.05 : 0))
  }
