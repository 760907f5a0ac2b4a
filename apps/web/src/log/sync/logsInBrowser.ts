/** `LogsHere` on IndexedDB. A log that is borrowed or deleted is locked as the tab that leads it would: nobody else opens it. */
import * as Effect from "effect/Effect"
import { SyncStore } from "@kith/core/log/SyncStore"
import { layerSyncStore } from "@kith/storage/indexeddb/IndexedDbSyncStore"
import { keepPendingWebKeys, pendingWebKeys, replaceWebKeys } from "@kith/storage/indexeddb/pendingWebKeys"
import { joinWebKeys, openWebKeys } from "@kith/storage/indexeddb/WebKeys"
import { runtimeRandom } from "@kith/storage/memory/runtimeRandom"
import { notesInBrowser, writeNotes } from "../DeviceNotes.ts"
import { deleteDatabasesOf } from "../logDatabases.ts"
import { webPorts } from "../webPorts.ts"
import type { LogsHere } from "./LogsHere.ts"

const KEYS_OF = /^kith\/(.+)\/keys$/

const names = Effect.promise(async () =>
  (await indexedDB.databases()).flatMap(({ name }) => KEYS_OF.exec(name ?? "")?.[1] ?? []).sort()
)

/** `undefined` where a tab holds it. */
const alone = <A>(log: string, work: () => Promise<A>): Promise<A | undefined> =>
  navigator.locks.request(`kith/${log}`, { ifAvailable: true }, (lock) => (lock === null ? undefined : work()))

export const logsInBrowser: LogsHere = {
  names,
  notes: notesInBrowser,
  keep: Effect.fnUntraced(function* ({ keys, entries }, notes) {
    const log = `log-${Array.from(runtimeRandom(6), (byte) => byte.toString(16).padStart(2, "0")).join("")}`
    yield* joinWebKeys({ name: log, keys })
    yield* Effect.scoped(
      Effect.flatMap(SyncStore, (store) => store.extendMembership(0, entries)).pipe(Effect.provide(layerSyncStore(log)))
    )
    yield* Effect.promise(() => writeNotes(log, notes))
    return log
  }),
  pending: Effect.fnUntraced(function* (name, pairs) {
    const { workspace } = yield* openWebKeys(name)
    const pending = yield* pairs === undefined ? pendingWebKeys({ name }) : keepPendingWebKeys({ name, pairs })
    return pending.keysFor(workspace)
  }),
  settle: (name) => replaceWebKeys({ name }),
  borrow: (log, use) =>
    Effect.flatMap(names, (here) =>
      here.includes(log)
        ? Effect.promise(() =>
            alone(log, () =>
              Effect.runPromiseExit(
                Effect.scoped(
                  Effect.provide(
                    use,
                    webPorts(log, () => undefined)
                  )
                )
              )
            )
          ).pipe(Effect.flatMap((exit) => exit ?? Effect.succeed(undefined)))
        : Effect.succeed(undefined)
    ),
  remove: (log) =>
    Effect.promise(async () => {
      const isDone = await alone(log, async () => {
        await deleteDatabasesOf(log)
        return true
      })
      return isDone === true
    })
}
