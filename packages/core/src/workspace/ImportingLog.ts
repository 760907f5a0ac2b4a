/**
 * Taking over a whole log that was exported: its events as they are, into the same workspace, which may hold some of
 * them, or into an empty one. Whoever calls has verified the chains; here it is made sure that nothing forks.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { cellsOf, toDelta } from "../domain/Catalogue.ts"
import { kindAndId } from "../domain/declare/Entity.ts"
import type { HideKey } from "../domain/merge/CellAddress.ts"
import { sameBytes } from "../log/Bytes.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { dotKey } from "../log/Dot.ts"
import type { Entry } from "../log/Event.ts"
import { commitmentOf, emptyHead, type Head, headAfter } from "../log/Feed.ts"
import { DeviceId, type WorkspaceId } from "../log/Ids.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { catalogueInForce } from "./CatalogueInForce.ts"
import { choose } from "./Choosing.ts"
import { conflicts } from "./Conflicts.ts"
import { take } from "./Importing.ts"
import { EntityStore } from "./EntityStore.ts"
import { Primitives } from "../log/Primitives.ts"
import { catchUp, hideKey } from "./Projector.ts"

/** `notEmpty`: of another workspace, and this one holds something. `forked`: a device wrote something else there. */
export class LogNotImported extends Schema.TaggedError<LogNotImported>()("LogNotImported", {
  why: Schema.Literals(["notEmpty", "forked", "noPublicKey"]),
  device: Schema.optionalKey(DeviceId)
}) {}

export interface LogSource {
  readonly workspace: WorkspaceId
  readonly publicKeys: ReadonlyMap<DeviceId, Uint8Array>
  /** This log was once taken over from that workspace, and may take over what that one has written since. */
  readonly isOrigin?: boolean
}

export interface LogImportOptions {
  readonly via: string
  readonly dryRun?: boolean
  /** Whose settings count, name and zone among them, where the file is another log's: its own unless said. */
  readonly settings?: "theirs" | "ours"
  readonly onProgress?: (events: number) => void
}

export interface LogImportReport {
  readonly events: number
  readonly new: number
  readonly known: number
}

const CHUNK = 1000

/** `entries`: of each feed in its order and without holes; feeds may mix. What was appended before a failure stays. */
export const importLog = Effect.fn("ImportingLog.importLog")(function* (
  source: LogSource,
  entries: AsyncIterable<Entry>,
  options: LogImportOptions
) {
  yield* catchUp()
  const keys = yield* DeviceKeys
  const isSame = source.workspace === keys.workspace
  if (!isSame && source.isOrigin !== true && !(yield* isEmptyLog)) return yield* new LogNotImported({ why: "notEmpty" })
  const heads = new Map<DeviceId, Head>(yield* (yield* LocalLog).heads)
  const report = { events: 0, new: 0, known: 0 }
  const iterator = entries[Symbol.asyncIterator]()
  for (;;) {
    const chunk = yield* Effect.promise(() => take(iterator, CHUNK))
    if (chunk.length === 0) break
    const ours = isSame ? chunk : yield* underOwnSecret(chunk)
    for (const [device, run] of Map.groupBy(ours, ({ event }) => event.dot.device)) {
      const held = heads.get(device)?.seq ?? 0
      const known = run.filter(({ event }) => event.dot.seq <= held)
      const fresh = run.filter(({ event }) => event.dot.seq > held)
      yield* checkSame(known, device)
      report.known += known.length
      report.new += fresh.length
      if (fresh.length > 0) yield* append(heads, device, fresh, source, options)
    }
    report.events += chunk.length
    options.onProgress?.(report.events)
  }
  if (options.dryRun !== true) {
    yield* catchUp()
    if (!isSame) yield* settleSettings(source, options)
  }
  return report satisfies LogImportReport
})

/** Nothing but how the log is kept, which making one writes. */
const isEmptyLog = Effect.gen(function* () {
  const names = yield* (yield* EntityStore).names("", 2)
  return names.every((name) => kindAndId(name).kind === "preferences")
})

const checkSame = Effect.fnUntraced(function* (known: ReadonlyArray<Entry>, device: DeviceId) {
  const { sha256 } = yield* Primitives
  const ours = new Map<string, Entry>()
  for (const entry of yield* (yield* LocalLog).entries(known.map(({ event }) => event.dot)))
    ours.set(dotKey(entry.event.dot), entry)
  for (const theirs of known) {
    const own = ours.get(dotKey(theirs.event.dot))
    if (own === undefined || !sameBytes(commitmentOf(sha256, own), commitmentOf(sha256, theirs))) {
      return yield* new LogNotImported({ why: "forked", device })
    }
  }
})

const append = Effect.fnUntraced(function* (
  heads: Map<DeviceId, Head>,
  device: DeviceId,
  entries: ReadonlyArray<Entry>,
  { publicKeys }: LogSource,
  { dryRun }: LogImportOptions
) {
  const keys = yield* DeviceKeys
  const { sha256 } = yield* Primitives
  const publicKey = publicKeys.get(device)
  const before =
    heads.get(device) ?? (publicKey === undefined ? undefined : emptyHead(sha256, keys.workspace, publicKey))
  if (before === undefined) return yield* new LogNotImported({ why: "noPublicKey", device })
  const head = headAfter(sha256, before, entries)
  if (dryRun !== true) yield* (yield* LocalLog).append({ device, first: before.seq + 1, entries }, head)
  heads.set(device, head)
})

/** Another workspace's secret has hidden the names of set elements; here they are hidden under this one's. */
const underOwnSecret = Effect.fnUntraced(function* (entries: ReadonlyArray<Entry>) {
  const catalogue = yield* catalogueInForce
  const hide: HideKey = yield* hideKey
  return entries.map((entry): Entry => {
    const { event, forgotten } = entry
    const entity = catalogue.entities.get(kindAndId(event.entity).kind)
    const delta = forgotten === undefined ? toDelta(catalogue, event) : undefined
    if (entity === undefined || delta === undefined || Result.isFailure(delta)) return entry
    return { ...entry, cells: cellsOf(entity, delta.success.writes, hide) }
  })
})

/** Making a log has written settings of its own; of those of two logs, one's are meant. */
const settleSettings = Effect.fnUntraced(function* (
  { publicKeys }: LogSource,
  { via, settings = "theirs" }: LogImportOptions
) {
  const { device: own } = yield* DeviceKeys
  for (const conflict of (yield* conflicts).filter(({ entity }) => kindAndId(entity).kind === "preferences")) {
    const isTheirs = (device: DeviceId): boolean => device !== own && publicKeys.has(device)
    const meant = conflict.values.find(({ dot }) => isTheirs(dot.device) === (settings === "theirs"))
    if (meant !== undefined) yield* choose(conflict, meant, via)
  }
})
