/** How a log stands with its other devices: what a relay may be hiding, who went two ways, and whether all could be lost. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { DeviceId } from "@kith/core/log/Ids"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { LocalLog } from "@kith/core/log/LocalLog"
import { isActive, type Membership, roleOf } from "@kith/core/log/Membership"
import { beginEpoch } from "@kith/core/log/MembershipAuthor"
import { SyncStore } from "@kith/core/log/SyncStore"
import { withheld } from "@kith/core/workspace/Withheld"
import { pendingPath } from "@kith/storage/keyFile/pendingKeys"
import { PATIENCE_MS, reachRelay } from "@kith/storage/web/ReachRelay"
import { KEY_FILE } from "../home.ts"
import type { Session } from "../Session.ts"
import { changeMembers, placeKnown } from "../sync/changeMembers.ts"
import { deviceNames, shortDevice } from "../sync/deviceNames.ts"
import { type Place, placeName } from "../sync/places.ts"
import { readSyncPlaces } from "../sync/syncFile.ts"
import { clockWarning, spanInWords } from "../sync/syncReport.ts"
import { syncOnce } from "../sync/syncOnce.ts"
import { isParted, newIdentity } from "../sync/newIdentity.ts"
import { withSync } from "../sync/syncPorts.ts"
import { syncDoctorWords } from "../words/syncDoctorWords.ts"
import { syncWords } from "../words/syncWords.ts"
import { type Finding, note, well, wrong } from "./Finding.ts"

/** Nothing for a log that never synced. */
export const lookAtSync = Effect.fnUntraced(function* (session: Session) {
  return yield* withSync(session, (local) =>
    Effect.gen(function* () {
      const membership = yield* local.members
      const place = yield* placeKnown(session)
      if (membership.length === 0 && place === undefined) return []
      const { device } = yield* DeviceKeys
      const reached = place === undefined ? undefined : yield* look(place, local)
      return [
        ...standing(session, membership, device, reached?.isElsewhere),
        ...(yield* others(session, membership)),
        ...(yield* readingOnly(session, local, membership)),
        ...safety(session, membership, device),
        ...(place === undefined ? [] : lastSynced(session, place, reached)),
        ...clockWarning(session.global.at === undefined ? reached?.clockAhead : undefined, session.lang).map((text) =>
          wrong("clock", text)
        )
      ] satisfies ReadonlyArray<Finding>
    })
  )
})

interface Reached {
  /** This device's feed goes on there in another way. */
  readonly isElsewhere: boolean
  readonly clockAhead: number | undefined
  /** An owner had the log deleted there. */
  readonly isForgotten?: true
}

/** Somebody waits for the doctor. */
const QUICKLY_MS = Math.min(5_000, PATIENCE_MS)

/** `undefined` where the relay cannot be reached; a folder is not looked into. */
const look = Effect.fnUntraced(function* (place: Place, local: LocalBundles) {
  const blind: Reached = { isElsewhere: false, clockAhead: undefined }
  if (place._tag === "Folder") return blind
  const looked = yield* Effect.result(
    Effect.scoped(
      Effect.gen(function* () {
        const remote = yield* reachRelay(place.address, QUICKLY_MS)
        return {
          isElsewhere: yield* isParted(local, remote),
          clockAhead: remote.clockAhead
        }
      })
    )
  )
  if (looked._tag === "Success") return looked.success
  // It answered: this device may not look, which is told as what it is.
  const { failure } = looked
  const hasAnswered = failure instanceof BundleStoreError && failure.reason._tag === "Rejected"
  if (!hasAnswered) return undefined
  return (failure.reason as { readonly why?: unknown }).why === "forgotten"
    ? { ...blind, isForgotten: true as const }
    : blind
})

