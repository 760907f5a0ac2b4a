/** Asking a relay to wake this device at certain hours, for apps that a push reaches. The relay learns the hours, and where. */
import * as Effect from "effect/Effect"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { askRelay, refusal, type Refused } from "./AskRelay.ts"
import type { RelayAddress } from "./RelayAddress.ts"

/** What the browser subscribes with (`applicationServerKey`), base64url; `Refused` where this relay wakes nobody. */
export const pushKeyAtRelay = Effect.fnUntraced(function* (address: RelayAddress) {
  const answer = yield* askRelay(address, "GET", "/v1/push/key")
  const { key } = (answer.json ?? {}) as { readonly key?: unknown }
  return answer.ok && typeof key === "string" ? { key } : refusal(answer)
})

export interface WakesAsked {
  /** `PushSubscription.endpoint`; nothing else of the subscription is the relay's business. */
  readonly endpoint: string
  /** Whole hours since 1970 (`hourOf`), at most `MAX_WAKES` and within `MAX_WAKE_AHEAD_HOURS`; none takes back what was asked. */
  readonly hours: ReadonlyArray<number>
}

/**
 * In place of what this device asked for before.
 *
 * @param token `RelayRemote.token`
 */
export const putWakes = Effect.fnUntraced(function* (
  address: RelayAddress,
  workspace: WorkspaceId,
  token: Uint8Array,
  { endpoint, hours }: WakesAsked
) {
  const body = { subscription: { endpoint }, hours }
  return refusedOrNot(yield* askRelay(address, "PUT", wakesPath(workspace), body, token))
})

/** This device is not woken any more. */
export const dropWakes = Effect.fnUntraced(function* (
  address: RelayAddress,
  workspace: WorkspaceId,
  token: Uint8Array
) {
  return refusedOrNot(yield* askRelay(address, "DELETE", wakesPath(workspace), undefined, token))
})

const refusedOrNot = (answer: Parameters<typeof refusal>[0]): Refused | undefined =>
  answer.ok ? undefined : refusal(answer)

const wakesPath = (workspace: WorkspaceId): string => `/v1/workspaces/${workspace}/wakes`
