/**
 * How large an event may be: what no bundle can carry would never reach another device, nor would anything that its author
 * wrote after it. For the writer, and for imports, which refuse a row before it becomes an event.
 */
import type { Json } from "../domain/merge/State.ts"
import { utf8 } from "../log/Bytes.ts"

/**
 * So much goes into a bundle of its own (`MAX_BUNDLE_BYTES`) whatever it says, also where nothing makes it smaller. One that
 * is larger and in a log all the same is carried by a bundle of its own kind (`MAX_LONE_BUNDLE_BYTES`).
 */
export const MAX_EVENT_BYTES = 208 * 1024

/** Of what a source says: with room for what is written beside it. */
const MAX_SAID_BYTES = 192 * 1024

/** What a value costs beside its own bytes: the address of the cell that it is in. */
const CELL_BYTES = 64
/** A dot in `replaces`. */
const DOT_BYTES = 24
/** What JSON makes of a UTF-16 code unit, at most: `\u0001`. */
const UNIT_BYTES = 6

/** At most so large is an event with this body that replaces so many values. Small ones are not measured: it is called for each. */
export const eventBytes = (body: Json, replaces = 0): number => {
  const around = replaces * DOT_BYTES
  const most = mostBytes(body) + around
  return most <= MAX_EVENT_BYTES ? most : utf8(JSON.stringify(body)).length + valuesIn(body) * CELL_BYTES + around
}

export const isTooLarge = (said: Json): boolean => eventBytes(said) > MAX_SAID_BYTES

const mostBytes = (json: Json): number => {
  if (typeof json === "string") return CELL_BYTES + json.length * UNIT_BYTES
  let bytes = CELL_BYTES
  if (Array.isArray(json)) for (const each of json) bytes += mostBytes(each)
  else if (json !== null && typeof json === "object") {
    for (const [key, value] of Object.entries(json)) bytes += key.length * UNIT_BYTES + mostBytes(value)
  }
  return bytes
}

const valuesIn = (json: Json): number =>
  json === null || typeof json !== "object"
    ? 1
    : Object.values(json).reduce((sum: number, value) => sum + valuesIn(value), 1)
