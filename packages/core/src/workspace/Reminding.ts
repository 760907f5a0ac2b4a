/**
 * Keeps the reminder index in step with the entities: whatever folding marked as stale is worked out again.
 * The marks are committed with the entities, so that a crash in between loses none.
 */
import * as Effect from "effect/Effect"
import { kindAndId } from "../domain/declare/Entity.ts"
import { emptyRecord, isEmptyRecord } from "../domain/merge/EntityRecord.ts"
import { textsAt } from "../domain/merge/textsAt.ts"
import { evaluate } from "../domain/rules/evaluate.ts"
import type { Reminder } from "../domain/rules/Reminder.ts"
import { EntityStore, type IndexEntry } from "./EntityStore.ts"
import { ALL_KEYS, anybodyMerged, componentOf, exactly } from "./Identity.ts"
import { Index } from "./IndexNames.ts"
import { rulesInForce } from "./RulesInForce.ts"
import { calendar } from "./Settings.ts"
import { contactSubjects, gatheringSubject } from "./Subjects.ts"
import { COMPANY, EVERYBODY } from "./subjectsOf.ts"

/** Subjects worked out in one transaction. */
const BATCH = 1000

/** `more`: another commit follows at once, whatever is worked out here. */
export const refreshReminders = Effect.fnUntraced(function* (more = false) {
  const store = yield* EntityStore
  let rules: Effect.Success<typeof rulesInForce> | undefined
  for (;;) {
    const stale = yield* store.range(Index.stale, ...ALL_KEYS, { limit: BATCH })
    if (stale.length === 0) return
    // Read once: a change of theirs marks everybody stale, and the next call sees it.
    rules ??= yield* rulesInForce
    yield* refreshBatch(stale, rules, more)
  }
})

const refreshBatch = Effect.fnUntraced(function* (
  stale: ReadonlyArray<IndexEntry>,
  { rules }: Effect.Success<typeof rulesInForce>,
  more: boolean
) {
  const store = yield* EntityStore
  const folded = yield* store.folded
  if (folded === undefined) return
  const names = stale.map(({ key }) => key)
  const reminders = new Map<string, ReadonlyArray<Reminder>>()
  const working = yield* calendar
  const asked = yield* contactsAmong(names)
  for (const id of asked) reminders.set(`contact/${id}`, [])
  for (const [id, subject] of yield* contactSubjects(asked)) {
    reminders.set(`contact/${id}`, evaluate(rules, subject, working).reminders)
  }
  for (const name of names) {
    const { kind, id } = kindAndId(name)
    if (kind !== "gathering") continue
    const subject = yield* gatheringSubject(id)
    reminders.set(name, subject === undefined ? [] : evaluate(rules, subject, working).reminders)
  }
  const everybody = names.includes(EVERYBODY) ? yield* everySubject : []
  yield* store
    .commit({
      base: folded.version,
      folded,
      entities: new Map(),
      addKeys: [...everybody, ...(yield* awaitedAmong(asked))],
      removeKeys: stale,
      reminders,
      setAside: [],
      more: more || stale.length >= BATCH || everybody.length > 0
    })
    .pipe(
      // Somebody folded more meanwhile; the marks still stand, and the next round reads again.
      Effect.catchIf(
        (error) => error.reason._tag === "FoldedMeanwhile",
        () => Effect.void
      )
    )
})

/** The contacts to work out: those named, everybody merged with them, those at a company, and whoever referred them. */
const contactsAmong = Effect.fnUntraced(function* (names: ReadonlyArray<string>) {
  const store = yield* EntityStore
  const ids = new Set<string>()
  for (const name of names) {
    if (name.startsWith(COMPANY)) {
      const there = yield* store.range(Index.company, ...exactly(name.slice(COMPANY.length)))
      for (const { entity } of there) ids.add(kindAndId(entity).id)
    } else if (name.startsWith("contact/")) ids.add(kindAndId(name).id)
  }
  const stored = yield* store.get([...ids].map((id) => `contact/${id}`))
  for (const { record } of stored.values()) {
    for (const id of textsAt(record, "referredBy")) ids.add(id)
  }
  if (yield* anybodyMerged) {
    for (const id of Array.from(ids)) for (const member of yield* componentOf(id)) ids.add(member)
  }
  return ids
})

/** Contacts that are named somewhere but not here: whoever folds them later has to work them out. */
const awaitedAmong = Effect.fnUntraced(function* (ids: ReadonlySet<string>) {
  const names = [...ids].map((id) => `contact/${id}`)
  const stored = yield* (yield* EntityStore).get(names)
  return names.flatMap((name) =>
    !isEmptyRecord(stored.get(name)?.record ?? emptyRecord()) ? [] : [{ index: Index.awaited, key: name, entity: name }]
  )
})

/** A mark for every contact and every gathering. */
const everySubject = Effect.gen(function* () {
  const store = yield* EntityStore
  const contacts = yield* store.names("contact/", Number.MAX_SAFE_INTEGER)
  const gatherings = yield* store.names("gathering/", Number.MAX_SAFE_INTEGER)
  return [...contacts, ...gatherings].map((name) => ({ index: Index.stale, key: name, entity: name }))
})
