/** One HTTP request to a relay, and what its answer means: for the modules beside this one, which know what is asked. */
import * as Effect from "effect/Effect"
import * as Base64Url from "effect/encoding/Base64Url"
import { BundleStoreError, StoreUnavailable } from "@kith/core/log/BundleStore"
import { PATIENCE_MS } from "./ReachRelay.ts"
import type { RelayAddress } from "./RelayAddress.ts"

/** What the relay said no with: the code of its problem details; `undefined` for no Kith relay. */
export interface Refused {
  readonly _tag: "Refused"
  readonly code: string | undefined
}

export interface Answer {
  readonly ok: boolean
  readonly status: number
  readonly json: unknown
}

type Method = "GET" | "POST" | "PUT" | "DELETE"

/** Longer answers than this no relay gives here. */
const MAX_ANSWER_BYTES = 64 * 1024

/** Fails with `StoreUnavailable` where nobody answers. `token`: a creation token, or `RelayRemote.token`. */
export const askRelay = (
  address: RelayAddress,
  method: Method,
  path: string,
  body?: object,
  token?: string | Uint8Array
): Effect.Effect<Answer, BundleStoreError> =>
  Effect.mapError(
    requestRelay(address, method, path, body, token instanceof Uint8Array ? Base64Url.encode(token) : token),
    (cause) => new BundleStoreError({ operation: "open", reason: new StoreUnavailable({ cause }) })
  )

/** The same, failing with whatever the runtime says. */
export const requestRelay = (
  { url }: RelayAddress,
  method: Method,
  path: string,
  body?: object,
  token?: string
): Effect.Effect<Answer, unknown> =>
  Effect.tryPromise({
    try: async (signal) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` })
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: "error",
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
      })
      const length = Number(response.headers.get("content-length") ?? 0)
      const text = length > MAX_ANSWER_BYTES ? "" : await response.text()
      return { ok: response.ok, status: response.status, json: jsonIn(text) }
    },
    catch: (cause) => cause
  })

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const refusal = ({ json }: Answer): Refused => {
  const { code } = (json ?? {}) as { readonly code?: unknown }
  return { _tag: "Refused", code: typeof code === "string" ? code : undefined }
}
