/** One unit of one row, three ways: what was agreed, what the sheet says, what the log says. Nobody's change is dropped. */
import type { Json } from "@kith/core/domain/merge/State"
import { canonical, isSet, type Reading, type Unit } from "./unit.ts"

/** What the log is told of a field: a value, nothing more there, or elements of a set. */
export type Said = Json | { readonly add: ReadonlyArray<Json>; readonly remove: ReadonlyArray<Json> }

export type Verdict =
  /** Both say the same. */
  | { readonly _tag: "Agreed" }
  /** Only the log says something new. */
  | { readonly _tag: "ToSheet" }
  /** The sheet says something new; `both`: so does the log, and differently. */
  | { readonly _tag: "ToLog"; readonly patch: ReadonlyMap<string, Said>; readonly both: boolean }
  /** Nobody can tell what the sheet says. */
  | { readonly _tag: "Unreadable" }

/** @param base left out where nothing was agreed: then whatever is there on either side is new. */
export const threeWay = (
  unit: Unit,
  base: ReadonlyArray<string> | undefined,
  sheet: ReadonlyArray<string>,
  log: ReadonlyArray<string>
): Verdict => {
  // Nearly every cell of nearly every run, without reading what it says.
  if (base !== undefined && sheet.every((text, index) => text === base[index] && text === log[index])) {
    return { _tag: "Agreed" }
  }
  const said = unit.read(sheet)
  if (said === undefined) {
    // Cells that are empty on all sides say nothing, and a name that nobody has agreed on may still come.
    const isNothing = sheet.every((text) => text.trim() === "")
    return isNothing && base === undefined ? { _tag: "ToSheet" } : { _tag: "Unreadable" }
  }
  const known = unit.read(log) ?? new Map<string, Json>()
  const [s, l] = [canonical(said), canonical(known)]
  if (s === l) return { _tag: "Agreed" }
  const agreed = base === undefined ? undefined : (unit.read(base) ?? new Map<string, Json>())
  if (agreed === undefined) {
    if (sheet.every((text) => text.trim() === "")) return { _tag: "ToSheet" }
    return { _tag: "ToLog", patch: patchOf(new Map(), said, known), both: canonical(known) !== EMPTY(known) }
  }
  const b = canonical(agreed)
  if (s === b) return { _tag: "ToSheet" }
  return { _tag: "ToLog", patch: patchOf(agreed, said, known), both: b !== l }
}

/** The canonical form of a reading that says nothing of the same fields. */
const EMPTY = (reading: Reading): string =>
  canonical(new Map([...reading].filter(([, value]) => value instanceof Map).map(([field]) => [field, new Map()])))

/** From what was agreed to what the sheet says now. */
const patchOf = (from: Reading, to: Reading, log: Reading): ReadonlyMap<string, Said> => {
  const patch = new Map<string, Said>()
  for (const field of new Set([...from.keys(), ...to.keys()])) {
    if (isSet(field)) {
      const [before, after, there] = [elementsIn(from, field), elementsIn(to, field), elementsIn(log, field)]
      const add = [...after].filter(([key]) => !before.has(key) && !there.has(key)).map(([, element]) => element)
      // As the log has them: the key is the same, the element may be spelt otherwise.
      const remove = [...there].filter(([key]) => before.has(key) && !after.has(key)).map(([, element]) => element)
      if (add.length + remove.length > 0) patch.set(field, { add, remove })
    } else {
      const value = to.get(field)
      if (value !== from.get(field)) patch.set(field, (value as Json | undefined) ?? null)
    }
  }
  return patch
}

const NONE: ReadonlyMap<string, Json> = new Map()

const elementsIn = (reading: Reading, field: string): ReadonlyMap<string, Json> =>
  (reading.get(field) as ReadonlyMap<string, Json> | undefined) ?? NONE
