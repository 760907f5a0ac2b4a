/**
 * A copy of a log on this computer that was taken out, come back as a new device: it stays where it is, and what it had not
 * sent goes along. For `kith join`.
 */
import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { membershipOf } from "@kith/core/log/Membership"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { JoinedKeys } from "@kith/core/log/NewDevice"
import { keepPending, pendingPath } from "@kith/storage/keyFile/pendingKeys"
import { readPublicKeys } from "@kith/storage/keyFile/readKeyFile"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { syncStoreOn } from "@kith/storage/sqlite/SqliteSyncStore"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import { KEY_FILE, logFolder, logNames } from "../home.ts"
import { withLog } from "../openLog.ts"
import type { Outside } from "../Session.ts"
import { newIdentity } from "./newIdentity.ts"
import { rememberSync } from "./syncFile.ts"
import { withSync } from "./syncPorts.ts"

/** What a device has once it was let in. */
export interface JoinedLog {
  readonly keys: JoinedKeys
  /** The chain, verified. */
  readonly entries: ReadonlyArray<MembershipEntry>
  readonly address: RelayAddress
}

/** The folder of a copy of this log whose device the chain has taken out; the one that is named, where one is named. */
export const retiredCopy = Effect.fnUntraced(function* (
  { home, global }: Outside,
  workspace: WorkspaceId,
  entries: ReadonlyArray<MembershipEntry>
) {
  const { devices } = (yield* membershipOf(workspace, entries)).membership
  const folders =
    global.log === undefined ? logNames(home).map((name) => join(home.folder, name)) : [logFolder(home, global.log)]
  for (const folder of folders) {
    const own = yield* publicPart(folder)
    if (own?.workspace !== workspace || devices.get(own.device)?.revoked !== true) continue
    // Halfway into another identity: that is for the doctor to finish.
    if (!existsSync(pendingPath(join(folder, KEY_FILE)))) return folder
  }
  return undefined
})

/** Whether the log in a folder knows that its own device was taken out. */
export const isRetired = Effect.fnUntraced(function* (folder: string) {
  const own = yield* publicPart(folder)
  if (own === undefined) return false
  const entries = yield* Effect.option(Effect.try(() => chainIn(folder)))
  if (entries._tag === "None") return false
  return (yield* membershipOf(own.workspace, entries.value)).membership.devices.get(own.device)?.revoked === true
})

/** Says how many changes went along. The new keys are on the disk first: should it stop halfway, the doctor goes on with them. */
export const comeBack = Effect.fnUntraced(function* (
  outside: Outside,
  folder: string,
  { keys, entries, address }: JoinedLog
) {
  yield* keepPending(join(folder, KEY_FILE), (count) => new Uint8Array(randomBytes(count)), keys)
  rememberSync(folder, { relay: address.url })
  return yield* withLog({ folder, outside, catchUp: false }, (session) =>
    withSync(session, (local) =>
      Effect.gen(function* () {
        yield* local.extendMembership(entries)
        return yield* newIdentity(session, local, { _tag: "Relay", address })
      })
    )
  )
})

const publicPart = (folder: string) => Effect.orElseSucceed(readPublicKeys(join(folder, KEY_FILE)), () => undefined)

const chainIn = (folder: string): ReadonlyArray<MembershipEntry> => {
  const log = openLog(folder, { create: false })
  try {
    return Effect.runSync(syncStoreOn(log).membership(0))
  } finally {
    log.close()
  }
}
