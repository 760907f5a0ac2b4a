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
import { DeviceKeys } from "../log/DeviceKeys.ts"
import type { Entry, Event } from "../log/Event.ts"
import { emptyHead, type Head, headAfter } from "../log/Feed.ts"
import type { Run } from "../log/FeedPage.ts"
import { BatchId, newId } from "../log/Ids.ts"
import { LocalLog, LocalLogError } from "../log/LocalLog.ts"
import { SALT_BYTES } from "../log/Sha256.ts"
import { emptyVersion } from "../log/VersionVector.ts"
import { catalogueInForce } from "./CatalogueInForce.ts"
import { EntityStore } from "./EntityStore.ts"
import { Folding } from "./Folding.ts"
import { Primitives } from "./Primitives.ts"
import { catchUp, dropForgotten, hideKey, loadNames, expecting } from "./Projector.ts"
import { refreshReminders } from "./Reminding.ts"

/** The draft says something that its type cannot say. Nothing was written. */
export class BadDraft extends Schema.TaggedError<BadDraft>()("BadDraft", {
  type: Schema.String,
  why: SetAside
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
    const written = yield* Effect.result(attemptCommit(drafts, options.via, batch))
    if (Result.isSuccess(written)) return { dots: written.success, batch }
    if (!isMoved(written.failure) || attempt === ATTEMPTS) return yield* Effect.fail(written.failure)
  }
})

const isMoved = (error: unknown): boolean => error instanceof LocalLogError && error.reason._tag === "Moved"

const attemptCommit = Effect.fnUntraced(function* (drafts: ReadonlyArray<Draft>, via: string, batch: BatchId) {
  yield* catchUp()
  const log = yield* LocalLog
  const store = yield* EntityStore
  const keys = yield* DeviceKeys
  const { sha256, random } = yield* Primitives
  const at = yield* Clock.currentTimeMillis
  const heads = yield* log.heads
  const head = heads.get(keys.device) ?? emptyHead(sha256, keys.workspace, keys.publicKey)
  const hide = yield* hideKey
  const catalogue = yield* catalogueInForce
  const folding = new Folding(catalogue, hide, (yield* store.folded)?.version ?? emptyVersion, yield* expecting)
  yield* loadNames(folding, [...new Set(drafts.map(({ entity }) => entity))])
  const entries: Array<Entry> = []
  for (const draft of drafts) {
    const entry = yield* entryFor(catalogue, draft, folding, hide, {
      dot: { device: keys.device, seq: head.seq + entries.length + 1 },
      at,
      via,
      batch,
      salt: random(SALT_BYTES)
    })
    folding.add(entry)
    entries.push(entry)
  }
  const run: Run = { device: keys.device, first: head.seq + 1, entries }
  const after: Head = headAfter(sha256, head, entries)
  yield* log.append(run, after)
  // From here on everything is safe; what cannot be folded now is folded by the next to come.
  yield* store.commit(folding.changes()).pipe(
    Effect.catch(() => catchUp()),
    Effect.andThen(refreshReminders),
    Effect.ignore
  )
  yield* dropForgotten(folding)
  return entries.map(({ event }) => event.dot)
})

const entryFor = Effect.fnUntraced(function* (
  catalogue: Catalogue,
  draft: Draft,
  folding: Folding,
  hide: HideKey,
  envelope: Pick<Event, "dot" | "at" | "via"> & { readonly batch: BatchId; readonly salt: Uint8Array }
) {
  const { salt, ...stamp } = envelope
  // Read as everybody will read it, so that nothing is written that would be set aside.
  const delta = toDelta(catalogue, { ...stamp, ...draft, replaces: [] })
  if (Result.isFailure(delta)) return yield* new BadDraft({ type: draft.type, why: delta.failure })
  const { writes } = delta.success
  const replaces = draft.replaces ?? replacedBy(folding.record(draft.entity), writes, hide)
  const event: Event = { ...stamp, ...draft, replaces }
  const entity = catalogue.entities.get(kindAndId(draft.entity).kind)!
  return { event, cells: cellsOf(entity, writes, hide), salt } satisfies Entry
})
