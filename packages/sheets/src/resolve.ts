/** What people answer to a run's report: what becomes of rows that are gone, and of a run that stopped. */
import * as Effect from "effect/Effect"
import { deleteContact } from "@kith/core/workspace/Merging"
import { person } from "@kith/core/workspace/People"
import { Connection } from "./Connection.ts"
import type { RowBase } from "./engine/Remembered.ts"

/**
 * The row of this contact is gone on purpose: the contact is deleted in the log. Gives the batch that undo takes back, `null`
 * where the contact was deleted already; `undefined` where its row is not gone.
 */
export const confirmRemoval = Effect.fn("resolve.confirmRemoval")(function* (contact: string, connection: string) {
  const memory = yield* Connection.open(false)
  if (memory.remembered.rows.get(contact)?.removed !== true) return undefined
  const one = yield* person(contact)
  // The log first: told twice it stays one deletion, and until then the row is remembered as gone.
  const deletion = one?.deleted === false ? yield* deleteContact(contact, `sheet:${connection}`) : undefined
  yield* memory.save(new Map([[contact, undefined]]))
  return deletion?.batch ?? null
})

/** The row of this contact is to stand in the sheet again; the next run writes it. False where it is not gone. */
export const putBack = Effect.fn("resolve.putBack")(function* (contact: string) {
  const memory = yield* Connection.open(false)
  if (memory.remembered.rows.get(contact)?.removed !== true) return false
  yield* memory.save(new Map([[contact, undefined]]))
  return true
})

/**
 * The row of a contact that was deleted in the log may go; the next run empties our columns of it, and leaves other
 * people's. False where the contact is not deleted or has no row.
 */
export const mayGo = Effect.fn("resolve.mayGo")(function* (contact: string) {
  const memory = yield* Connection.open(false)
  const base = memory.remembered.rows.get(contact)
  const one = yield* person(contact)
  if (base === undefined || base.removed === true || one?.deleted === false) return false
  yield* memory.save(new Map([[contact, { ...base, mayGo: true as const }]]))
  return true
})

/**
 * What the last run stopped at is as people want it: rows that are gone are remembered as gone, each to be confirmed or
 * put back; columns that changed places are taken at their word. Gives what was accepted, if there was anything.
 */
export const acceptStop = Effect.fn("resolve.acceptStop")(function* () {
  const memory = yield* Connection.open(false)
  const { stop } = memory.rest
  if (stop === undefined) return undefined
  const gone = stop.why === "rowsGone" ? stop.ids : []
  const rows = gone.flatMap((id): ReadonlyArray<readonly [string, RowBase]> => {
    const base = memory.remembered.rows.get(id)
    return base === undefined ? [] : [[id, { ...base, removed: true }]]
  })
  yield* memory.save(new Map(rows), {
    stop: undefined,
    trusted: stop.why === "columnsSwapped" ? stop.keys : []
  })
  return stop
})
