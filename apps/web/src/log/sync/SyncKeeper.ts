/** Keeps this browser's log in step with its sync server for as long as the tab leads, and says how that stands. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import { takeChainFrom } from "@kith/core/log/ChangingMembers"
import { live, type LiveEvent } from "@kith/core/log/Live"
import { type LocalBundles, localBundles } from "@kith/core/log/LocalBundles"
import { isFailing, problemOf } from "@kith/core/log/RelayProblem"
import type { SyncReport } from "@kith/core/log/Sync"
import { SyncStore } from "@kith/core/log/SyncStore"
import { emptyVersion, lacking } from "@kith/core/log/VersionVector"
import { beginMembership, syncWith } from "@kith/core/workspace/Syncing"
import { Workspace } from "@kith/core/workspace/Workspace"
import { openAtRelay } from "@kith/storage/web/OpenAtRelay"
import { type RelayAddress, relayAddress } from "@kith/storage/web/RelayAddress"
import type { Refused } from "@kith/storage/web/AskRelay"
import { webDeflate } from "@kith/storage/webDeflate"
import { readNotes, writeNotes } from "../DeviceNotes.ts"
import type { Errands } from "../Errands.ts"
import type { Ports } from "../Ports.ts"

/** `why`: a relay's code for a refusal, or what came to light (`StoppedBy`); the page has the words. */
export type SyncPhase =
  | { readonly _tag: "Off" }
  | { readonly _tag: "Connecting" }
  | { readonly _tag: "InStep" }
  | { readonly _tag: "Away"; readonly why: string; readonly retryAt: number }
  /** It must not go on by itself. */
  | { readonly _tag: "Stopped"; readonly why: string }

type StoppedBy = "revoked" | "ownFeedElsewhere" | "forkedMembership" | "notMine"

export interface SyncState {
  readonly relay: string | undefined
  readonly phase: SyncPhase
  readonly syncedAt: number | undefined
  /** Changes written here that are not there yet. */
  readonly waiting: number
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

/** Said of a relay that refused to take the log. */
class NotTaken extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super("not taken")
    this.refused = refused
  }
}

export const makeSyncKeeper = Effect.fnUntraced(function* ({ log, via, run, changed }: Errands) {
  const local = yield* localBundles(webDeflate)
  let following: { readonly address: RelayAddress; readonly options: FollowOptions } | undefined
  let stopRunning: (() => void) | undefined
  let phase: SyncPhase = { _tag: "Off" }
  let syncedAt: number | undefined
  // Of the place: what it is called in the store of remotes.
  let remoteName: string | undefined

  const set = (next: SyncPhase): void => {
    phase = next
    changed("sync")
  }

  const inStep = (): void => {
    syncedAt = Date.now()
    set({ _tag: "InStep" })
    void writeNotes(log, { syncedAt }).catch(() => undefined)
  }

  const open = Effect.fnUntraced(function* (address: RelayAddress, { label, token, again }: FollowOptions) {
    const begun = Effect.andThen(beginMembership(local, { label: label ?? "" }), local.membership(0))
    const opened = yield* openAtRelay(address, { chain: begun, token, again })
    if ("_tag" in opened) return yield* Effect.die(new NotTaken(opened))
    yield* takeChainFrom(local, opened)
    remoteName = opened.name
    // More than the exchange that follows anyway: what this device says of itself, and feeds that were cut.
    yield* syncWith(local, opened, { via })
    return opened
  })

  const heard = Effect.fnUntraced(function* (event: LiveEvent) {
    if (event._tag === "Away") {
      set({ _tag: "Away", why: whyAway(event.error), retryAt: Date.now() + event.retryMs })
      return
    }
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
      const report = yield* live({ local, open: opening, on: heard })
      set({ _tag: "Stopped", why: stoppedBy(report) })
    }).pipe(
      Effect.provide(Workspace.layer),
      Effect.catchCause((cause) =>
        Effect.sync(() => {
          const error = Cause.squash(cause)
          const why = error instanceof NotTaken ? (error.refused.code ?? "notARelay") : "unexpected"
          set({ _tag: "Stopped", why })
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
      return {
        relay: following?.address.url,
        phase,
        syncedAt,
        waiting: following === undefined ? 0 : lacking(held, remote?.version ?? emptyVersion)
      } satisfies SyncState
    }),
    begin: Effect.promise(async () => {
      if (following !== undefined) return
      const notes = await readNotes(log)
      const address = notes.relay === undefined ? undefined : relayAddress(notes.relay)
      if (address === undefined) return
      syncedAt = notes.syncedAt
      following = { address, options: { label: notes.label } }
      start()
    }),
    follow: (address, options = {}) =>
      Effect.promise(async () => {
        await writeNotes(log, { relay: address.url, label: options.label })
        following = { address, options }
        start()
      }),
    stop: Effect.promise(async () => {
      following = undefined
      start()
      await writeNotes(log, { relay: undefined })
    }),
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

const whyAway = (error: BundleStoreError): string =>
  error.reason._tag === "StoreUnavailable" && !isFailing(error.reason.cause) ? "unreachable" : problemOf(error).code

const stoppedBy = ({ revoked, ownFeedElsewhere, forkedMembership }: SyncReport): StoppedBy =>
  revoked ? "revoked" : ownFeedElsewhere ? "ownFeedElsewhere" : forkedMembership ? "forkedMembership" : "notMine"
