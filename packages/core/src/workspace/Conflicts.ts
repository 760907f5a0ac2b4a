/** Values that two devices wrote without knowing of each other, for somebody to choose from. */
import * as Effect from "effect/Effect"
import { catalogue } from "../domain/Catalogue.ts"
import { conflictOf, kindAndId } from "../domain/declare/Entity.ts"
import { asArray, type EntityRecord } from "../domain/merge/EntityRecord.ts"
import type { Dotted } from "../domain/merge/State.ts"
import { type Dot, sameDot } from "../log/Dot.ts"
import type { VersionRecord } from "../log/VersionVector.ts"
import { EntityStore } from "./EntityStore.ts"
import { dotsOf } from "./History.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index } from "./IndexNames.ts"

export interface Conflict {
  readonly entity: string
  readonly field: string
  /** The one on display first. */
  readonly values: ReadonlyArray<Dotted>
}

/** Deleted by somebody who had not seen what others wrote since or meanwhile. */
export interface ChangedMeanwhile {
  readonly entity: string
  /** The events that the deletion had not seen. */
  readonly unseen: ReadonlyArray<Dot>
}

export const changedMeanwhile = Effect.gen(function* () {
  const store = yield* EntityStore
  const names = (yield* store.range(Index.deleted, ...ALL_KEYS)).map(({ entity }) => entity)
  const stored = yield* store.get(names)
  return names.flatMap((entity): ReadonlyArray<ChangedMeanwhile> => {
    const { record, touches } = stored.get(entity)!
    const deletions = asArray(record.registers.get("deleted")!)
    const unseen = dotsOf(touches).filter((dot) =>
      deletions.every(
        ({ dot: own, value }) =>
          !sameDot(own, dot) && ((value as { readonly seen: VersionRecord }).seen[dot.device] ?? 0) < dot.seq
      )
    )
    return unseen.length === 0 ? [] : [{ entity, unseen }]
  })
})

export const conflicts = Effect.gen(function* () {
  const entries = yield* (yield* EntityStore).range(Index.conflict, ...ALL_KEYS)
  return yield* conflictsOf(new Set(entries.map(({ entity }) => entity)))
})

/** Those of some entities, by name, however many there are in all. */
export const conflictsOf = Effect.fnUntraced(function* (names: Iterable<string>) {
  const stored = yield* (yield* EntityStore).get([...names])
  return [...stored].flatMap(([name, { record }]) => conflictsIn(name, record))
})

const conflictsIn = (name: string, record: EntityRecord): ReadonlyArray<Conflict> => {
  const fields = catalogue.entities.get(kindAndId(name).kind)?.fields ?? {}
  return [...record.registers.keys()].flatMap((field) => {
    const declared = fields[field]
    const several = declared !== undefined && asArray(record.registers.get(field)!).length > 1
    const values = several ? conflictOf(record, field, declared) : []
    return values.length === 0 ? [] : [{ entity: name, field, values }]
  })
}
