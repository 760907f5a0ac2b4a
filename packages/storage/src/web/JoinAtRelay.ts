/** Joins a log through its relay, by the link or code that another of its devices shows. */
import * as Effect from "effect/Effect"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import { Ciphers } from "@kith/core/log/Ciphers"
import { deviceIdOf } from "@kith/core/log/Feed"
import { join, type JoinOptions } from "@kith/core/log/Joining"
import { Primitives } from "@kith/core/log/Primitives"
import { relayStore } from "@kith/core/log/RelayClient"
import { connectTo, PATIENCE_MS } from "./ReachRelay.ts"
import type { RelayAddress } from "./RelayAddress.ts"
import { layerRelayMailbox } from "./RelayHttp.ts"

/** The keys that this device then has, to be stored first, and the chain. Fails with `PairingError`, `BundleStoreError`. */
export const joinAtRelay = Effect.fnUntraced(function* <E, R>(
  address: RelayAddress,
  options: Omit<JoinOptions<E, R>, "chain">
) {
  const { sign } = yield* Ciphers
  const { sha256 } = yield* Primitives
  return yield* join<E | BundleStoreError, R | Primitives>({
    ...options,
    chain: ({ workspace, pairs }) =>
      Effect.scoped(
        Effect.gen(function* () {
          const remote = yield* relayStore(connectTo(address), {
            workspace,
            as: deviceIdOf(sha256, pairs.signing.publicKey),
            host: address.host,
            sign: (message) => sign(pairs.signing.privateKey, message),
            timeoutMs: PATIENCE_MS
          })
          return yield* remote.membership(0)
        })
      )
  }).pipe(Effect.provide(layerRelayMailbox(address)))
})
