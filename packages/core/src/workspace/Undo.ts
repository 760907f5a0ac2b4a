/** Taking a batch back: its inverse is written, and what somebody changed since is left alone. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { type Catalogue, toDelta } from "../domain/Catalogue.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import { ChangesUndone } from "../domain/events/HistoryEvents.ts"
import { addressOf } from "../domain/merge/CellAddress.ts"
import { type EntityRecord, valuesAt } from "../domain/merge/EntityRecord.ts"
import type { Dotted, Json, Write } from "../domain/merge/State.ts"
import { type Dot, dotKey } from "../log/Dot.ts"
import type { Entry } from "../log/Event.ts"
import { BatchId } from "../log/Ids.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { emptyVersion, versionToRecord } from "../log/VersionVector.ts"
import { catalogueInForce } from "./CatalogueInForce.ts"
import { EntityStore } from "./EntityStore.ts"
import { entriesOfBatch } from "./History.ts"
import { catchUp } from "./Projector.ts"
import { commit, type Receipt } from "./Writer.ts"

export interface UndoReport extends Receipt {
  /** Cells that read again as they did before. */
  readonly restored: number
  /** Cells that somebody changed since: they stay as they are. */
  readonly leftAlone: ReadonlyArray<{ readonly entity: string; readonly field: string }>
}

/** Undoing an undo brings the batch back. Takes back as much as can be: a batch of which nothing is left writes nothing. */
export const undo = Effect.fn("Undo.undo")(function* (batch: string, via: string) {
  yield* catchUp()
  const store = yield* EntityStore
  const entries = (yield* entriesOfBatch(batch)).filter((entry) => entry.forgotten === undefined)
  const seen = versionToRecord((yield* store.folded)?.version ?? emptyVersion)
  const records = yield* store.get([...new Set(entries.map(({ event }) => event.entity))])
  const catalogue = yield* catalogueInForce
  const before = yield* valuesReplacedBy(catalogue, entries)
  const drafts: Array<Draft> = []
  const leftAlone: Array<{ readonly entity: string; readonly field: string }> = []
  let restored = 0
  for (const [entity, touched] of cellsTouched(catalogue, entries)) {
    const record = records.get(entity)?.record
    if (record === undefined) continue
    const cells: Array<{ readonly address: string; readonly value?: Json }> = []
    for (const cell of touched.values()) {
      const inverse = inverseOf(cell, record, before)
      if (inverse === "changed") leftAlone.push({ entity, field: cell.last.field })
      else if (inverse !== "nothing") cells.push({ address: addressOf(cell.last), ...inverse })
    }
    restored += cells.length
    if (cells.length === 0) continue
    const replaces = entries.filter(({ event }) => event.entity === entity).map(({ event }) => event.dot)
    drafts.push({ ...ChangesUndone.draft(entity, { batch: BatchId.make(batch), seen, cells }), replaces })
  }
  const receipt = yield* commit(drafts, { via })
  return { ...receipt, restored, leftAlone } satisfies UndoReport
})

/** One cell that the batch wrote. */
interface Touched {
  /** The batch's last write to it. */
  readonly last: Write
  /** The batch's own events that wrote it. */
  readonly own: ReadonlySet<string>
  /** What they replaced. */
  readonly replaced: ReadonlyArray<Dot>
}

const cellsTouched = (
  catalogue: Catalogue,
  entries: ReadonlyArray<Entry>
): ReadonlyMap<string, ReadonlyMap<string, Touched>> => {
  const out = new Map<string, Map<string, Touched>>()
  for (const { event } of entries) {
    const delta = toDelta(catalogue, event)
    if (Result.isFailure(delta)) continue
    const cells = out.get(event.entity) ?? new Map<string, Touched>()
    out.set(event.entity, cells)
    for (const write of delta.success.writes) {
      if (write.hidden === true) continue
      const address = addressOf(write)
      const known = cells.get(address)
      cells.set(address, {
        last: write,
        own: new Set([...(known?.own ?? []), dotKey(event.dot)]),
        replaced: [...(known?.replaced ?? []), ...event.replaces]
      })
    }
  }
  return out
}

/** What to write so that the cell reads as before the batch. */
const inverseOf = (
  { last, own, replaced }: Touched,
  record: EntityRecord,
  before: ReadonlyMap<string, ReadonlyArray<Dotted>>
): "changed" | "nothing" | { readonly value?: Json } => {
  const live = valuesAt(record, last.field, last.key)
  const ours = live.filter(({ dot }) => own.has(dotKey(dot)))
  if (last.edit === true) {
    // Later edits may have been made on top of this one.
    if (ours.length === 0) return "nothing"
    return ours.length < live.length ? "changed" : {}
  }
  if (ours.length < live.length) return ours.length === 0 ? "changed" : {}
  if (ours.length === 0 && last.value !== undefined) return "changed"
  const previous = replaced
    .filter((dot) => !own.has(dotKey(dot)))
    .flatMap((dot) => before.get(`${dotKey(dot)} ${addressOf(last)}`) ?? [])
    .toSorted((a, b) => b.at - a.at)[0]
  if (previous === undefined) return ours.length === 0 ? "nothing" : {}
  return { value: previous.value }
}

/** The values that a batch's events replaced, by dot and cell address. */
const valuesReplacedBy = Effect.fnUntraced(function* (catalogue: Catalogue, entries: ReadonlyArray<Entry>) {
  const dots = new Map<string, Dot>()
  for (const { event } of entries) for (const dot of event.replaces) dots.set(dotKey(dot), dot)
  const values = new Map<string, ReadonlyArray<Dotted>>()
  for (const { event, forgotten } of yield* (yield* LocalLog).entries([...dots.values()])) {
    const delta = toDelta(catalogue, event)
    if (forgotten !== undefined || Result.isFailure(delta)) continue
    for (const write of delta.success.writes) {
      if (write.value === undefined) continue
      values.set(`${dotKey(event.dot)} ${addressOf(write)}`, [{ dot: event.dot, at: event.at, value: write.value }])
    }
  }
  return values
})
