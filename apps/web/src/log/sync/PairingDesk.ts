/**
 * Pairing, as somebody sees it who looks at two screens: an invitation that is shown, three words to compare, and what came
 * of it. One at a time, on either side; it lives in the leading tab, so that closing the drawer does not end it.
 */
import * as Cause from "effect/Cause"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { chainOver } from "@kith/core/log/ChangingMembers"
import { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { eventsUpTo } from "@kith/core/log/EveryEntry"
import { deviceIdOf } from "@kith/core/log/Feed"
import { admitDevice, invite, type Joining, type Words } from "@kith/core/log/Inviting"
import { LocalLog } from "@kith/core/log/LocalLog"
import { membershipOf, roleOf } from "@kith/core/log/Membership"
import { type InvitationFault, readInvitation } from "@kith/core/log/PairingCode"
import { PairingError, type PairingFault } from "@kith/core/log/PairingError"
import { Primitives } from "@kith/core/log/Primitives"
import { readPhrase, phraseKeys } from "@kith/core/log/RecoveryPhrase"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { NewDevice } from "@kith/core/log/NewDevice"
import { leaveGlance } from "@kith/core/workspace/Glancing"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { runtimeRandom } from "@kith/storage/memory/runtimeRandom"
import { joinAtRelay } from "@kith/storage/web/JoinAtRelay"
import { reachRelay } from "@kith/storage/web/ReachRelay"
import { recoverAtRelay, NotLetIn } from "@kith/storage/web/RecoverAtRelay"
import { relayAddress, type RelayAddress } from "@kith/storage/web/RelayAddress"
import { layerRelayMailbox } from "@kith/storage/web/RelayHttp"
import { webCiphers } from "@kith/storage/webCiphers"
import type { Errands } from "../Errands.ts"
import type { Ports } from "../Ports.ts"
import { cameBack } from "./cameBack.ts"
import { isUntouched } from "./leftBehind.ts"
import type { JoinedLog } from "./LogsHere.ts"
import type { SyncKeeper } from "./SyncKeeper.ts"

export type PairingState =
  | { readonly _tag: "Idle" }
  | { readonly _tag: "Working" }
  /** For the other device to scan or type. */
  | { readonly _tag: "Showing"; readonly link: string; readonly code: string; readonly expiresAt: number }
  /** Both screens show these; `label`: what the other device calls itself, on the inviting side. */
  | { readonly _tag: "Comparing"; readonly words: Words; readonly label: string | undefined }
  /** The other device belongs to this log now. */
  | { readonly _tag: "LetIn"; readonly label: string }
  /** This browser has a copy of the other log now, under this name. `before`: what somebody wrote here until now. */
  | { readonly _tag: "Joined"; readonly log: string; readonly before: Before | undefined }
  /** The copy that was here is one of the log's devices again, and goes on; so many of its changes go along. */
  | { readonly _tag: "CameBack"; readonly changes: number }
  | { readonly _tag: "Failed"; readonly why: PairingFailure }

/** A log that stays behind when this browser joins another. */
export interface Before {
  /** Its name here. */
  readonly log: string
  readonly changes: number
  /** It can come along: this device may take it into the joined log. */
  readonly canBring: boolean
}

/** As whom a device is let in: one's own, or a further member's. */
export type InviteAs = Joining

/** Codes; the page has the words. */
export type PairingFailure =
  | PairingFault
  | InvitationFault
  | NotLetIn["why"]
  | "noRelay"
  | "notAPhrase"
  | "unreachable"
  | "notAllowed"
  | "unexpected"

export interface JoinAsked {
  /** A link or a code, or, with `byPhrase`, the recovery phrase. */
  readonly text: string
  readonly byPhrase?: boolean
  /** Only a link knows where. */
  readonly relay?: string
  /** What this device is to be called. */
  readonly label: string
}

export interface PairingDesk {
  readonly state: () => PairingState
  readonly invite: (asked: { readonly as: Joining; readonly page: string; readonly lang: Language }) => void
  readonly join: (asked: JoinAsked) => void
  /** Ten minutes more. */
  readonly extend: () => void
  readonly answer: (isSame: boolean) => void
  readonly stop: () => void
}

const layerHere = Layer.mergeAll(
  Layer.sync(Ciphers, () => webCiphers()),
  Layer.succeed(Primitives, { sha256: nobleSha256, random: runtimeRandom })
)

export const makePairingDesk = (errands: Errands, keeper: Effect.Effect<SyncKeeper, unknown, Ports>): PairingDesk => {
  const { run, changed } = errands
  let state: PairingState = { _tag: "Idle" }
  let stopRunning: (() => void) | undefined
  let answered: Deferred.Deferred<boolean> | undefined
  let extending: Effect.Effect<unknown> | undefined

  const set = (next: PairingState): void => {
    state = next
    changed("sync")
  }

  const begin = (work: Parameters<Errands["run"]>[0]): void => {
    stopRunning?.()
    set({ _tag: "Working" })
    stopRunning = run(
      Effect.catchCause(work, (cause) =>
        Effect.sync(() => {
          if (!Cause.hasInterruptsOnly(cause)) set({ _tag: "Failed", why: failureOf(Cause.squash(cause)) })
        })
      )
    )
  }

  const compared = (words: Words, label: string | undefined): Effect.Effect<boolean> =>
    Effect.gen(function* () {
      const deferred = yield* Deferred.make<boolean>()
      answered = deferred
      set({ _tag: "Comparing", words, label })
      const isSame = yield* Deferred.await(deferred)
      set({ _tag: "Working" })
      return isSame
    })

  const inviting = ({ as, page, lang }: Parameters<PairingDesk["invite"]>[0]) =>
    Effect.gen(function* () {
      const kept = yield* keeper
      const address = kept.address()
      if (address === undefined) return set({ _tag: "Failed", why: "noRelay" })
      const { local } = kept
      yield* Effect.scoped(
        Effect.gen(function* () {
          const remote = yield* reachRelay(address)
          // The other device shows it first.
          yield* Effect.forkScoped(Effect.ignore(leaveGlance(local, remote)))
          const invitation = yield* invite({
            membership: yield* local.members,
            page,
            relay: address.url,
            language: lang,
            confirm: (words, label) => compared(words, label),
            admit: (device: NewDevice) => admitDevice(chainOver(local, remote), as)(device)
          })
          const show = Effect.gen(function* () {
            const { link, code } = invitation
            set({ _tag: "Showing", link, code: code.toUpperCase(), expiresAt: yield* invitation.expiresAt })
          })
          yield* show
          extending = Effect.ignore(
            Effect.andThen(invitation.extend, show).pipe(Effect.provide(layerRelayMailbox(address)))
          )
          const { label } = yield* invitation.accepted
          set({ _tag: "LetIn", label })
        })
      ).pipe(Effect.provide(layerRelayMailbox(address)))
    }).pipe(Effect.orDie)

  const joining = (asked: JoinAsked) =>
    Effect.gen(function* () {
      const { label, byPhrase = false } = asked
      const typed = asked.relay === undefined || asked.relay.trim() === "" ? undefined : relayAddress(asked.relay)
      if (byPhrase) {
        if (typed === undefined) return set({ _tag: "Failed", why: "noRelay" })
        const phrase = yield* Effect.option(readPhrase(asked.text))
        if (phrase._tag === "None") return set({ _tag: "Failed", why: "notAPhrase" })
        const joined = yield* recoverAtRelay(typed, yield* phraseKeys(phrase.value), label)
        return yield* kept(typed, joined, label)
      }
      const invitation = readInvitation(nobleSha256, asked.text)
      if (typeof invitation === "string") return set({ _tag: "Failed", why: invitation })
      const address = typed ?? (invitation._tag === "Link" ? relayAddress(invitation.relay) : undefined)
      if (address === undefined) return set({ _tag: "Failed", why: "noRelay" })
      const joined = yield* joinAtRelay(address, { invitation, label, confirm: (words) => compared(words, undefined) })
      return yield* kept(address, joined, label)
    }).pipe(Effect.provide(layerHere), Effect.orDie)

  const kept = Effect.fnUntraced(function* (address: RelayAddress, joined: JoinedLog, label: string) {
    const { workspace } = joined.keys
    const own = yield* DeviceKeys
    const { local } = yield* keeper
    const { membership } = yield* membershipOf(workspace, joined.entries)
    if (own.workspace === workspace && membership.devices.get(own.device)?.revoked === true) {
      set({ _tag: "CameBack", changes: yield* cameBack(errands, yield* keeper, { address, joined, label }) })
      return
    }
    const here = yield* errands.logs
    // A log of several devices is none that was only begun, whatever stands in it.
    const isBare = (yield* local.members).devices.size < 2 && (yield* isUntouched)
    const leftBehind = isBare ? { leftBehind: { log: errands.log, then: "remove" } as const } : {}
    const log = yield* here.keep(joined, { relay: address.url, label, isComing: true, ...leftBehind })
    const device = deviceIdOf(nobleSha256, joined.keys.signing.publicKey)
    const changes = eventsUpTo(yield* (yield* LocalLog).heads)
    const canBring = own.workspace !== workspace && roleOf(membership, device) === "owner"
    set({ _tag: "Joined", log, before: isBare ? undefined : { log: errands.log, changes, canBring } })
  })

  return {
    state: () => state,
    invite: (asked) => begin(inviting(asked)),
    join: (asked) => begin(joining(asked)),
    extend: () => void (extending === undefined ? undefined : Effect.runFork(extending)),
    answer: (isSame) => {
      if (answered !== undefined) Deferred.doneUnsafe(answered, Effect.succeed(isSame))
      answered = undefined
    },
    stop: () => {
      stopRunning?.()
      stopRunning = undefined
      set({ _tag: "Idle" })
    }
  }
}

const failureOf = (error: unknown): PairingFailure => {
  if (error instanceof PairingError) return error.reason
  if (error instanceof NotLetIn) return error.why
  const tag = (error as { readonly _tag?: unknown } | undefined)?._tag
  if (tag === "BundleStoreError") return "unreachable"
  return tag === "NotAuthored" || tag === "MembersUnchanged" ? "notAllowed" : "unexpected"
}
