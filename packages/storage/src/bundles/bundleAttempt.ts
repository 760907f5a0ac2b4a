/** Where the cores of the bundle stores meet Effect: their faults as the port's errors. */
import * as Effect from "effect/Effect"
import { BundleStoreError, OverLimit, Rejected, StoreCorrupt, StoreUnavailable } from "@kith/core/log/BundleStore"
import { faultOf } from "../sqlite/faultOf.ts"

export type Operation = BundleStoreError["operation"]

/** Runs a function of a store's core; `Rejected` and `OverLimit` may be thrown, and are told from bugs. */
export const attempt = <A>(operation: Operation, body: () => A): Effect.Effect<A, BundleStoreError> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(body())
    } catch (cause) {
      return Effect.fail(bundleError(operation, cause))
    }
  })

/** Throws on what is neither a refusal nor a fault of the store: a bug. */
export const bundleError = (operation: Operation, cause: unknown): BundleStoreError =>
  new BundleStoreError({ operation, reason: reasonOf(cause) })

const reasonOf = (cause: unknown): BundleStoreError["reason"] => {
  if (cause instanceof Rejected || cause instanceof OverLimit) return cause
  const fault = faultOf(cause)
  if (fault.fault._tag !== "Corrupt") return new StoreUnavailable({ cause: fault })
  const { dot } = fault.fault
  return dot === undefined ? new StoreCorrupt({ cause: fault }) : new StoreCorrupt({ dot, cause: fault })
}
