/** Whether anything waits to be folded: asked by every command, and nearly always answered with no. */
import * as Effect from "effect/Effect"
import { LocalLog } from "../log/LocalLog.ts"
import { foldingMark } from "./CatalogueInForce.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import type { OnProgress } from "./Projector.ts"

/** Loads the projector, and with it every declaration, only where there is something to fold. */
export const catchUpIfBehind = Effect.fn("CatchUp.catchUpIfBehind")(function* (onProgress?: OnProgress) {
  if (!(yield* isBehind)) return
  const { catchUp } = yield* Effect.promise(() => import("./Projector.ts"))
  yield* catchUp(onProgress)
})

const isBehind = Effect.gen(function* () {
  const log = yield* LocalLog
  const store = yield* EntityStore
  const heads = yield* log.heads
  const folded = yield* store.folded
  if (folded === undefined) return heads.size > 0
  if (folded.catalogue !== (yield* foldingMark)) return true
  if ([...heads].some(([device, { seq }]) => (folded.version.get(device) ?? 0) < seq)) return true
  return (yield* store.range(Index.stale, ...ALL_KEYS, { limit: 1 })).length > 0
})
