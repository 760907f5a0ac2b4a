/** Raw deflate by Node's zlib, for stored pages and bundles. */
import type { Deflate } from "@kith/core/log/FeedPage"
import { plain } from "./plain.ts"

/** On pages of 2,048 events, level 9 takes three times as long and saves 1.5 percent; level 1 costs 8 percent. */
const LEVEL = 6

/** A page comes out in one piece; zlib's own pieces of 16 KiB would be gathered and copied. Few shrink to less than a sixteenth. */
const pieceFor = (limit: number, packed: number): number =>
  Math.min(Math.max(Math.min(limit, packed * 16), 64), 1 << 21)

/** So much and less is deflated in a window of that size, whose tables take a tenth of the time to make ready, as does its piece. */
const SMALL_BYTES = 4096
const SMALL = { windowBits: 12, memLevel: 5, chunkSize: 2048 }

// Taken when first needed: loading zlib costs a millisecond, which a process that only reads heads can keep.
const zlib = () => process.getBuiltinModule("node:zlib")

export const nodeDeflate: Deflate = {
  deflate: (bytes) =>
    plain(zlib().deflateRawSync(bytes, bytes.length <= SMALL_BYTES ? { level: LEVEL, ...SMALL } : { level: LEVEL })),
  inflate: (bytes, limit) =>
    plain(zlib().inflateRawSync(bytes, { maxOutputLength: limit, chunkSize: pieceFor(limit, bytes.length) }))
}
