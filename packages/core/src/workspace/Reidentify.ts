/**
 * Saying again, under a new identity, what a device wrote and never published: when it finds its own feed elsewhere, longer
 * than or different from its own, it may not go on under the old one.
 *
 * Each event is written once more as it was, and replaces the old one, so that everything reads as before at every moment.
 * Where this stops half-way it can be begun again: what was said again names what it replaces. The old events are taken off
 * the log afterwards (`LocalLog.truncate`).
 *
 * Edits of texts are made anew, towards what the text then read: an edit carries a counter of its author, which a clone has
 * used too.
 */
import * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import { kindAndId, view } from "../domain/declare/Entity.ts"
import type { Prose, TextEdit } from "../domain/declare/Field.ts"
import { renderProse } from "../domain/text/renderProse.ts"
import { type BundleStore, BundleStoreError, StoreUnavailable } from "../log/BundleStore.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { type Dot, dotKey, sameDot } from "../log/Dot.ts"
import type { Entry } from "../log/Event.ts"
import type { Deflate } from "../log/FeedPage.ts"
import type { DeviceId } from "../log/Ids.ts"
import type { LocalBundles } from "../log/LocalBundles.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { extendBoth } from "../log/extendBoth.ts"
import { isActive } from "../log/Membership.ts"
import { replaceDevice } from "../log/MembershipAuthor.ts"
import { partingOf } from "../log/OwnFeed.ts"
import { readFeed } from "../log/readFeed.ts"
import { SyncStore } from "../log/SyncStore.ts"
import { catalogueInForce } from "./CatalogueInForce.ts"
import { EntityStore } from "./EntityStore.ts"
import { catchUp } from "./Projector.ts"
import { commit } from "./Writer.ts"

export interface NewIdentity {
  /** The new keys, with the workspace's secret and the epochs that the old ones hold; kept safe already. */
  readonly keys: DeviceKeys["Service"]
}

/**
 * The whole of it, under the old keys and with the remote within reach: finds where the feeds part, says again what was never
 * published, takes it off the old feed, and lets the new keys in for the old ones, in one membership entry. Nothing but
 * putting the new keys in the old ones' place is left to do. Can be run again wherever it stopped.
 *
 * Fails with `BundleStoreError` or `NotAuthored`: `StoreUnavailable` also where a remote takes none of so many entries. All
 * that was written is in this log then, in the old feed or said again in the new one, and nobody has heard of the new keys.
 */
export const reidentify = Effect.fn("Reidentify.reidentify")(function* (
  local: LocalBundles,
  remote: BundleStore,
  deflate: Deflate,
  { keys }: NewIdentity
) {
  const { device: old } = yield* DeviceKeys
  const membership = yield* local.members
  // Let in already, and stopped before the keys were changed.
  if (isActive(membership, keys.device)) return { events: 0, left: [] } satisfies Reissued
  const { reissued, theirs } = yield* sayAgain(local, remote, deflate, old, keys)
  const device = { signing: keys.publicKey, receiving: keys.receivingKey }
  const cut = { device: old, seq: theirs.seq, chain: theirs.chain }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const entry = yield* replaceDevice(yield* local.members, { device, cut })
    if (yield* extendBoth(local, remote, entry)) return reissued
    // Somebody was quicker: their entries first.
    const held = (yield* local.membership(0)).length
    yield* local.extendMembership(yield* remote.membership(held))
  }
  const cause = new Error("membership: moved on each time")
  return yield* new BundleStoreError({ operation: "extendMembership", reason: new StoreUnavailable({ cause }) })
})

/** Others may extend the chain so often meanwhile; a remote may as well never take the entry. */
const ATTEMPTS = 16

/**
 * The same for a device that was taken out, by a clone of it say, and has been let in again under other keys: run under the
 * old ones, with the remote reached under the new ones. What it wrote and never published goes along, wherever its old feed
 * was cut. Can be run again, too; the new keys take the old ones' place afterwards.
 */
