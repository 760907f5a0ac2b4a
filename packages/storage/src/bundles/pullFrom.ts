/** What a relay hands to whoever lacks it: feed by feed, a few bundles in memory at a time. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import type { Bundle } from "@kith/core/log/Bundle"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import type { DeviceId } from "@kith/core/log/Ids"
import type { VersionVector } from "@kith/core/log/VersionVector"
import { StoreFault } from "../StoreFault.ts"
import { faultOf } from "../sqlite/faultOf.ts"
import { attempt, bundleError } from "./bundleAttempt.ts"
import { inTurn } from "./inTurn.ts"
import { ALL, type RelayTables } from "./RelayTables.ts"
import { routeFrom } from "./route.ts"

/** Read in one go; what the reader has not asked for is not read. */
const STEP_BYTES = 1024 * 1024
const STEP_SPANS = 256

/** From `held` up to `version`. */
export const pullFrom = (
  tables: RelayTables,
  key: number,
  version: VersionVector,
  held: VersionVector
): Stream.Stream<Bundle, BundleStoreError> =>
  inTurn(version, held, (device, after, end) => feedFrom(tables, key, device, after, end))

const feedFrom = (
  tables: RelayTables,
  key: number,
  device: DeviceId,
  held: number,
  end: number
): Stream.Stream<Bundle, BundleStoreError> =>
  Stream.paginate(held, (at) =>
    attempt("pull", () => tables.read(() => step(tables, key, device, at))).pipe(
      Effect.flatMap(({ bundles, reached, fault }) => {
        if (bundles.length === 0) return Effect.fail(bundleError("pull", fault))
        const more = reached < end ? Option.some(reached) : Option.none()
        return Effect.succeed([bundles, more] as const)
      })
    )
  )

/** The next few bundles. A fault behind the first of them is left for the next step to meet again. */
const step = (tables: RelayTables, key: number, device: DeviceId, at: number) => {
  const few = routeFrom(at, tables.spansAfter(key, device, at, STEP_SPANS))
  // Where bundles overlap, one that ends later may have to go first.
  const route = few.length > 0 ? few : routeFrom(at, tables.spansAfter(key, device, at, ALL))
  const bundles: Array<Bundle> = []
  let reached = at
  let fault = new StoreFault({ _tag: "Corrupt", dot: { device, seq: at + 1 } })
  let bytes = 0
  for (const span of route) {
    try {
      const found = tables.bundle(span.id)
      if (found === undefined) break
      bundles.push(found.bundle)
      bytes += span.bytes
    } catch (cause) {
      fault = faultOf(cause)
      break
    }
    reached = span.last
    if (bytes >= STEP_BYTES) break
  }
  return { bundles, reached, fault }
}
