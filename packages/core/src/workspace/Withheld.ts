/**
 * Whether somebody keeps events from this device. Every device says now and then what it holds, in an ordinary event; who
 * hears of events that never came has a relay that hides them, or that was set back to an older state.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { VersionWitnessed } from "../domain/events/RecordEvents.ts"
import { view } from "../domain/declare/Entity.ts"
import { Witness } from "../domain/entities/Witness.ts"
import { countsUpTo } from "../log/Admission.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import type { DeviceId } from "../log/Ids.ts"
import { LocalLog } from "../log/LocalLog.ts"
import type { Membership } from "../log/Membership.ts"
import { lacking, recordToVersion, type VersionVector, versionToRecord } from "../log/VersionVector.ts"
import { EntityStore } from "./EntityStore.ts"
import { under } from "./People.ts"
import { Index } from "./IndexNames.ts"
import { commit } from "./Writer.ts"

/** Events that a device says it held, and that are not here. */
export interface Withheld {
  readonly device: DeviceId
  /** Held here. */
  readonly held: number
  /** Held there. */
  readonly known: number
  readonly by: DeviceId
}

/** The largest gap of each feed, by what other devices have said; what lies beyond a feed's cut is missed by nobody. */
export const withheld = Effect.fn("Withheld.withheld")(function* (membership: Membership) {
  const heads = yield* (yield* LocalLog).heads
  const { device: own } = yield* DeviceKeys
  const found = new Map<DeviceId, Withheld>()
  for (const { id, held } of yield* under(Witness, Index.kind, "witness")) {
    const by = id as string as DeviceId
    if (by === own) continue
    for (const [device, said] of recordToVersion(held ?? {})) {
      const known = Math.min(said, countsUpTo(membership, device))
      const here = heads.get(device)?.seq ?? 0
      if (known <= Math.max(here, found.get(device)?.known ?? 0)) continue
      found.set(device, { device, held: here, known, by })
    }
  }
  return [...found.values()]
})

/** Others' events that make a new statement worth while: at once, and after some time. */
const MANY = 64
const SOME = 8
const SOME_TIME_MS = 7 * 86_400_000

/** Says what this device holds, when enough has come in since it last did; `version`: of devices that belong. */
export const witness = Effect.fn("Withheld.witness")(function* (version: VersionVector, via: string) {
  const { device } = yield* DeviceKeys
  const name = `witness/${device}`
  const stored = (yield* (yield* EntityStore).get([name])).get(name)?.record
  const said = stored === undefined ? undefined : view(Witness, device, stored).held
  const at = stored === undefined ? undefined : lastOf(stored)
  const held: VersionVector = new Map([...version].filter(([each, seq]) => each !== device && seq > 0))
  const news = lacking(held, recordToVersion(said ?? {}))
  // A clock that was years ahead must not silence this device for years.
  const isOld = at === undefined || Math.abs((yield* Clock.currentTimeMillis) - at) >= SOME_TIME_MS
  if (news < SOME || (news < MANY && !isOld)) return
  yield* commit([VersionWitnessed.draft(device, { held: versionToRecord(held) })], { via })
})

/** When the statement in force was made, by this device's own clock. */
const lastOf = ({ registers }: { readonly registers: ReadonlyMap<string, unknown> }): number | undefined => {
  const live = registers.get("held") as { readonly at: number } | ReadonlyArray<{ readonly at: number }> | undefined
  return Array.isArray(live) ? Math.max(...live.map(({ at }) => at)) : (live as { readonly at: number } | undefined)?.at
}
