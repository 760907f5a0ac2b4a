/** Opens a log at a relay as one of its devices, and begins it there first where the relay does not have it yet. */
import * as Effect from "effect/Effect"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import { reachRelay } from "./ReachRelay.ts"
import type { RelayAddress } from "./RelayAddress.ts"
import { beginAtRelay } from "./RelayHttp.ts"

export interface Beginning<E, R> {
  /** The whole chain, with this device in it; asked for only where the log begins there. */
  readonly chain: Effect.Effect<ReadonlyArray<MembershipEntry>, E, R>
  /** What the relay's keeper hands out, unless the relay is open. */
  readonly token?: string | undefined
  /** Also where an owner had this relay forget the log. */
  readonly again?: boolean | undefined
}

/** For as long as the scope lives. `Refused` where the relay takes no new log, or not this one. */
export const openAtRelay = Effect.fnUntraced(function* <E, R>(
  address: RelayAddress,
  { chain, token, again = false }: Beginning<E, R>
) {
  const reached = yield* Effect.result(reachRelay(address))
  if (reached._tag === "Success") return reached.success
  const { reason } = reached.failure
  const why = reason._tag === "Rejected" ? reason.why : undefined
  if (why !== "notThisWorkspace" && !(again && why === "forgotten")) return yield* reached.failure
  return (yield* beginAtRelay(address, yield* chain, token, again)) ?? (yield* reachRelay(address))
})
