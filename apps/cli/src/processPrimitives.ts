/** Hashing and randomness for one command. Loading Node's crypto takes a fifth of a start, and few commands need it. */
import { closeSync, openSync, readSync } from "node:fs"
import * as Layer from "effect/Layer"
import type { RandomBytes } from "@kith/core/log/Ids"
import { nobleSha256, type Sha256 } from "@kith/core/log/Sha256"
import { Primitives } from "@kith/core/workspace/Primitives"

/** So many hashes by the portable function, which is there anyway, cost less than loading the fast one. */
const FEW = 64

const crypto = () => process.getBuiltinModule("node:crypto")

const makeSha256 = (): Sha256 => {
  let hashed = 0
  return (bytes) => (++hashed > FEW ? new Uint8Array(crypto().hash("sha256", bytes, "buffer")) : nobleSha256(bytes))
}

/** From the system's own generator, which is where Node's come from too. */
const randomBytes: RandomBytes = (count) => {
  const bytes = new Uint8Array(count)
  try {
    const handle = openSync("/dev/urandom", "r")
    try {
      if (readSync(handle, bytes) === count) return bytes
    } finally {
      closeSync(handle)
    }
  } catch {
    // Not a system that has it.
  }
  return new Uint8Array(crypto().randomBytes(count))
}

export const layerPrimitives = Layer.sync(Primitives, () => ({ sha256: makeSha256(), random: randomBytes }))
