/** The event types that this build knows: the built-in ones unless a test, or a front-end of its own, adds some. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { Catalogue } from "../domain/Catalogue.ts"
import { builtInFingerprint } from "../domain/catalogueFingerprint.ts"
import { LocalLog } from "../log/LocalLog.ts"

/** The fingerprint says without loading any declaration whether entities are folded as this build would. */
export interface CatalogueSource {
  readonly fingerprint: string
  readonly load: Effect.Effect<Catalogue>
}

export const CatalogueInForce = Context.Reference<CatalogueSource>("@kith/core/workspace/CatalogueInForce", {
  defaultValue: () => ({
    fingerprint: builtInFingerprint,
    load: Effect.promise(() => import("../domain/Catalogue.ts").then(({ catalogue }) => catalogue))
  })
})

/**
 * Under which mark entities are stored: folded by this build's catalogue, from a log that has lost nothing since. What was
 * folded under another mark is folded again, from the start.
 */
export const foldingMark = Effect.gen(function* () {
  const { fingerprint } = yield* CatalogueInForce
  const truncations = yield* (yield* LocalLog).truncations
  return truncations === 0 ? fingerprint : `${fingerprint};${truncations}`
})

export const sourceOf = (catalogue: Catalogue): CatalogueSource => ({
  fingerprint: catalogue.fingerprint,
  load: Effect.succeed(catalogue)
})

export const catalogueInForce: Effect.Effect<Catalogue> = Effect.flatMap(CatalogueInForce, ({ load }) => load)
