/**
 * The port on whatever holds bundles of one workspace: this device's log (`LocalBundles.ts`), a relay reached over a
 * socket, a relay's own database, a folder of files. One conformance suite covers them, and `sync` joins any two.
 */
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Stream from "effect/Stream"
import type { Bundle } from "./Bundle.ts"
import { Dot } from "./Dot.ts"
import type { Glance } from "./Glance.ts"
import type { Holdings } from "./Holdings.ts"
import type { MembershipEntry } from "./MembershipEntry.ts"
import type { VersionVector } from "./VersionVector.ts"

/** The store cannot be reached or is busy; what was acknowledged is safe, and trying again may work. */
export class StoreUnavailable extends Schema.TaggedError<StoreUnavailable>()("StoreUnavailable", {
  retryAfterMs: Schema.optionalKey(Schema.Int),
  cause: Schema.Defect()
}) {}

export const rejections = [
  /** The workspace is not there, or this is another's. */
  "notThisWorkspace",
  /** It was there, and one of its owners had it deleted. */
  "forgotten",
  /** The device is not of this workspace, as far as the membership chain held here says. */
  "notAMember",
  /** Its role does not let it write, or its feed was cut before this. */
  "mayNotWrite",
  "badSignature",
  /** Events are missing before it. */
  "gap",
  /** The feed held here continues in another way. */
  "fork",
  /** It cannot be decoded or opened, or its events do not add up to the chain that it claims. */
  "malformed",
  /** A membership entry that does not follow from the chain before it. */
  "badMembership",
  /** Not signed in, or no longer. */
  "notSignedIn"
] as const
export type Rejection = (typeof rejections)[number]

/** Not acceptable, now or later; nothing of it was stored, and what came before it in the same push was. */
export class Rejected extends Schema.TaggedError<Rejected>()("Rejected", {
  why: Schema.Literals(rejections),
  /** The first event of what was refused. */
  dot: Schema.optionalKey(Dot),
  /** Where the store's own copy of that feed ends. */
  held: Schema.optionalKey(Schema.Int)
}) {}

/** Over a limit; nothing was stored. */
export class OverLimit extends Schema.TaggedError<OverLimit>()("OverLimit", {
  limit: Schema.Literals([
    "bundleBytes",
    "requestBytes",
    "bundlesPerRequest",
    "workspaceBytes",
    "workspaces",
    "requests",
    "connections",
    "membershipEntries",
    "calendars",
    "wakes"
  ]),
  allowed: Schema.Int,
  retryAfterMs: Schema.optionalKey(Schema.Int)
}) {}

/** Stored bytes no longer read back as they were written. */
export class StoreCorrupt extends Schema.TaggedError<StoreCorrupt>()("StoreCorrupt", {
  dot: Schema.optionalKey(Dot),
  cause: Schema.Defect()
}) {}

export class BundleStoreError extends Schema.TaggedError<BundleStoreError>()("BundleStoreError", {
  operation: Schema.Literals([
    "open",
    "version",
    "pull",
    "push",
    "changes",
    "membership",
    "extendMembership",
    "glance",
    "calendar",
    "wake"
  ]),
  reason: Schema.Union([StoreUnavailable, Rejected, OverLimit, StoreCorrupt])
}) {
  override get message(): string {
    return `${this.operation}: ${this.reason._tag}`
  }
}

export interface Pulled {
  /** What the store holds. */
  readonly version: VersionVector
  /** What the caller lacks, each feed in order; may begin before what it holds, where a bundle spans that. */
  readonly bundles: Stream.Stream<Bundle, BundleStoreError>
}

/** Where one glance of the log is left, for devices that have just come. */
export interface GlancePlace {
  /** The one that was left last; `undefined` for none. Whoever shows it looks who made it (`openGlance`). */
  readonly read: Effect.Effect<Glance | undefined, BundleStoreError>
  /** In place of the one before, durable once it succeeds. */
  readonly leave: (glance: Glance) => Effect.Effect<void, BundleStoreError>
}

/** The first and the last event of a bundle. */
export type Carried = Pick<Bundle, "first" | "last">

export interface BundleStore {
  /** For people: a relay's address, a folder's path, `this device`. */
  readonly name: string
  /** How far its clock is ahead of this device's, ms; left out by what has none. */
  readonly clockAhead?: number
  readonly version: Effect.Effect<VersionVector, BundleStoreError>
  /** `same` where exactly this is held, and what is held otherwise: only where one short question can tell. */
  readonly compare?: (own: Holdings) => Effect.Effect<"same" | Holdings, BundleStoreError>
  readonly pull: (held: VersionVector) => Effect.Effect<Pulled, BundleStoreError>
  /**
   * Durable once it succeeds; answers with what is held of the feeds pushed. A bundle that is held already is success and
   * changes nothing; one from the feed's author that spans several held ones, ends included, takes their place, and so do
   * the author's for what others have brought of its feed, where the store knows who brought what.
   */
  readonly push: (bundles: ReadonlyArray<Bundle>) => Effect.Effect<VersionVector, BundleStoreError>
  /**
   * As `push`, by the author of all of them, and in place of whatever is held of these events: what they carry between them
   * is gone at once, and so is what was kept of it from before. For what was false there, or has been forgotten since.
   */
  readonly replace?: (bundles: ReadonlyArray<Bundle>) => Effect.Effect<VersionVector, BundleStoreError>
  /** Which bundles are handed out that carry any of these events of the caller's own feed. */
  readonly holding?: (seqs: ReadonlyArray<number>) => Effect.Effect<ReadonlyArray<Carried>, BundleStoreError>
  /** Bundles that arrive from when it is run on. Ends when the store does; a gap is the reader's to notice. */
  readonly changes: Stream.Stream<Bundle, BundleStoreError>
  /** Entries of the membership chain from this index on. */
  readonly membership: (from: number) => Effect.Effect<ReadonlyArray<MembershipEntry>, BundleStoreError>
  /**
   * Adds entries to the end of the chain, all or none. `false`, and nothing added, when the chain no longer ends where the
   * first of them says: read on and try again. Entries that are held already are success.
   */
  readonly extendMembership: (entries: ReadonlyArray<MembershipEntry>) => Effect.Effect<boolean, BundleStoreError>
  /** Only where devices come to that hold nothing yet: at relays. */
  readonly glance?: GlancePlace
}
