/**
 * The façade: one log, opened. Everything that a front-end does goes through here, and every method has its
 * Promise form in `Kith.ts`.
 *
 * What reading today's list does not need is loaded when it is first asked for: a command-line program starts
 * anew each time.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { AnyEntity } from "../domain/declare/Entity.ts"
import type { DeviceKeys } from "../log/DeviceKeys.ts"
import type { LocalLog } from "../log/LocalLog.ts"
import { catchUpIfBehind } from "./CatchUp.ts"
import { due } from "./Due.ts"
import { EntityStore } from "./EntityStore.ts"
import { everybody, find, get, people, person, resolve, under } from "./People.ts"
import { Primitives } from "../log/Primitives.ts"
import { readText, textPatch } from "./Prose.ts"
import { rulesInForce } from "./RulesInForce.ts"
import { calendar, settings } from "./Settings.ts"
import { goalsAt } from "./Week.ts"

type Ports = LocalLog | EntityStore | DeviceKeys | Primitives

const make = Effect.gen(function* () {
  const ports = yield* Effect.context<Ports>()
  const { random } = yield* Primitives
  const run = <A, E>(effect: Effect.Effect<A, E, Ports>): Effect.Effect<A, E> => Effect.provide(effect, ports)
  const bound =
    <Args extends ReadonlyArray<any>, A, E>(f: (...args: Args) => Effect.Effect<A, E, Ports>) =>
    (...args: Args): Effect.Effect<A, E> =>
      run(f(...args))
  /** Bound like the others, and loaded by the first call. */
  const later =
    <M, Args extends ReadonlyArray<any>, A, E>(
      load: () => Promise<M>,
      pick: (module: M) => (...args: Args) => Effect.Effect<A, E, Ports>
    ) =>
    (...args: Args): Effect.Effect<A, E> =>
      run(Effect.flatMap(Effect.promise(load), (module) => pick(module)(...args)))
  return {
    /** Fresh random bytes, for new ids (`newId(random)`). */
    random,
    /** Folds what other processes or devices have added; reading before that shows an older state. */
    catchUp: bound(catchUpIfBehind),
    /** Writes drafts as one batch: durable, folded and visible once it succeeds; all or none. */
    commit: later(
      () => import("./Writer.ts"),
      ({ commit }) => commit
    ),
    settings: run(settings),
    calendar: run(calendar),
    person: bound(person),
    people: bound(people),
    everybody: bound(everybody),
    find: bound(find),
    resolve: bound(resolve),
    get: <E extends AnyEntity>(definition: E, id: string) => run(get(definition, id)),
    under: <E extends AnyEntity>(definition: E, index: "of" | "kind", key: string) =>
      run(under(definition, index, key)),
    timeline: later(
      () => import("./Timeline.ts"),
      ({ timeline }) => timeline
    ),
    readText,
    textPatch: bound(textPatch),
    due: bound(due),
    settle: later(
      () => import("./Settling.ts"),
      ({ settle }) => settle
    ),
    /** Reminders whose id starts so. */
    reminders: (prefix: string) => run(Effect.flatMap(EntityStore, (store) => store.remindersById(prefix))),
    remindersOf: (subject: string) => run(Effect.flatMap(EntityStore, (store) => store.remindersOf(subject))),
    /** How far the goals of a day's week are. */
    goalsAt: bound(goalsAt),
    /** The built-in rules with the user's changes, compiled, and what is wrong with the user's own. */
    rules: run(rulesInForce),
    /** What a rule looks at, for every contact given. */
    contactSubjects: later(
      () => import("./Subjects.ts"),
      ({ contactSubjects }) => contactSubjects
    ),
    conflicts: later(
      () => import("./Conflicts.ts"),
      ({ conflicts }) =>
        () =>
          conflicts
    )(),
    changedMeanwhile: later(
      () => import("./Conflicts.ts"),
      ({ changedMeanwhile }) =>
        () =>
          changedMeanwhile
    )(),
    /** Every event around a person, oldest first. */
    history: later(
      () => import("./History.ts"),
      ({ entriesOf, namesAround }) =>
        (id: string) =>
          Effect.flatMap(namesAround(id), entriesOf)
    ),
    entriesOfBatch: later(
      () => import("./History.ts"),
      ({ entriesOfBatch }) => entriesOfBatch
    ),
    batchesFrom: later(
      () => import("./History.ts"),
      ({ batchesFrom }) => batchesFrom
    ),
    undo: later(
      () => import("./Undo.ts"),
      ({ undo }) => undo
    ),
    forget: later(
      () => import("./Forget.ts"),
      ({ forgetContact }) => forgetContact
    ),
    merge: later(
      () => import("./Merging.ts"),
      ({ mergeContacts }) => mergeContacts
    ),
    split: later(
      () => import("./Merging.ts"),
      ({ splitContact }) => splitContact
    ),
    delete: later(
      () => import("./Merging.ts"),
      ({ deleteContact }) => deleteContact
    ),
    restore: later(
      () => import("./Merging.ts"),
      ({ restoreContact }) => restoreContact
    ),
    importRows: later(
      () => import("./Importing.ts"),
      ({ importRows }) => importRows
    ),
    importTouches: later(
      () => import("./ImportingTouches.ts"),
      ({ importTouches }) => importTouches
    ),
    accountOwner: later(
      () => import("./ImportingTouches.ts"),
      ({ accountOwner }) => accountOwner
    ),
    importMeetings: later(
      () => import("./ImportingMeetings.ts"),
      ({ importMeetings }) => importMeetings
    ),
    /** How the columns of a table with these headings are read, where somebody has settled it. */
    columnMapping: later(
      () => import("./ColumnMappings.ts"),
      ({ columnMapping }) => columnMapping
    ),
    keepColumnMapping: later(
      () => import("./ColumnMappings.ts"),
      ({ keepColumnMapping }) => keepColumnMapping
    ),
    sheetRows: later(
      () => import("./SheetRows.ts"),
      ({ sheetRows }) => sheetRows
    ),
    /** A message to somebody, put together from a template and what is known, with what the lint says of it. */
    draftMessage: later(
      () => import("./Drafting.ts"),
      ({ draftMessage }) => draftMessage
    ),
    /** The templates that there are, worded for somebody. */
    templatesFor: later(
      () => import("./Drafting.ts"),
      ({ templatesFor }) => templatesFor
    ),
    calendarFeed: later(
      () => import("./CalendarFeed.ts"),
      ({ calendarFeed }) => calendarFeed
    ),
    /** Calendars that relays publish for this log, as far as the log knows. */
    publishedCalendars: later(
      () => import("./PublishedCalendars.ts"),
      ({ publishedCalendars }) => publishedCalendars
    ),
    publishCalendar: later(
      () => import("./PublishedCalendars.ts"),
      ({ publishCalendar }) => publishCalendar
    ),
    revokeCalendars: later(
      () => import("./PublishedCalendars.ts"),
      ({ revokeCalendars }) => revokeCalendars
    ),
    rebuild: later(
      () => import("./Rebuild.ts"),
      ({ rebuild }) => rebuild
    ),
    /** Equal on devices that hold the same events. */
    stateHash: later(
      () => import("./Rebuild.ts"),
      ({ stateHash }) =>
        () =>
          stateHash
    )(),
    /** Events that no build here could fold. */
    setAside: run(Effect.flatMap(EntityStore, (store) => store.setAside))
  }
})

export class Workspace extends Context.Service<Workspace, Effect.Success<typeof make>>()(
  "@kith/core/workspace/Workspace"
) {
  /** Opens nothing by itself: reads catch up first where they must, so that `due` starts as fast as its index. */
  static readonly layer: Layer.Layer<Workspace, never, Ports> = Layer.effect(Workspace, make)
}
