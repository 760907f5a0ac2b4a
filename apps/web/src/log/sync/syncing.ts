/** What a page asks of syncing: how it stands, where to, and at once. */
import * as Effect from "effect/Effect"
import { isBare, relayAddress } from "@kith/storage/web/RelayAddress"
import type { LogSession } from "../Method.ts"
import { newIdentity } from "./newIdentity.ts"

export const syncState = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const keeper = yield* background.keeper
  return yield* keeper.state
})

export interface Following {
  readonly relay: string
  /** What this device is to be called on the list of devices. */
  readonly label: string
  readonly token?: string
  /** Also where an owner had this server forget the log. */
  readonly again?: boolean
}

/** `notAnAddress`: nothing was changed; `bare`: it goes over plain http, where others on the way see sizes and times. */
export const syncWithRelay = Effect.fnUntraced(function* ({ background }: LogSession, asked: Following) {
  const address = relayAddress(asked.relay)
  if (address === undefined) return { _tag: "NotAnAddress" } as const
  const keeper = yield* background.keeper
  yield* keeper.follow(address, asked)
  return { _tag: "Following", isBare: isBare(address) } as const
})

export const stopSyncing = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  yield* (yield* background.keeper).stop
})

export const syncNow = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const keeper = yield* background.keeper
  keeper.again()
})

/**
 * Where another copy of this browser's storage is at work: this one goes on as a device of its own, with all that it wrote.
 * Says how many changes were written again for it.
 */
export const beginAnew = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const keeper = yield* background.keeper
  const address = keeper.address()
  if (address === undefined) return { _tag: "NoRelay" } as const
  keeper.pause()
  const changes = yield* newIdentity(background, keeper.local, address).pipe(
    Effect.onError(() => Effect.sync(keeper.start))
  )
  background.startOver()
  return { _tag: "Anew", changes } as const
})
