/**
 * A relay as a `BundleStore`, over one socket: for `sync` and for every app. When the connection ends, everything fails
 * with `StoreUnavailable`, and whoever wants more opens another (`Live.ts`).
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { type Bundle, mostBytesOf } from "./Bundle.ts"
import {
  type BundleStore,
  BundleStoreError,
  type Carried,
  OverLimit,
  Rejected,
  StoreUnavailable
} from "./BundleStore.ts"
import { TAG_BYTES } from "./Ciphers.ts"
import { type Glance, glanceLength, MAX_GLANCE_BYTES } from "./Glance.ts"
import type { ChainEnd, Holdings } from "./Holdings.ts"
import type { DeviceId, WorkspaceId } from "./Ids.ts"
import type { MembershipEntry } from "./MembershipEntry.ts"
import { Primitives } from "./Primitives.ts"
import type { Connect } from "./Socket.ts"
import { emptyVersion, joinVersions, type VersionVector } from "./VersionVector.ts"
import { DIGEST_BYTES, MAX_HOLDING_SEQS, WIRE_VERSION, type WireAnswer } from "./Wire.ts"
import { authMessage, findMessage, haveDigest } from "./WireAuth.ts"
import { openConnection, type Step, type WireConnection } from "./WireConnection.ts"
import type { Principal } from "./WireIds.ts"
import { pullPages } from "./WirePull.ts"
import { encodedLength, groupsToExtend, groupsToPush } from "./WireRequests.ts"

export interface RelayOptions<E = never> {
  readonly workspace: WorkspaceId
  /** The relay's host as it was dialled, as a URL's `host` gives it: in lower case, with a port that is not the scheme's own. */
  readonly host: string
  /** This device, or `recovery` for who holds the phrase. */
  readonly as: Principal
  /** Signs with that one's key: `DeviceKeys.sign`. */
  readonly sign: (message: Uint8Array) => Effect.Effect<Uint8Array, E>
  /** A token of before (`RelayStore.token`): spares a round trip. The key signs where it no longer holds. */
  readonly token?: Uint8Array
  /** For people, and what `SyncStore` remembers it by; the host unless given. */
  readonly name?: string
  /** How long the relay may be silent while something is asked of it. */
  readonly timeoutMs?: number
  /** How often a relay that is followed has to show that it is there. */
  readonly pingMs?: number
}

export interface RelayRemote extends BundleStore {
  /** How far the relay's clock was ahead of this one's when signing in, ms. */
  readonly clockAhead: number
  /** Where the relay's membership chain ended when signing in. */
  readonly chain: ChainEnd
  /** Signs in again until `tokenExpires` (relay's clock, ms), over a socket or, as base64url, as HTTP's bearer. A secret. */
  readonly token: Uint8Array
  readonly tokenExpires: number
  /** `same`, in one round trip of some forty bytes, or what the relay holds. */
  readonly compare: (own: Holdings) => Effect.Effect<"same" | Holdings, BundleStoreError>
  /** Where the relay's chain ends, each time that it grows from when it is run on. */
  readonly grown: Stream.Stream<ChainEnd, BundleStoreError>
  readonly ping: Effect.Effect<void, BundleStoreError>
}

export const REQUEST_TIMEOUT_MS = 60_000
export const PING_MS = 45_000
const MAX_CHAIN_BYTES = 64 * 1024 * 1024
/** No digest is so: asks for what is held. */
const NO_DIGEST = new Uint8Array(DIGEST_BYTES)

