/** What a source's row means for a contact that may be there: what to write, what only to remember, what to leave. */
import { Contact, type Said } from "../domain/entities/Contact.ts"
import type { Field } from "../domain/declare/Field.ts"
import { valuesOf } from "../domain/declare/Entity.ts"
import { elementsAt, type EntityRecord, emptyRecord, valuesAt } from "../domain/merge/EntityRecord.ts"
import type { Json } from "../domain/merge/State.ts"

interface Comparison {
  /** Field patches to write, each with its change. */
  readonly patch: Record<string, unknown>
  /** What the source says that is remembered without being written to its field. */
  readonly held: Record<string, Json>
  readonly changes: ReadonlyArray<{ readonly field: string; readonly before: Json; readonly after: Json }>
  /** Fields where the user's own value stays though the source has a new one. */
  readonly kept: number
  readonly nothingNew: boolean
  readonly name: Json | undefined
}

type Fields = Readonly<Record<string, Json>>

export const compareWithSource = (
  record: EntityRecord = emptyRecord(),
  fields: Fields,
  source: { readonly source: string; readonly asOf: string }
): Comparison => {
  const patch: Record<string, unknown> = {}
  const held: Record<string, Json> = {}
  const changes: Array<{ readonly field: string; readonly before: Json; readonly after: Json }> = []
  let kept = 0
  let fresh = 0
  for (const [name, value] of Object.entries(fields)) {
    const said = saidBefore(record, source.source, name)
    if (said !== undefined && (said.asOf > source.asOf || sameJson(said.value, value))) continue
    fresh++
    const field: Field = Contact.fields[name as keyof typeof Contact.fields]
    if (field.kind === "set") {
      const change = elementChanges(
        record,
        name,
        field.key,
        (said?.value ?? []) as ReadonlyArray<Json>,
        value as ReadonlyArray<Json>
      )
      if (change.add.length > 0 || change.remove.length > 0) {
        patch[name] = {
          ...(change.add.length > 0 ? { add: change.add } : {}),
          ...(change.remove.length > 0 ? { remove: change.remove } : {})
        }
        changes.push({ field: name, before: said?.value ?? null, after: value })
      }
      if (change.add.length !== (value as ReadonlyArray<Json>).length) held[name] = value
      continue
    }
    const current = valuesOf(record, name, field)[0]?.value
    const edited = field.kind === "text" && hasEdits(record, name)
    if (current !== undefined && sameJson(current, value)) held[name] = value
    else if (
      !edited &&
      (said === undefined ? current === undefined : current !== undefined && sameJson(current, said.value))
    ) {
      patch[name] = field.kind === "text" ? { start: value } : value
      changes.push({ field: name, before: said?.value ?? null, after: value })
    } else {
      held[name] = value
      kept++
    }
  }
  return { patch, held, changes, kept, nothingNew: fresh === 0, name: valuesAt(record, "name", "")[0]?.value }
}

/** What the source said last. */
const saidBefore = (record: EntityRecord, source: string, field: string) => {
  let last: { readonly asOf: string; readonly value: Json } | undefined
  for (const { value: said } of valuesAt(record, "said", `${source}/${field}`)) {
    const [, , asOf, value] = said as Said
    if (last === undefined || asOf > last.asOf) last = { asOf, value }
  }
  return last
}

/** Elements that the source has begun or ceased to give; what the user took away or added stays so. */
const elementChanges = (
  record: EntityRecord,
  field: string,
  keyOf: (element: Json) => string,
  before: ReadonlyArray<Json>,
  after: ReadonlyArray<Json>
) => {
  const live = elementsAt(record, field)
  const said = new Map(before.map((element) => [keyOf(element), element]))
  const nowKeys = new Set(after.map(keyOf))
  // One that goes on under its key may say something else now: a field of one's own does.
  const isAnother = (element: Json, key: string): boolean =>
    !sameJson(said.get(key)!, element) &&
    valuesAt(record, field, key).some(({ value }) => sameJson(value, said.get(key)!))
  return {
    add: after.filter((element) => {
      const key = keyOf(element)
      return said.has(key) ? isAnother(element, key) : !live.has(key)
    }),
    remove: before.filter((element) => !nowKeys.has(keyOf(element)) && live.has(keyOf(element)))
  }
}

const hasEdits = (record: EntityRecord, field: string): boolean => elementsAt(record, field).size > 0

const sameJson = (a: Json, b: Json): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
