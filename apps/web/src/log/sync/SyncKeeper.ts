/** Keeps this browser's log in step with its sync server for as long as the tab leads, and says how that stands. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { type BundleStore, BundleStoreError, Rejected } from "@kith/core/log/BundleStore"
import { takeChainFrom } from "@kith/core/log/ChangingMembers"
import { live, type LiveEvent } from "@kith/core/log/Live"
import { type LocalBundles, localBundles } from "@kith/core/log/LocalBundles"
import { SyncStore } from "@kith/core/log/SyncStore"
import type { DeviceId } from "@kith/core/log/Ids"
import { emptyVersion, joinVersions, lacking, type VersionVector } from "@kith/core/log/VersionVector"
import { leaveGlances } from "@kith/core/workspace/Glancing"
import { beginMembership, syncWith } from "@kith/core/workspace/Syncing"
import { Workspace } from "@kith/core/workspace/Workspace"
import { openAtRelay } from "@kith/storage/web/OpenAtRelay"
import { type RelayAddress, relayAddress } from "@kith/storage/web/RelayAddress"
import { webDeflate } from "@kith/storage/webDeflate"
import type { LeftBehind } from "../DeviceNotes.ts"
import type { Errands } from "../Errands.ts"
import type { Ports } from "../Ports.ts"
import { arrive } from "./arrive.ts"
import { takeAfter } from "./leftBehind.ts"
import { type AwayWhy, isFinal, type StoppedWhy, whatAnswers, whyAway, whyRefused, whyStopped } from "./whyNot.ts"

export type SyncPhase =
  | { readonly _tag: "Off" }
  | { readonly _tag: "Connecting" }
  | { readonly _tag: "InStep" }
  | { readonly _tag: "Away"; readonly why: AwayWhy; readonly retryAt: number }
  /** It must not go on by itself. */
  | { readonly _tag: "Stopped"; readonly why: StoppedWhy }

export interface SyncState {
  readonly relay: string | undefined
  readonly phase: SyncPhase
  readonly syncedAt: number | undefined
  /** Changes written here that are not there yet. */
  readonly waiting: number
  /** Changes of this device that go nowhere while it may only read. */
  readonly kept: number
  /** Changes from another log's file that stay here, since only an owner's device can take them in. */
  readonly outside: number
  /** How far the sync server's clock is ahead of this device's, ms, where that is too far to be right. */
  readonly clockAhead: number | undefined
}

export interface SyncKeeper {
  readonly local: LocalBundles
  readonly state: Effect.Effect<SyncState, unknown, Ports>
  /** Begins where this browser last synced; nothing where it never did. */
  readonly begin: Effect.Effect<void>
  /** Syncs there from now on. `token`: what the relay's keeper hands out to those who may begin logs. */
  readonly follow: (address: RelayAddress, options?: FollowOptions) => Effect.Effect<void>
  /** Syncs nowhere from now on. */
  readonly stop: Effect.Effect<void>
  /** Lets go of the sync server until `start`. */
  readonly pause: () => void
  readonly start: () => void
  /** Tries again at once: somebody asked for it, or the network is back. */
  readonly again: () => void
  /** Something was written: it goes there at once. */
  readonly written: () => void
  readonly address: () => RelayAddress | undefined
}

export interface FollowOptions {
  readonly label?: string | undefined
  readonly token?: string | undefined
  /** Also where an owner had this server forget the log. */
  readonly again?: boolean | undefined
}

/** What this device itself has changed of the list is here by then; and no relay makes it begin anew more often. */
const SETTLES = "1 second"

/** A clock that is wrong by more is told of. */
const TOLERATED_MS = 5 * 60_000

/** What no further try changes. */
class NotTaken extends Error {
  readonly why: StoppedWhy
  constructor(why: StoppedWhy) {
    super("not taken")
    this.why = why
  }
}

