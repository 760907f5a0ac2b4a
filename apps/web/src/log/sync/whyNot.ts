/** Why a log is not in step with its sync server, as codes that a page has whole sentences for (`screens/devices/stateWords.ts`). */
import * as Effect from "effect/Effect"
import { BundleStoreError, type Rejection } from "@kith/core/log/BundleStore"
import { DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { LocalLogError } from "@kith/core/log/LocalLog"
import { isFailing, problemOf, reasonOf, type RelayProblemCode, relayProblemCodes } from "@kith/core/log/RelayProblem"
import type { SyncReport } from "@kith/core/log/Sync"
import { type Refused, refusal, requestRelay } from "@kith/storage/web/AskRelay"
import { isBare, type RelayAddress } from "@kith/storage/web/RelayAddress"
import { EntityStoreError } from "@kith/core/workspace/EntityStore"

/** It is tried again by itself. */
export type AwayWhy =
  | "unreachable"
  /** A page that came encrypted opens no address that is not. */
  | "insecure"
  /** Something answers there that is no relay. */
  | "notARelay"
  /** The relay answers, and its socket cannot be opened: something on the way lets none through. */
  | "noSocket"
  /** This device has no room left. */
  | "fullHere"
  /** This browser's storage cannot be used now. */
  | "storageHere"
  | "failing"
  | "otherVersion"
  | "corrupt"
  | "pause"
  | "roomOfLog"
  | "tooLarge"
  | "tooManyEntries"
  | "notKnownThere"
  | "refused"

/** It must not go on by itself. */
export type StoppedWhy =
  | "revoked"
  | "ownFeedElsewhere"
  | "forkedMembership"
  | "notMine"
  /** One of its owners had the relay forget the log. */
  | "forgotten"
  /** The relay takes no new log without a token, or not with this one. */
  | "mayNotCreate"
  /** It has no room for a further log. */
  | "noRoomThere"
  | "notARelay"
  | "unexpected"

export const whyAway = ({ reason }: BundleStoreError, address: RelayAddress): AwayWhy => {
  if (reason._tag === "StoreUnavailable") return unavailable(reason.cause, address)
  return byCode[problemOf({ reason }).code] ?? "refused"
}

const unavailable = (cause: unknown, address: RelayAddress): AwayWhy => {
  // This device's own store and keys: told as what they are.
  if (cause instanceof LocalLogError || cause instanceof EntityStoreError) {
    return cause.reason._tag === "Full" ? "fullHere" : "storageHere"
  }
  if (cause instanceof DeviceKeysError) return "storageHere"
  if (isFailing(cause)) return "failing"
  if ((cause as { readonly code?: unknown } | undefined)?.code === "unsupportedVersion") return "otherVersion"
  return isBare(address) && globalThis.location?.protocol === "https:" ? "insecure" : "unreachable"
}

const byCode: Partial<Record<RelayProblemCode, AwayWhy>> = {
  corrupt: "corrupt",
  requests: "pause",
  connections: "pause",
  workspaceBytes: "roomOfLog",
  bundleBytes: "tooLarge",
  requestBytes: "tooLarge",
  bundlesPerRequest: "tooLarge",
  membershipEntries: "tooManyEntries",
  notAMember: "notKnownThere",
  notSignedIn: "notKnownThere",
  badSignature: "notKnownThere",
  notThisWorkspace: "notKnownThere"
}

/** Rejections that no further try changes. */
export const isFinal = (why: Rejection): why is "forgotten" => why === "forgotten"

/** Why a relay did not take a log that it does not have: for good, or for now. */
export const whyRefused = ({ code }: Refused): StoppedWhy | BundleStoreError => {
  if (code === undefined) return "notARelay"
  if (code === "forgotten" || code === "mayNotCreate") return code
  if (code === "workspaces") return "noRoomThere"
  if (!isProblem(code) || code === "badMembership") return "unexpected"
  return new BundleStoreError({ operation: "open", reason: reasonOf({ code }) })
}

const isProblem = (code: string): code is RelayProblemCode =>
  (relayProblemCodes as ReadonlyArray<string>).includes(code)

export const whyStopped = ({ revoked, ownFeedElsewhere, forkedMembership }: SyncReport): StoppedWhy =>
  revoked ? "revoked" : ownFeedElsewhere ? "ownFeedElsewhere" : forkedMembership ? "forkedMembership" : "notMine"

/** How long something may take to answer that nobody waits for. */
const LOOK_MS = 5000

/** What it is that cannot be reached at an address that never worked yet. */
export const whatAnswers = (address: RelayAddress): Effect.Effect<"unreachable" | "notARelay" | "noSocket"> =>
  Effect.gen(function* () {
    // Any relay answers this with its own problem details, and any page may read them.
    const answer = yield* Effect.option(requestRelay(address, "GET", "/v1/"))
    if (answer._tag === "Some") return refusal(answer.value).code === undefined ? "notARelay" : "noSocket"
    const is = yield* Effect.promise(() =>
      fetch(address.url, { mode: "no-cors", credentials: "omit", signal: AbortSignal.timeout(LOOK_MS) }).then(
        () => true,
        () => false
      )
    )
    return is ? "notARelay" : "unreachable"
  })
