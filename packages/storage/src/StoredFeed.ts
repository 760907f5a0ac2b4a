/** Where a feed ends, as every local log keeps it beside the feed's pages. */
import type { DeviceId } from "@kith/core/log/Ids"
import { checksum } from "./checksum.ts"

/** Up to `packed` its pages are large and final; beyond it they are loose, and the last `fresh` are as they were appended. */
export interface Feed {
  /** Its number in this log, from 1 on. */
  readonly feed: number
  readonly device: DeviceId
  readonly seq: number
  readonly chain: Uint8Array
  /** The last `seq` of the last large page. */
  readonly packed: number
  /** Raw bytes of the pages beyond `packed`. */
  readonly looseBytes: number
  /** How many pages at the end are as they were appended. */
  readonly fresh: number
}

export const newFeed = (feed: number, device: DeviceId): Feed => ({
  feed,
  device,
  seq: 0,
  chain: new Uint8Array(),
  packed: 0,
  looseBytes: 0,
  fresh: 0
})

/** What stands beside it: a wrong end of a feed is the worst that can be read, since the next event would fork it. */
export const feedSum = ({ feed, device, seq, chain, packed, looseBytes, fresh }: Feed): number =>
  checksum([feed, device, seq, packed, looseBytes, fresh].join(" "), chain)
