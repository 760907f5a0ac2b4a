/**
 * One request to a push service (RFC 8030): nothing in it but that the device should wake. Whoever asks for wakes names the
 * address, so it is looked at here once more: where a name leads may have changed since.
 */
import { lookup } from "node:dns"
import { Agent as HttpAgent, type IncomingMessage, request as requestBare } from "node:http"
import { Agent, request } from "node:https"
import type { LookupFunction } from "node:net"
import * as Effect from "effect/Effect"
import { MAX_ENDPOINT_LENGTH } from "@kith/core/log/Wakes"
import { isPublicAddress, mayBePublicHost } from "./publicAddress.ts"

/** `public`: https, and only to where anybody on the internet could go as well. */
export type PushReach = "public" | "any"

/** The status that it was answered with; `away` where nobody answered, or not in time; `barred` where it may not go. */
export type PushAnswer =
  | { readonly _tag: "Answered"; readonly status: number; readonly retryAfter: string | undefined }
  | { readonly _tag: "Away" | "Barred" }

export interface PushPost {
  /** Whether an address is one to knock at, as far as it says itself. */
  readonly takes: (endpoint: string) => boolean
  readonly send: (endpoint: string, headers: Readonly<Record<string, string>>) => Effect.Effect<PushAnswer>
}

/** For all of it: finding the host, reaching it, and its answer. */
const PATIENCE_MS = 10_000
/** Of an answer's body, which is not read. */
const MAX_BODY_BYTES = 16 * 1024
const BARRED = "EKITHBARRED"

/** @param find how names are resolved; the system's way, unless a test has another */
export const pushPost = (reach: PushReach, find: typeof lookup = lookup): PushPost => {
  const shared = { keepAlive: true, maxSockets: 8, maxFreeSockets: 4, timeout: 60_000 }
  const agents = { "https:": new Agent(shared), "http:": new HttpAgent(shared) }
  const takes = (endpoint: string): boolean => endpointUrl(endpoint, reach) !== undefined
  return {
    takes,
    send: (endpoint, headers) =>
      Effect.callback<PushAnswer>((resume) => {
        const url = endpointUrl(endpoint, reach)
        if (url === undefined) return resume(Effect.succeed({ _tag: "Barred" }))
        const isBare = url.protocol === "http:"
        const sending = (isBare ? requestBare : request)(url, {
          method: "POST",
          headers: { ...headers, "content-length": "0" },
          agent: isBare ? agents["http:"] : agents["https:"],
          ...(reach === "public" ? { lookup: publicLookup(find) } : {})
        })
        sending.on("response", (response) => {
          const retryAfter = response.headers["retry-after"]
          resume(Effect.succeed({ _tag: "Answered", status: response.statusCode ?? 0, retryAfter }))
          pass(response)
        })
        sending.on("error", ({ code }: NodeJS.ErrnoException) =>
          resume(Effect.succeed({ _tag: code === BARRED ? "Barred" : "Away" }))
        )
        sending.end()
        return Effect.sync(() => sending.destroy())
      }).pipe(
        Effect.timeoutOption(PATIENCE_MS),
        Effect.map((answered) => (answered._tag === "Some" ? answered.value : { _tag: "Away" as const }))
      )
  }
}

/** `undefined` for what is no address to knock at. */
const endpointUrl = (endpoint: string, reach: PushReach): URL | undefined => {
  if (endpoint.length > MAX_ENDPOINT_LENGTH || !URL.canParse(endpoint)) return undefined
  const url = new URL(endpoint)
  if (url.username !== "" || url.password !== "" || url.hash !== "") return undefined
  if (url.protocol === "https:") return reach === "any" || mayBePublicHost(url.hostname) ? url : undefined
  return reach === "any" && url.protocol === "http:" ? url : undefined
}

/** Of what a name leads to only what is public: the connection goes to exactly these, so nothing can change in between. */
const publicLookup =
  (find: typeof lookup): LookupFunction =>
  (hostname, options, callback) => {
    find(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, [])
      const open = found.filter(({ address }) => isPublicAddress(address))
      const [first] = open
      if (first === undefined) return callback(Object.assign(new Error("not public"), { code: BARRED }), [])
      if (options.all === true) callback(null, open)
      else callback(null, first.address, first.family)
    })
  }

/** Lets the connection be used again, unless what comes is too much to wait for. */
const pass = (response: IncomingMessage): void => {
  let length = 0
  response.on("data", (chunk: Buffer) => {
    if ((length += chunk.length) > MAX_BODY_BYTES) response.destroy()
  })
  response.on("error", () => response.destroy())
}
