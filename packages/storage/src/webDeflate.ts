/** Raw deflate in plain JavaScript, for stored pages and bundles in browsers, whose own is asynchronous. */
import { deflateSync, inflateSync } from "fflate"
import type { Deflate } from "@kith/core/log/FeedPage"

/** As Node's, so that pages are as small wherever they were packed. */
const LEVEL = 6

/** Few pages shrink to less than a sixteenth; the few that do are inflated again with all the room that they may have. */
const ROOM = 16

export const webDeflate: Deflate = {
  deflate: (bytes) => deflateSync(bytes, { level: LEVEL }),
  inflate: (bytes, limit) => {
    // Which fflate takes for an end.
    if (bytes.length === 0) throw new RangeError("inflate: nothing there")
    const first = inflated(bytes, Math.min(limit, bytes.length * ROOM))
    const out = first ?? inflated(bytes, limit)
    if (out === undefined) throw new RangeError("inflate: more than the limit")
    return out
  }
}

/** `undefined`: it is longer. What does not fit is not kept, so that no few bytes can fill the memory. */
const inflated = (bytes: Uint8Array, limit: number): Uint8Array | undefined => {
  const out = inflateSync(bytes, { out: new Uint8Array(limit + 1) })
  return out.length > limit ? undefined : out
}
