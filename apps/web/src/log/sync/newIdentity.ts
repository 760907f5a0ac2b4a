/**
 * Gives this browser's copy of a log a new identity: when another copy of it is at work elsewhere, or when it was taken out and
 * has been let in again. What it wrote and never sent goes along (`core/workspace/Reidentify.ts`).
 */
import * as Effect from "effect/Effect"
import { takeChainFrom } from "@kith/core/log/ChangingMembers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { isActive } from "@kith/core/log/Membership"
import type { DevicePairs } from "@kith/core/log/NewDevice"
import { reidentify, rejoin } from "@kith/core/workspace/Reidentify"
import { reachRelay } from "@kith/storage/web/ReachRelay"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import { webDeflate } from "@kith/storage/webDeflate"
import type { Errands } from "../Errands.ts"

/**
 * Says how many changes were written again under it. The log has to be opened anew afterwards. Stopped half-way, it goes on
 * where it was: the new keys are stored before anybody hears of them, and at work only once nothing is left to do.
 *
 * @param pairs of a device that was let in already; new ones unless given
 */
export const newIdentity = Effect.fnUntraced(function* (
  { log, logs }: Errands,
  local: LocalBundles,
  address: RelayAddress,
  pairs?: DevicePairs
) {
  const here = yield* logs
  const old = yield* DeviceKeys
  const keys = yield* here.pending(log, pairs)
  yield* keys.accept(yield* old.grantTo(keys.receivingKey))
  const { events } = yield* Effect.scoped(
    Effect.gen(function* () {
      if (isActive(yield* local.members, keys.device)) {
        const remote = yield* Effect.provideService(reachRelay(address), DeviceKeys, keys)
        return yield* rejoin(local, remote, webDeflate, { keys })
      }
      const remote = yield* reachRelay(address)
      yield* takeChainFrom(local, remote)
      return yield* reidentify(local, remote, webDeflate, { keys })
    })
  )
  yield* here.settle(log)
  return events
})