export const rejoin = Effect.fn("Reidentify.rejoin")(function* (
  local: LocalBundles,
  remote: BundleStore,
  deflate: Deflate,
  { keys }: NewIdentity
) {
  const { device: old } = yield* DeviceKeys
  return (yield* sayAgain(local, remote, deflate, old, keys)).reissued
})

/** Finds where the feeds part, says again what lies beyond that here, and takes it off the old feed. */
const sayAgain = Effect.fnUntraced(function* (
  local: LocalBundles,
  remote: BundleStore,
  deflate: Deflate,
  old: DeviceId,
  keys: DeviceKeys["Service"]
) {
  const { common, theirs } = yield* partingOf(local, remote, deflate)
  const reissued = yield* Effect.provideService(reissue(old, common.seq), DeviceKeys, keys)
  yield* (yield* LocalLog).truncate(old, common)
  yield* (yield* SyncStore).dropSignedHeads(old, common.seq)
  yield* catchUp()
  return { reissued, theirs }
})

/** Entries read at a time. */
const CHUNK = 1000

export interface Reissued {
  /** Events said again, now or before it was interrupted. */
  readonly events: number
  /** Events of types that this build does not know, and so could not say again; they are as they were, in the old feed. */
  readonly left: ReadonlyArray<Dot>
}

/** Run under the new identity's keys; `old` is the device that it was, and `from` the last of its events that is published. */
export const reissue = Effect.fn("Reidentify.reissue")(function* (old: DeviceId, from: number) {
  yield* catchUp()
  const { device } = yield* DeviceKeys
  const tail = (yield* feedBeyond(old, from)).filter(({ forgotten }) => forgotten === undefined)
  const ours = yield* feedBeyond(device, 0)
  const again = new Map<string, Dot>()
  for (const { event } of ours) {
    const said = event.replaces.find((dot) => dot.device === old && dot.seq > from)
    if (said !== undefined) again.set(dotKey(said), event.dot)
  }
  const changes = (entries: ReadonlyArray<Entry>) => entries.flatMap(editsIn).map(([, { change }]) => change)
  const texts: Tail = { entries: tail, changes: changes(tail) }
  const anew = new Set(changes(ours))
  const left: Array<Dot> = []
  for (const entry of tail) {
    const { dot, type, version, entity, batch, via, at, replaces } = entry.event
    if (again.has(dotKey(dot))) continue
    const body = yield* remade(entry, texts, again, anew, renamed(entry.event.body, old, device, from, again))
    const draft = {
      type,
      version,
      entity,
      body,
      replaces: [...replaces.map((one) => again.get(dotKey(one)) ?? one), dot]
    }
    const receipt = yield* commit([draft], { via, at, ...(batch === undefined ? {} : { batch }) }).pipe(
      Effect.catchTags({
        BadDraft: () => Effect.succeed(undefined),
        DraftTooLarge: () => Effect.succeed(undefined)
      })
    )
    if (receipt === undefined) left.push(dot)
    else again.set(dotKey(dot), receipt.dots[0]!)
  }
  return { events: tail.length - left.length, left } satisfies Reissued
})

/** Every entry of a feed beyond a `seq`. */
const feedBeyond = Effect.fnUntraced(function* (device: DeviceId, after: number) {
  const out: Array<Entry> = []
  for (;;) {
    const entries = yield* readFeed(device, after + out.length, CHUNK)
    if (entries.length === 0) return out
    out.push(...entries)
  }
})

type Json = Schema.Json
type Members = { readonly [key: string]: Json }

