/** What all of a relay's sockets and routes share: its secret, its limits, its counts, and who is connected. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { Primitives } from "@kith/core/log/Primitives"
import { Meters } from "./Meters.ts"
import { Rooms } from "./Room.ts"
import { type Rate, TokenBuckets } from "./TokenBuckets.ts"
import { makeTokens, type Tokens } from "./Tokens.ts"

export interface RelaySettings {
  /** 32 random bytes that its tokens are made with; kept, so that they outlive a restart. */
  readonly secret: Uint8Array
  /** Requests of one device over its sockets. */
  readonly deviceRate?: Rate
}

export interface Relay {
  readonly tokens: Tokens
  readonly rooms: Rooms
  readonly meters: Meters
  readonly byDevice: TokenBuckets
  /** Done when the relay is to stop: sockets are told, and finish what they are at. */
  readonly stopping: Deferred.Deferred<void>
}

const defaultDeviceRate: Rate = { burst: 2000, perSecond: 100 }

export const makeRelay = Effect.fnUntraced(function* ({ secret, deviceRate = defaultDeviceRate }: RelaySettings) {
  const { sha256 } = yield* Primitives
  return {
    tokens: makeTokens(sha256, secret),
    rooms: new Rooms(),
    meters: new Meters(),
    byDevice: new TokenBuckets(deviceRate),
    stopping: yield* Deferred.make<void>()
  } satisfies Relay
})
