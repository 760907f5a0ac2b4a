/** What all of a relay's sockets and routes share: its secret, its limits, its counts, and who is connected. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { Primitives } from "@kith/core/log/Primitives"
import { Meters } from "./Meters.ts"
import type { PushPost } from "./pushPost.ts"
import { Rooms } from "./Room.ts"
import { type Rate, TokenBuckets } from "./TokenBuckets.ts"
import { makeTokens, type Tokens } from "./Tokens.ts"
import type { Vapid } from "./vapid.ts"

export interface RelaySettings {
  /** 32 random bytes that its tokens are made with; kept, so that they outlive a restart. */
  readonly secret: Uint8Array
  /** Requests of one device over its sockets. */
  readonly deviceRate?: Rate
  /** Without it, it wakes nobody. */
  readonly waking?: Waking | undefined
}

/** How a relay reaches push services. */
export interface Waking {
  readonly vapid: Vapid
  readonly post: PushPost
}

export interface Relay {
  readonly tokens: Tokens
  readonly rooms: Rooms
  readonly meters: Meters
  readonly byDevice: TokenBuckets
  readonly waking: Waking | undefined
  /** Done when the relay is to stop: sockets are told, and finish what they are at. */
  readonly stopping: Deferred.Deferred<void>
}

const defaultDeviceRate: Rate = { burst: 2000, perSecond: 100 }

export const makeRelay = Effect.fnUntraced(function* ({
  secret,
  deviceRate = defaultDeviceRate,
  waking
}: RelaySettings) {
  const { sha256 } = yield* Primitives
  return {
    tokens: makeTokens(sha256, secret),
    rooms: new Rooms(),
    meters: new Meters(),
    byDevice: new TokenBuckets(deviceRate),
    waking,
    stopping: yield* Deferred.make<void>()
  } satisfies Relay
})
