/** What of the log this browser holds, and deleting it. */
import * as Effect from "effect/Effect"
import { eventsUpTo } from "@kith/core/log/EveryEntry"
import { LocalLog } from "@kith/core/log/LocalLog"
import { replaceNotices } from "../../sw/Notices.ts"
import { deleteDatabasesOf } from "../logDatabases.ts"
import type { LogSession } from "../Method.ts"
import { stopWakes } from "../notices/handHours.ts"

export interface StoredHere {
  /** What the log is called. */
  readonly name: string
  readonly changes: number
  /** Devices that have a copy, this one among them. */
  readonly devices: number
  readonly hasPhrase: boolean
  /** Changes that are on this device alone; all of them where it syncs nowhere. */
  readonly onlyHere: number
  readonly relay: string | undefined
}

export const storedHere = Effect.fnUntraced(function* ({ settings, background }: LogSession, _: undefined) {
  const changes = eventsUpTo(yield* (yield* LocalLog).heads)
  const keeper = yield* background.keeper
  const membership = yield* keeper.local.members
  const { relay, waiting } = yield* keeper.state
  const devices = [...membership.devices.values()].filter(({ revoked, adopted }) => !revoked && !adopted).length
  return {
    name: settings.name ?? "",
    changes,
    devices: Math.max(1, devices),
    hasPhrase: membership.recovery !== undefined,
    onlyHere: relay === undefined && devices < 2 ? changes : waiting,
    relay
  } satisfies StoredHere
})

/** Everything of this log that is in this browser, its keys too. What other devices and the relay hold stays. */
export const deleteHere = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const { log } = background
  // The relay would go on knocking for weeks; where it cannot be told, it gives up by itself.
  yield* Effect.ignore(stopWakes(log))
  yield* (yield* background.keeper).stop
  // Nothing asks this log anything any more: the next call founds a new one.
  yield* Effect.promise(() => replaceNotices(log, []).catch(() => undefined))
  yield* Effect.promise(() => deleteDatabasesOf(log))
  background.startOver()
})
