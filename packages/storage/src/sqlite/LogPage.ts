/** The log's pages as rows of `log.sqlite`. */
import { PageCodec, type LogPage } from "../LogPage.ts"
import { nodeDeflate } from "../node/nodeDeflate.ts"
import type { Row } from "./Connection.ts"

export const nodePages = new PageCodec(nodeDeflate, (bytes) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8")
)

export const pageFromRow = (row: Row): LogPage => ({
  first: row["first"] as number,
  last: row["last"] as number,
  raw: row["raw"] as number,
  deflated: row["deflated"] === 1,
  checksum: row["checksum"] as number,
  bytes: row["bytes"] as Uint8Array
})
