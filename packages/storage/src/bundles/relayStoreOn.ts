/** A relay's store over its tables: the same whether they are in SQLite or in memory. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { type BundleStore, BundleStoreError, OverLimit, Rejected } from "@kith/core/log/BundleStore"
import { decodeGlance, type Glance } from "@kith/core/log/Glance"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { decodeEntry, type MembershipEntry } from "@kith/core/log/MembershipEntry"
import {
  type CalendarShelf,
  MAX_FORGOTTEN,
  type RelayLimits,
  type RelayStore,
  type RelayWorkspace,
  REPLACED_KEPT_MS,
  type Usage,
  type WakeShelf
} from "@kith/core/log/RelayStore"
import type { Sha256 } from "@kith/core/log/Sha256"
import type { VersionVector } from "@kith/core/log/VersionVector"
import { MAX_WAKING_DEVICES } from "@kith/core/log/Wakes"
import { attempt, bundleError, type Operation } from "./bundleAttempt.ts"
import { extendChain, linksOf } from "./extendChain.ts"
import { GroupCommit } from "./GroupCommit.ts"
import { dropCalendar, keepCalendar } from "./keepCalendar.ts"
import { glanceBytes, keepGlance } from "./keepGlance.ts"
import { Newsroom } from "./Newsroom.ts"
import { pullFrom } from "./pullFrom.ts"
import { type Push, type Pushed, pushInto } from "./pushInto.ts"
import { missing } from "./missing.ts"
import { ALL, type RelayTables, type WorkspaceRow } from "./RelayTables.ts"
import { incoming } from "./StoredBundle.ts"

export interface RelayStoreOptions {
  readonly tables: RelayTables
  /** Asked for with each write, so that they may be changed while it runs. */
  readonly limits: () => RelayLimits
  readonly sha256: Sha256
  /** As `BundleStore.name`. */
  readonly name: string
}

/** So many replaced bundles are dropped in one transaction, so that nobody waits long for a sweep. */
const SWEEP = 500

export interface OpenRelayStore {
  readonly store: RelayStore["Service"]
  /** Ends every stream of news. */
  readonly close: () => void
}

