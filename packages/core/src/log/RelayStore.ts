/**
 * The port on everything that a relay keeps: workspaces, each a `BundleStore` of its own, and what the relay has to know
 * about them to hold its limits. It knows public bytes only. Layers: SQLite, memory (and PostgreSQL).
 *
 * It checks numbers, chains and limits; who may write is the session's to check, before it comes here.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type * as Stream from "effect/Stream"
import type { Bundle } from "./Bundle.ts"
import type { BundleStore, BundleStoreError } from "./BundleStore.ts"
import type { DeviceId, WorkspaceId } from "./Ids.ts"
import type { MembershipEntry } from "./MembershipEntry.ts"

/** How long a bundle is kept that its author has sent again as part of a larger one, ms. */
export const REPLACED_KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** So many workspaces that were removed are remembered as such, the latest ones; so that nobody fills a disk with them. */
export const MAX_FORGOTTEN = 100_000

/** `forgotten`: it was here, and was removed; nothing else is known of it. */
export type Presence = "here" | "forgotten" | "unknown"

/** Held by the store itself, in the transaction that would go beyond them; answered with `OverLimit`. */
export interface RelayLimits {
  readonly workspaces: number
  /** Membership entries and bundles that are handed out. As much again may be taken by replaced bundles. */
  readonly workspaceBytes: number
  /** Of one workspace's bundles, by whoever handed them in. */
  readonly uploaderBytes: number
  readonly membershipEntries: number
}

export const defaultRelayLimits: RelayLimits = {
  workspaces: 10_000,
  workspaceBytes: 1024 ** 3,
  uploaderBytes: 512 * 1024 ** 2,
  membershipEntries: 10_000
}

/** What a store knows of one bundle beside its bytes. */
export interface BundleFacts {
  readonly device: DeviceId
  readonly first: number
  readonly last: number
  readonly bytes: number
  /** Who handed it in, and when, ms by the relay's clock. */
  readonly uploader: DeviceId
  readonly at: number
  /** When another one took its place, after which it is not handed out; `undefined` while it is. */
  readonly replacedAt: number | undefined
}

export interface Usage {
  /** Bundles that are handed out. */
  readonly bundles: number
  /** Of these, of the glance, and of published calendars. */
  readonly bytes: number
  readonly replacedBytes: number
  readonly membershipBytes: number
  /** Of `bytes`, by who handed them in. */
  readonly byUploader: ReadonlyMap<DeviceId, number>
}

/** What happened in a workspace; told once it is durable. */
export type News =
  | {
      readonly _tag: "BundleStored"
      readonly bundle: Bundle
      /** The same as `encodeBundle` makes of it, so that a thousand readers need not. */
      readonly encoded: Uint8Array
      readonly uploader: DeviceId
    }
  /** The membership chain has so many entries now. */
  | { readonly _tag: "MembershipExtended"; readonly length: number }

/** Whoever is told of a workspace's news in the same turn that made it durable: it must neither throw nor take long. */
export interface NewsListener {
  readonly tell: (news: News) => void
  /** There are no more: the workspace was removed, or the store closes. */
  readonly end: () => void
}

/** What a store knows of a published calendar beside its text. */
export interface CalendarFacts {
  /** `CalendarAddress.id`. */
  readonly id: string
  /** Who put it there last, and when, ms by the relay's clock. */
  readonly device: DeviceId
  readonly at: number
  readonly bytes: number
}

export interface PublishedCalendar extends CalendarFacts {
  readonly workspace: WorkspaceId
  /** UTF-8. */
  readonly text: Uint8Array
}

/** A workspace's published calendars. They count against the same limits as bundles, and are at most `MAX_CALENDARS`. */
export interface CalendarShelf {
  /** Durable once it succeeds; `replaced` where one stood there. Another workspace's is not replaced: `notThisWorkspace`. */
  readonly put: (
    calendar: Pick<PublishedCalendar, "id" | "device" | "text">
  ) => Effect.Effect<"added" | "replaced", BundleStoreError>
  /** Its text is gone. `false` for one that is not there. */
  readonly revoke: (id: string) => Effect.Effect<boolean, BundleStoreError>
  readonly list: Effect.Effect<ReadonlyArray<CalendarFacts>, BundleStoreError>
}

/** When a device asked to be woken, and where its push service takes that. */
export interface DeviceWakes {
  readonly device: DeviceId
  readonly endpoint: string
  /** Whole hours since 1970, the next first; at least one. */
  readonly hours: ReadonlyArray<number>
  /** When the next one is to be sent, ms. */
  readonly dueAt: number
}

/** As they lie when their time has come. */
export interface DueWakes extends DeviceWakes {
  /** Of what was asked for at one time: what is asked for anew has another. */
  readonly id: number
  readonly workspace: WorkspaceId
  /** How often the next one was tried in vain. */
  readonly tries: number
}

