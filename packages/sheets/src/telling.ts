/** Telling the log what a sheet says, so that nothing is told twice: each batch is named before it is written. */
import * as Effect from "effect/Effect"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { BatchId, newId } from "@kith/core/log/Ids"
import type { Dot } from "@kith/core/log/Dot"
import { Primitives } from "@kith/core/log/Primitives"

import { entriesOfBatch } from "@kith/core/workspace/History"
import { commit } from "@kith/core/workspace/Writer"
import type { Connection } from "./Connection.ts"
import type { Told } from "./engine/Plan.ts"
import type { PendingBatch } from "./engine/Remembered.ts"
import { draftsOf } from "./tell.ts"

/** Rows whose news goes into one batch. */
const CHUNK = 1000

/** How many events it took. What is told is agreed on. */
export const tellLog = Effect.fn("telling.tellLog")(function* (
  connection: Connection,
  told: ReadonlyArray<Told>,
  at: number,
  id: string
) {
  const { random } = yield* Primitives
  const via = `sheet:${id}`
  const bySeen = new Map<number, Array<Told>>()
  for (const one of told) bySeen.set(one.seen, [...(bySeen.get(one.seen) ?? []), one])
  let events = 0
  for (const [seen, all] of bySeen) {
    for (let from = 0; from < all.length; from += CHUNK) {
      const some = all.slice(from, from + CHUNK)
      const drafts: Array<Draft> = []
      for (const one of some) {
        const notes = connection.remembered.rows.get(one.id)?.cells["notes"]?.[0]
        drafts.push(...(yield* draftsOf(one, notes, via)))
      }
      const texts = Object.fromEntries(some.map((one) => [one.id, one.texts]))
      const batch: PendingBatch = { id: newId(random), at, texts }
      yield* connection.save(new Map(), { batches: [batch] })
      const { dots } = yield* commit(drafts, { via, batch: BatchId.make(batch.id), seen: connection.version(seen) })
      yield* agreeOn(connection, batch, dots)
      events += dots.length
    }
  }
  return events
})

/** After a run that was killed: a batch that the log has was told, any other was not. */
export const settleBatches = Effect.fn("telling.settleBatches")(function* (connection: Connection) {
  for (const batch of connection.rest.batches) {
    const entries = yield* entriesOfBatch(batch.id)
    if (entries.length > 0)
      yield* agreeOn(
        connection,
        batch,
        entries.map(({ event }) => event.dot)
      )
  }
  yield* connection.save(new Map(), { batches: [] })
})

/** As of the version that was looked at and the batch's own events, and nothing that came between. */
const agreeOn = (connection: Connection, batch: PendingBatch, dots: ReadonlyArray<Dot>) => {
  const version = new Map(connection.version(batch.at))
  for (const { device, seq } of dots) version.set(device, Math.max(seq, version.get(device) ?? 0))
  const { at, versions } = connection.number(version)
  const told = new Set(Object.keys(batch.texts))
  return connection.save(connection.agreed(batch.texts, at), {
    versions,
    batches: [],
    reserved: connection.rest.reserved.filter((id) => !told.has(id))
  })
}
