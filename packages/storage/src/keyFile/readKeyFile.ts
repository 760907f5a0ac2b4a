/** Reading a key file: only one that nobody else can read, and only with its passphrase where it has one. */
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import { DeviceKeysError } from "@kith/core/log/DeviceKeys"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { isLocked, type Keys, keysFromText, type LockedKeys } from "./keyText.ts"
import { unlockKeys } from "./passphrase.ts"

export interface KeyFileOptions {
  /** Asked only for keys that are locked. `undefined`: there is nobody to ask. */
  readonly passphrase?: Effect.Effect<string | undefined>
}

export const readKeyFile = Effect.fnUntraced(function* (path: string, { passphrase }: KeyFileOptions = {}) {
  const keys = yield* readLocked(path)
  if (!isLocked(keys)) return keys
  const given = passphrase === undefined ? undefined : yield* passphrase
  if (given === undefined) return yield* new DeviceKeysError({ why: "locked" })
  return yield* orRefused(unlockKeys(keys, given))
})

/** Whether opening these keys takes a passphrase. */
export const needsPassphrase = (path: string): Effect.Effect<boolean, DeviceKeysError> =>
  Effect.map(readLocked(path), isLocked)

/** What everybody may know of a device, which no passphrase guards. */
export interface PublicKeys {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
  readonly publicKey: Uint8Array
}

export const readPublicKeys = (path: string): Effect.Effect<PublicKeys, DeviceKeysError> =>
  Effect.map(readLocked(path), (keys) => {
    const { workspace, device } = keys
    return { workspace, device, publicKey: isLocked(keys) ? keys.signing : keys.signing.publicKey }
  })

const readLocked = (path: string): Effect.Effect<Keys | LockedKeys, DeviceKeysError> =>
  Effect.flatMap(readPrivately(path), (text) => orRefused(keysFromText(text)))

const orRefused = <A extends object>(keys: A | DeviceKeysError["why"]): Effect.Effect<A, DeviceKeysError> =>
  typeof keys === "string" ? Effect.fail(new DeviceKeysError({ why: keys })) : Effect.succeed(keys)

/** The text of a file of keys; looks at the permissions of the very file that it reads. */
export const readPrivately = (path: string): Effect.Effect<string, DeviceKeysError> =>
  Effect.suspend(() => {
    try {
      const handle = openSync(path, "r")
      try {
        // Windows keeps them elsewhere, and reports none here.
        const exposed = process.platform !== "win32" && (fstatSync(handle).mode & 0o077) !== 0
        if (exposed) return new DeviceKeysError({ why: "exposed" })
        return Effect.succeed(readFileSync(handle, "utf8"))
      } finally {
        closeSync(handle)
      }
    } catch (cause) {
      const missing = (cause as { readonly code?: unknown }).code === "ENOENT"
      return new DeviceKeysError({ why: missing ? "missing" : "unreadable", cause })
    }
  })
