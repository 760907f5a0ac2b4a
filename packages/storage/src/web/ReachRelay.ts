/** A relay as an app reaches it: by its socket for syncing, over HTTP for what happens before a device belongs. */
import * as Effect from "effect/Effect"
import type { Scope } from "effect/Scope"
import { type BundleStoreError } from "@kith/core/log/BundleStore"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Primitives } from "@kith/core/log/Primitives"
import { type RelayRemote, relayStore } from "@kith/core/log/RelayClient"
import type { RelayAddress } from "./RelayAddress.ts"
import { webSocketConnect } from "./WebSocketConnect.ts"

/** How long a relay may be silent before it counts as out of reach; people wait for it. */
export const PATIENCE_MS = 20_000

/** Signs in as this device, for as long as the scope lives. */
export const reachRelay: (
  address: RelayAddress,
  timeoutMs?: number
) => Effect.Effect<RelayRemote, BundleStoreError, DeviceKeys | Primitives | Scope> = Effect.fnUntraced(function* (
  address,
  timeoutMs = PATIENCE_MS
) {
  const { workspace, device, sign } = yield* DeviceKeys
  return yield* relayStore(connectTo(address), {
    workspace,
    as: device,
    host: address.host,
    sign,
    timeoutMs
  })
})

export const connectTo = ({ url }: RelayAddress) => webSocketConnect(`${url.replace(/^http/, "ws")}/v1/socket`)