/** Dots of what was said again, wherever a body names them: by themselves, and inside the addresses of texts' edits. */
const renamed = (value: Json, old: DeviceId, device: DeviceId, from: number, again: ReadonlyMap<string, Dot>): Json => {
  if (typeof value === "string") {
    return value.includes(`${old}:`) ? value.replace(/[0-9a-z]+:\d+/g, (key) => keyOf(again.get(key)) ?? key) : value
  }
  if (value === null || typeof value !== "object") return value
  if (Array.isArray(value)) return value.map((each) => renamed(each, old, device, from, again))
  const members = value as Members
  if (members["device"] === old && typeof members["seq"] === "number" && Object.keys(members).length === 2) {
    const { device: to, seq } = again.get(`${old}:${members["seq"]}`) ?? { device: old, seq: members["seq"] }
    return { device: to, seq }
  }
  const out: Record<string, Json> = {}
  for (const [key, each] of Object.entries(members)) {
    // A version vector that saw the old tail saw what now stands for it.
    if (key === old && typeof each === "number" && each > from) {
      out[old] = from
      const last = again.get(`${old}:${each}`)
      if (last !== undefined) out[device] = last.seq
    } else out[key] = renamed(each, old, device, from, again)
  }
  return out
}

const keyOf = (dot: Dot | undefined): string | undefined => (dot === undefined ? undefined : dotKey(dot))

const isEdit = (value: unknown): value is TextEdit =>
  typeof value === "object" && value !== null && "root" in value && "seedHash" in value && "change" in value

const editsIn = ({ event }: Entry): ReadonlyArray<readonly [field: string, edit: TextEdit]> =>
  event.body === null || typeof event.body !== "object" || Array.isArray(event.body)
    ? []
    : Object.entries(event.body as Members).flatMap(([field, value]) =>
        isEdit(value) ? [[field, value] as const] : []
      )

/** The tail as its texts need it. */
interface Tail {
  readonly entries: ReadonlyArray<Entry>
  /** The changes of the edits in it, in order. */
  readonly changes: ReadonlyArray<string>
}

/** `body` with each edit of a text made by this device, towards what the text read once the old edit was made. */
const remade = Effect.fnUntraced(function* (
  entry: Entry,
  tail: Tail,
  again: ReadonlyMap<string, Dot>,
  anew: Set<string>,
  body: Json
) {
  const edits = editsIn(entry)
  if (edits.length === 0) return body
  const { device } = yield* DeviceKeys
  const { editTowards } = yield* Effect.promise(() => import("../domain/text/ProseDocument.ts"))
  const out: Record<string, Json> = { ...(body as Members) }
  for (const [field, { root, change }] of edits) {
    const newRoot = again.get(dotKey(root))
    const shown = yield* shownProse(entry.event.entity, field, newRoot ?? root)
    delete out[field]
    // A text that was replaced since: its edits show nowhere.
    if (shown === undefined) continue
    const until = new Set(tail.changes.slice(0, tail.changes.indexOf(change) + 1))
    const old: Prose =
      newRoot === undefined
        ? { ...shown, edits: shown.edits.filter((one) => !tail.changes.includes(one.change) && !anew.has(one.change)) }
        : { root, start: shown.start, edits: [] }
    const mine = tail.entries
      .flatMap(editsIn)
      .filter(([at, one]) => at === field && sameDot(one.root, root) && until.has(one.change))
      .map(([, one]) => one)
    const wanted = yield* Effect.promise(() => renderProse({ ...old, edits: [...old.edits, ...mine] }))
    const base = { ...shown, edits: shown.edits.filter((one) => !tail.changes.includes(one.change)) }
    const edit = editTowards(base, device, wanted)
    if (edit === undefined) continue
    anew.add(edit.change)
    out[field] = edit
  }
  return out
})

/** The text of a field as it stands, if it still begins with this root. */
const shownProse = Effect.fnUntraced(function* (name: string, field: string, root: Dot) {
  const catalogue = yield* catalogueInForce
  const { kind, id } = kindAndId(name)
  const definition = catalogue.entities.get(kind)
  const record = (yield* (yield* EntityStore).get([name])).get(name)?.record
  if (definition === undefined || record === undefined) return undefined
  const prose = (view(definition, id, record) as Readonly<Record<string, unknown>>)[field] as Prose | undefined
  return prose !== undefined && sameDot(prose.root, root) ? prose : undefined
})
