/**
 * All that a browser sends and gets, as its own network log records it: of pages, workers and service workers, by HTTP,
 * WebSocket, beacon or push, to whomever. For a test that says what must not be in it.
 */
import { readFileSync } from "node:fs"

/** Makes a browser write the log; it is whole when the browser has closed. */
export const trafficArguments = (file: string): ReadonlyArray<string> => [
  `--log-net-log=${file}`,
  "--net-log-capture-mode=Everything"
]

export interface Traffic {
  /** Whoever pages and their workers asked for anything; what the browser asks its maker by itself is not among them. */
  readonly reached: ReadonlyArray<string>
  /** What left: heads and bodies of requests, WebSocket messages, and what each WebSocket said in all. */
  readonly sent: ReadonlyArray<Buffer>
  /** What came, connection by connection. */
  readonly received: ReadonlyArray<Buffer>
  /** WebSocket messages that left. */
  readonly messages: number
  /** `PUT /v1/…`, with what stands for ids left out. */
  readonly requests: ReadonlyArray<string>
}

interface Recorded {
  readonly type: number
  readonly source: { readonly id: number }
  readonly params?: {
    readonly url?: string
    /** The page's origin, or `not an origin`: the browser's own, and addresses that were typed. */
    readonly initiator?: string
    readonly request_type?: string
    readonly bytes?: string
  }
}

export const readTraffic = (file: string): Traffic => {
  const { constants, events } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> }
    readonly events: ReadonlyArray<Recorded>
  }
  const types = constants.logEventTypes
  const reached = new Set<string>()
  const streams = new Map<number, { readonly sent: Array<Buffer>; readonly received: Array<Buffer> }>()
  for (const { type, source, params } of events) {
    if (type === types["URL_REQUEST_START_JOB"] && params?.url !== undefined && isOfPages(params)) {
      reached.add(new URL(params.url.replace(/^ws/, "http")).origin)
    }
    const way =
      type === types["SOCKET_BYTES_SENT"] ? "sent" : type === types["SOCKET_BYTES_RECEIVED"] ? "received" : undefined
    if (way === undefined || params?.bytes === undefined) continue
    const stream = streams.get(source.id) ?? { sent: [], received: [] }
    streams.set(source.id, stream)
    stream[way].push(Buffer.from(params.bytes, "base64"))
  }
  const spoken = [...streams.values()].map(({ sent }) => spokenIn(Buffer.concat(sent)))
  return {
    reached: [...reached],
    sent: spoken.flatMap(({ pieces }) => pieces),
    received: [...streams.values()].map(({ received }) => Buffer.concat(received)),
    messages: spoken.reduce((sum, { messages }) => sum + messages, 0),
    requests: [...new Set(spoken.flatMap(({ requests }) => requests))].sort()
  }
}

const isOfPages = ({ url = "", initiator = "", request_type = "" }: NonNullable<Recorded["params"]>): boolean =>
  /^(?:http|ws)/.test(url) && (initiator.startsWith("http") || request_type.endsWith("frame"))

interface Spoken {
  readonly pieces: Array<Buffer>
  readonly requests: Array<string>
  messages: number
}

/** HTTP/1.1 as a browser speaks it: heads, bodies of a known length or in chunks, and perhaps a WebSocket at the end. */
const spokenIn = (stream: Buffer): Spoken => {
  const spoken: Spoken = { pieces: [], requests: [], messages: 0 }
  let at = 0
  while (at < stream.length) {
    const end = stream.indexOf("\r\n\r\n", at)
    if (end < 0) break
    const head = stream.subarray(at, end)
    const text = head.toString("latin1")
    spoken.pieces.push(head)
    const [method = "", path = ""] = text.split(" ", 2)
    if (path.startsWith("/v1/")) spoken.requests.push(`${method} ${path.replaceAll(/\/[\w-]{16,}/g, "/…")}`)
    at = end + 4
    if (/^upgrade: *websocket/im.test(text)) {
      hearFrames(stream.subarray(at), spoken)
      return spoken
    }
    const length = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? 0)
    if (/^transfer-encoding: *chunked/im.test(text)) break
    if (length > 0) spoken.pieces.push(stream.subarray(at, at + length))
    at += length
  }
  if (at < stream.length) spoken.pieces.push(stream.subarray(at))
  return spoken
}

/** RFC 6455, what a client sends: each frame masked by four bytes of its own. */
const hearFrames = (stream: Buffer, spoken: Spoken): void => {
  const all: Array<Buffer> = []
  for (let at = 0; at + 6 <= stream.length;) {
    let length = stream[at + 1]! & 0x7f
    at += 2
    if (length === 126) {
      length = stream.readUInt16BE(at)
      at += 2
    } else if (length === 127) {
      length = Number(stream.readBigUInt64BE(at))
      at += 8
    }
    const mask = stream.subarray(at, at + 4)
    const payload = Buffer.from(stream.subarray(at + 4, at + 4 + length))
    for (let index = 0; index < payload.length; index++) payload[index] = payload[index]! ^ mask[index % 4]!
    at += 4 + length
    all.push(payload)
    spoken.messages++
  }
  spoken.pieces.push(...all, Buffer.concat(all))
}
