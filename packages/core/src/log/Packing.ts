/** Bytes as they are sealed: one byte that says how, then they themselves, deflated where that makes them smaller. */
import { concat } from "./Bytes.ts"
import type { Deflate } from "./FeedPage.ts"

const RAW = 0
const DEFLATED = 1

export const pack = (bytes: Uint8Array, { deflate }: Deflate): Uint8Array => {
  const deflated = deflate(bytes)
  return deflated.length < bytes.length ? concat(Uint8Array.of(DEFLATED), deflated) : concat(Uint8Array.of(RAW), bytes)
}

/** Throws `RangeError`, or whatever inflating throws, on what was not packed, or unpacks to more than `atMost` bytes. */
export const unpack = (packed: Uint8Array, { inflate }: Deflate, atMost: number): Uint8Array => {
  const body = packed.subarray(1)
  switch (packed[0]) {
    case RAW:
      if (body.length > atMost) throw new RangeError("packed: too large")
      return body
    case DEFLATED:
      return inflate(body, atMost)
    default:
      throw new RangeError("packed: in an unknown way")
  }
}
