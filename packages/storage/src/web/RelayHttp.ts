/** What a relay is asked over HTTP: to begin and to forget a log, to publish calendars, and to keep a pairing's messages. */
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

const calendarsPath = (workspace: WorkspaceId): string => `/v1/workspaces/${workspace}/calendars`

/** Ids of the calendars that a relay publishes for a log. */
export const calendarsAtRelay = Effect.fnUntraced(function* (
  address: RelayAddress,
  workspace: WorkspaceId,
  token: Uint8Array
) {
  const path = calendarsPath(workspace)
  const answer = yield* ask(address, "GET", path, undefined, toText(token)).pipe(Effect.mapError(unreachable))
  if (!answer.ok) return refusal(answer)
  const { calendars } = (answer.json ?? {}) as { readonly calendars?: unknown }
  return (Array.isArray(calendars) ? calendars : []).flatMap((each: { readonly id?: unknown } | null) =>
    typeof each?.id === "string" ? [each.id] : []
  )
})

/** Publishes a calendar, in place of what stood at its address. */
export const putCalendar = Effect.fnUntraced(function* (
  address: RelayAddress,
  workspace: WorkspaceId,
  token: Uint8Array,
  calendar: { readonly secret: string; readonly text: string }
) {
  const path = calendarsPath(workspace)
  const answer = yield* ask(address, "PUT", path, calendar, toText(token)).pipe(Effect.mapError(unreachable))
  return answer.ok ? undefined : refusal(answer)
})

/** Takes one away; one that is not there is success. */
export const dropCalendar = Effect.fnUntraced(function* (
  address: RelayAddress,
  workspace: WorkspaceId,
  token: Uint8Array,
  id: string
) {
  const path = `${calendarsPath(workspace)}/${id}`
  const answer = yield* ask(address, "DELETE", path, undefined, toText(token)).pipe(Effect.mapError(unreachable))
  return answer.ok ? undefined : refusal(answer)
})

/** Whether a calendar is handed out at its address now; `undefined` where nobody answers. */
export const isServed = (url: string): Effect.Effect<boolean | undefined> =>
  Effect.promise(() =>
    fetch(url, { method: "HEAD", redirect: "error", signal: AbortSignal.timeout(LOOK_MS) }).then(
      ({ ok, status }) => (ok ? true : status === 404 ? false : undefined),
      () => undefined
    )
  )

/** Somebody waits, and the answer is only for them to know. */
const LOOK_MS = 5000

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
  method: "GET" | "POST" | "PUT" | "DELETE",
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
