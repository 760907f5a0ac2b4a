/** Further logs of this browser, which stayed behind when it joined this one: what they are, and bringing them along. */
import * as Effect from "effect/Effect"
import { eventsUpTo } from "@kith/core/log/EveryEntry"
import { LocalLog } from "@kith/core/log/LocalLog"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { roleOf } from "@kith/core/log/Membership"
import { settings } from "@kith/core/workspace/Settings"
import type { LogSession } from "../Method.ts"
import { takeAfter } from "./leftBehind.ts"

export interface OtherLog {
  /** Its name here, which nobody sees. */
  readonly id: string
  /** What people call it; empty where nobody has said. */
  readonly name: string
  readonly changes: number
  /** This device may take it into the log that is shown. */
  readonly canBring: boolean
}

/** One that a tab is at work with is left out. */
export const otherLogs = Effect.fnUntraced(function* ({ background }: LogSession, _: undefined) {
  const here = yield* background.logs
  const { workspace, device } = yield* DeviceKeys
  const { local } = yield* background.keeper
  const membership = yield* local.members
  // Before it ever synced, whoever has it owns it.
  const isOwner = membership.length === 0 || roleOf(membership, device) === "owner"
  const logs: Array<OtherLog> = []
  for (const id of yield* here.names) {
    if (id === background.log) continue
    const look = Effect.gen(function* () {
      const changes = eventsUpTo(yield* (yield* LocalLog).heads)
      const isSame = (yield* DeviceKeys).workspace === workspace
      return { id, name: (yield* settings).name ?? "", changes, canBring: isOwner && !isSame } satisfies OtherLog
    })
    const found = yield* Effect.option(here.borrow(id, look))
    if (found._tag === "Some" && found.value !== undefined) logs.push(found.value)
  }
  return logs
})

/** Into the log that is shown; and then the other one goes. `false`: a tab is at work with it. */
export const bringAlong = Effect.fnUntraced(function* ({ background }: LogSession, { log }: { readonly log: string }) {
  yield* Effect.promise(() => background.notes.write({ leftBehind: { log, then: "bring" } }))
  const isDone = yield* takeAfter(background, { log, then: "bring" })
  // The next sync hands it to the other devices.
  if (isDone) (yield* background.keeper).start()
  return isDone
})

/** Said before the joined log is opened for the first time: it comes along once that one is here. */
export const bringLater = Effect.fnUntraced(function* (
  { background }: LogSession,
  { into }: { readonly into: string }
) {
  const here = yield* background.logs
  yield* Effect.promise(() => here.notes(into).write({ leftBehind: { log: background.log, then: "bring" } }))
})

/** For good, its keys too. `false`: a tab is at work with it. */
export const removeOther = Effect.fnUntraced(function* ({ background }: LogSession, { log }: { readonly log: string }) {
  return yield* (yield* background.logs).remove(log)
})