/** Whether this device may go on as it is. */
const standing = (
  { lang, folder }: Session,
  membership: Membership,
  device: string,
  /** `undefined`: it could not be looked up. */
  isElsewhere: boolean | undefined
): ReadonlyArray<Finding> => {
  const say = syncDoctorWords[lang]
  const isHalfway = existsSync(pendingPath(join(folder, KEY_FILE)))
  if (isElsewhere ?? readSyncPlaces(folder).elsewhere === true) return [wrong("identity", say.restored)]
  if (isHalfway) return [wrong("identity", say.restored)]
  const own = [...membership.devices.values()].find(({ id }) => id === device)
  if (membership.length > 0 && own === undefined) return [wrong("identity", say.notListed)]
  return own?.revoked === true ? [wrong("identity", say.revoked)] : []
}

const others = Effect.fnUntraced(function* ({ lang }: Session, membership: Membership) {
  const say = syncWords[lang]
  const names = yield* deviceNames(membership)
  const named = (device: Parameters<typeof shortDevice>[0]): string => names.get(device) ?? shortDevice(device)
  const forked = new Set((yield* (yield* SyncStore).forks).map(({ device }) => device))
  return [
    ...[...forked].map((device) => note("forks", say.fork(named(device)))),
    ...(yield* withheld(membership)).map(({ device, held, known, by }) =>
      wrong("withheld", say.withheld(known - held, named(device), named(by)))
    )
  ]
})

/** What a reader has written all the same. */
const readingOnly = Effect.fnUntraced(function* ({ lang }: Session, local: LocalBundles, membership: Membership) {
  const { device } = yield* DeviceKeys
  if (roleOf(membership, device) !== "reader") return []
  const written = (yield* (yield* LocalLog).heads).get(device)?.seq ?? 0
  const kept = written - ((yield* local.version).get(device) ?? 0)
  return kept > 0 ? [note("devices", syncWords[lang].kept(kept))] : []
})

/** What would be lost with this device. Of what only an owner can do, only an owner is told. */
const safety = ({ lang }: Session, membership: Membership, device: DeviceId): ReadonlyArray<Finding> => {
  const say = syncDoctorWords[lang]
  const { devices, recovery, epochDue } = membership
  const isOwner = membership.length === 0 || (isActive(membership, device) && roleOf(membership, device) === "owner")
  const count = [...devices.values()].filter(({ revoked }) => !revoked).length
  return [
    count > 1 ? well("devices", say.devices(count)) : note("devices", say.onlyOne),
    ...(recovery !== undefined ? [well("phrase", say.phrase)] : isOwner ? [note("phrase", say.noPhrase)] : []),
    ...(epochDue && isOwner ? [note("devices", say.epochDue)] : [])
  ]
}

const LONG_MS = 14 * 86_400_000

const lastSynced = ({ lang, folder, now }: Session, place: Place, reached: Reached | undefined) => {
  const say = syncDoctorWords[lang]
  const { syncedAt } = readSyncPlaces(folder)
  const name = placeName(place)
  if (reached?.isForgotten === true) return [wrong("sync", syncWords[lang].forgotten(name))]
  if (syncedAt === undefined) return [note("sync", say.neverSynced(name))]
  const ago = Math.max(0, now - syncedAt)
  const text = say.synced(spanInWords(ago, lang), name)
  if (reached === undefined) return [note("sync", `${text}. ${say.away(name)}`)]
  return [ago > LONG_MS ? note("sync", `${text}. ${say.again}`) : well("sync", text)]
}

/** What was mended, in words. */
export const mendSync = Effect.fnUntraced(function* (session: Session) {
  const { lang } = session
  const say = syncDoctorWords[lang]
  return yield* withSync(session, (local) =>
    Effect.gen(function* () {
      const membership = yield* local.members
      const place = yield* placeKnown(session)
      const { device } = yield* DeviceKeys
      const mended: Array<string> = []
      if (place === undefined) return mended
      const reached = yield* look(place, local)
      const found = standing(session, membership, device, reached?.isElsewhere)
      if (found.some(({ text }) => text === say.restored)) {
        mended.push(say.mendedIdentity(yield* newIdentity(session, local, place)))
      } else if (membership.epochDue && isActive(membership, device) && roleOf(membership, device) === "owner") {
        yield* syncOnce(session, local, place, undefined)
        yield* changeMembers(session, local, (now) => beginEpoch(now, {}))
        mended.push(say.mendedEpoch)
      }
      return mended
    })
  )
})
