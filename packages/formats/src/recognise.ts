/** Which format a file has, from its first bytes and its name. For `kith import FILE`. */
import type { Format } from "./Format.ts"
import { isJsonLinesLog } from "./jsonLines/readJsonLines.ts"
import { kithCsv } from "./kithSheet/kithCsv.ts"
import { linkedinConnections } from "./linkedin/connections.ts"

/** Formats of people; the order decides between equals. */
export const formats: ReadonlyArray<Format> = [linkedinConnections, kithCsv]

/** How much of a file's beginning is enough to tell. */
export const HEAD_BYTES = 64 * 1024

export type Recognised =
  | { readonly _tag: "People"; readonly format: Format }
  /** A whole log as JSON Lines: `readJsonLines` reads it. */
  | { readonly _tag: "Log" }

/** The surest format; undefined when none is sure enough to be tried. */
export const recognise = (head: Uint8Array, name?: string): Recognised | undefined => {
  if (isJsonLinesLog(head)) return { _tag: "Log" }
  let best: { readonly format: Format; readonly sure: number } | undefined
  for (const format of formats) {
    const sure = format.recognise(head, name)
    if (sure > (best?.sure ?? 0)) best = { format, sure }
  }
  return best === undefined ? undefined : { _tag: "People", format: best.format }
}
