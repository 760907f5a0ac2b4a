/** Settling a conflict: the value that somebody chose is written, and replaces all that stood beside it. */
import * as Effect from "effect/Effect"
import { catalogue } from "../domain/Catalogue.ts"
import { kindAndId, view } from "../domain/declare/Entity.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import type { Prose } from "../domain/declare/Field.ts"
import { dotKey } from "../log/Dot.ts"
import { asArray, elementsAt } from "../domain/merge/EntityRecord.ts"
import type { Dotted, Json } from "../domain/merge/State.ts"
import type { Conflict } from "./Conflicts.ts"
import { EntityStore } from "./EntityStore.ts"
import { readText } from "./Prose.ts"
import { commit } from "./Writer.ts"

/** Writes one of a conflict's values; `undefined` where no event can say it. */
export const choose = Effect.fn("Choosing.choose")(function* (conflict: Conflict, chosen: Dotted, via: string) {
  const { kind, id } = kindAndId(conflict.entity)
  const field = catalogue.entities.get(kind)?.fields[conflict.field]
  const value = field?.kind === "text" ? { start: yield* textOf(conflict, chosen) } : chosen.value
  const draft = editDraft(kind, id, conflict.field, value)
  return draft === undefined ? undefined : yield* commit([draft], { via })
})

/** What the chosen one of several texts reads, its edits included. */
export const textOf = Effect.fnUntraced(function* (
  { entity, field }: Pick<Conflict, "entity" | "field">,
  { dot, value }: Dotted
) {
  const record = (yield* (yield* EntityStore).get([entity])).get(entity)?.record
  const edits = record === undefined ? [] : asArray(elementsAt(record, field).get(dotKey(dot)) ?? [])
  const prose: Prose = {
    start: typeof value === "string" ? value : "",
    root: dot,
    edits: edits
      .map((edit) => edit.value as unknown as Prose["edits"][number])
      .toSorted((a, b) => (a.change < b.change ? -1 : 1))
  }
  return yield* readText(prose)
})

/** The event that writes this one field of this kind of entity: its ordinary edit, where there is one. */
const editDraft = (kind: string, id: string, field: string, value: Json): Draft | undefined => {
  const type = [...catalogue.types.values()].find(
    ({ entity, members }) =>
      entity?.name === kind &&
      members.some(({ name }) => name === field) &&
      members.every(({ name, required }) => !required || name === field)
  )
  return type?.draft(id, { [field]: value })
}

/** An entity's own name, as people call it: a contact's, a gathering's, an opening's role; else whom it is about. */
export const titleOf = Effect.fnUntraced(function* (entity: string) {
  const shown = yield* readAll(entity)
  const { contact } = shown
  return titleIn(shown) ?? (typeof contact === "string" ? titleIn(yield* readAll(`contact/${contact}`)) : undefined)
})

type Shown = Readonly<Record<string, unknown>>

const readAll = Effect.fnUntraced(function* (entity: string) {
  const { kind, id } = kindAndId(entity)
  const definition = catalogue.entities.get(kind)
  const record = (yield* (yield* EntityStore).get([entity])).get(entity)?.record
  const shown: Shown = definition === undefined || record === undefined ? {} : (view(definition, id, record) as Shown)
  return shown
})

const titleIn = (shown: Shown): string | undefined => {
  for (const field of TITLES) if (typeof shown[field] === "string") return shown[field]
  return undefined
}

const TITLES = ["name", "role", "title", "text", "reason", "file"]
