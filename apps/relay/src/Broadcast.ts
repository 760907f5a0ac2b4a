/** One message for many sockets: encoded once, and put into a WebSocket's frame once. */
import type { News } from "@kith/core/log/RelayStore"
import { encodeNews } from "@kith/core/log/WireAnswers"

/** A final frame of bytes (RFC 6455, 5.2). */
const FINAL_BINARY = 0x82
/** Payloads up to this length say it in the second byte; up to the next one, in two bytes more. */
const SHORT = 125
const MEDIUM = 0xffff
const IN_TWO_BYTES = 126
const IN_EIGHT_BYTES = 127

export class Broadcast {
  readonly message: Uint8Array
  private made: Buffer | undefined

  constructor(message: Uint8Array) {
    this.message = message
  }

  get frame(): Buffer {
    return (this.made ??= frameOf(this.message))
  }
}

type StoredNews = Extract<News, { readonly _tag: "BundleStored" }>

const ofNews = new WeakMap<StoredNews, Broadcast>()

/** The same for all sockets of a workspace. */
export const broadcastOf = (news: StoredNews): Broadcast => {
  const known = ofNews.get(news)
  if (known !== undefined) return known
  const broadcast = new Broadcast(encodeNews(news.encoded))
  ofNews.set(news, broadcast)
  return broadcast
}

/** A message as one final frame of a server: neither masked nor compressed. */
export const frameOf = (message: Uint8Array): Buffer => {
  const { length } = message
  const extended = length <= SHORT ? 0 : length <= MEDIUM ? 2 : 8
  const frame = Buffer.allocUnsafe(2 + extended + length)
  frame[0] = FINAL_BINARY
  frame[1] = extended === 0 ? length : extended === 2 ? IN_TWO_BYTES : IN_EIGHT_BYTES
  if (extended === 2) frame.writeUInt16BE(length, 2)
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(message, 2 + extended)
  return frame
}
