/**
 * Keys of a device that is about to be let in, or to begin anew under another name, in `keys.pending` beside the key
 * file: others are shown their public halves before anything is settled, so a crash in between must not lose them.
 */
import { rmSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { sameBytes } from "@kith/core/log/Bytes"
import { type DeviceKeys, DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { deviceIdOf } from "@kith/core/log/Feed"
import type { Keyring } from "@kith/core/log/Grant"
import type { DeviceId, RandomBytes, WorkspaceId } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { KeyPair } from "../keyring.ts"
import { syncPath } from "../node/syncPath.ts"
import { createJoinedKeyFile, newPair } from "./createKeyFile.ts"
import { deviceKeysByNode } from "./KeyFile.ts"
import { fieldsIn, pairFromText, pairToText, textOf } from "./keyText.ts"
import { type KeyFileOptions, readKeyFile, readPrivately } from "./readKeyFile.ts"
import { replaceKeyFile } from "./replaceKeyFile.ts"
import { writeNew } from "./writeKeyFile.ts"

export interface PendingKeys {
  readonly device: DeviceId
  /** Public halves, as a membership entry's device card has them. */
  readonly signing: Uint8Array
  readonly receiving: Uint8Array
  /** The keys at work, for a workspace of which nothing is known yet until it accepts a grant. */
  readonly keysFor: (workspace: WorkspaceId) => DeviceKeys["Service"]
}

interface Pairs {
  readonly signing: KeyPair
  readonly receiving: KeyPair
}

const FORMAT = "kith-keys-pending"
const VERSION = 1

export const pendingPath = (path: string): string => join(dirname(path), `${basename(path, ".json")}.pending`)

/** The pending keys that belong to the key file at `path`: those that are there, or new ones, durable when it succeeds. */
export const pendingKeys = Effect.fn("KeyFile.pending")(function* (path: string, random: RandomBytes) {
  const found = yield* Effect.result(readPairs(path))
  if (found._tag === "Success") return pendingOf(found.success)
  if (found.failure.why !== "missing") return yield* found.failure
  const pairs = { signing: newPair("ed25519", random), receiving: newPair("x25519", random) }
  return yield* keepPending(path, random, pairs).pipe(
    Effect.as(pendingOf(pairs)),
    // Another process was quicker.
    Effect.catchIf(
      ({ why }) => why === "exists",
      () => Effect.map(readPairs(path), pendingOf)
    )
  )
})

/** Keeps pairs that were made elsewhere; fails with `exists` where some are pending. */
export const keepPending = (path: string, random: RandomBytes, { signing, receiving }: Pairs) => {
  const fields = { signing: pairToText(signing), receiving: pairToText(receiving) }
  return writeNew(pendingPath(path), textOf({ format: FORMAT, version: VERSION, ...fields }), random)
}

/** Makes the pending keys a key file, with what was granted to them: the device is let in. */
export const joinWithPending = Effect.fn("KeyFile.join")(function* (
  path: string,
  random: RandomBytes,
  workspace: WorkspaceId,
  granted: Keyring & { readonly secret: Uint8Array }
) {
  const pairs = yield* readPairs(path)
  const made = yield* createJoinedKeyFile(path, random, { ...pairs, ...granted, workspace }).pipe(
    Effect.catchTag("KeyFileNotMade", (error) =>
      Effect.filterOrFail(
        Effect.orElseSucceed(readKeyFile(path), () => undefined),
        // Done before, up to the last step.
        (keys) => keys?.workspace === workspace && sameBytes(keys.signing.publicKey, pairs.signing.publicKey),
        () => error
      ).pipe(Effect.map((keys) => ({ workspace, device: keys!.device })))
    )
  )
  yield* dropPending(path)
  return made
})

/** Puts the pending keys in place of the key file's own, whose workspace and secrets stay: the device begins anew. */
export const replaceWithPending = Effect.fn("KeyFile.replaceWithPending")(function* (
  path: string,
  random: RandomBytes,
  options?: KeyFileOptions
) {
  const pairs = yield* readPairs(path)
  const now = yield* readKeyFile(path, options)
  // Done before, up to the last step.
  const device = sameBytes(now.signing.publicKey, pairs.signing.publicKey)
    ? now.device
    : yield* replaceKeyFile(path, random, pairs, options)
  yield* dropPending(path)
  return device
})

/** Gives up on them. */
export const dropPending = (path: string): Effect.Effect<void> =>
  Effect.sync(() => {
    rmSync(pendingPath(path), { force: true })
    syncPath(dirname(path))
  })

const readPairs = Effect.fnUntraced(function* (path: string) {
  const fields = fieldsIn(yield* readPrivately(pendingPath(path)), FORMAT, VERSION)
  if (fields === "damaged" || fields === "newer") return yield* new DeviceKeysError({ why: fields })
  try {
    return { signing: pairFromText(fields.signing), receiving: pairFromText(fields.receiving) } satisfies Pairs
  } catch {
    return yield* new DeviceKeysError({ why: "damaged" })
  }
})

const pendingOf = ({ signing, receiving }: Pairs): PendingKeys => {
  const device = deviceIdOf(nobleSha256, signing.publicKey)
  return {
    device,
    signing: signing.publicKey,
    receiving: receiving.publicKey,
    keysFor: (workspace) =>
      deviceKeysByNode({
        workspace,
        device,
        signing,
        receiving,
        nonce: undefined,
        secret: undefined,
        epochs: new Map()
      })
  }
}
