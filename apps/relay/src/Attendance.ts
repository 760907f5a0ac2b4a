/** A device that has signed in, for as long as it stays: its requests, one after the other, and what it is told meanwhile. */
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import { sameBytes } from "@kith/core/log/Bytes"
import { type Bundle, encodeBundle } from "@kith/core/log/Bundle"
import { type BundleStore, BundleStoreError, OverLimit, Rejected } from "@kith/core/log/BundleStore"
import type { Ciphers } from "@kith/core/log/Ciphers"
import type { DeviceId } from "@kith/core/log/Ids"
import { isActive } from "@kith/core/log/Membership"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import { Primitives } from "@kith/core/log/Primitives"
import type { News } from "@kith/core/log/RelayStore"
import type { SocketClosed } from "@kith/core/log/Socket"
import { PAGE_BYTES, type WireAnswer, type WireRequest } from "@kith/core/log/Wire"
import { encodeItem, encodeNews } from "@kith/core/log/WireAnswers"
import { haveDigest } from "@kith/core/log/WireAuth"
import { encodedLength } from "@kith/core/log/WireRequests"
import type { Line } from "./Line.ts"
import type { Relay } from "./Relay.ts"
import type { Guest } from "./SignIn.ts"
import { takeBundles } from "./takeBundles.ts"

type Request<Tag extends WireRequest["_tag"]> = Extract<WireRequest, { readonly _tag: Tag }>

export class Attendance {
  private readonly relay: Relay
  private readonly line: Line
  private readonly guest: Guest
  private readonly store: BundleStore
  private isFollowing = false
  /** What this socket's end holds, as far as it said and was told. */
  private told: Map<DeviceId, number> | undefined
  /** One request at a time, and none cut short by a goodbye. */
  private readonly answering = Semaphore.makeUnsafe(1)
  /** News waits while what came before it is sent. */
  private readonly telling = Semaphore.makeUnsafe(1)

  constructor(relay: Relay, line: Line, guest: Guest) {
    this.relay = relay
    this.line = line
    this.guest = guest
    this.store = guest.room.store.as(guest.as as DeviceId)
  }

  readonly run = Effect.fnUntraced(function* (this: Attendance, welcome: WireAnswer) {
    const { line } = this
    // Before the welcome, so that nothing falls between what is asked after it and what is told.
    const news = yield* this.guest.room.store.news
    yield* line.say(welcome)
    yield* Effect.forkScoped(this.tellAll(news))
    yield* Effect.forkScoped(this.stopWithRelay())
    yield* Effect.raceFirst(this.attendAll(), line.stalled)
  })

  private readonly attendAll = Effect.fnUntraced(function* (this: Attendance) {
    for (;;) {
      const request = yield* this.line.hear()
      if (request === undefined) return
      const isOver = yield* this.answering.withPermit(this.attend(request))
      if (isOver) return
    }
  })

  /** Whether this was the end of it. */
  private readonly attend = Effect.fnUntraced(function* (this: Attendance, request: WireRequest) {
    const { guest, line } = this
    const now = yield* Clock.currentTimeMillis
    const retryAfterMs = this.relay.byDevice.take(`${guest.room.store.workspace}/${guest.as}`, now)
    if (retryAfterMs !== undefined) {
      const reason = new OverLimit({ limit: "requests", allowed: this.relay.byDevice.rate.burst, retryAfterMs })
      yield* line.refuse(request, refused(reason))
      return false
    }
    if (guest.standing === "device" && !isActive(guest.room.membership, guest.as as DeviceId)) {
      yield* line.bye({ code: "notSignedIn" })
      return true
    }
    const answered = yield* Effect.result(this.isAllowed(request) ? this.answer(request) : notSignedIn)
    if (answered._tag === "Success") return false
    const error = answered.failure
    if (error._tag === "SocketClosed") return yield* Effect.fail(error)
    yield* line.refuse(request, error)
    return false
  })

  private isAllowed({ _tag }: WireRequest): boolean {
    switch (this.guest.standing) {
      case "device":
        return true
      case "recovery":
        return _tag === "MembershipFrom" || _tag === "Extend" || _tag === "Ping"
      case "revoked":
        return _tag === "MembershipFrom" || _tag === "Ping"
    }
  }

  private answer(request: WireRequest) {
    switch (request._tag) {
      case "Have":
        return this.compare(request)
      case "Pull":
        return this.pull(request)
      case "Push":
        return this.push(request)
      case "MembershipFrom":
        return this.tellMembership(request)
      case "Extend":
        return this.extend(request.id, request.entries)
      case "Follow":
        return this.follow(request.id)
      case "Ping":
        return this.line.say({ _tag: "Pong", id: request.id })
      case "Hello":
      case "Proof":
      case "Authenticate":
      case "Find":
        // Once is enough.
        return malformed
    }
  }

  private readonly compare = Effect.fnUntraced(function* (this: Attendance, { id, digest }: Request<"Have">) {
    const { sha256 } = yield* Primitives
    const version = yield* this.store.version
    const { workspace, length, head } = this.guest.room.membership
    const isSame = sameBytes(digest, haveDigest(sha256, workspace, { length, head, version }))
    if (isSame) this.told = new Map(version)
    yield* this.line.say(isSame ? { _tag: "Same", id } : { _tag: "Holds", id, length, head, version })
  })

