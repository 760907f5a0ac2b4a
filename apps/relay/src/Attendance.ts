/** A device that has signed in, for as long as it stays: its requests, one after the other, and what it is told meanwhile. */
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import { sameBytes } from "@kith/core/log/Bytes"
import { type Bundle, encodeBundle } from "@kith/core/log/Bundle"
import { type BundleStore, BundleStoreError, OverLimit, Rejected } from "@kith/core/log/BundleStore"
import { glanceLength } from "@kith/core/log/Glance"
import type { DeviceId } from "@kith/core/log/Ids"
import { isActive } from "@kith/core/log/Membership"
import type { MembershipEntry } from "@kith/core/log/MembershipEntry"
import { Primitives } from "@kith/core/log/Primitives"
import type { News } from "@kith/core/log/RelayStore"
import { PAGE_BYTES, type WireAnswer, type WireRequest } from "@kith/core/log/Wire"
import { encodeItem, encodeNews } from "@kith/core/log/WireAnswers"
import { haveDigest } from "@kith/core/log/WireAuth"
import { encodedLength } from "@kith/core/log/WireRequests"
import { broadcastOf } from "./Broadcast.ts"
import type { Line } from "./Line.ts"
import { Outlet } from "./Outlet.ts"
import type { Relay } from "./Relay.ts"
import type { Guest } from "./SignIn.ts"
import { takeBundles } from "./takeBundles.ts"
import { takeGlance } from "./takeGlance.ts"
import { whyAway } from "./whyAway.ts"

type Request<Tag extends WireRequest["_tag"]> = Extract<WireRequest, { readonly _tag: Tag }>

export class Attendance {
  private readonly relay: Relay
  private readonly line: Line
  private readonly guest: Guest
  private readonly store: BundleStore
  /** What this socket's end holds, as far as it said and was told. */
  private told: Map<DeviceId, number> | undefined
  /** One request at a time, and none cut short by a goodbye. */
  private readonly answering = Semaphore.makeUnsafe(1)
  private readonly telling = Semaphore.makeUnsafe(1)
  private readonly outlet: Outlet
  /** What it takes more than a turn to act upon. */
  private readonly signals = Effect.runSync(Queue.unbounded<Signal>())

  constructor(relay: Relay, line: Line, guest: Guest) {
    this.relay = relay
    this.line = line
    this.guest = guest
    this.outlet = new Outlet(line, relay.meters, () => this.signal("tooSlow"))
    this.store = guest.room.store.as(guest.as as DeviceId)
  }

