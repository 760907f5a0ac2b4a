/** One sync as commands run it: opened, exchanged, remembered, and told. */
import * as Effect from "effect/Effect"
import type { BundleStore, BundleStoreError } from "@kith/core/log/BundleStore"
import type { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import type { SyncReport } from "@kith/core/log/Sync"
import type { OnProgress } from "@kith/core/workspace/Projector"
import { syncWith } from "@kith/core/workspace/Syncing"
import { exitCode } from "../exitCode.ts"
import { publicKeysKnown } from "../publicKeys.ts"
import { type Session, VIA } from "../Session.ts"
import { failed, needsDecision } from "../Stopped.ts"
import { syncWords } from "../words/syncWords.ts"
import { openPlace, orInWords } from "./openPlace.ts"
import { type Place, placeName } from "./places.ts"
import { readSyncPlaces, rememberSync } from "./syncFile.ts"
import { before, reportJson, type Told, warnings } from "./syncReport.ts"

/** How a device that has just come meets the place, before anything is exchanged. */
export interface Greeting {
  readonly greeted: (remote: BundleStore) => Effect.Effect<BundleStore, BundleStoreError, DeviceKeys | Ciphers>
  readonly onFolded: OnProgress
}

/** One sync, remembered; ends with words where it could not be. */
export const syncOnce = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  place: Place,
  device: string | undefined,
  greeting?: Greeting
) {
  const was = yield* before(session)
  return yield* Effect.scoped(
    Effect.gen(function* () {
      const opened: BundleStore = yield* openPlace(session, local, place, device)
      const remote = greeting === undefined ? opened : yield* greeting.greeted(opened)
      if (readSyncPlaces(session.folder).elsewhere === true) yield* stopIfParted(session, local, remote)
      const keys = yield* DeviceKeys
      const publicKeys = () => publicKeysKnown(session.folder, keys)
      const report = yield* syncWith(local, remote, {
        via: VIA,
        publicKeys,
        ...(greeting === undefined ? {} : { onFolded: greeting.onFolded })
      })
      yield* stopIfBarred(session, local, report)
      const { global, now } = session
      const syncedAt = global.at === undefined ? Date.now() : now
      rememberSync(session.folder, {
        ...(place._tag === "Relay" ? { relay: place.address.url } : { folder: place.path }),
        syncedAt,
        elsewhere: false
      })
      // Under `--at`, this computer's clock is not what it says.
      const clockAhead = global.at === undefined ? remote.clockAhead : undefined
      return { report, was, place: placeName(place), clockAhead } satisfies Told
    })
  ).pipe(orInWords(session, local, place))
})

/** Two feeds of one length look alike until one grows; what was put back from a backup is looked at more closely. */
const stopIfParted = Effect.fnUntraced(function* ({ lang }: Session, local: LocalBundles, remote: BundleStore) {
  const { isParted } = yield* Effect.promise(() => import("./newIdentity.ts"))
  if (yield* isParted(local, remote)) {
    return yield* needsDecision(syncWords[lang].ownFeedElsewhere, { decision: "doctor --fix" })
  }
})

export const stopIfBarred = Effect.fnUntraced(function* (
  { lang, folder }: Session,
  local: LocalBundles,
  report: SyncReport
) {
  const say = syncWords[lang]
  if (report.forkedMembership) return yield* failed(say.forkedMembership)
  if (report.revoked) {
    const held = [...(yield* local.version).values()].reduce((sum, seq) => sum + seq, 0)
    return yield* failed(say.revoked(held))
  }
  if (report.ownFeedElsewhere) rememberSync(folder, { elsewhere: true })
  if (report.ownFeedElsewhere) return yield* needsDecision(say.ownFeedElsewhere, { decision: "doctor --fix" })
})

/** What came of it. Exit 0 even where something waits: nothing failed, and the words say so. */
export const tell = Effect.fnUntraced(function* (session: Session, local: LocalBundles, told: Told) {
  const { out, lang } = session
  const say = syncWords[lang]
  const { report, place } = told
  if (out.isJson) {
    out.json(reportJson(told))
    return exitCode.done
  }
  const isNews = report.sent > 0 || report.received > 0
  const isWaiting = report.waiting > 0
  out.echo(
    `${out.style.good("✓")} ${isNews || isWaiting ? say.exchanged(report.sent, report.received, place) : say.upToDate(place)}`
  )
  for (const text of yield* warnings(session, local, told)) out.problem(`${out.style.warn("!")} ${text}`)
  return exitCode.done
})