  private readonly pull = Effect.fnUntraced(function* (this: Attendance, { id, held }: Request<"Pull">) {
    const { line } = this
    const { version, bundles } = yield* this.store.pull(held)
    const { length, head } = this.guest.room.membership
    yield* line.say({ _tag: "Holds", id, length, head, version })
    const given = new Map(held)
    let bytes = 0
    let more = false
    const page = bundles.pipe(
      // Asked of several before any of them is sent: it may depend on nothing but sizes.
      Stream.takeWhile((bundle) => {
        const length = encodedLength(bundle)
        more = bytes > 0 && bytes + length > PAGE_BYTES
        bytes += length
        return !more
      })
    )
    yield* Stream.runForEach(page, (bundle) => {
      const encoded = encodeBundle(bundle)
      raise(given, bundle)
      this.count("out", encoded.length)
      return line.send(encodeItem(id, encoded))
    })
    this.told = given
    yield* line.say({ _tag: "End", id, more })
  })

  private readonly push = Effect.fnUntraced(function* (this: Attendance, { id, bundles }: Request<"Push">) {
    const { store, relay, guest } = this
    const { told } = this
    const taken = (bundle: Bundle): void => {
      if (told !== undefined) raise(told, bundle)
    }
    const version = yield* takeBundles({ room: guest.room, store, meters: relay.meters, taken }, bundles)
    yield* this.line.say({ _tag: "Accepted", id, version })
  })

  private readonly tellMembership = Effect.fnUntraced(function* (
    this: Attendance,
    { id, index }: Request<"MembershipFrom">
  ) {
    const { room, as, standing } = this.guest
    yield* room.refresh
    const entries = yield* this.store.membership(index)
    const readable =
      standing === "revoked" ? entries.slice(0, Math.max(0, room.endFor(as as DeviceId).length - index)) : entries
    const page: Array<MembershipEntry> = []
    let bytes = 0
    for (const entry of readable) {
      bytes += entry.json.length + entry.signature.length
      if (page.length > 0 && bytes > PAGE_BYTES) break
      page.push(entry)
    }
    yield* this.line.say({ _tag: "Entries", id, more: page.length < readable.length, entries: page })
  })

  private readonly extend = Effect.fnUntraced(function* (
    this: Attendance,
    id: number,
    entries: ReadonlyArray<MembershipEntry>
  ) {
    const extended = yield* Effect.uninterruptible(this.guest.room.extend(entries))
    yield* this.line.say({ _tag: "Extended", id, extended })
  })

  private follow(id: number) {
    return this.telling.withPermit(this.beginFollowing(id))
  }

  private readonly beginFollowing = Effect.fnUntraced(function* (this: Attendance, id: number) {
    const { line, told } = this
    yield* line.say({ _tag: "Following", id })
    if (this.isFollowing) return
    this.isFollowing = true
    if (told === undefined) return
    // What came after it was last told.
    const { bundles } = yield* this.store.pull(told)
    yield* Stream.runForEach(bundles, (bundle) => this.forward(encodeNews(encodeBundle(bundle))))
  })

  private readonly tellAll = Effect.fnUntraced(function* (
    this: Attendance,
    news: Stream.Stream<News, BundleStoreError>
  ) {
    const told = yield* Effect.result(Stream.runForEach(news, (item) => this.telling.withPermit(this.tell(item))))
    if (told._tag === "Failure" && told.failure._tag === "SocketClosed") return
    // It fell behind, or its workspace is gone.
    yield* this.leave(told._tag === "Failure" ? "tooSlow" : "notThisWorkspace")
  })

  private tell(item: News): Effect.Effect<void, SocketClosed | BundleStoreError, RoomNeeds> {
    if (item._tag === "MembershipExtended") return this.tellGrowth()
    if (!this.isFollowing || item.uploader === this.guest.as) return Effect.void
    return this.forward(newsBytes(item))
  }

  private readonly tellGrowth = Effect.fnUntraced(function* (this: Attendance) {
    const { room, as, standing } = this.guest
    const { length, head } = yield* room.refresh
    if (standing === "device" && !isActive(room.membership, as as DeviceId)) return yield* this.leave("notSignedIn")
    if (this.isFollowing) yield* this.line.say({ _tag: "Grown", length, head })
  })

  private forward(message: Uint8Array) {
    this.count("live", message.length)
    return this.line.send(message)
  }

  private readonly stopWithRelay = Effect.fnUntraced(function* (this: Attendance) {
    yield* Deferred.await(this.relay.stopping)
    yield* this.leave("stopping")
  })

  /** Says goodbye between two requests; the loop ends with the socket. */
  private leave(code: "notSignedIn" | "stopping" | "tooSlow" | "notThisWorkspace") {
    const { line } = this
    return this.answering.withPermit(
      line.bye({ code }).pipe(Effect.timeoutOption(GOODBYE_MS), Effect.ignore, Effect.andThen(line.socket.close))
    )
  }

  private count(way: "out" | "live", bytes: number): void {
    const { meters } = this.relay
    meters.bundles[way]++
    meters.bytes.out += bytes
  }
}

type RoomNeeds = Primitives | Ciphers

/** A socket that takes nothing in does not hold up a goodbye. */
const GOODBYE_MS = 2_000

const refused = (reason: BundleStoreError["reason"]) => new BundleStoreError({ operation: "push", reason })

const notSignedIn = Effect.fail(refused(new Rejected({ why: "notSignedIn" })))

const malformed = Effect.fail(refused(new Rejected({ why: "malformed" })))

const raise = (version: Map<DeviceId, number>, { device, first, last }: Bundle): void => {
  const seq = version.get(device) ?? 0
  if (first <= seq + 1 && last > seq) version.set(device, last)
}

/** The message made once for all sockets of a workspace. */
const made = new WeakMap<News, Uint8Array>()

const newsBytes = (news: Extract<News, { readonly _tag: "BundleStored" }>): Uint8Array => {
  const known = made.get(news)
  if (known !== undefined) return known
  const message = encodeNews(news.encoded)
  made.set(news, message)
  return message
}
