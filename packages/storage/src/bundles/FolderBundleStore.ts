/**
 * A folder that anything carries about, such as a stick or a file service, as a `BundleStore`. Nothing in it is trusted for
 * being there: files that are not whole, not ours, or doubled by whatever carries them are left aside, and reported.
 *
 * Below the folder: `kith-WORKSPACE/bundles/` (`bundleFile.ts`) and `kith-WORKSPACE/members/` (`FolderChain.ts`).
 */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import type { Bundle } from "@kith/core/log/Bundle"
import { type BundleStore, BundleStoreError, OverLimit, Rejected } from "@kith/core/log/BundleStore"
import type { Head } from "@kith/core/log/Feed"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { decodeEntry } from "@kith/core/log/MembershipEntry"
import { isReplacedBy, place, placeInstead } from "@kith/core/log/Placement"
import { Primitives } from "@kith/core/log/Primitives"
import { joinVersions, type VersionVector } from "@kith/core/log/VersionVector"
import { StoreFault } from "../StoreFault.ts"
import { attempt } from "./bundleAttempt.ts"
import { type BundleFile, bundleFileName } from "./bundleFile.ts"
import { linksOf } from "./extendChain.ts"
import { FolderChain, type HeldChain } from "./FolderChain.ts"
import type { FolderFiles } from "./FolderFiles.ts"
import { FolderIndex, type FolderProblem, type FolderView, MOST_FILES } from "./FolderIndex.ts"
import { inTurn } from "./inTurn.ts"
import { routeFrom } from "./route.ts"
import { incoming } from "./StoredBundle.ts"

export interface FolderOptions {
  readonly files: FolderFiles
  readonly workspace: WorkspaceId
  /** Who uses it: only its own bundles does a device take away once they are replaced. */
  readonly device: DeviceId
  /** How often it is looked at for `changes`; every two seconds unless said. */
  readonly poll?: Schedule.Schedule<unknown>
  /** What bundles and entries may take; 1 GiB unless said. */
  readonly allowedBytes?: () => number
}

export interface FolderBundles extends BundleStore {
  /** What is in the folder and was not used. */
  readonly problems: Effect.Effect<ReadonlyArray<FolderProblem>, BundleStoreError>
}

/** Bundles read before the reader is asked for more. */
const STEP = 16

const NOTHING: Head = { seq: 0, chain: new Uint8Array() }

