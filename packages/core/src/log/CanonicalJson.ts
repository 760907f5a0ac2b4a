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
  // Put together without lists of parts: every event is written so, twice.
  let out = ""
  if (Array.isArray(value)) {
    for (const each of value) out += (out === "" ? "" : ",") + canonicalJson(each)
    return `[${out}]`
  }
  const record = value as { readonly [key: string]: Schema.Json }
  for (const key of sortedKeys(record)) {
    out += `${out === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(record[key]!)}`
  }
  return `{${out}}`
}

/** Many come in order. */
const sortedKeys = (record: object): ReadonlyArray<string> => {
  const keys = Object.keys(record)
  for (let index = 1; index < keys.length; index++) if (keys[index]! < keys[index - 1]!) return keys.sort()
  return keys
}
