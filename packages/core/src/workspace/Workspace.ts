/**
 * The façade: one log, opened. Everything that a front-end does goes through here, and every method has its
 * Promise form in `Kith.ts`.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { AnyEntity } from "../domain/declare/Entity.ts"
import type { DeviceKeys } from "../log/DeviceKeys.ts"
import type { LocalLog } from "../log/LocalLog.ts"
import { changedMeanwhile, conflicts } from "./Conflicts.ts"
import { due, settle } from "./Due.ts"
import { EntityStore } from "./EntityStore.ts"
import { forgetContact } from "./Forget.ts"
import { batchesFrom, entriesOf, entriesOfBatch, namesAround } from "./History.ts"
import { importRows } from "./Importing.ts"
import { deleteContact, mergeContacts, restoreContact, splitContact } from "./Merging.ts"
import { everybody, find, get, people, person, resolve, under } from "./People.ts"
import { Primitives } from "./Primitives.ts"
import { catchUp } from "./Projector.ts"
import { rebuild, stateHash } from "./Rebuild.ts"
import { rulesInForce } from "./Reminding.ts"
import { sheetRows } from "./SheetRows.ts"
import { contactSubjects } from "./Subjects.ts"
import { goalsAt } from "./Week.ts"
import { readText, textPatch } from "./Prose.ts"
import { calendar, settings } from "./Settings.ts"
import { timeline } from "./Timeline.ts"
import { undo } from "./Undo.ts"
import { commit } from "./Writer.ts"

type Ports = LocalLog | EntityStore | DeviceKeys | Primitives

const make = Effect.gen(function* () {
  const ports = yield* Effect.context<Ports>()
  const { random } = yield* Primitives
  const run = <A, E>(effect: Effect.Effect<A, E, Ports>): Effect.Effect<A, E> => Effect.provide(effect, ports)
  const bound =
    <Args extends ReadonlyArray<any>, A, E>(f: (...args: Args) => Effect.Effect<A, E, Ports>) =>
    (...args: Args): Effect.Effect<A, E> =>
      run(f(...args))
  return {
    /** Fresh random bytes, for new ids (`newId(random)`). */
    random,
    /** Folds what other processes or devices have added; reading before that shows an older state. */
    catchUp: bound(catchUp),
    /** Writes drafts as one batch: durable, folded and visible once it succeeds; all or none. */
    commit: bound(commit),
    settings: run(settings),
    calendar: run(calendar),
    person: bound(person),
    people: bound(people),
    everybody: bound(everybody),
    find: bound(find),
    resolve: bound(resolve),
    get: <E extends AnyEntity>(definition: E, id: string) => run(get(definition, id)),
    under: <E extends AnyEntity>(definition: E, index: "of" | "kind", key: string) => run(under(definition, index, key)),
    timeline: bound(timeline),
    readText,
    textPatch: bound(textPatch),
    due: bound(due),
    settle: bound(settle),
    /** Reminders whose id starts so. */
    reminders: (prefix: string) => run(Effect.flatMap(EntityStore, (store) => store.remindersById(prefix))),
    remindersOf: (subject: string) => run(Effect.flatMap(EntityStore, (store) => store.remindersOf(subject))),
    /** How far the goals of a day's week are. */
    goalsAt: bound(goalsAt),
    /** The built-in rules with the user's changes, compiled, and what is wrong with the user's own. */
    rules: run(rulesInForce),
    /** What a rule looks at, for every contact given. */
    contactSubjects: bound(contactSubjects),
    conflicts: run(conflicts),
    changedMeanwhile: run(changedMeanwhile),
    history: (id: string) => run(Effect.flatMap(namesAround(id), entriesOf)),
    entriesOfBatch: bound(entriesOfBatch),
    batchesFrom: bound(batchesFrom),
    undo: bound(undo),
    forget: bound(forgetContact),
    merge: bound(mergeContacts),
    split: bound(splitContact),
    delete: bound(deleteContact),
    restore: bound(restoreContact),
    importRows: bound(importRows),
    sheetRows: bound(sheetRows),
    rebuild: bound(rebuild),
    /** Equal on devices that hold the same events. */
    stateHash: run(stateHash),
    /** Events that no build here could fold. */
    setAside: run(Effect.flatMap(EntityStore, (store) => store.setAside))
  }
})

export class Workspace extends Context.Service<Workspace, Effect.Success<typeof make>>()("@kith/core/workspace/Workspace") {
  /** Opens nothing by itself: reads catch up first where they must, so that `due` starts as fast as its index. */
  static readonly layer: Layer.Layer<Workspace, never, Ports> = Layer.effect(Workspace, make)
}
