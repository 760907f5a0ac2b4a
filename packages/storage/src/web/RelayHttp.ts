/** What a relay is asked over HTTP: to begin and to forget a log, to publish calendars, and to keep a pairing's messages. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Base64Url from "effect/encoding/Base64Url"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { encodeEntry, type MembershipEntry } from "@kith/core/log/MembershipEntry"
import { MailboxError, PairingMailbox } from "@kith/core/log/PairingMailbox"
import { askRelay, refusal, requestRelay } from "./AskRelay.ts"
import type { RelayAddress } from "./RelayAddress.ts"

/** Hands a chain to a relay that does not have it yet, or (`again`) no longer; one that is there already is success. */
export const beginAtRelay = Effect.fnUntraced(function* (
  address: RelayAddress,
  entries: ReadonlyArray<MembershipEntry>,
  token: string | undefined,
  again = false
) {
  const body = { entries: entries.map((entry) => Base64Url.encode(encodeEntry(entry))), ...(again ? { again } : {}) }
  const answer = yield* askRelay(address, "POST", "/v1/workspaces", body, token)
  return answer.ok ? undefined : refusal(answer)
})

/** Makes a relay forget a log, for an owner who is signed in; its devices keep everything. */
export const forgetAtRelay = Effect.fnUntraced(function* (
  address: RelayAddress,
  workspace: WorkspaceId,
  token: Uint8Array
) {
  const path = `/v1/workspaces/${workspace}`
  const answer = yield* askRelay(address, "DELETE", path, undefined, token)
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
  const answer = yield* askRelay(address, "GET", path, undefined, token)
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
  const answer = yield* askRelay(address, "PUT", path, calendar, token)
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
  const answer = yield* askRelay(address, "DELETE", path, undefined, token)
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
    const answer = yield* requestRelay(address, "POST", `/v1/pairing/${what}`, body).pipe(
      Effect.mapError((cause) => new MailboxError({ reason: "Unavailable", cause }))
    )
    if (answer.ok) return answer.json
    const reason = answer.status === 409 ? "Taken" : answer.status === 410 ? "Expired" : "Unavailable"
    return yield* new MailboxError({ reason, cause: new Error(`HTTP ${answer.status}`) })
  })
  return Layer.succeed(PairingMailbox, {
    put: (slot, message, lifeMs) => Effect.asVoid(post("put", { slot, message: Base64Url.encode(message), lifeMs })),
    take: (slot, taker) =>
      Effect.map(post("take", { slot, taker }), (json) => {
        const { message } = (json ?? {}) as { readonly message?: unknown }
        return typeof message === "string" ? Result.getOrUndefined(Base64Url.decode(message)) : undefined
      }),
    keep: (slot, lifeMs) => Effect.asVoid(post("keep", { slot, lifeMs }))
  })
}
