/** What keeps a log from syncing, in words: what happened, what is safe, what to do. */
import * as Effect from "effect/Effect"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import { DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { LocalLogError } from "@kith/core/log/LocalLog"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { isFailing } from "@kith/core/log/RelayProblem"
import { emptyVersion, lacking } from "@kith/core/log/VersionVector"
import { SyncStore } from "@kith/core/log/SyncStore"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import { exitCode } from "../exitCode.ts"
import type { Outside, Session } from "../Session.ts"
import { failed, Stopped } from "../Stopped.ts"
import { syncWords } from "../words/syncWords.ts"
import { type Place, placeName } from "./places.ts"

/** Changes here that the place was not known to hold when it was last reached. */
const waitingFor = Effect.fnUntraced(function* (local: LocalBundles, name: string) {
  const known = (yield* (yield* SyncStore).remotes).get(name)
  return lacking(yield* local.version, known?.version ?? emptyVersion)
})

/** As how the command ends: exit 5 where the place was out of reach. */
export const syncFailure = Effect.fnUntraced(function* (
  { lang, out }: Session,
  local: LocalBundles,
  place: Place,
  { reason }: BundleStoreError
) {
  const say = syncWords[lang]
  const name = placeName(place)
  switch (reason._tag) {
    case "StoreUnavailable": {
      // This device's own disk or keys: told as what they are.
      if (reason.cause instanceof LocalLogError || reason.cause instanceof DeviceKeysError) return reason.cause
      const waiting = yield* waitingFor(local, name)
      const relayText = isFailing(reason.cause) ? say.failing(name, waiting) : say.unreachable(waiting)
      return new Stopped({
        exit: exitCode.offline,
        text: `${out.style.warn("!")} ${place._tag === "Relay" ? relayText : say.folderAway(place.path, waiting)}`,
        data: { sent: 0, received: 0, waiting, upToDate: false, place: name }
      })
    }
    case "OverLimit":
      return failed(say.overLimit(name, say.limits[reason.limit]))
    case "StoreCorrupt":
      return failed(say.corrupt(name))
    case "Rejected":
      return failed(reason.why === "forgotten" ? say.forgotten(name) : say.rejected(name, say.reasons[reason.why]))
  }
})

/** The same for who has no log yet: nothing waits, and nothing was changed. */
export const outsideInWords =
  ({ lang }: Pick<Outside, "lang">, { host }: RelayAddress) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    work.pipe(
      Effect.catchIf(
        (error): error is E & BundleStoreError => error instanceof BundleStoreError,
        ({ reason }) => {
          const say = syncWords[lang]
          switch (reason._tag) {
            case "StoreUnavailable":
              return Effect.fail(new Stopped({ exit: exitCode.offline, text: say.unreachableYet(host) }))
            case "OverLimit":
              return Effect.fail(failed(say.overLimit(host, say.limits[reason.limit])))
            case "StoreCorrupt":
              return Effect.fail(failed(say.corrupt(host)))
            case "Rejected":
              return Effect.fail(failed(say.rejected(host, say.reasons[reason.why])))
          }
        }
      )
    )
