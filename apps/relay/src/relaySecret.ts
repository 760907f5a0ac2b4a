/** The secret that a relay's tokens are made with: a file beside its database, so that a restart signs nobody out. */
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { RandomBytes } from "@kith/core/log/Ids"
import { SECRET_BYTES } from "./Tokens.ts"

const FILE = "relay.secret"

/** Read, or made if there is none. Losing it signs devices out until their keys sign again, and no more. */
export const relaySecret = (folder: string, random: RandomBytes): Uint8Array => {
  const file = join(folder, FILE)
  return read(file) ?? make(file, random)
}

const read = (file: string): Uint8Array | undefined => {
  try {
    const bytes = readFileSync(file)
    if (bytes.length === SECRET_BYTES) return new Uint8Array(bytes)
    // Cut short by a full disk: another will do.
    rmSync(file)
    return undefined
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw cause
  }
}

/** Whole or not at all, and once: another process may be starting too. */
const make = (file: string, random: RandomBytes): Uint8Array => {
  const secret = random(SECRET_BYTES)
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