/** Connects and signs in, for as long as the scope lives. Fails as `open`. */
export const relayStore = Effect.fn("RelayClient.relayStore")(function* <E>(
  connect: Connect,
  options: RelayOptions<E>
) {
  const { sha256 } = yield* Primitives
  const connection = yield* openConnection(connect, options.timeoutMs ?? REQUEST_TIMEOUT_MS)
  const { ask, nextId } = connection
  const { welcome, clockAhead } = yield* signIn(connection, options)
  const ping = Effect.suspend(() => ask("changes", { _tag: "Ping", id: nextId() }, only("Pong", nothing)))
  const tidings = connection.tidings(
    Effect.gen(function* () {
      yield* ask("changes", { _tag: "Follow", id: nextId() }, only("Following", nothing))
      // Where nothing is asked, nothing would tell that the relay is gone.
      yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(options.pingMs ?? PING_MS), ping)))
    })
  )

  /** What the relay was last known to hold. */
  let known = new Map<DeviceId, number>()
  const isNew = ({ device, last }: Bundle): boolean => {
    if (last <= (known.get(device) ?? 0)) return false
    known.set(device, last)
    return true
  }

  const holdings = (operation: "version" | "pull", digest: Uint8Array) =>
    Effect.suspend(() => askHoldings(operation, digest))
  const askHoldings = (operation: "version" | "pull", digest: Uint8Array) =>
    ask(operation, { _tag: "Have", id: nextId(), digest }, (answer): Step<"same" | Holdings> => {
      if (answer._tag === "Same") return { done: "same" }
      if (answer._tag !== "Holds") return undefined
      known = new Map(answer.version)
      return { done: answer }
    })

  const push = Effect.fnUntraced(function* (_tag: "Push" | "Replace", given: ReadonlyArray<Bundle>) {
    // What no wire carries is refused here; what comes before it is pushed all the same.
    const faulty = given.findIndex((bundle) => faultOf(bundle) !== undefined)
    const bundles = faulty < 0 ? given : given.slice(0, faulty)
    let version: VersionVector = emptyVersion
    for (const group of groupsToPush(bundles)) {
      const request = { _tag, id: nextId(), bundles: group } as const
      const held = yield* ask(
        "push",
        request,
        only("Accepted", (answer) => answer.version)
      )
      version = joinVersions(version, held)
      // The relay does not send back what it was just given.
      for (const bundle of group) if (isNew(bundle)) connection.tell({ _tag: "News", bundle })
    }
    if (faulty < 0) return version
    return yield* new BundleStoreError({ operation: "push", reason: faultOf(given[faulty]!)! })
  })

  const holding = Effect.fnUntraced(function* (seqs: ReadonlyArray<number>) {
    const spans: Array<Carried> = []
    for (let from = 0; from < seqs.length; from += MAX_HOLDING_SEQS) {
      const request = { _tag: "Holding", id: nextId(), seqs: seqs.slice(from, from + MAX_HOLDING_SEQS) } as const
      const carried = yield* ask(
        "version",
        request,
        only("Spans", (answer) => answer.spans)
      )
      spans.push(...carried)
    }
    return spans
  })

  const membership = Effect.fnUntraced(function* (from: number) {
    const entries: Array<MembershipEntry> = []
    let bytes = 0
    for (;;) {
      const request = { _tag: "MembershipFrom", id: nextId(), index: from + entries.length } as const
      const page = yield* ask(
        "membership",
        request,
        only("Entries", (answer) => answer)
      )
      for (const entry of page.entries) {
        entries.push(entry)
        bytes += entry.json.length
      }
      if (!page.more) return entries
      if (page.entries.length === 0 || bytes > MAX_CHAIN_BYTES) return yield* connection.giveUp("membership")
    }
  })

  const extendMembership = Effect.fnUntraced(function* (entries: ReadonlyArray<MembershipEntry>) {
    // A chain too long for one message goes in several: each leaves the relay with a chain that stands.
    for (const group of groupsToExtend(entries)) {
      const request = { _tag: "Extend", id: nextId(), entries: group } as const
      const extended = yield* ask(
        "extendMembership",
        request,
        only("Extended", (answer) => answer.extended)
      )
      if (!extended) return false
    }
    return true
  })

  const leaveGlance = Effect.fnUntraced(function* (glance: Glance) {
    if (glanceLength(glance) > MAX_GLANCE_BYTES) {
      const reason = new OverLimit({ limit: "requestBytes", allowed: MAX_GLANCE_BYTES })
      return yield* new BundleStoreError({ operation: "glance", reason })
    }
    yield* ask("glance", { _tag: "LeaveGlance", id: nextId(), glance }, only("GlanceLeft", nothing))
  })
  const readGlance = Effect.suspend(() =>
    ask(
      "glance",
      { _tag: "ReadGlance", id: nextId() },
      only("GlanceIs", ({ glance }) => glance)
    )
  )

  return {
    name: options.name ?? options.host,
    clockAhead,
    chain: { length: welcome.length, head: welcome.head.slice() },
    token: welcome.token.slice(),
    tokenExpires: welcome.expires,
    compare: (own) => holdings("pull", haveDigest(sha256, options.workspace, own)),
    version: holdings("version", NO_DIGEST).pipe(
      Effect.flatMap((held) => (held === "same" ? connection.giveUp("version") : Effect.succeed(held.version)))
    ),
    pull: (held) =>
      Effect.tap(pullPages(connection, held), ({ version }) => Effect.sync(() => (known = new Map(version)))),
    push: (bundles) => push("Push", bundles),
    replace: (bundles) => push("Replace", bundles),
    holding,
    changes: Stream.filterMap(tidings, (item) =>
      item._tag === "News" ? Result.succeed(item.bundle) : Result.failVoid
    ),
    grown: Stream.filterMap(tidings, (item) => (item._tag === "Grown" ? Result.succeed(item) : Result.failVoid)),
    membership,
    extendMembership,
    glance: { read: readGlance, leave: leaveGlance },
    ping
  } satisfies RelayRemote
}) as <E>(
  connect: Connect,
  options: RelayOptions<E>
) => Effect.Effect<RelayRemote, BundleStoreError, Scope.Scope | Primitives>