/** When a workspace's devices are to be woken: one subscription for each, and at most `MAX_WAKING_DEVICES`. */
export interface WakeShelf {
  /** In place of what this device asked for before. Durable once it succeeds. */
  readonly put: (wakes: DeviceWakes) => Effect.Effect<void, BundleStoreError>
  /** `false` where it asked for nothing. */
  readonly drop: (device: DeviceId) => Effect.Effect<boolean, BundleStoreError>
  readonly of: (device: DeviceId) => Effect.Effect<DeviceWakes | undefined, BundleStoreError>
}

export interface RelayWorkspace {
  readonly workspace: WorkspaceId
  /** The store as one device uses it: what it pushes counts against its share, and only its own bundles may it replace. */
  readonly as: (uploader: DeviceId) => BundleStore
  /**
   * News from when the effect succeeds on, so that nothing is missed between it and a `pull` after it. Bundles that only
   * take the place of others are no news. The stream ends when the store or the workspace does, and fails with
   * `StoreUnavailable` when its reader has fallen `MAX_LAG_BYTES` behind: subscribe and pull again.
   */
  readonly news: Effect.Effect<Stream.Stream<News, BundleStoreError>, never, Scope.Scope>
  /** The same without a queue in between, for as long as the scope lives: what waits is the listener's to bound. */
  readonly listen: (listener: NewsListener) => Effect.Effect<void, never, Scope.Scope>
  readonly calendars: CalendarShelf
  readonly wakes: WakeShelf
  readonly usage: Effect.Effect<Usage, BundleStoreError>
  /** Every bundle kept, replaced ones too, in the order of feeds and events. */
  readonly facts: Effect.Effect<ReadonlyArray<BundleFacts>, BundleStoreError>
}

/** What may wait for one reader of news before it is cut off. */
export const MAX_LAG_BYTES = 1024 * 1024

/** Of the whole relay, for its metrics. */
export interface RelayStatistics {
  readonly workspaces: number
  readonly bundles: number
  readonly bytes: number
  readonly replacedBytes: number
  readonly membershipBytes: number
}

export class RelayStore extends Context.Service<
  RelayStore,
  {
    /**
     * Begins a workspace with the first entries of its membership chain, all or nothing; `exists`, and nothing changed, for
     * one that is there, whoever began it. The entries were verified by the caller. One that was removed is `forgotten`,
     * unless it is to begin `again`: a device that comes by must not bring back unasked what its owner had deleted.
     */
    readonly create: (
      workspace: WorkspaceId,
      entries: readonly [MembershipEntry, ...ReadonlyArray<MembershipEntry>],
      again?: boolean
    ) => Effect.Effect<"created" | "exists", BundleStoreError>
    /** `undefined` for one that is not there. Later, all operations on one that was removed are `forgotten`. */
    readonly open: (workspace: WorkspaceId) => Effect.Effect<RelayWorkspace | undefined, BundleStoreError>
    readonly presence: (workspace: WorkspaceId) => Effect.Effect<Presence, BundleStoreError>
    /** Forgets everything about a workspace but that it was removed. `false` for one that is not there. */
    readonly remove: (workspace: WorkspaceId) => Effect.Effect<boolean, BundleStoreError>
    /**
     * Workspaces whose chain has ever named this key: a device's id, or for a recovery phrase `deviceIdOf` its signing key.
     * It may have been revoked since: that is for the chain to say.
     */
    readonly workspacesOf: (signer: DeviceId) => Effect.Effect<ReadonlyArray<WorkspaceId>, BundleStoreError>
    /** A published calendar, whoever's it is; `undefined` for one that is not there, or no longer. */
    readonly calendar: (id: string) => Effect.Effect<PublishedCalendar | undefined, BundleStoreError>
    /** Whom to wake now, whoever's they are, the longest due first; at most so many. */
    readonly dueWakes: (now: number, most: number) => Effect.Effect<ReadonlyArray<DueWakes>, BundleStoreError>
    /** What is left after one was tried; `undefined` for nothing. `false`, and nothing changed, where it is no longer there. */
    readonly settleWakes: (
      id: number,
      left: Pick<DueWakes, "hours" | "dueAt" | "tries"> | undefined
    ) => Effect.Effect<boolean, BundleStoreError>
    /** Drops bundles that were replaced more than `REPLACED_KEPT_MS` ago; says how many, and their bytes. */
    readonly sweep: Effect.Effect<{ readonly bundles: number; readonly bytes: number }, BundleStoreError>
    readonly statistics: Effect.Effect<RelayStatistics, BundleStoreError>
  }
>()("@kith/core/log/RelayStore") {}
