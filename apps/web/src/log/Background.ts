/** What the leading tab's worker does beside answering: syncing, notifying, and pairing while somebody looks at two screens. */
import * as Effect from "effect/Effect"
import { type DeviceNotes, notesInBrowser } from "./DeviceNotes.ts"
import { ChangeFeed } from "./ChangeFeed.ts"
import type { Errands } from "./Errands.ts"
import type { NoticeKeeper } from "./notices/NoticeKeeper.ts"
import type { Ports } from "./Ports.ts"
import { type Arrival, notYet } from "./sync/Arrival.ts"
import type { PairingDesk } from "./sync/PairingDesk.ts"
import type { SyncKeeper } from "./sync/SyncKeeper.ts"

export interface Background extends Errands {
  /** How far the log is that is on its way here; `undefined`: it is here. */
  readonly arrival: Effect.Effect<Arrival | undefined>
  /** Each is loaded when it is first asked for. */
  readonly keeper: Effect.Effect<SyncKeeper, unknown, Ports>
  readonly desk: Effect.Effect<PairingDesk>
  /** What notifications, the relay's wakes and published calendars say. */
  readonly notices: Effect.Effect<NoticeKeeper, unknown, Ports>
  /** Begins to sync and to notify, where this log does. For after the first answer: it takes the scripts of syncing. */
  readonly begin: Effect.Effect<void, unknown, Ports>
  /** Something was written here: what syncs hears of it. */
  readonly written: () => void
}

/** Tests give their own notes and logs; in a browser they are its. */
export type BackgroundOptions = Omit<Errands, "arrived" | "notes" | "logs"> & Partial<Pick<Errands, "notes" | "logs">>

export const makeBackground = (given: BackgroundOptions): Background => {
  const notes = given.notes ?? notesInBrowser(given.log)
  // Beside what the first answer takes, and for `begin` right after it. Where nothing can be kept, that is told by the log.
  const noted = notes.read().catch((): DeviceNotes => ({}))
  let arriving: Promise<Arrival | undefined> = noted.then(({ isComing }) => (isComing === true ? notYet : undefined))
  const errands: Errands = {
    logs: Effect.promise(() => import("./sync/logsInBrowser.ts").then(({ logsInBrowser }) => logsInBrowser)),
    ...given,
    notes,
    arrived: (arrival) => {
      arriving = Promise.resolve(arrival)
    },
    changed: (what) => {
      given.changed(what)
      // The relay is within reach, or is another.
      if (what === "sync") void notices?.then((kept) => kept.soon())
    }
  }
  let notices: Promise<NoticeKeeper> | undefined
  let keeper: Promise<SyncKeeper> | undefined
  let desk: Promise<PairingDesk> | undefined
  const self: Background = {
    ...errands,
    arrival: Effect.promise(() => arriving),
    keeper: Effect.flatMap(Effect.context<Ports>(), (ports) =>
      Effect.promise(
        () =>
          (keeper ??= import("./sync/SyncKeeper.ts").then(({ makeSyncKeeper }) =>
            Effect.runPromise(Effect.provide(makeSyncKeeper(errands), ports))
          ))
      )
    ),
    desk: Effect.promise(
      () =>
        (desk ??= import("./sync/PairingDesk.ts").then(({ makePairingDesk }) => makePairingDesk(errands, self.keeper)))
    ),
    notices: Effect.flatMap(ChangeFeed, ({ onCommit }) =>
      Effect.promise(
        () =>
          (notices ??= import("./notices/NoticeKeeper.ts").then(({ makeNoticeKeeper }) => {
            const kept = makeNoticeKeeper(errands)
            onCommit(kept.soon)
            return kept
          }))
      )
    ),
    begin: Effect.gen(function* () {
      const { relay, notifications, leftBehind } = yield* Effect.promise(() => noted)
      if (relay !== undefined) yield* (yield* self.keeper).begin
      if (relay !== undefined || notifications !== undefined) yield* self.notices
      // What is to come along waits for this log to be here whole: `SyncKeeper.ts` sees to that.
      if (leftBehind?.then === "remove") {
        const { takeAfter } = yield* Effect.promise(() => import("./sync/leftBehind.ts"))
        yield* takeAfter(self, leftBehind)
      }
    }),
    written: () => void keeper?.then((kept) => kept.written())
  }
  return self
}
