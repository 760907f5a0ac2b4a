/** JSON as it is committed to: one text for one value (RFC 8785). */
import type * as Schema from "effect/Schema"

/**
 * Keys sorted by UTF-16 code units, no spaces; numbers and strings as ECMAScript writes them, which RFC 8785 asks.
 * Half a surrogate pair, which it forbids, is written as its escape: nobody should lose an event over a cut emoji.
 * Throws `RangeError` on a number that is not finite (`1e999` in foreign bytes): written as `null` it would pass for one.
 */
export const canonicalJson = (value: Schema.Json): string => {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("JSON: a number that is not finite")
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  const record = value as { readonly [key: string]: Schema.Json }
  const members = Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key]!)}`)
  return `{${members.join(",")}}`
}
