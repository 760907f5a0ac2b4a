/** Changing a key file that is there: other keys for the device, another passphrase. */
import { existsSync, readFileSync, rmSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import { deviceIdOf } from "@kith/core/log/Feed"
import type { DeviceId, RandomBytes } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { KeyPair } from "../keyring.ts"
import { type Keys, keysToText, lockedToText } from "./keyText.ts"
import { lockKeys } from "./passphrase.ts"
import { type KeyFileOptions, needsPassphrase, readKeyFile } from "./readKeyFile.ts"
import { writeInPlace } from "./writeKeyFile.ts"

/** Where the keys of a device go that has begun anew. */
export const retiredPath = (path: string, device: DeviceId): string =>
  join(dirname(path), `${basename(path, ".json")}.retired-${device}`)

/**
 * Other pairs for this device in its workspace, so that it goes on under another name; the old file stays beside it
 * (`retiredPath`). At any moment there is one key file, whole; and where the passphrase was one, it stays so.
 */
export const replaceKeyFile = Effect.fn("KeyFile.replace")(function* (
  path: string,
  random: RandomBytes,
  pairs: { readonly signing: KeyPair; readonly receiving: KeyPair },
  options: KeyFileOptions = {}
) {
  const passphrase = (yield* needsPassphrase(path)) ? yield* options.passphrase ?? Effect.undefined : undefined
  const old = yield* readKeyFile(path, { passphrase: Effect.succeed(passphrase) })
  const device = deviceIdOf(nobleSha256, pairs.signing.publicKey)
  const text = textWith({ ...old, ...pairs, device, nonce: undefined }, passphrase, random)
  const retired = retiredPath(path, old.device)
  // Left by a try that stopped halfway.
  if (existsSync(retired) && sameText(retired, path)) rmSync(retired)
  yield* writeInPlace(path, text, random, retired)
  return device
})

/** Sets, changes or (with `undefined`) removes the passphrase; `options` gives the one that it has now. */
export const setPassphrase = Effect.fn("KeyFile.setPassphrase")(function* (
  path: string,
  random: RandomBytes,
  next: string | undefined,
  options?: KeyFileOptions
) {
  const keys = yield* readKeyFile(path, options)
  yield* writeInPlace(path, textWith(keys, next, random), random)
})

const textWith = (keys: Keys, passphrase: string | undefined, random: RandomBytes): string =>
  passphrase === undefined ? keysToText(keys) : lockedToText(lockKeys(keys, passphrase, random))

const sameText = (one: string, other: string): boolean => readFileSync(one, "utf8") === readFileSync(other, "utf8")
