/** Entities of one kind, out of a mixture that was read at once. */
import { type AnyEntity, kindAndId, type View, view } from "../domain/declare/Entity.ts"
import { Disposition, type Settled } from "../domain/entities/Disposition.ts"
import type { EntityRecord } from "../domain/merge/EntityRecord.ts"
import type { StoredEntity } from "./EntityStore.ts"

type Stored = ReadonlyMap<string, StoredEntity>

/** What there is of each kind; made once by whoever asks for several. */
export type ByKind = ReadonlyMap<string, ReadonlyArray<Found>>

interface Found {
  readonly id: string
  readonly record: EntityRecord
}

/** In the order of `names`, which must differ; what is deleted, or was not read, is left out. */
export const byKind = (names: Iterable<string>, stored: Stored): ByKind => {
  const out = new Map<string, Array<Found>>()
  for (const name of names) {
    const record = stored.get(name)?.record
    if (record === undefined || record.registers.has("deleted")) continue
    const { kind, id } = kindAndId(name)
    const found = out.get(kind)
    if (found === undefined) out.set(kind, [{ id, record }])
    else found.push({ id, record })
  }
  return out
}

export const viewsOf = <E extends AnyEntity>(definition: E, all: ByKind): ReadonlyArray<View<E>> =>
  all.get(definition.name)?.map(({ id, record }) => view(definition, id, record)) ?? NO_VIEWS

/** For a single kind: each once, in the order of `names`. */
export const viewsAmong = <E extends AnyEntity>(
  definition: E,
  names: ReadonlyArray<string>,
  stored: Stored
): ReadonlyArray<View<E>> => viewsOf(definition, byKind(new Set(names), stored))

/** What was said of reminders, by their id. */
export const settledOf = (all: ByKind): ReadonlyMap<string, Settled> => {
  const views = viewsOf(Disposition, all)
  if (views.length === 0) return NONE_SETTLED
  const out = new Map<string, Settled>()
  for (const { id, settled } of views) if (settled !== undefined) out.set(id, settled)
  return out
}

export const settledAmong = (names: ReadonlyArray<string>, stored: Stored): ReadonlyMap<string, Settled> =>
  settledOf(byKind(new Set(names), stored))

const NO_VIEWS: ReadonlyArray<never> = []
const NONE_SETTLED: ReadonlyMap<string, Settled> = new Map()
