/** How long a file is once gzip has been over it: the least that anybody expects its bytes to take. */
import { createReadStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import type { Say } from "../harness/Say.ts"

export interface GzipInput {
  readonly file: string
  readonly level: number
}

export const run = async ({ file, level }: GzipInput, say: Say): Promise<void> => {
  let bytes = 0
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), createGzip({ level }), async (pieces) => {
    for await (const piece of pieces as AsyncIterable<Uint8Array>) bytes += piece.length
  })
  say({ bytes })
}
