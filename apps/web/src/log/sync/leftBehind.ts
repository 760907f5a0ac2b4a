/**
 * What becomes of the log that a browser had before it joined another: one that nobody wrote anything in goes, so that it does
 * not stay behind for ever; one that somebody wrote in stays, or comes along into the joined one, as they wish.
 */
import * as Effect from "effect/Effect"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Entry } from "@kith/core/log/Event"
import { eventsUpTo } from "@kith/core/log/EveryEntry"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId } from "@kith/core/log/Ids"
import { LocalLog } from "@kith/core/log/LocalLog"
import { memberKeys } from "@kith/core/log/MemberKeys"
import { Primitives } from "@kith/core/log/Primitives"
import { importLog } from "@kith/core/workspace/ImportingLog"
import type { LeftBehind } from "../DeviceNotes.ts"
import type { Errands } from "../Errands.ts"
import type { Ports } from "../Ports.ts"

/** Of more events, some are somebody's: none is read to find out. */
const FEW = 100
/** What the app writes by itself: how the log is kept, and what its devices hold. */
const OWN_KINDS: ReadonlySet<string> = new Set(["preferences", "witness"])

/** Whether nobody ever wrote anything in this log. */
export const isUntouched = Effect.gen(function* () {
  const log = yield* LocalLog
  if (eventsUpTo(yield* log.heads) > FEW) return false
  const runs = yield* log.read(new Map(), FEW)
  return runs.every(({ entries }) => entries.every(({ event }) => OWN_KINDS.has(kindAndId(event.entity).kind)))
})

/** Does what was decided, as soon as no tab shows the other log any more. `true`: something of it came into this one. */
export const takeAfter = Effect.fnUntraced(function* (errands: Errands, { log, then }: LeftBehind) {
  const here = yield* errands.logs
  const settled = Effect.promise(() => errands.notes.write({ leftBehind: undefined }))
  if (!(yield* here.names).includes(log)) {
    yield* settled
    return false
  }
  const isSafe = then === "remove" ? yield* here.borrow(log, isUntouched) : yield* broughtFrom(errands, log)
  // A tab is at work with it: the next start of the app looks again.
  if (isSafe === undefined) return false
  // What somebody wrote in it meanwhile stays with it.
  if (!isSafe || (yield* here.remove(log))) yield* settled
  return then === "bring" && isSafe
})

/** Takes all of another log's changes over, as they are. `true`: each of them is here now, durably. */
const broughtFrom = Effect.fnUntraced(function* ({ logs, notes, via }: Errands, log: string) {
  const here = yield* logs
  const ports = yield* Effect.context<Ports>()
  const others = yield* Effect.promise(here.notes(log).read)
  return yield* here.borrow(
    log,
    Effect.gen(function* () {
      const keys = yield* DeviceKeys
      const { sha256 } = yield* Primitives
      const publicKeys = new Map(Object.entries(others.publicKeys ?? {}) as Array<[DeviceId, Uint8Array]>)
      for (const [device, key] of yield* memberKeys(sha256)) publicKeys.set(device, key)
      publicKeys.set(keys.device, keys.publicKey)
      const theirs = yield* LocalLog
      const heads = yield* theirs.heads
      const entries = entriesOf(heads, theirs)
      const source = { workspace: keys.workspace, publicKeys, isOrigin: true }
      const report = yield* importLog(source, entries, { via, settings: "ours" }).pipe(Effect.provide(ports))
      const known = yield* Effect.promise(notes.read)
      yield* Effect.promise(() =>
        notes.write({
          origins: [...new Set([...(known.origins ?? []), ...(others.origins ?? []), keys.workspace])],
          publicKeys: { ...known.publicKeys, ...Object.fromEntries(publicKeys) }
        })
      )
      return report.events === eventsUpTo(heads)
    })
  )
})

/** Events read at a time. */
const CHUNK = 4096

async function* entriesOf(heads: ReadonlyMap<DeviceId, Head>, log: LocalLog["Service"]): AsyncGenerator<Entry> {
  const held = new Map<DeviceId, number>()
  for (;;) {
    const runs = await Effect.runPromise(log.read(held, CHUNK))
    if (runs.length === 0) return
    for (const { device, entries } of runs) {
      held.set(device, entries.at(-1)!.event.dot.seq)
      for (const entry of entries) if (entry.event.dot.seq <= (heads.get(device)?.seq ?? 0)) yield entry
    }
  }
}
