/** Entity declarations, and how a folded record is read as one. */
import { canonicalJson } from "../../log/CanonicalJson.ts"
import { compareDots, type Dot, dotKey } from "../../log/Dot.ts"
import type { EntityId } from "../../log/Ids.ts"
import { asArray, elementsAt, type EntityRecord, type Live, valuesAt } from "../merge/EntityRecord.ts"
import type { Dotted, Json } from "../merge/State.ts"
import type { Field, Fields, Order, Prose, TextEdit, Value } from "./Field.ts"

export interface Entity<Name extends string, F extends Fields> {
  readonly name: Name
  readonly doc: string
  readonly fields: F
}
export type AnyEntity = Entity<string, Fields>

export type View<E extends AnyEntity> = { readonly id: EntityId } & {
  readonly [K in keyof E["fields"]]: Value<E["fields"][K]>
}

export const entity = <const Name extends string, const F extends Fields>(
  name: Name,
  doc: string,
  fields: F
): Entity<Name, F> => ({ name, doc, fields })

/** `contact/<id>`: an entity's name across the whole workspace. */
export const nameOf = (definition: AnyEntity, id: string): string => `${definition.name}/${id}`

/** Whether a name is that of one of these entities. */
export const isNameOf = (definition: AnyEntity, name: string): boolean =>
  name.length > definition.name.length + 1 && name[definition.name.length] === "/" && name.startsWith(definition.name)

/** The kind and the id of an entity's name. */
export const kindAndId = (name: string): { readonly kind: string; readonly id: EntityId } => {
  const slash = name.indexOf("/")
  return { kind: name.slice(0, slash), id: name.slice(slash + 1) as EntityId }
}

/** The live values of a register, the one on display first. */
export const valuesOf = (self: EntityRecord, name: string, field: Field): ReadonlyArray<Dotted> =>
  sorted(valuesAt(self, name, ""), orderOf(field))

/** Different live values of a register with no declared order: somebody has to choose. */
export const conflictOf = (self: EntityRecord, name: string, field: Field): ReadonlyArray<Dotted> => {
  const live = self.registers.get(name)
  if (live === undefined || !Array.isArray(live) || field.kind === "set" || orderOf(field) !== undefined) return []
  const distinct = new Map<string, Dotted>()
  for (const value of valuesOf(self, name, field)) {
    const key = canonicalJson(value.value)
    if (!distinct.has(key)) distinct.set(key, value)
  }
  return distinct.size > 1 ? [...distinct.values()] : []
}

/** Reads a record as its declaration says. */
export const view = <E extends AnyEntity>(definition: E, id: string, self: EntityRecord): View<E> => {
  // A copy of one that has every field, and then what this one has: most have a handful of some thirty.
  const out: Record<string, unknown> = { ...blankOf(definition) }
  out["id"] = id
  const { fields } = definition
  for (const [name, live] of self.registers) {
    const field = fields[name]
    if (field?.kind === "register") out[name] = shown(live, field.order).value
    else if (field?.kind === "text") out[name] = proseOf(self, name, field)
  }
  for (const [name, cells] of self.elements) {
    const field = fields[name]
    if (field?.kind === "set") out[name] = setValue(cells, field.order)
  }
  return out as View<E>
}

const blanks = new WeakMap<AnyEntity, Readonly<Record<string, unknown>>>()

const blankOf = (definition: AnyEntity): Readonly<Record<string, unknown>> => {
  let blank = blanks.get(definition)
  if (blank === undefined) {
    const none = Object.entries(definition.fields).map(([name, { kind }]) => [
      name,
      kind === "set" ? NO_ELEMENTS : undefined
    ])
    blanks.set(definition, (blank = Object.fromEntries([["id", ""], ...none])))
  }
  return blank!
}

const NO_ELEMENTS: ReadonlyArray<Json> = []

/** In the order of their keys, so that every device lists them alike. */
const setValue = (cells: ReadonlyMap<string, Live>, order: Order<any> | undefined): ReadonlyArray<Json> => {
  if (cells.size === 0) return NO_ELEMENTS
  if (cells.size === 1) for (const live of cells.values()) return [shown(live, order).value]
  return [...cells.keys()].sort().map((key) => shown(cells.get(key)!, order).value)
}

const proseOf = (self: EntityRecord, name: string, field: Field): Prose | undefined => {
  const root = valuesOf(self, name, field)[0]
  return root === undefined
    ? undefined
    : {
        start: typeof root.value === "string" ? root.value : "",
        root: root.dot,
        edits: editsOf(elementsAt(self, name), root.dot)
      }
}

/** Sorted by their bytes: any order that all devices share will do, since changes commute. */
const editsOf = (cells: ReadonlyMap<string, Live>, root: Dot): Prose["edits"] => {
  const live = cells.size === 0 ? undefined : cells.get(dotKey(root))
  return live === undefined
    ? NO_EDITS
    : asArray(live)
        .map(({ value }) => value as Omit<TextEdit, "root">)
        .toSorted((a, b) => (a.change < b.change ? -1 : 1))
}

const NO_EDITS: Prose["edits"] = []

const shown = (live: Live, order: Order<any> | undefined): Dotted =>
  Array.isArray(live) ? sorted(live as ReadonlyArray<Dotted>, order)[0]! : (live as Dotted)

const sorted = (values: ReadonlyArray<Dotted>, order: Order<any> | undefined): ReadonlyArray<Dotted> =>
  values.length < 2 ? values : values.toSorted((a, b) => order?.(b.value, a.value) || latestFirst(a, b))

const latestFirst = (a: Dotted, b: Dotted): number => b.at - a.at || compareDots(b.dot, a.dot)

const orderOf = (field: Field): Order<any> | undefined => (field.kind === "text" ? undefined : field.order)
