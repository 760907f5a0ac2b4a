/** Secrets of a relay that outlive its restarts: each a file beside its database, for its owner's eyes only. */
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { RandomBytes } from "@kith/core/log/Ids"
import { SECRET_BYTES } from "./Tokens.ts"
import { newVapidKey, VAPID_KEY_BYTES } from "./vapid.ts"

/** What tokens are made with. Losing it signs devices out until their keys sign again, and no more. */
export const relaySecret = (folder: string, random: RandomBytes): Uint8Array =>
  kept(folder, { file: "relay.secret", bytes: SECRET_BYTES, make: () => random(SECRET_BYTES) })

/** The private half of the key that push services know the relay by. Without it devices have to subscribe anew. */
export const vapidKey = (folder: string, random: RandomBytes): Uint8Array =>
  kept(folder, { file: "relay.vapid", bytes: VAPID_KEY_BYTES, make: () => newVapidKey(random) })

interface SecretKind {
  readonly file: string
  readonly bytes: number
  readonly make: () => Uint8Array
}

/** Read, or made if there is none. */
const kept = (folder: string, kind: SecretKind): Uint8Array => {
  const file = join(folder, kind.file)
  return read(file, kind) ?? keep(file, kind.make())
}

const read = (file: string, { bytes }: SecretKind): Uint8Array | undefined => {
  try {
    const found = readFileSync(file)
    if (found.length === bytes) return new Uint8Array(found)
    // Cut short by a full disk: another will do.
    rmSync(file)
    return undefined
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw cause
  }
}

/** Whole or not at all, and once: another process may be starting too. */
const keep = (file: string, secret: Uint8Array): Uint8Array => {
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, secret, { mode: 0o600, flush: true })
  try {
    linkSync(beside, file)
    return secret
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause
    return new Uint8Array(readFileSync(file))
  } finally {
    rmSync(beside, { force: true })
  }
}
