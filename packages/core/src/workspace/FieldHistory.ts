/** What each event changed, field by field, with what stood there before: for showing a history, in any front-end. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { type Catalogue, toDelta } from "../domain/Catalogue.ts"
import { kindAndId } from "../domain/declare/Entity.ts"
import type { Prose } from "../domain/declare/Field.ts"
import type { Said } from "../domain/entities/Contact.ts"
import { addressOf } from "../domain/merge/CellAddress.ts"
import type { Json, Write } from "../domain/merge/State.ts"
import { type Dot, dotKey } from "../log/Dot.ts"
import type { Entry, Event } from "../log/Event.ts"
import { catalogueInForce } from "./CatalogueInForce.ts"
import { readText } from "./Prose.ts"

export interface FieldChange {
  readonly field: string
  /** Absent where nothing stood there. Of a set, one element; of a text, all of it. */
  readonly before?: Json
  /** Absent where it was taken away. */
  readonly after?: Json
  /** What a source said without being heard: the user's own value stayed. `after` is what it said. */
  readonly heldFrom?: string
}

export interface HistoryItem {
  readonly entity: string
  readonly at: number
  readonly via: string
  readonly batch: string | undefined
  readonly type: string
  readonly dot: Dot
  /** The event's content was forgotten, or no build here can read it: nothing to show. */
  readonly readable: "yes" | "forgotten" | "setAside"
  readonly changes: ReadonlyArray<FieldChange>
}

/** One item an event, in the order given, which must have authors before those who read them; `entriesOf` gives it. */
export const fieldHistory = Effect.fn("FieldHistory.fieldHistory")(function* (entries: ReadonlyArray<Entry>) {
  const catalogue = yield* catalogueInForce
  const past = new Past(catalogue)
  const items: Array<HistoryItem> = []
  for (const { event, forgotten } of entries) {
    const { entity, at, via, batch, type, dot } = event
    const delta = forgotten === undefined ? toDelta(catalogue, event) : undefined
    const readable = delta === undefined ? "forgotten" : Result.isFailure(delta) ? "setAside" : "yes"
    const changes: Array<FieldChange> = []
    if (delta !== undefined && Result.isSuccess(delta)) {
      for (const write of delta.success.writes) {
        const change = yield* past.change(event, write, delta.success.writes)
        if (change !== undefined) changes.push(change)
      }
    }
    items.push({ entity, at, via, batch, type, dot, readable, changes })
  }
  return items
})

/** The values that earlier events wrote, for those who replaced them. */
class Past {
  private readonly written = new Map<string, Json>()
  private readonly texts = new Map<string, Prose>()
  private readonly catalogue: Catalogue

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
  }

  readonly change = Effect.fnUntraced(
    { self: this },
    function* (this: Past, event: Event, write: Write, beside: ReadonlyArray<Write>) {
      const { kind } = kindAndId(event.entity)
      if (write.hidden === true) return undefined
      if (write.field === "said") return heldBy(write, beside)
      if (this.catalogue.entities.get(kind)?.fields[write.field]?.kind === "text")
        return yield* this.textChange(event, write)
      const address = `${event.entity} ${addressOf(write)}`
      const replaced = event.replaces.flatMap((dot) => this.written.get(`${dotKey(dot)} ${address}`) ?? [])
      if (write.value !== undefined) this.written.set(`${dotKey(event.dot)} ${address}`, write.value)
      return changeOf(write.field, replaced.at(-1), write.value)
    }
  )

  private readonly textChange = Effect.fnUntraced({ self: this }, function* (this: Past, event: Event, write: Write) {
    const place = `${event.entity} ${write.field}`
    const known = write.edit === true ? `${place} ${write.key}` : undefined
    const rootsReplaced = event.replaces.flatMap((dot) => this.texts.get(`${place} ${dotKey(dot)}`) ?? [])
    const before = known === undefined ? rootsReplaced.at(-1) : this.texts.get(known)
    const after = textAfter(event, write, before)
    if (after !== undefined) this.texts.set(known ?? `${place} ${dotKey(event.dot)}`, after)
    return changeOf(
      write.field,
      before === undefined ? undefined : yield* readText(before),
      after === undefined ? undefined : yield* readText(after)
    )
  })
}

const textAfter = (event: Event, { edit, value }: Write, before: Prose | undefined): Prose | undefined => {
  if (edit !== true) return typeof value !== "string" ? undefined : { start: value, root: event.dot, edits: [] }
  if (before === undefined) return undefined
  // Taking edits away takes what this event replaces; which ones those were shows only in the text.
  return value === undefined ? { ...before, edits: [] } : { ...before, edits: [...before.edits, value as never] }
}

/** A source's statement is a change of its own only where the field itself was not written. */
const heldBy = (write: Write, beside: ReadonlyArray<Write>): FieldChange | undefined => {
  if (write.value === undefined) return undefined
  const [source, field, , value] = write.value as unknown as Said
  return beside.some((other) => other.field === field) ? undefined : { field, after: value, heldFrom: source }
}

const changeOf = (field: string, before: Json | undefined, after: Json | undefined): FieldChange | undefined => {
  if (before === undefined && after === undefined) return undefined
  if (before !== undefined && after !== undefined && JSON.stringify(before) === JSON.stringify(after)) return undefined
  return {
    field,
    ...(before === undefined ? {} : { before: shown(field, before) }),
    ...(after === undefined ? {} : { after: shown(field, after) })
  }
}

/** What an author had seen when they deleted says nothing to readers. */
const shown = (field: string, value: Json): Json => (field === "deleted" ? true : value)
