/** The batches written last, and the last one that touched an entity: for offering something to undo. */
import * as Effect from "effect/Effect"
import { ChangesUndone } from "../domain/events/HistoryEvents.ts"
import { VersionWitnessed } from "../domain/events/RecordEvents.ts"
import { dotKey } from "../log/Dot.ts"
import type { Entry } from "../log/Event.ts"
import type { BatchId, DeviceId } from "../log/Ids.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { catalogue } from "../domain/Catalogue.ts"
import { EntityStore, type Touches } from "./EntityStore.ts"
import { exactly } from "./Identity.ts"
import { Index } from "./IndexNames.ts"

export interface RecentBatch {
  readonly batch: BatchId
  /** When it ended, ms. */
  readonly at: number
  readonly via: string
  /** The device that wrote it. */
  readonly device: DeviceId
  readonly events: number
  /** Event types in it, the most frequent first. */
  readonly types: ReadonlyArray<string>
  /** Entities that it touched, some of them where there are many. */
  readonly entities: ReadonlyArray<string>
  /** It was taken back, and that was not taken back again. */
  readonly undone: boolean
  /** It took this batch back. */
  readonly undoes: BatchId | undefined
}

/** Events read from the end of each feed at first; more where they belong to one large batch. */
const TAIL = 256
const TAIL_AT_MOST = 65_536
const ENTITIES_SHOWN = 5

/** The newest first. */
export const recentBatches = Effect.fn("RecentBatches.recentBatches")(function* (count: number) {
  for (let tail = TAIL; ; tail *= 4) {
    const { entries, isAll } = yield* lastEntries(tail)
    const batches = yield* batchesIn(entries)
    if (batches.length >= count || isAll || tail >= TAIL_AT_MOST) return batches.slice(0, count)
  }
})

const lastEntries = Effect.fnUntraced(function* (tail: number) {
  const log = yield* LocalLog
  const heads = yield* log.heads
  const held = new Map([...heads].map(([device, { seq }]) => [device, Math.max(0, seq - tail)]))
  const isAll = [...held.values()].every((seq) => seq === 0)
  const entries: Array<Entry> = []
  for (;;) {
    const runs = yield* log.read(held, tail)
    if (runs.length === 0) return { entries, isAll }
    for (const run of runs) {
      for (const entry of run.entries) entries.push(entry)
      held.set(run.device, run.first + run.entries.length - 1)
    }
  }
})

const batchesIn = Effect.fnUntraced(function* (entries: ReadonlyArray<Entry>) {
  const store = yield* EntityStore
  const byBatch = Map.groupBy(
    // What a device says it holds is nothing that anybody did.
    entries.filter(({ event }) => event.batch !== undefined && event.type !== VersionWitnessed.tag),
    ({ event }) => event.batch!
  )
  const newest = [...byBatch].toSorted(
    ([, a], [, b]) => endOf(b) - endOf(a) || b.at(-1)!.event.dot.seq - a.at(-1)!.event.dot.seq
  )
  const undone = new Set<string>()
  const batches: Array<RecentBatch> = []
  for (const [batch, ours] of newest) {
    const undoes = ours.flatMap(({ event }) => (event.type === ChangesUndone.tag ? batchIn(event.body) : []))[0]
    if (undoes !== undefined && !undone.has(batch)) undone.add(undoes)
    const runs = yield* store.range(Index.batch, ...exactly(batch))
    batches.push({
      batch,
      at: endOf(ours),
      via: ours.find(({ event }) => event.via !== "")?.event.via ?? "",
      device: ours[0]!.event.dot.device,
      events: runs.reduce((sum, { entity }) => sum + lengthOf(entity), 0) || ours.length,
      types: byFrequency(ours.map(({ event }) => event.type)),
      entities: [...new Set(ours.map(({ event }) => event.entity))].slice(0, ENTITIES_SHOWN),
      undone: undone.has(batch),
      undoes
    })
  }
  return batches
})

const endOf = (entries: ReadonlyArray<Entry>): number => Math.max(...entries.map(({ event }) => event.at))

const batchIn = (body: unknown): ReadonlyArray<BatchId> =>
  body !== null && typeof body === "object" && "batch" in body ? [body.batch as BatchId] : []

/** Of a run `device:first:last`. */
const lengthOf = (run: string): number => {
  const [, first, last] = run.split(":")
  return Number(last) - Number(first) + 1
}

const byFrequency = (types: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...Map.groupBy(types, (type) => type)].toSorted(([, a], [, b]) => b.length - a.length).map(([type]) => type)

/** Entities of any kind whose id starts so, at most `limit` of each kind. */
export const entitiesFrom = Effect.fn("RecentBatches.entitiesFrom")(function* (prefix: string, limit = 5) {
  const store = yield* EntityStore
  const names: Array<string> = []
  for (const kind of catalogue.entities.keys()) names.push(...(yield* store.names(`${kind}/${prefix}`, limit)))
  return names
})

/** The last batch that touched an entity. */
export const lastBatchOf = Effect.fn("RecentBatches.lastBatchOf")(function* (entity: string) {
  const touches: Touches = (yield* (yield* EntityStore).get([entity])).get(entity)?.touches ?? []
  const ends = new Map(touches.map(([device, , seq]) => [dotKey({ device, seq }), { device, seq }]))
  const entries = yield* (yield* LocalLog).entries([...ends.values()])
  return entries.toSorted((a, b) => b.event.at - a.event.at || b.event.dot.seq - a.event.dot.seq)[0]?.event.batch
})
