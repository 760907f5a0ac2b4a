/** Changes who belongs to a log, and says in words why it cannot be changed. */
import * as Effect from "effect/Effect"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { changeMembers as change, MembersUnchanged } from "@kith/core/log/ChangingMembers"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import type { Membership } from "@kith/core/log/Membership"
import { NotAuthored } from "@kith/core/log/MembershipAuthor"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
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

/** Makes one entry, here and where the log syncs, and gives the membership that it leads to. */
export const changeMembers = Effect.fnUntraced(function* <E, R>(
  session: Session,
  local: LocalBundles,
  author: (membership: Membership) => Effect.Effect<MembershipEntry, E, R>
) {
  const place = yield* placeKnown(session)
  yield* beginHere(session, local, undefined)
  const changed = (remote: BundleStore | undefined) => change(local, remote, author).pipe(authoredInWords(session))
  if (place === undefined) return yield* changed(undefined)
  return yield* Effect.scoped(Effect.flatMap(openPlace(session, local, place, undefined), changed)).pipe(
    orInWords(session, local, place)
  )
})

/** Why the chain's rules, or its state, do not let this device do so, in words. */
export const authoredInWords =
  ({ lang }: Pick<Session, "lang">) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    work.pipe(
      Effect.catchIf(
        (error): error is E & (NotAuthored | MembersUnchanged) =>
          error instanceof NotAuthored || error instanceof MembersUnchanged,
        ({ why }) => {
          const say = devicesWords[lang]
          switch (why) {
            case "forked":
              return failed(syncWords[lang].forkedMembership)
            case "notBegun":
              return failed(say.notBegun)
            case "keyMissing":
              return failed(say.keyMissing)
            case "overLimit":
              return failed(say.overLimit)
            case "senseless":
              return failed(say.lastOwner)
            case "doesNotFollow":
            case "busy":
              return failed(say.busy)
            default:
              return failed(say.notAllowed)
          }
        }
      )
    )
