/** Hands the relay the hours at which it is to wake this device: it learns them, and where to knock, and nothing else. */
import * as Effect from "effect/Effect"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { hourOf, MAX_WAKES } from "@kith/core/log/Wakes"
import { reachRelay } from "@kith/storage/web/ReachRelay"
import { type RelayAddress, relayAddress } from "@kith/storage/web/RelayAddress"
import { dropWakes, putWakes } from "@kith/storage/web/WakesAtRelay"
import { type PushKept, readNotes, writeNotes } from "../DeviceNotes.ts"

/** Also without a change: a relay may have been put back to what it was. */
const AGAIN_MS = 7 * 24 * 60 * 60 * 1000

/** @param times when there is something to tell, ms; fails where the relay is out of reach: the next change tries again */
export const handHours = Effect.fnUntraced(function* (log: string, times: ReadonlyArray<number>, now: number) {
  const { push, relay } = yield* Effect.promise(() => readNotes(log))
  if (push === undefined) return
  const address = relay === undefined ? undefined : relayAddress(relay)
  if (push.handed !== undefined && push.handed.relay !== address?.url) yield* takenBack(push.handed.relay)
  if (address === undefined) return yield* keep(log, { endpoint: push.endpoint })
  const hours = hoursOf(times, now)
  if (isHanded(push, address, hours, now)) return
  const { endpoint } = push
  const refused = yield* asked(address, (workspace, token) => putWakes(address, workspace, token, { endpoint, hours }))
  yield* keep(
    log,
    refused === undefined
      ? { endpoint, handed: { relay: address.url, hours, at: now } }
      : { endpoint, refused: refused.code ?? "" }
  )
})

/** This device is woken no more; `false` where the relay could not be told so. */
export const stopWakes = Effect.fnUntraced(function* (log: string) {
  const { push } = yield* Effect.promise(() => readNotes(log))
  const isTold = push?.handed === undefined || (yield* takenBack(push.handed.relay))
  yield* Effect.promise(() => writeNotes(log, { push: undefined }))
  return isTold
})

/** Hours that have begun need no waking: a device that is there then tells by itself. */
const hoursOf = (times: ReadonlyArray<number>, now: number): ReadonlyArray<number> =>
  [...new Set(times.map(hourOf))].filter((hour) => hour > hourOf(now)).slice(0, MAX_WAKES)

const isHanded = ({ handed }: PushKept, { url }: RelayAddress, hours: ReadonlyArray<number>, now: number): boolean => {
  if (handed === undefined || handed.relay !== url || Math.abs(now - handed.at) > AGAIN_MS) return false
  // Those that are over went by themselves.
  return handed.hours.filter((hour) => hour > hourOf(now)).join() === hours.join()
}

const takenBack = Effect.fnUntraced(function* (relay: string) {
  const address = relayAddress(relay)
  if (address === undefined) return true
  return yield* asked(address, (workspace, token) => dropWakes(address, workspace, token)).pipe(
    Effect.as(true),
    Effect.orElseSucceed(() => false)
  )
})

const asked = <A, E, R>(
  address: RelayAddress,
  ask: (workspace: DeviceKeys["Service"]["workspace"], token: Uint8Array) => Effect.Effect<A, E, R>
) =>
  Effect.scoped(
    Effect.gen(function* () {
      const { workspace } = yield* DeviceKeys
      const { token } = yield* reachRelay(address)
      return yield* ask(workspace, token)
    })
  )

const keep = (log: string, push: PushKept) => Effect.promise(() => writeNotes(log, { push }))