export const makeSyncKeeper = Effect.fnUntraced(function* (errands: Errands) {
  const { via, notes, run, changed } = errands
  const local = yield* localBundles(webDeflate)
  let following: { readonly address: RelayAddress; readonly options: FollowOptions } | undefined
  let stopRunning: (() => void) | undefined
  let phase: SyncPhase = { _tag: "Off" }
  let syncedAt: number | undefined
  /** What the place is known to hold beyond what is noted of it: what went there and came from there since. */
  let reached: VersionVector = emptyVersion
  let kept = 0
  let outside = 0
  // Of the place: what it is called in the store of remotes.
  let remoteName: string | undefined

  const set = (next: SyncPhase): void => {
    phase = next
    changed("sync")
  }

  const inStep = (): void => {
    syncedAt = Date.now()
    set({ _tag: "InStep" })
    void notes.write({ syncedAt }).catch(() => undefined)
  }

  const open = Effect.fnUntraced(function* (address: RelayAddress, { label, token, again }: FollowOptions) {
    const begun = Effect.andThen(beginMembership(local, { label: label ?? "" }), local.membership(0))
    const opened = yield* openAtRelay(address, { chain: begun, token, again }).pipe(
      Effect.tapError((error) => {
        const { reason } = error instanceof BundleStoreError ? error : { reason: undefined }
        return reason instanceof Rejected && isFinal(reason.why) ? Effect.die(new NotTaken(reason.why)) : Effect.void
      })
    )
    if ("_tag" in opened) {
      const why = whyRefused(opened)
      return yield* typeof why === "string" ? Effect.die(new NotTaken(why)) : Effect.fail(why)
    }
    yield* takeChainFrom(local, opened)
    remoteName = opened.name
    reached = emptyVersion
    // Somebody came to the list of devices, or left it: this device takes the new list in, and may be the one that left.
    const begunAnew = Stream.runForEach(opened.grown, ({ length }) =>
      Effect.sleep(SETTLES).pipe(
        Effect.andThen(local.members),
        Effect.flatMap((now) => Effect.sync(() => now.length < length && start()))
      )
    )
    yield* Effect.forkScoped(Effect.ignore(begunAnew))
    const { isComing, leftBehind } = yield* Effect.promise(notes.read)
    if (isComing === true) yield* arrive(errands, local, opened, exchange)
    else yield* exchange(opened)
    // It waits for the log that took its place to be here whole, and then goes where that one syncs.
    if (leftBehind?.then === "bring" && (yield* brought(leftBehind))) yield* exchange(opened)
    yield* Effect.forkScoped(leaveGlances(local, () => (phase._tag === "InStep" ? opened : undefined)))
    return opened
  })

  /** What cannot come along stays where it is, under Devices; it holds nothing up. */
  const brought = (leftBehind: LeftBehind) => {
    const stays = () => Effect.promise(() => notes.write({ leftBehind: undefined }).then(() => false))
    return takeAfter(errands, leftBehind).pipe(Effect.catch(stays), Effect.catchDefect(stays))
  }

  /** More than what follows anyway: what this device says of itself, and feeds that were cut or adopted. */
  const exchange = Effect.fnUntraced(function* (remote: BundleStore, onFolded?: (folded: number) => void) {
    const { publicKeys = {} } = yield* Effect.promise(notes.read)
    const known = new Map(Object.entries(publicKeys) as Array<[DeviceId, Uint8Array]>)
    const folding = onFolded === undefined ? {} : { onFolded }
    const report = yield* syncWith(local, remote, { via, publicKeys: () => known, ...folding })
    kept = report.kept
    outside = report.outside
  })

  const heard = Effect.fnUntraced(function* (event: LiveEvent, address: RelayAddress) {
    if (event._tag === "Away") {
      const retryAt = Date.now() + event.retryMs
      const why = whyAway(event.error, address)
      set({ _tag: "Away", why, retryAt })
      // At an address that never worked yet, it may be the address.
      if (why === "unreachable" && remoteName === undefined && syncedAt === undefined) {
        set({ _tag: "Away", why: yield* whatAnswers(address), retryAt })
      }
      return
    }
    reached = event._tag === "InStep" ? emptyVersion : event.reached
    if (event._tag === "Received" || event._tag === "InStep") yield* (yield* Workspace).catchUp()
    inStep()
  })

  const staying = (address: RelayAddress, options: FollowOptions): Effect.Effect<void, never, Ports> =>
    Effect.gen(function* () {
      const ports = yield* Effect.context<Ports>()
      const opening = open(address, options).pipe(
        // Only what a place says of itself is tried again; anything else ends it, and is told.
        Effect.catchIf(
          (error): error is Exclude<typeof error, BundleStoreError> => !(error instanceof BundleStoreError),
          Effect.die
        ),
        Effect.provide(ports)
      )
      const report = yield* live({ local, open: opening, on: (event) => heard(event, address) })
      set({ _tag: "Stopped", why: whyStopped(report) })
    }).pipe(
      Effect.provide(Workspace.layer),
      Effect.catchCause((cause) =>
        Effect.sync(() => {
          const error = Cause.squash(cause)
          set({ _tag: "Stopped", why: error instanceof NotTaken ? error.why : "unexpected" })
        })
      )
    )

  const start = (): void => {
    stopRunning?.()
    stopRunning = undefined
    if (following === undefined) return set({ _tag: "Off" })
    set({ _tag: "Connecting" })
    stopRunning = run(staying(following.address, following.options))
  }

  const keeper: SyncKeeper = {
    local,
    state: Effect.gen(function* () {
      const held = yield* local.version
      const remote = remoteName === undefined ? undefined : (yield* (yield* SyncStore).remotes).get(remoteName)
      const { clockAhead = 0 } = remote ?? {}
      return {
        relay: following?.address.url,
        phase,
        syncedAt,
        waiting: following === undefined ? 0 : lacking(held, joinVersions(remote?.version ?? emptyVersion, reached)),
        kept,
        outside,
        clockAhead: Math.abs(clockAhead) > TOLERATED_MS ? clockAhead : undefined
      } satisfies SyncState
    }),
    begin: Effect.promise(async () => {
      if (following !== undefined) return
      const kept = await notes.read()
      const address = kept.relay === undefined ? undefined : relayAddress(kept.relay)
      if (address === undefined) return
      syncedAt = kept.syncedAt
      following = { address, options: { label: kept.label } }
      start()
    }),
    follow: (address, options = {}) =>
      Effect.promise(async () => {
        // Of another place, nothing is known yet.
        const isOther = following?.address.url !== address.url
        if (isOther) [remoteName, syncedAt] = [undefined, undefined]
        await notes.write({ relay: address.url, label: options.label, ...(isOther ? { syncedAt: undefined } : {}) })
        following = { address, options }
        start()
      }),
    stop: Effect.promise(async () => {
      following = undefined
      start()
      await notes.write({ relay: undefined })
    }),
    pause: () => {
      stopRunning?.()
      stopRunning = undefined
    },
    start,
    again: () => {
      if (phase._tag === "Away" || phase._tag === "Stopped") start()
    },
    written: () => Effect.runFork(local.look),
    address: () => following?.address
  }
  // Somebody who comes out of a tunnel is not to wait for the next try.
  if (typeof addEventListener === "function") addEventListener("online", () => keeper.again())
  return keeper
})
