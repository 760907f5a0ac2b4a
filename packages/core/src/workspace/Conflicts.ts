/** Values that two devices wrote without knowing of each other, for somebody to choose from. */
import * as Effect from "effect/Effect"
import { catalogue } from "../domain/Catalogue.ts"
import { conflictOf, kindAndId } from "../domain/declare/Entity.ts"
import { asArray, type EntityRecord } from "../domain/merge/EntityRecord.ts"
import type { Dotted } from "../domain/merge/State.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index } from "./IndexKeys.ts"

export interface Conflict {
  readonly entity: string
  readonly field: string
  /** The one on display first. */
  readonly values: ReadonlyArray<Dotted>
}

export const conflicts = Effect.gen(function* () {
  const store = yield* EntityStore
  const names = [...new Set((yield* store.range(Index.conflict, ...ALL_KEYS)).map(({ entity }) => entity))]
  const stored = yield* store.get(names)
  return names.flatMap((name) => conflictsIn(name, stored.get(name)!.record))
})

const conflictsIn = (name: string, record: EntityRecord): ReadonlyArray<Conflict> => {
  const fields = catalogue.entities.get(kindAndId(name).kind)?.fields ?? {}
  return [...record.registers.keys()].flatMap((field) => {
    const values = asArray(record.registers.get(field)!).length > 1 ? conflictOf(record, field, fields[field]!) : []
    return values.length === 0 ? [] : [{ entity: name, field, values }]
  })
}
