/** Entities of one kind, out of a mixture that was read at once. */
import { type AnyEntity, type View, view } from "../domain/declare/Entity.ts"
import { Disposition, type Settled } from "../domain/entities/Disposition.ts"
import type { StoredEntity } from "./EntityStore.ts"

type Stored = ReadonlyMap<string, StoredEntity>

/** Each once, in the order of `names`; what is deleted, or was not read, is left out. */
export const viewsAmong = <E extends AnyEntity>(
  definition: E,
  names: ReadonlyArray<string>,
  stored: Stored
): ReadonlyArray<View<E>> => {
  const prefix = `${definition.name}/`
  const out: Array<View<E>> = []
  for (const name of new Set(names)) {
    const record = name.startsWith(prefix) ? stored.get(name)?.record : undefined
    if (record !== undefined && !record.registers.has("deleted")) {
      out.push(view(definition, name.slice(prefix.length), record))
    }
  }
  return out
}

/** What was said of reminders, by their id. */
export const settledAmong = (names: ReadonlyArray<string>, stored: Stored): ReadonlyMap<string, Settled> =>
  new Map(
    viewsAmong(Disposition, names, stored).flatMap(({ id, settled }) => (settled === undefined ? [] : [[id, settled]]))
  )
