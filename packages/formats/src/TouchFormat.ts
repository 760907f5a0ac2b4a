/** The port between files and times of being in touch: messages and invitations, as `Format` is for people. */
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { TouchRow } from "@kith/core/domain/SourceTouch"
import { readWith, summariseWith } from "./ChunkReader.ts"
import { csvRecogniser } from "./csv/csvFormat.ts"
import { csvReader } from "./csv/CsvReader.ts"
import type { FileSummary, Format, FormatError } from "./Format.ts"
import type { Layout, Refused } from "./table/Layout.ts"

export interface TouchOptions {
  /** Keeps what was written, too; without it no word of a message leaves the reader. */
  readonly keepText?: boolean
}

export interface TouchFormat extends Pick<Format, "id" | "source" | "recognise"> {
  /** Rows in the order of the file, in constant memory. */
  readonly read: <E, R>(
    bytes: Stream.Stream<Uint8Array, E, R>,
    options?: TouchOptions
  ) => Stream.Stream<TouchRow, FormatError | E, R>
  readonly summarise: <E, R>(bytes: Stream.Stream<Uint8Array, E, R>) => Effect.Effect<FileSummary, FormatError | E, R>
}

export type TouchLayout = Layout<Exclude<TouchRow, Refused>>

export const csvTouches = (layout: (options: TouchOptions) => TouchLayout, usualName: RegExp): TouchFormat => {
  const { id, source, match } = layout({})
  return {
    id,
    source,
    recognise: csvRecogniser({ match }, usualName),
    read: (bytes, options = {}) => readWith(() => csvReader(layout(options)), bytes),
    summarise: (bytes) => summariseWith(() => csvReader(layout({})), bytes)
  }
}
