/** Brings entities, indexes and reminders up to what the log holds. The one way from events to what people see. */
import * as Effect from "effect/Effect"
import { type HideKey, hideKeyWith } from "../domain/merge/CellAddress.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { dotFromKey } from "../log/Dot.ts"
import type { Run } from "../log/FeedPage.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { pagesOf } from "../log/PagedRun.ts"
import { emptyVersion, includesDot } from "../log/VersionVector.ts"
import { catalogueInForce, foldingMark } from "./CatalogueInForce.ts"
import { type Changes, EntityStore } from "./EntityStore.ts"
import { type Expecting, Folding } from "./Folding.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { refreshReminders } from "./Reminding.ts"

/** Events folded in one transaction: enough to amortise it, few enough to stay in constant memory. */
export const BATCH_EVENTS = 8192

/** Told after each batch; for progress bars. */
export type OnProgress = (folded: number) => void

export const hideKey: Effect.Effect<HideKey, never, DeviceKeys> = Effect.map(DeviceKeys, (keys) =>
  hideKeyWith(keys.mac)
)

/** Folds what the log holds beyond the entities' version, and works out the reminders that it bears on. */
export const catchUp = Effect.fn("Projector.catchUp")(function* (onProgress?: OnProgress) {
  yield* foldAll(false, onProgress)
  yield* dropForgotten
  yield* refreshReminders()
})

/** Folds the whole log again, in place of what was folded. */
export const refold = Effect.fn("Projector.refold")(function* (onProgress?: OnProgress) {
  yield* foldAll(true, onProgress)
  yield* dropForgotten
  yield* refreshReminders()
})

const foldAll = Effect.fnUntraced(function* (again: boolean, onProgress?: OnProgress) {
  const log = yield* LocalLog
  const store = yield* EntityStore
  const hide = yield* hideKey
  const catalogue = yield* catalogueInForce
  const stored = yield* store.folded
  const mark = yield* foldingMark
  // Entities of another catalogue, or of a log that has lost something, are folded from the start, in place of the old ones.
  let clear = stored !== undefined && (again || stored.catalogue !== mark)
  let version = clear ? emptyVersion : (stored?.version ?? emptyVersion)
  let folded = 0
  for (;;) {
    const runs = yield* log.read(version, BATCH_EVENTS)
    if (runs.length === 0 && !clear) return
    const folding = new Folding(catalogue, hide, version, yield* expecting)
    if (clear) loadNothing(folding, runs)
    else yield* loadEntities(folding, runs)
    let count = 0
    for (const run of runs) count += foldRun(folding, run)
    const made = folding.changes(mark)
    const changes: Changes = {
      ...made,
      ...(clear ? { base: stored!.version, clear } : {}),
      more: made.more === true || count >= BATCH_EVENTS
    }
    clear = false
    yield* store.commit(changes).pipe(
      // Another process was quicker; what it folded is folded.
      Effect.catchIf(
        (error) => error.reason._tag === "FoldedMeanwhile",
        () => Effect.void
      )
    )
    version = (yield* store.folded)?.version ?? changes.folded.version
    folded += count
    onProgress?.(folded)
  }
})

/** How many events it has. */
const foldRun = (folding: Folding, run: Run): number => {
  const pages = pagesOf(run)
  if (pages === undefined) {
    for (const entry of run.entries) folding.add(entry)
    return run.entries.length
  }
  let count = 0
  for (const span of pages) {
    folding.addPage(span)
    count += span.to - span.from
  }
  return count
}

/**
 * Content that was asked to be dropped is dropped from the stored log too, as far as it is here; the rest when it comes. What
 * is still to be dropped is noted with what was folded, so that no crash forgets it.
 */
export const dropForgotten = Effect.gen(function* () {
  const store = yield* EntityStore
  const noted = yield* store.range(Index.forgetting, ...ALL_KEYS)
  const folded = noted.length === 0 ? undefined : yield* store.folded
  if (folded === undefined) return
  const here = noted.filter(({ key }) => includesDot(folded.version, dotFromKey(key)!))
  if (here.length === 0) return
  yield* (yield* LocalLog).forget(here.map(({ key }) => dotFromKey(key)!))
  const nothing = { entities: new Map(), addKeys: [], reminders: new Map(), setAside: [] }
  yield* store.commit({ ...nothing, base: folded.version, folded, removeKeys: here }).pipe(
    // Another process folded on; it is noted still, and done once more.
    Effect.catchIf(
      (error) => error.reason._tag === "FoldedMeanwhile",
      () => Effect.void
    )
  )
})

export const expecting = Effect.gen(function* () {
  const store = yield* EntityStore
  const openings = yield* store.range(Index.openingAt, ...ALL_KEYS, { limit: 1 })
  const awaited = yield* store.range(Index.awaited, ...ALL_KEYS)
  return { openings: openings.length > 0, awaited: new Set(awaited.map(({ key }) => key)) } satisfies Expecting
})

/** Takes the entities that these runs write into the working set. */
const loadEntities = Effect.fnUntraced(function* (folding: Folding, runs: ReadonlyArray<Run>) {
  const names = new Set<string>()
  for (const run of runs) for (const name of entitiesOf(run)) if (!folding.has(name)) names.add(name)
  yield* loadNames(folding, [...names])
})

const loadNothing = (folding: Folding, runs: ReadonlyArray<Run>): void => {
  for (const run of runs) for (const name of entitiesOf(run)) folding.load(name, undefined)
}

const entitiesOf = (run: Run): ReadonlyArray<string> =>
  pagesOf(run)?.flatMap(({ page, from, to }) => page.columns.entity.slice(from, to)) ??
  run.entries.map(({ event }) => event.entity)

export const loadNames = Effect.fnUntraced(function* (folding: Folding, names: ReadonlyArray<string>) {
  const store = yield* EntityStore
  const stored = yield* store.get(names)
  for (const name of names) folding.load(name, stored.get(name))
})
