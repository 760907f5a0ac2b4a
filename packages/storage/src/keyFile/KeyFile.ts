/** This device's keys in a file that only its user may read. What leaves this module are signatures and keyed hashes. */
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { sameBytes } from "@kith/core/log/Bytes"
import { DeviceKeys, DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { deviceIdOf } from "@kith/core/log/Feed"
import { hmacSha256, nobleSha256 } from "@kith/core/log/Sha256"
import { type Keys, keysFromText } from "./keyText.ts"
import { nodeCrypto, privateKeyObject, publicKeyOf } from "./privateKeys.ts"

export const layerKeyFile = (path: string): Layer.Layer<DeviceKeys, DeviceKeysError> =>
  Layer.effect(DeviceKeys, Effect.map(loadKeys(path), deviceKeysOf))

const loadKeys = (path: string): Effect.Effect<Keys, DeviceKeysError> =>
  Effect.suspend(() => {
    let text: string
    try {
      const read = readPrivately(path)
      if (read === "exposed") return new DeviceKeysError({ why: "exposed" })
      text = read.text
    } catch (cause) {
      const missing = (cause as { readonly code?: unknown }).code === "ENOENT"
      return new DeviceKeysError({ why: missing ? "missing" : "unreadable", cause })
    }
    const keys = keysFromText(text)
    return typeof keys === "string" ? new DeviceKeysError({ why: keys }) : Effect.succeed(keys)
  })

const deviceKeysOf = (keys: Keys): DeviceKeys["Service"] => {
  const { workspace, device, signing } = keys
  // Both when first asked for: most processes sign nothing.
  const signingKey = once(() => privateKeyObject("ed25519", signing.privateKey))
  const mac = once(() => hmacSha256(keys.secret))
  const isSound = once(
    () =>
      sameBytes(publicKeyOf(signingKey()), signing.publicKey) && deviceIdOf(nobleSha256, signing.publicKey) === device
  )
  return {
    workspace,
    device,
    publicKey: signing.publicKey,
    sign: (bytes) =>
      Effect.suspend(() =>
        isSound()
          ? Effect.succeed(new Uint8Array(nodeCrypto().sign(null, bytes, signingKey())))
          : new DeviceKeysError({ why: "damaged" })
      ),
    mac: (message) => mac()(message)
  }
}

/** Looks at the permissions of the very file that it reads. */
const readPrivately = (path: string): { readonly text: string } | "exposed" => {
  const handle = openSync(path, "r")
  try {
    // Windows keeps them elsewhere, and reports none here.
    const exposed = process.platform !== "win32" && (fstatSync(handle).mode & 0o077) !== 0
    return exposed ? "exposed" : { text: readFileSync(handle, "utf8") }
  } finally {
    closeSync(handle)
  }
}

const once = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | undefined
  return () => (made ??= { value: make() }).value
}
