/** What a relay is asked over HTTP: to begin and to forget a log, and to keep the messages of a pairing. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { BundleStoreError, StoreUnavailable } from "@kith/core/log/BundleStore"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { encodeEntry, type MembershipEntry } from "@kith/core/log/MembershipEntry"
import { MailboxError, PairingMailbox } from "@kith/core/log/PairingMailbox"
import type { RelayAddress } from "./relayAddress.ts"
import { PATIENCE_MS } from "./relay.ts"

/** What the relay said no with: the code of its problem details; `undefined` for no Kith relay. */
export interface Refused {
  readonly _tag: "Refused"
  readonly code: string | undefined
}

/** Hands a chain to a relay that does not have it yet; one that is there already is success. */
export const beginAtRelay = Effect.fnUntraced(function* (
  address: RelayAddress,
  entries: ReadonlyArray<MembershipEntry>,
  token: string | undefined
) {
  const body = { entries: entries.map((entry) => toText(encodeEntry(entry))) }
  const answer = yield* ask(address, "POST", "/v1/workspaces", body, token).pipe(Effect.mapError(unreachable))
  return answer.ok ? undefined : refusal(answer)
})

/** Makes a relay forget a log, for an owner who is signed in; its devices keep everything. */
export const forgetAtRelay = Effect.fnUntraced(function* (
  address: RelayAddress,
  workspace: WorkspaceId,
  token: Uint8Array
) {
  const path = `/v1/workspaces/${workspace}`
  const answer = yield* ask(address, "DELETE", path, undefined, toText(token)).pipe(Effect.mapError(unreachable))
  return answer.ok ? undefined : refusal(answer)
})

export const layerRelayMailbox = (address: RelayAddress): Layer.Layer<PairingMailbox> => {
  const post = Effect.fnUntraced(function* (what: "put" | "take" | "keep", body: object) {
    const answer = yield* ask(address, "POST", `/v1/pairing/${what}`, body).pipe(
      Effect.mapError((cause) => new MailboxError({ reason: "Unavailable", cause }))
    )
    if (answer.ok) return answer.json
    const reason = answer.status === 409 ? "Taken" : answer.status === 410 ? "Expired" : "Unavailable"
    return yield* new MailboxError({ reason, cause: new Error(`HTTP ${answer.status}`) })
  })
  return Layer.succeed(PairingMailbox, {
    put: (slot, message, lifeMs) => Effect.asVoid(post("put", { slot, message: toText(message), lifeMs })),
    take: (slot, taker) =>
      Effect.map(post("take", { slot, taker }), (json) => {
        const { message } = (json ?? {}) as { readonly message?: unknown }
        return typeof message === "string" ? new Uint8Array(Buffer.from(message, "base64url")) : undefined
      }),
    keep: (slot, lifeMs) => Effect.asVoid(post("keep", { slot, lifeMs }))
  })
}

interface Answer {
  readonly ok: boolean
  readonly status: number
  readonly json: unknown
}

/** Longer answers than this no relay gives here. */
const MAX_ANSWER_BYTES = 64 * 1024

const ask = (
  { url }: RelayAddress,
  method: "POST" | "DELETE",
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

const refusal = ({ json }: Answer): Refused => {
  const { code } = (json ?? {}) as { readonly code?: unknown }
  return { _tag: "Refused", code: typeof code === "string" ? code : undefined }
}

const unreachable = (cause: unknown): BundleStoreError =>
  new BundleStoreError({ operation: "open", reason: new StoreUnavailable({ cause }) })

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")