/** `sign` signs with the private half of `publicKey`, 32 bytes. */
export interface FindOptions<E> extends Pick<RelayOptions<E>, "host" | "sign" | "timeoutMs"> {
  readonly publicKey: Uint8Array
}

/** The workspaces at a relay whose membership chain ever named this Ed25519 key: for recovery on an empty machine. */
export const findWorkspaces: <E>(
  connect: Connect,
  options: FindOptions<E>
) => Effect.Effect<ReadonlyArray<WorkspaceId>, BundleStoreError> = Effect.fn("RelayClient.findWorkspaces")(function* <
  E
>(connect: Connect, options: FindOptions<E>) {
  const { ask } = yield* openConnection(connect, options.timeoutMs ?? REQUEST_TIMEOUT_MS)
  const { publicKey, host } = options
  const find = { _tag: "Find", version: WIRE_VERSION, publicKey } as const
  const challenge = yield* ask(
    "open",
    find,
    only("Challenge", (answer) => answer.challenge)
  )
  const signature = yield* signed(options.sign(findMessage(host, challenge, publicKey)))
  return yield* ask(
    "open",
    { _tag: "Proof", signature },
    only("Workspaces", ({ workspaces }) => workspaces)
  )
}, Effect.scoped)

const signIn = Effect.fnUntraced(function* <E>({ ask }: WireConnection, options: RelayOptions<E>) {
  const { workspace, as, host, token } = options
  const taken = Effect.fnUntraced(function* (welcome: Answer<"Welcome">, asked: number) {
    const now = yield* Clock.currentTimeMillis
    return { welcome, clockAhead: Math.round(welcome.at - (asked + now) / 2) }
  })
  const isWelcome = only("Welcome", (answer) => answer)
  if (token !== undefined) {
    const asked = yield* Clock.currentTimeMillis
    const request = { _tag: "Authenticate", version: WIRE_VERSION, workspace, token } as const
    const answer = yield* Effect.result(ask("open", request, isWelcome))
    if (answer._tag === "Success") return yield* taken(answer.success, asked)
    const { reason } = answer.failure
    if (reason._tag !== "Rejected" || reason.why !== "notSignedIn") return yield* Effect.fail(answer.failure)
  }
  const hello = { _tag: "Hello", version: WIRE_VERSION, workspace, as } as const
  const challenge = yield* ask(
    "open",
    hello,
    only("Challenge", (answer) => answer.challenge)
  )
  const signature = yield* signed(options.sign(authMessage(host, challenge, workspace, as)))
  const asked = yield* Clock.currentTimeMillis
  return yield* taken(yield* ask("open", { _tag: "Proof", signature }, isWelcome), asked)
})

/** Keys that do not work keep this device from the relay as much as a broken network does. */
const signed = <E>(signature: Effect.Effect<Uint8Array, E>): Effect.Effect<Uint8Array, BundleStoreError> =>
  Effect.mapError(
    signature,
    (cause) => new BundleStoreError({ operation: "open", reason: new StoreUnavailable({ cause }) })
  )

type Answer<Tag extends WireAnswer["_tag"]> = Extract<WireAnswer, { readonly _tag: Tag }>

const faultOf = (bundle: Bundle): OverLimit | Rejected | undefined => {
  const { device, first, last, sealed } = bundle
  const allowed = mostBytesOf(bundle)
  if (encodedLength(bundle) > allowed) return new OverLimit({ limit: "bundleBytes", allowed })
  const isOne = first >= 1 && last >= first && sealed.length > TAG_BYTES
  return isOne ? undefined : new Rejected({ why: "malformed", dot: { device, seq: Math.max(1, first) } })
}

const nothing = (): void => undefined

/** The one answer that an honest relay gives. */
const only =
  <Tag extends WireAnswer["_tag"], A>(tag: Tag, read: (answer: Answer<Tag>) => A) =>
  (answer: WireAnswer): Step<A> =>
    answer._tag === tag ? { done: read(answer as Answer<Tag>) } : undefined
