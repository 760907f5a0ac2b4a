/** What the leading tab's worker does beside answering: syncing, and pairing while somebody looks at two screens. */
import * as Effect from "effect/Effect"
import { readNotes } from "./DeviceNotes.ts"
import type { Errands } from "./Errands.ts"
import type { Ports } from "./Ports.ts"
import type { PairingDesk } from "./sync/PairingDesk.ts"
import type { SyncKeeper } from "./sync/SyncKeeper.ts"

export interface Background extends Errands {
  /** Both are loaded when they are first asked for. */
  readonly keeper: Effect.Effect<SyncKeeper, unknown, Ports>
  readonly desk: Effect.Effect<PairingDesk>
  /** Begins to sync, where this log does. For after the first answer: it takes the scripts of syncing. */
  readonly begin: Effect.Effect<void, unknown, Ports>
  /** Something was written here: what syncs hears of it. */
  readonly written: () => void
}

export const makeBackground = (errands: Errands): Background => {
  let keeper: Promise<SyncKeeper> | undefined
  let desk: Promise<PairingDesk> | undefined
  const self: Background = {
    ...errands,
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
    begin: Effect.suspend(() =>
      Effect.flatMap(
        Effect.promise(() => readNotes(errands.log)),
        ({ relay }) => (relay === undefined ? Effect.void : Effect.flatMap(self.keeper, (kept) => kept.begin))
      )
    ),
    written: () => void keeper?.then((kept) => kept.written())
  }
  return self
}
