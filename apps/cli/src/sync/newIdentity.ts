/** Gives this device a new identity: when its log was restored from a backup, or a copy of it goes on elsewhere. */
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { isActive } from "@kith/core/log/Membership"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { partingOf } from "@kith/core/log/OwnFeed"
import { reidentify, rejoin } from "@kith/core/workspace/Reidentify"
import { pendingKeys, replaceWithPending } from "@kith/storage/keyFile/pendingKeys"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"
import { KEY_FILE } from "../home.ts"
import type { Session } from "../Session.ts"
import { passphraseFor } from "../unlock.ts"
import { authoredInWords } from "./changeMembers.ts"
import { openPlace, orInWords } from "./openPlace.ts"
import type { Place } from "./places.ts"
import { rememberSync } from "./syncFile.ts"

/** Whether this device's own feed goes on there in another way than here. Being behind is not that: it is caught up with. */
export const isParted = Effect.fnUntraced(function* (local: LocalBundles, remote: BundleStore) {
  const { device } = yield* DeviceKeys
  const { common, theirs } = yield* partingOf(local, remote, nodeDeflate)
  return theirs.seq > common.seq && ((yield* local.version).get(device) ?? 0) > common.seq
})

const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count))

/**
 * Says how many changes were written again under it. The log has to be opened anew afterwards, with the new keys. Stopped
 * half-way, it goes on where it was: the new keys are on the disk before anybody hears of them.
 */
export const newIdentity = Effect.fnUntraced(function* (session: Session, local: LocalBundles, place: Place) {
  const old = yield* DeviceKeys
  const file = join(session.folder, KEY_FILE)
  const pending = yield* pendingKeys(file, random)
  const keys = pending.keysFor(old.workspace)
  yield* keys.accept(yield* old.grantTo(pending.receiving))
  const { events } = yield* Effect.scoped(
    Effect.gen(function* () {
      if (!isActive(yield* local.members, keys.device)) {
        return yield* reidentify(local, yield* openPlace(session, local, place, undefined), nodeDeflate, { keys })
      }
      // Let in already: by this very step before it was stopped, or by somebody else after the old keys were taken out.
      const opened = Effect.provideService(openPlace(session, local, place, undefined), DeviceKeys, keys)
      return yield* rejoin(local, yield* opened, nodeDeflate, { keys })
    })
  ).pipe(authoredInWords(session), orInWords(session, local, place))
  yield* replaceWithPending(file, random, { passphrase: passphraseFor(session, file) })
  rememberSync(session.folder, { elsewhere: false })
  return events
})