export const relayStoreOn = ({ tables, limits, sha256, name }: RelayStoreOptions): OpenRelayStore => {
  const newsroom = new Newsroom()

  const commit = (pushes: ReadonlyArray<Push>): ReadonlyArray<Pushed> => {
    const allowed = limits()
    const pushed = tables.write(() => pushes.map((push) => pushInto(tables, allowed, push)))
    pushed.forEach(({ stored }, index) => {
      const { workspace, uploader } = pushes[index]!
      for (const each of stored) newsroom.publish(workspace, { _tag: "BundleStored", ...each, uploader })
    })
    return pushed
  }
  const group = new GroupCommit(commit)

  const push = Effect.fnUntraced(function* (
    workspace: WorkspaceId,
    uploader: DeviceId,
    bundles: Parameters<BundleStore["push"]>[0],
    instead = false
  ) {
    // What comes before one that nobody would take is stored all the same.
    const good: Array<ReturnType<typeof incoming>> = []
    let bad: unknown
    for (const bundle of bundles) {
      try {
        good.push(incoming(workspace, bundle))
      } catch (cause) {
        bad = cause
        break
      }
    }
    const at = yield* Clock.currentTimeMillis
    const { version, refused } = yield* Effect.mapError(
      group.add({ workspace, uploader, bundles: good, at, instead }),
      (cause) => bundleError("push", cause)
    )
    const reason = refused ?? bad
    return reason === undefined ? version : yield* Effect.fail(bundleError("push", reason))
  })

  const here = (workspace: WorkspaceId): WorkspaceRow => {
    const row = tables.workspace(workspace)
    if (row === undefined) throw missing(tables, workspace)
    return row
  }

  const reading = <A>(operation: Operation, workspace: WorkspaceId, body: (row: WorkspaceRow) => A) =>
    attempt(operation, () => tables.read(() => body(here(workspace))))

  const version = (workspace: WorkspaceId): Effect.Effect<VersionVector, BundleStoreError> =>
    reading("version", workspace, ({ key }) => seqsOf(tables.heads(key)))

  const links = (operation: Operation, workspace: WorkspaceId, entries: ReadonlyArray<MembershipEntry>) =>
    Effect.mapError(linksOf(sha256, workspace, entries), (reason) => new BundleStoreError({ operation, reason }))

  const extendMembership = Effect.fnUntraced(function* (
    workspace: WorkspaceId,
    entries: ReadonlyArray<MembershipEntry>
  ) {
    const chain = yield* links("extendMembership", workspace, entries)
    return yield* attempt("extendMembership", () => {
      const row = tables.write(() => {
        const before = here(workspace)
        const after = extendChain(tables, limits(), sha256, before, chain)
        return after === undefined ? undefined : { length: after.entries, isLonger: after !== before }
      })
      if (row?.isLonger === true) newsroom.publish(workspace, { _tag: "MembershipExtended", length: row.length })
      return row !== undefined
    })
  })

  const leaveGlance = Effect.fnUntraced(function* (workspace: WorkspaceId, uploader: DeviceId, glance: Glance) {
    const at = yield* Clock.currentTimeMillis
    yield* attempt("glance", () => {
      const encoded = glanceBytes(workspace, glance)
      tables.write(() => keepGlance(tables, limits(), here(workspace), { encoded, uploader, at }))
    })
  })

  const as = (workspace: WorkspaceId, uploader: DeviceId): BundleStore => ({
    name,
    version: version(workspace),
    pull: (held) =>
      reading("pull", workspace, ({ key }) => {
        const heads = seqsOf(tables.heads(key))
        return { version: heads, bundles: pullFrom(tables, key, heads, held) }
      }),
    push: (bundles) => push(workspace, uploader, bundles),
    replace: (bundles) => push(workspace, uploader, bundles, true),
    holding: (seqs) =>
      reading("version", workspace, ({ key }) => {
        const asked = seqs.toSorted((a, b) => a - b)
        const spans = asked.length === 0 ? [] : tables.spansAfter(key, uploader, asked[0]! - 1, ALL)
        return spans
          .filter(({ first, last }) => carriesAny(asked, first, last))
          .map(({ first, last }) => ({ first, last }))
      }),
    changes: Stream.unwrap(newsroom.subscribe(workspace)).pipe(
      Stream.flatMap((news) => (news._tag === "BundleStored" ? Stream.succeed(news.bundle) : Stream.empty))
    ),
    membership: (from) =>
      reading("membership", workspace, ({ key }) => tables.entries(key, from).map((encoded) => decodeEntry(encoded))),
    extendMembership: (entries) => extendMembership(workspace, entries),
    glance: {
      read: reading("glance", workspace, ({ key }) => {
        const encoded = tables.glance(key)
        return encoded === undefined ? undefined : decodeGlance(encoded)
      }),
      leave: (glance) => leaveGlance(workspace, uploader, glance)
    }
  })

  const calendarsOf = (workspace: WorkspaceId): CalendarShelf => ({
    put: Effect.fnUntraced(function* (calendar) {
      const at = yield* Clock.currentTimeMillis
      return yield* attempt("calendar", () =>
        tables.write(() => keepCalendar(tables, limits(), here(workspace), { ...calendar, at }))
      )
    }),
    revoke: (id) => attempt("calendar", () => tables.write(() => dropCalendar(tables, here(workspace), id))),
    list: reading("calendar", workspace, ({ key }) => tables.calendars.list(key))
  })

  const wakesOf = (workspace: WorkspaceId): WakeShelf => ({
    put: (wakes) =>
      attempt("wake", () =>
        tables.write(() => {
          const { key } = here(workspace)
          const isNew = tables.wakes.get(key, wakes.device) === undefined
          if (isNew && tables.wakes.count(key) >= MAX_WAKING_DEVICES) {
            throw new OverLimit({ limit: "wakes", allowed: MAX_WAKING_DEVICES })
          }
          tables.wakes.save(key, wakes)
        })
      ),
    drop: (device) => attempt("wake", () => tables.write(() => tables.wakes.remove(here(workspace).key, device))),
    of: (device) => reading("wake", workspace, ({ key }) => tables.wakes.get(key, device))
  })

  const opened = (workspace: WorkspaceId): RelayWorkspace => ({
    workspace,
    as: (uploader) => as(workspace, uploader),
    news: newsroom.subscribe(workspace),
    listen: (listener) => newsroom.listen(workspace, listener),
    calendars: calendarsOf(workspace),
    wakes: wakesOf(workspace),
    usage: reading("open", workspace, (row): Usage => {
      const { bundles, bytes, replacedBytes, membershipBytes } = row
      return { bundles, bytes, replacedBytes, membershipBytes, byUploader: tables.uploaded(row.key) }
    }),
    facts: reading("open", workspace, ({ key }) => tables.facts(key))
  })

  const create: RelayStore["Service"]["create"] = Effect.fnUntraced(function* (workspace, entries, again = false) {
    const chain = yield* links("open", workspace, entries)
    const at = yield* Clock.currentTimeMillis
    return yield* attempt("open", () =>
      tables.write((): "created" | "exists" => {
        if (tables.workspace(workspace) !== undefined) return "exists"
        if (again) tables.dropForgotten(workspace)
        else if (tables.isForgotten(workspace)) throw missing(tables, workspace)
        const allowed = limits()
        if (tables.statistics().workspaces >= allowed.workspaces) {
          throw new OverLimit({ limit: "workspaces", allowed: allowed.workspaces })
        }
        const row = tables.addWorkspace(workspace, at)
        if (extendChain(tables, allowed, sha256, row, chain) === undefined) throw new Rejected({ why: "badMembership" })
        return "created"
      })
    )
  })

  /** A few at a time, until there are no more. */
  const sweep = Effect.gen(function* () {
    const before = (yield* Clock.currentTimeMillis) - REPLACED_KEPT_MS
    let bundles = 0
    let bytes = 0
    for (;;) {
      const dropped = yield* attempt("open", () => tables.write(() => sweepSome(tables, before)))
      if (dropped.length === 0) return { bundles, bytes }
      bundles += dropped.length
      bytes += dropped.reduce((sum, each) => sum + each.bytes, 0)
      yield* Effect.yieldNow
    }
  })

  const store: RelayStore["Service"] = {
    create,
    open: (workspace) =>
      attempt("open", () => (tables.workspace(workspace) === undefined ? undefined : opened(workspace))),
    presence: (workspace) =>
      attempt("open", () =>
        tables.read(() => {
          if (tables.workspace(workspace) !== undefined) return "here"
          return tables.isForgotten(workspace) ? "forgotten" : "unknown"
        })
      ),
    remove: (workspace) =>
      attempt("open", () => {
        const isRemoved = tables.write(() => {
          const row = tables.workspace(workspace)
          if (row === undefined) return false
          tables.removeWorkspace(row.key)
          tables.addForgotten(workspace, MAX_FORGOTTEN)
          return true
        })
        newsroom.end(workspace)
        return isRemoved
      }),
    workspacesOf: (signer) => attempt("open", () => tables.workspacesOf(signer)),
    calendar: (id) => attempt("calendar", () => tables.calendars.get(id)),
    dueWakes: (now, most) => attempt("wake", () => tables.read(() => tables.wakes.due(now, most))),
    settleWakes: (id, left) => attempt("wake", () => tables.write(() => tables.wakes.settle(id, left))),
    sweep,
    statistics: attempt("open", () => tables.statistics())
  }
  return { store, close: () => newsroom.close() }
}

/** `seqs` ascending. */
const carriesAny = (seqs: ReadonlyArray<number>, first: number, last: number): boolean => {
  let low = 0
  let high = seqs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (seqs[middle]! < first) low = middle + 1
    else high = middle
  }
  return seqs[low] !== undefined && seqs[low]! <= last
}

const seqsOf = (heads: ReturnType<RelayTables["heads"]>): VersionVector =>
  new Map([...heads].map(([device, { seq }]) => [device, seq]))

const sweepSome = (tables: RelayTables, before: number) => {
  const dropped = tables.replacedBefore(before, SWEEP)
  for (const each of dropped) tables.dropBundle(each)
  return dropped
}
