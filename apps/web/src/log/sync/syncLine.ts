/** How syncing stands, in so few words that it can always be seen. Loads nothing of syncing where the log syncs nowhere. */
import * as Effect from "effect/Effect"
import type { LogSession } from "../Method.ts"
import type { SyncState } from "./SyncKeeper.ts"

/** `undefined`: on this device only. */
export const syncLine = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const { relay } = yield* Effect.promise(() => background.notes.read())
  if (relay === undefined) return undefined
  const state: SyncState = yield* (yield* background.keeper).state
  return state
})