  readonly run = Effect.fnUntraced(function* (this: Attendance, welcome: WireAnswer) {
    const { line } = this
    // Before the welcome, so that nothing falls between what is asked after it and what is told.
    yield* this.guest.room.store.listen({
      tell: (news) => this.hear(news),
      end: () => this.signal("gone")
    })
    yield* line.say(welcome)
    yield* Effect.forkScoped(this.heed())
    yield* Effect.forkScoped(line.deliver)
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
      case "Replace":
        return this.push(request)
      case "Holding":
        return this.tellSpans(request)
      case "MembershipFrom":
        return this.tellMembership(request)
      case "Extend":
        return this.extend(request.id, request.entries)
      case "Follow":
        return this.follow(request.id)
      case "Ping":
        return this.line.say({ _tag: "Pong", id: request.id })
      case "LeaveGlance":
        return this.leaveGlance(request)
      case "ReadGlance":
        return this.tellGlance(request.id)
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

  private readonly push = Effect.fnUntraced(function* (
    this: Attendance,
    { _tag, id, bundles }: Request<"Push" | "Replace">
  ) {
    const { relay, guest } = this
    const store = _tag === "Push" ? this.store : { ...this.store, push: this.store.replace! }
    const { told } = this
    const taken = (bundle: Bundle): void => {
      if (told !== undefined) raise(told, bundle)
    }
    const version = yield* takeBundles({ room: guest.room, store, meters: relay.meters, taken }, bundles)
    yield* this.line.say({ _tag: "Accepted", id, version })
  })

  private readonly tellSpans = Effect.fnUntraced(function* (this: Attendance, { id, seqs }: Request<"Holding">) {
    yield* this.line.say({ _tag: "Spans", id, spans: yield* this.store.holding!(seqs) })
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

  private readonly leaveGlance = Effect.fnUntraced(function* (
    this: Attendance,
    { id, glance }: Request<"LeaveGlance">
  ) {
    const { guest, store, relay } = this
    yield* takeGlance({ room: guest.room, store, meters: relay.meters, by: guest.as }, glance)
    yield* this.line.say({ _tag: "GlanceLeft", id })
  })

  private readonly tellGlance = Effect.fnUntraced(function* (this: Attendance, id: number) {
    const glance = yield* this.store.glance!.read
    if (glance !== undefined) this.relay.meters.bytes.out += glanceLength(glance)
    yield* this.line.say({ _tag: "GlanceIs", id, glance })
  })

  private follow(id: number) {
    this.outlet.hold()
    return Effect.ensuring(
      this.telling.withPermit(this.beginFollowing(id)),
      Effect.sync(() => this.outlet.letGo())
    )
  }

  private readonly beginFollowing = Effect.fnUntraced(function* (this: Attendance, id: number) {
    const { line, told } = this
    yield* line.say({ _tag: "Following", id })
    if (this.outlet.isOpen) return
    this.outlet.isOpen = true
    if (told === undefined) return
    // What came after it was last told.
    const { bundles } = yield* this.store.pull(told)
    yield* Stream.runForEach(bundles, (bundle) => {
      const message = encodeNews(encodeBundle(bundle))
      this.count("live", message.length)
      return line.send(message)
    })
  })

  /** In the turn in which it became durable: nothing here waits. */
  private hear(news: News): void {
    if (news._tag === "MembershipExtended") {
      this.outlet.hold()
      this.signal("grown")
    } else if (news.uploader !== this.guest.as) this.outlet.offer(broadcastOf(news))
  }

  private signal(signal: Signal): void {
    Queue.offerUnsafe(this.signals, signal)
  }

  private readonly heed = Effect.fnUntraced(function* (this: Attendance) {
    for (;;) {
      const signal = yield* Queue.take(this.signals)
      if (signal === "tooSlow") return yield* this.leave(signal)
      // Removed; or the store closes, and can say nothing more.
      if (signal === "gone") {
        return yield* this.leave(
          yield* Effect.orElseSucceed(whyAway(this.guest.room.store.workspace), () => "stopping" as const)
        )
      }
      const told = yield* Effect.result(this.telling.withPermit(this.tellGrowth()))
      this.outlet.letGo()
      if (told._tag === "Success") continue
      if (told.failure._tag === "SocketClosed") return
      return yield* this.leave("tooSlow")
    }
  })

  private readonly tellGrowth = Effect.fnUntraced(function* (this: Attendance) {
    const { room, as, standing } = this.guest
    const { length, head } = yield* room.refresh
    if (standing === "device" && !isActive(room.membership, as as DeviceId)) return yield* this.leave("notSignedIn")
    if (this.outlet.isOpen) yield* this.line.say({ _tag: "Grown", length, head })
  })

  private readonly stopWithRelay = Effect.fnUntraced(function* (this: Attendance) {
    yield* Deferred.await(this.relay.stopping)
    yield* this.leave("stopping")
  })

  /** Says goodbye between two requests; the loop ends with the socket. */
  private leave(code: "notSignedIn" | "stopping" | "tooSlow" | "notThisWorkspace" | "forgotten") {
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

/** `grown`: the membership chain. The others end the attendance. */
type Signal = "grown" | "tooSlow" | "gone"

/** A socket that takes nothing in does not hold up a goodbye. */
const GOODBYE_MS = 2_000

const refused = (reason: BundleStoreError["reason"]) => new BundleStoreError({ operation: "push", reason })

const notSignedIn = Effect.fail(refused(new Rejected({ why: "notSignedIn" })))

const malformed = Effect.fail(refused(new Rejected({ why: "malformed" })))

const raise = (version: Map<DeviceId, number>, { device, first, last }: Bundle): void => {
  const seq = version.get(device) ?? 0
  if (first <= seq + 1 && last > seq) version.set(device, last)
}
