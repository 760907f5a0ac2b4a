/** Founding a workspace: the first device's keys, and the secrets that all of its devices will share. */
import { linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import { type DeviceId, ID_BYTES, newId, type RandomBytes, type WorkspaceId } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { syncPath } from "../node/syncPath.ts"
import { KEY_BYTES, type Keys, keysToText } from "./keyText.ts"
import { keyPairOf } from "./privateKeys.ts"

/** Nothing was written. `exists`: there are keys already, and they are never replaced. */
export class KeyFileNotMade extends Schema.TaggedError<KeyFileNotMade>()("KeyFileNotMade", {
  why: Schema.Literals(["exists", "unwritable"]),
  cause: Schema.Defect()
}) {}

/** Durable when it succeeds. `random` must be cryptographically secure. */
export const createKeyFile = Effect.fn("KeyFile.create")((path: string, random: RandomBytes) =>
  Effect.try({
    try: (): { readonly workspace: WorkspaceId; readonly device: DeviceId } => {
      const keys = foundingKeys(random)
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      writeNew(path, keysToText(keys), newId(random))
      return { workspace: keys.workspace, device: keys.device }
    },
    catch: (cause) => {
      const exists = (cause as { readonly code?: unknown }).code === "EEXIST"
      return new KeyFileNotMade({ why: exists ? "exists" : "unwritable", cause })
    }
  })
)

const foundingKeys = (random: RandomBytes): Keys => {
  const signing = keyPairOf("ed25519", random(KEY_BYTES))
  const nonce = random(ID_BYTES)
  return {
    workspace: workspaceIdOf(nobleSha256, signing.publicKey, nonce),
    device: deviceIdOf(nobleSha256, signing.publicKey),
    nonce,
    signing,
    receiving: keyPairOf("x25519", random(KEY_BYTES)),
    secret: random(KEY_BYTES),
    epochs: [random(KEY_BYTES)]
  }
}

/** The whole file under its name, or none: written beside it, synced, and then linked, which fails where a file is. */
const writeNew = (path: string, text: string, id: string): void => {
  const beside = `${path}.${id}`
  try {
    writeSynced(beside, text)
    try {
      linkSync(beside, path)
    } catch (cause) {
      // Some file systems have no links.
      if ((cause as { readonly code?: unknown }).code === "EEXIST") throw cause
      writeSynced(path, text)
    }
    syncPath(dirname(path))
  } finally {
    rmSync(beside, { force: true })
  }
}

const writeSynced = (path: string, text: string): void => {
  writeFileSync(path, text, { flag: "wx", mode: 0o600, flush: true })
}
