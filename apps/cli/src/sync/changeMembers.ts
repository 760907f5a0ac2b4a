/**
 * Changing who belongs to a log. The chain of such changes is one line: where the log syncs, each is put there first, so that
 * two at once can never contradict each other, and without that place nothing is changed.
 */
import * as Effect from "effect/Effect"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { extendBoth } from "@kith/core/log/extendBoth"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Chain } from "@kith/core/log/Inviting"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { isActive, type Membership } from "@kith/core/log/Membership"
import { NotAuthored } from "@kith/core/log/MembershipAuthor"
import type { Cut, MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { Session } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { devicesWords } from "../words/devicesWords.ts"
import { syncWords } from "../words/syncWords.ts"
import { beginHere, openPlace, orInWords } from "./openPlace.ts"
import { placeFor } from "./places.ts"
import { readSyncPlaces } from "./syncFile.ts"

/** Where the log syncs; `undefined` where it never did. */
export const placeKnown = Effect.fnUntraced(function* (session: Session) {
  const { relay, folder } = readSyncPlaces(session.folder)
  return relay === undefined && folder === undefined ? undefined : yield* placeFor(session, {})
})

/** The log's chain here and, where it syncs, there. */
export const chainOver = (session: Session, local: LocalBundles, remote: BundleStore | undefined) => {
  const forked = failed(syncWords[session.lang].forkedMembership)
  return {
    membership: Effect.gen(function* () {
      if (remote !== undefined) {
        const news = yield* remote.membership((yield* local.membership(0)).length)
        if (news.length > 0) {
          const isTaken = yield* Effect.result(local.extendMembership(news))
          if (isTaken._tag === "Failure" || !isTaken.success) return yield* forked
        }
      }
      return yield* local.members
    }),
    extend: Effect.fnUntraced(function* (entry: MembershipEntry) {
      return remote === undefined ? yield* local.extendMembership([entry]) : yield* extendBoth(local, remote, entry)
    })
  } satisfies Chain<unknown, unknown>
}

const TRIES = 8

/** Makes one entry, here and where the log syncs, and gives the membership that it leads to. */
export const changeMembers = Effect.fnUntraced(function* <E, R>(
  session: Session,
  local: LocalBundles,
  author: (membership: Membership) => Effect.Effect<MembershipEntry, E, R>
) {
  const { lang } = session
  const place = yield* placeKnown(session)
  yield* beginHere(session, local, undefined)
  const change = (remote: BundleStore | undefined) =>
    Effect.gen(function* () {
      const chain = chainOver(session, local, remote)
      for (let tries = 0; tries < TRIES; tries++) {
        const membership = yield* chain.membership
        if (!isActive(membership, (yield* DeviceKeys).device)) return yield* failed(devicesWords[lang].notBegun)
        if (yield* chain.extend(yield* author(membership))) return yield* local.members
      }
      return yield* failed(devicesWords[lang].busy)
    }).pipe(authoredInWords(session))
  if (place === undefined) return yield* change(undefined)
  return yield* Effect.scoped(Effect.flatMap(openPlace(session, local, place, undefined), change)).pipe(
    orInWords(session, local, place)
  )
})

/** Why the chain's rules do not let this device do so, in words. */
export const authoredInWords =
  ({ lang }: Pick<Session, "lang">) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    work.pipe(
      Effect.catchIf(
        (error): error is E & NotAuthored => error instanceof NotAuthored,
        ({ why }) => {
          const say = devicesWords[lang]
          switch (why) {
            case "keyMissing":
              return failed(say.keyMissing)
            case "overLimit":
              return failed(say.overLimit)
            case "senseless":
              return failed(say.lastOwner)
            case "doesNotFollow":
              return failed(say.busy)
            default:
              return failed(say.notAllowed)
          }
        }
      )
    )

/** Up to where a device's changes count, when it goes: all that is held of it here. */
export const cutOf = Effect.fnUntraced(function* (local: LocalBundles, device: DeviceId) {
  const seq = (yield* local.version).get(device) ?? 0
  const { chain } = yield* local.headAt(device, seq)
  return { device, seq, chain } satisfies Cut
})
