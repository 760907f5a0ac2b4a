/** Drafts in, durable events out: the one way in which this device changes the log. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { type Catalogue, cellsOf, toDelta } from "../domain/Catalogue.ts"
import { type Draft, SetAside } from "../domain/declare/EventType.ts"
import { kindAndId } from "../domain/declare/Entity.ts"
import { type HideKey } from "../domain/merge/CellAddress.ts"
import { replacedBy } from "../domain/merge/EntityRecord.ts"
import type { Delta } from "../domain/merge/State.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import type { Dot } from "../log/Dot.ts"
import type { Entry, Event } from "../log/Event.ts"
import { emptyHead, type Head, headAfter } from "../log/Feed.ts"
import type { Run } from "../log/FeedPage.ts"
import { BatchId, newId } from "../log/Ids.ts"
import { LocalLog, LocalLogError } from "../log/LocalLog.ts"
import { SALT_BYTES } from "../log/Sha256.ts"
import { emptyVersion, includesDot, type VersionVector } from "../log/VersionVector.ts"
import { catalogueInForce, foldingMark } from "./CatalogueInForce.ts"
import { EntityStore } from "./EntityStore.ts"
import { eventBytes, MAX_EVENT_BYTES } from "./eventSize.ts"
import { Folding } from "./Folding.ts"
import { Primitives } from "../log/Primitives.ts"
import { catchUp, dropForgotten, hideKey, loadNames, expecting } from "./Projector.ts"
import { refreshReminders } from "./Reminding.ts"

/** The draft says something that its type cannot say. Nothing was written. */
export class BadDraft extends Schema.TaggedError<BadDraft>()("BadDraft", {
  type: Schema.String,
  why: SetAside
}) {}

/** It says more than an event can carry to other devices (`eventSize.ts`). Nothing was written. */
export class DraftTooLarge extends Schema.TaggedError<DraftTooLarge>()("DraftTooLarge", {
  type: Schema.String,
  bytes: Schema.Int,
  allowed: Schema.Int
}) {}

export interface Receipt {
  readonly dots: ReadonlyArray<Event["dot"]>
  /** What `undo` takes. */
  readonly batch: BatchId
}

export interface CommitOptions {
  /** Which adapter writes: `cli`, `web`, `import:<format>`. */
  readonly via: string
  /** For a batch that was named beforehand, as an import's is. */
  readonly batch?: BatchId
  /** When, by this device's clock; now, unless what is written was written before (`Reidentify.ts`). */
  readonly at?: number
  /**
   * What the author had seen, where that is less than what is here: values that came later stay beside theirs, as those
   * of two devices do.
   */
  readonly seen?: VersionVector
  /** Another commit follows at once: as in `Changes`, and for what is folded alone. The events are durable all the same. */
  readonly more?: boolean
}

/** Other processes of this device may be quicker this many times in a row. */
const ATTEMPTS = 1000

/**
 * Writes all of the drafts or none, as one batch. They are durable once it succeeds, and folded: whoever
 * reads next sees them. Each draft sees those before it.
 */
export const commit = Effect.fn("Writer.commit")(function* (drafts: ReadonlyArray<Draft>, options: CommitOptions) {
  const { random } = yield* Primitives
  const batch = options.batch ?? BatchId.make(newId(random))
  if (drafts.length === 0) return { dots: [], batch }
  for (let attempt = 1; ; attempt++) {
    const written = yield* Effect.result(attemptCommit(drafts, options, batch))
    if (Result.isSuccess(written)) return { dots: written.success, batch }
    if (!isMoved(written.failure) || attempt === ATTEMPTS) return yield* Effect.fail(written.failure)
  }
})

const isMoved = (error: unknown): boolean => error instanceof LocalLogError && error.reason._tag === "Moved"

const attemptCommit = Effect.fnUntraced(function* (
  drafts: ReadonlyArray<Draft>,
  { via, at: given, seen, more = false }: CommitOptions,
  batch: BatchId
) {
  yield* catchUp()
  const log = yield* LocalLog
  const store = yield* EntityStore
  const keys = yield* DeviceKeys
  const { sha256, random } = yield* Primitives
  const at = given ?? (yield* Clock.currentTimeMillis)
  const heads = yield* log.heads
  const head = heads.get(keys.device) ?? emptyHead(sha256, keys.workspace, keys.publicKey)
  const hide = yield* hideKey
  const catalogue = yield* catalogueInForce
  const folded = yield* store.folded
  const folding = new Folding(catalogue, hide, folded?.version ?? emptyVersion, yield* expecting)
  yield* loadNames(folding, [...new Set(drafts.map(({ entity }) => entity))])
  const ofThisBatch = (dot: Dot): boolean => dot.device === keys.device && dot.seq > head.seq
  const sees = (dot: Dot): boolean => seen === undefined || includesDot(seen, dot) || ofThisBatch(dot)
  const entries: Array<Entry> = []
  // Asked for once: a call to the system for each would take longer than hashing with it.
  const salts = random(SALT_BYTES * drafts.length)
  for (const draft of drafts) {
    const dot: Dot = { device: keys.device, seq: head.seq + entries.length + 1 }
    const salt = salts.subarray(entries.length * SALT_BYTES, (entries.length + 1) * SALT_BYTES)
    const made = entryFor(catalogue, draft, folding, hide, { dot, at, via, batch, salt }, sees)
    if (made instanceof BadDraft || made instanceof DraftTooLarge) return yield* made
    folding.add(made.entry, made.delta)
    entries.push(made.entry)
  }
  const run: Run = { device: keys.device, first: head.seq + 1, entries }
  const after: Head = headAfter(sha256, head, entries)
  yield* log.append(run, after)
  // From here on everything is safe; what cannot be folded now is folded by the next to come.
  const changes = folding.changes(folded?.catalogue ?? (yield* foldingMark))
  yield* store.commit({ ...changes, more: more || changes.more === true }).pipe(
    Effect.catch(() => catchUp()),
    Effect.andThen(refreshReminders(more)),
    Effect.ignore
  )
  yield* dropForgotten
  return entries.map(({ event }) => event.dot)
})

/** The event that a draft becomes, and what it does. A plain function: an import calls it for every row. */
const entryFor = (
  catalogue: Catalogue,
  draft: Draft,
  folding: Folding,
  hide: HideKey,
  envelope: Pick<Event, "dot" | "at" | "via"> & { readonly batch: BatchId; readonly salt: Uint8Array },
  sees: (dot: Dot) => boolean
): { readonly entry: Entry; readonly delta: Delta } | BadDraft | DraftTooLarge => {
  const { salt, ...stamp } = envelope
  // Read as everybody will read it, so that nothing is written that would be set aside.
  const read = toDelta(catalogue, { ...stamp, ...draft, replaces: [] })
  if (Result.isFailure(read)) return new BadDraft({ type: draft.type, why: read.failure })
  const { writes } = read.success
  const held = draft.replaces ?? replacedBy(folding.record(draft.entity), writes, hide)
  const replaces = held.filter(sees)
  const bytes = eventBytes(draft.body, replaces.length)
  if (bytes > MAX_EVENT_BYTES) return new DraftTooLarge({ type: draft.type, bytes, allowed: MAX_EVENT_BYTES })
  const event: Event = { ...stamp, ...draft, replaces }
  const entity = catalogue.entities.get(kindAndId(draft.entity).kind)!
  return { entry: { event, cells: cellsOf(entity, writes, hide), salt }, delta: { ...read.success, replaces } }
}
