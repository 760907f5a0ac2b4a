/** Hashing and randomness for one command. Loading Node's crypto takes a fifth of a start, and few commands need it. */
import { closeSync, openSync, readSync } from "node:fs"
import * as Layer from "effect/Layer"
import type { RandomBytes } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { thriftySha256 } from "@kith/storage/node/nodeSha256"

const crypto = () => process.getBuiltinModule("node:crypto")

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

export const layerPrimitives = Layer.sync(Primitives, () => ({ sha256: thriftySha256(), random: randomBytes }))
