/** Opens what a log syncs with, begins the log there where it is not there yet, and says in words what stands in the way. */
import * as Effect from "effect/Effect"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import { takeChainFrom } from "@kith/core/log/ChangingMembers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { beginMembership } from "@kith/core/workspace/Syncing"
import { folderBundles } from "@kith/storage/bundles/FolderBundleStore"
import { nodeFolderFiles } from "@kith/storage/bundles/nodeFolderFiles"
import { openAtRelay } from "@kith/storage/web/OpenAtRelay"
import type { Session } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { printable } from "../output/printable.ts"
import { syncWords } from "../words/syncWords.ts"
import { syncFailure } from "./failures.ts"
import { readHere, startHere } from "./hereRelay.ts"
import { type Place, thisComputer } from "./places.ts"
import { creationToken, refusedInWords } from "./refusedInWords.ts"

/** For as long as the scope lives. Wrap what is done with it in `orInWords`. */
export const openPlace = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  place: Place,
  device: string | undefined
) {
  const begin = beginHere(session, local, device)
  const opened = place._tag === "Relay" ? openRelay(session, local, place, begin) : openFolder(place.path)
  const store: BundleStore = yield* opened
  yield* takeChainFrom(local, store)
  yield* begin
  return store
})

/** Puts this device at the beginning of the membership chain, where there is none. */
export const beginHere = Effect.fnUntraced(function* (
  session: Session,
  local: LocalBundles,
  device: string | undefined
) {
  const say = syncWords[session.lang]
  const isNew = (yield* local.membership(0)).length === 0
  const label = device?.trim() || thisComputer()
  const belongs = yield* beginMembership(local, { label })
  if (isNew && belongs) session.out.note(say.began(printable(label)))
  // Who was removed is told so by the sync itself.
  if (!belongs && !(yield* local.members).devices.has((yield* DeviceKeys).device)) return yield* failed(say.notMine)
})

const openRelay = Effect.fnUntraced(function* <E, R>(
  session: Session,
  local: LocalBundles,
  { address, again }: Extract<Place, { readonly _tag: "Relay" }>,
  begin: Effect.Effect<void, E, R>
) {
  const chain = Effect.andThen(begin, local.membership(0))
  const open = openAtRelay(address, { chain, token: creationToken(session, address), again })
  const opened = yield* readHere(session.home)?.url === address.url ? atHere(session, open) : open
  return "_tag" in opened ? yield* refusedInWords(session, address, opened) : opened
})

/** This computer's own relay runs while `kith app` does; while it does not, for as long as this needs it. */
const atHere = <A, E, R>({ home, world }: Session, open: Effect.Effect<A, E | BundleStoreError, R>) =>
  Effect.catchIf(
    open,
    (error): error is E & BundleStoreError =>
      error instanceof BundleStoreError && error.reason._tag === "StoreUnavailable",
    (away) =>
      startHere(home, { writeLog: (line) => world.write(2, line) }).pipe(
        Effect.mapError(() => away),
        Effect.andThen(open)
      )
  )

const openFolder = Effect.fnUntraced(function* (path: string) {
  const { workspace, device } = yield* DeviceKeys
  return yield* folderBundles({ files: nodeFolderFiles(path), workspace, device })
})

/** Ends with words where a place fails: exit 5 where it is out of reach. */
export const orInWords =
  (session: Session, local: LocalBundles, place: Place) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    work.pipe(
      Effect.catchIf(
        (error): error is E & BundleStoreError => error instanceof BundleStoreError,
        (error) => Effect.flatMap(syncFailure(session, local, place, error), Effect.fail)
      )
    )