/** Keeps no file open. The folder itself must be there, or every operation is `StoreUnavailable`. */
export const folderBundles = Effect.fnUntraced(function* (options: FolderOptions) {
  const { files, workspace, device: user, poll = Schedule.spaced("2 seconds") } = options
  const { allowedBytes = () => 1024 ** 3 } = options
  const { sha256 } = yield* Primitives
  const index = new FolderIndex(files, `kith-${workspace}/bundles`, workspace, sha256)
  const chain = new FolderChain(files, `kith-${workspace}/members`, sha256)

  /** Adds what continues a feed; takes away what this device has replaced. Each bundle's fate is settled before the next. */
  const push = (bundles: ReadonlyArray<Bundle>): VersionVector => {
    const version = new Map<DeviceId, number>()
    for (const bundle of bundles) version.set(bundle.device, pushOne(bundle))
    return version
  }

  const pushOne = (bundle: Bundle): number => {
    const { encoded } = incoming(workspace, bundle)
    const { device, first, last } = bundle
    const view = index.view()
    const feed = view.feeds.get(device)
    const head = feed?.head ?? NOTHING
    const spans = (feed?.spans ?? []).filter((span) => span.last >= first - 1 && span.first <= last + 1)
    const placement = place(bundle, head, spans, user === device)
    if (placement instanceof Rejected) throw placement
    if (placement._tag === "Held") return head.seq
    const goes = placement._tag === "Replace" ? (placement.spans as ReadonlyArray<BundleFile>) : []
    allow(view, chain.held(), encoded.length - goes.reduce((sum, { size }) => sum + size, 0))
    files.write([[index.pathOf(bundleFileName(sha256, bundle, encoded)), encoded]])
    files.remove(goes.map(({ name }) => index.pathOf(name)))
    return Math.max(last, head.seq)
  }

  /** The new ones first, and only then what they carry: nothing is ever missing. */
  const replace = (bundles: ReadonlyArray<Bundle>): VersionVector => {
    const version = new Map<DeviceId, number>()
    const fresh = new Set<string>()
    for (const bundle of bundles) {
      const { encoded } = incoming(workspace, bundle)
      const { device, first, last } = bundle
      if (device !== user) throw new Rejected({ why: "mayNotWrite", dot: { device, seq: first } })
      const view = index.view()
      const { head, spans } = view.feeds.get(device) ?? { head: NOTHING, spans: [] }
      const placement = placeInstead(bundle, head, spans, () => false)
      if (placement instanceof Rejected) throw placement
      allow(view, chain.held(), encoded.length)
      const name = bundleFileName(sha256, bundle, encoded)
      files.write([[index.pathOf(name), encoded]])
      fresh.add(name)
      version.set(device, Math.max(last, head.seq))
    }
    const all = index.filesOf(user)
    const added = all.filter(({ name }) => fresh.has(name))
    const goes = all.filter((file) => !fresh.has(file.name) && isReplacedBy(file, added))
    files.remove(goes.map(({ name }) => index.pathOf(name)))
    return version
  }

  const allow = (view: FolderView, held: HeldChain, grows: number): void => {
    const allowed = allowedBytes()
    if (grows > 0 && (view.files >= MOST_FILES || view.bytes + held.bytes + grows > allowed)) {
      throw new OverLimit({ limit: "workspaceBytes", allowed })
    }
  }

  const feedFrom = (device: DeviceId, after: number, end: number) =>
    Stream.paginate(after, (at) =>
      attempt("pull", () => {
        const { bundles, reached } = step(index, device, at)
        return [bundles, reached < end ? Option.some(reached) : Option.none()] as const
      })
    )

  const pull = (held: VersionVector) =>
    attempt("pull", () => {
      const version = versionOf(index.view())
      return { version, bundles: inTurn(version, held, feedFrom) }
    })

  const version = attempt("version", () => versionOf(index.view()))

  const changes = Stream.unwrap(
    Effect.map(version, (from) => {
      let told = from
      const look = Effect.suspend(() => pull(told)).pipe(
        Effect.map((pulled) => {
          told = joinVersions(told, pulled.version)
          return pulled.bundles
        })
      )
      return Stream.fromEffectSchedule(look, poll).pipe(Stream.flatMap((bundles) => bundles))
    })
  )

  return {
    name: files.name,
    version,
    pull,
    push: (bundles) => attempt("push", () => push(bundles)),
    replace: (bundles) => attempt("push", () => replace(bundles)),
    holding: (seqs) =>
      attempt("version", () =>
        index.filesOf(user).filter(({ first, last }) => seqs.some((seq) => seq >= first && seq <= last))
      ),
    changes,
    membership: (from) =>
      attempt("membership", () =>
        chain
          .held()
          .entries.slice(from)
          .map((encoded) => decodeEntry(encoded))
      ),
    extendMembership: Effect.fnUntraced(function* (entries) {
      const links = yield* Effect.mapError(
        linksOf(sha256, workspace, entries),
        (reason) => new BundleStoreError({ operation: "extendMembership", reason })
      )
      return yield* attempt("extendMembership", () => chain.extend(links))
    }),
    problems: attempt("open", () => [...index.view().problems, ...chain.held().problems])
  } satisfies FolderBundles
})

const versionOf = ({ feeds }: FolderView): VersionVector =>
  new Map([...feeds].map(([device, { head }]) => [device, head.seq]))

/** The next few bundles of a feed. One that cannot be read is gone or damaged; others may hold the same events. */
const step = (index: FolderIndex, device: DeviceId, at: number) => {
  const bundles: Array<Bundle> = []
  let reached = at
  for (;;) {
    const damaged = followRoute(index, device, reached, bundles)
    reached = bundles.at(-1)?.last ?? at
    if (!damaged || bundles.length > 0) return { bundles, reached }
    if (routeFrom(at, index.view().feeds.get(device)?.spans ?? []).length === 0) {
      throw new StoreFault({ _tag: "Corrupt", dot: { device, seq: at + 1 } })
    }
  }
}

/** `true` where it broke off. */
const followRoute = (index: FolderIndex, device: DeviceId, at: number, into: Array<Bundle>): boolean => {
  const route = routeFrom(at, index.view().feeds.get(device)?.spans ?? [])
  for (const file of route.slice(0, STEP)) {
    const bundle = index.read(file)
    if (bundle === undefined) return true
    into.push(bundle)
  }
  return route.length === 0
}
