/** Waking devices: who may ask for it and how, and what becomes of a wake whatever the push service does. */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Logger from "effect/Logger"
import type * as Scope from "effect/Scope"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { DeviceId } from "@kith/core/log/Ids"
import { type Change, entryHash, RECOVERY, signEntry } from "@kith/core/log/MembershipEntry"
import { RelayStore } from "@kith/core/log/RelayStore"
import { HOUR_MS, hourOf, MAX_WAKE_AHEAD_HOURS, MAX_WAKES, wakesAhead } from "@kith/core/log/Wakes"
import { openSqliteRelay } from "@kith/storage/bundles/SqliteRelayStore"
import { nodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import type { SampleDevice } from "@kith/testkit/SampleDevice"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { jsonLogger } from "../src/jsonLogger.ts"
import { pushPost } from "../src/pushPost.ts"
import { makeVapid, newVapidKey } from "../src/vapid.ts"
import { dueAt, GIVE_UP_MS, LOOK_MS, SPREAD_MS, wakeDue } from "../src/Waker.ts"
import { pushService } from "./pushService.ts"
import { ports, relayInMemory } from "./relayInMemory.ts"
import { runningRelay } from "./runningRelay.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> => Effect.runPromise(Effect.scoped(work))

const NOON = Date.parse("2026-03-03T12:00:00Z")
const HOUR = hourOf(NOON)
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")

/** Stands still until it is set; who sleeps by it wakes when `pass` is called. */
const standingClock = (start: number) => {
  const sleepers: Array<() => void> = []
  const self = {
    now: start,
    pass: () => {
      for (const wake of sleepers.splice(0)) wake()
    }
  }
  const millis = Effect.sync(() => self.now)
  const nanos = Effect.sync(() => BigInt(self.now) * 1_000_000n)
  const clock: Clock.Clock = {
    currentTimeMillisUnsafe: () => self.now,
    currentTimeMillis: millis,
    currentTimeNanosUnsafe: () => BigInt(self.now) * 1_000_000n,
    currentTimeNanos: nanos,
    monotonicTimeNanosUnsafe: () => BigInt(self.now) * 1_000_000n,
    monotonicTimeNanos: nanos,
    sleep: () => Effect.callback<void>((resume) => void sleepers.push(() => resume(Effect.void)))
  }
  return Object.assign(self, { clock })
}

const revocationOf = (sample: SampleWorkspace, gone: SampleDevice) => {
  const [founder] = sample.devices
  const changes: readonly [Change, ...ReadonlyArray<Change>] = [
    { _tag: "DevicesRevoked", cuts: [{ device: gone.device, seq: 0, chain: new Uint8Array(32) }] },
    {
      _tag: "EpochBegan",
      epoch: 2,
      grants: [...sample.devices.filter((each) => each !== gone).map(({ device }) => device), RECOVERY].map((to) => ({
        to,
        sealed: new Uint8Array(64)
      }))
    }
  ]
  return signEntry(
    {
      format: "kith/membership/1",
      workspace: sample.workspace,
      index: sample.chain.length,
      previous: entryHash(nodeSha256, sample.chain.at(-1)!),
      author: founder.device,
      at: 0,
      changes
    },
    (message) => nodeCiphers.sign(founder.signing.privateKey, message)
  )
}

describe("which hours may be asked for", () => {
  it("those to come, each once, in order; none for what is too much", () => {
    expect(wakesAhead([HOUR + 3, HOUR + 1, HOUR + 3, HOUR, 0], NOON)).toEqual([HOUR + 1, HOUR + 3])
    expect(wakesAhead([], NOON)).toEqual([])
    expect(wakesAhead([HOUR + MAX_WAKE_AHEAD_HOURS], NOON)).toEqual([HOUR + MAX_WAKE_AHEAD_HOURS])
    expect(wakesAhead([HOUR + MAX_WAKE_AHEAD_HOURS + 1], NOON)).toBe(undefined)
    expect(wakesAhead(new Array<number>(MAX_WAKES + 1).fill(HOUR + 1), NOON)).toBe(undefined)
  })

  it("are sent soon after they begin, and not all at the same moment", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.uint8Array({ minLength: 2, maxLength: 2 }), (hour, bytes) => {
        const at = dueAt(() => bytes, hour)
        expect(hourOf(at)).toBe(hour)
        expect(at - hour * HOUR_MS).toBeLessThan(SPREAD_MS)
      }),
      propertyRuns(100)
    )
    expect(new Set(Array.from({ length: 100 }, () => dueAt(nodeRandom, HOUR))).size).toBeGreaterThan(90)
  })
})

/** A relay that is asked to wake devices of one workspace, by a clock that stands still. */
const waking = Effect.gen(function* () {
  const service = yield* pushService
  const time = standingClock(NOON)
  const vapid = makeVapid(newVapidKey(nodeRandom), undefined)
  const settings = { vapid, post: pushPost("any") }
  const { relay, store, started } = yield* relayInMemory({ waking: settings })
  const sample = yield* started()
  const shelf = (yield* store.open(sample.workspace))!.wakes
  const [a, b] = sample.devices
  const log: Array<string> = []
  const look = wakeDue(relay, settings).pipe(
    Effect.provideService(RelayStore, store),
    Effect.provide(ports),
    Effect.provideService(Clock.Clock, time.clock),
    Effect.provide(Logger.layer([jsonLogger((line) => log.push(line))]))
  )
  const ask = (device: DeviceId, hours: ReadonlyArray<number>, name = "x") =>
    shelf.put({ device, endpoint: `${service.origin}/${name}`, hours, dueAt: hours[0]! * HOUR_MS })
  return { ...service, time, relay, store, sample, shelf, a: a.device, b: b.device, log, look, ask, vapid }
})

/** Lets the network have its turn. */
const turn = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))

describe("a wake", () => {
  it("is sent once in its hour, says nothing, and is followed by the next", () =>
    run(
      Effect.gen(function* () {
        const { look, ask, a, b, time, shelf, received, faults, origin, relay, vapid } = yield* waking
        yield* ask(a, [HOUR + 1, HOUR + 3], "phone")
        yield* ask(b, [HOUR + 2], "tablet")
        expect(yield* look).toBe(0)
        time.now += HOUR_MS
        expect(yield* look).toBe(1)
        expect(yield* look).toBe(0)
        expect(faults).toEqual([])
        expect(received).toHaveLength(1)
        expect(received[0]).toMatchObject({ method: "POST", path: "/phone", body: "", key: vapid.publicKey })
        expect(received[0]!.claims.aud).toBe(origin)
        expect(received[0]!.headers).toMatchObject({ ttl: String(GIVE_UP_MS / 1000), urgency: "normal" })
        const left = (yield* shelf.of(a))!
        expect(left.hours).toEqual([HOUR + 3])
        expect(hourOf(left.dueAt)).toBe(HOUR + 3)
        time.now += HOUR_MS
        yield* look
        time.now += HOUR_MS + SPREAD_MS
        yield* look
        expect(received.map(({ path }) => path)).toEqual(["/phone", "/tablet", "/phone"])
        // Whom there is nothing to tell any more is not remembered.
        expect([yield* shelf.of(a), yield* shelf.of(b)]).toEqual([undefined, undefined])
        expect(relay.meters.wakes).toEqual({ sent: 3, postponed: 0, missed: 0, refused: 0, gone: 0 })
      })
    ))

  it.each([404, 410])("ends the subscription where the push service knows it no longer: %s", (status) =>
    run(
      Effect.gen(function* () {
        const { look, ask, a, time, shelf, state, relay } = yield* waking
        yield* ask(a, [HOUR + 1, HOUR + 2])
        time.now += HOUR_MS
        state.behave = () => ({ status })
        yield* look
        expect(yield* shelf.of(a)).toBe(undefined)
        expect(relay.meters.wakes.gone).toBe(1)
      })
    )
  )

  it("waits as long as the push service asks, in seconds or by a date", () =>
    run(
      Effect.gen(function* () {
        const { look, ask, a, time, shelf, state, received, relay } = yield* waking
        yield* ask(a, [HOUR + 1])
        time.now += HOUR_MS
        state.behave = () => ({ status: 429, headers: { "retry-after": "1200" } })
        yield* look
        expect((yield* shelf.of(a))!.dueAt).toBe(time.now + 1_200_000)
        time.now += 1_199_999
        expect(yield* look).toBe(0)
        time.now += 1
        const date = new Date(time.now + 1_800_000).toUTCString()
        state.behave = () => ({ status: 503, headers: { "retry-after": date } })
        yield* look
        expect((yield* shelf.of(a))!.dueAt).toBe(time.now + 1_800_000)
        time.now += 1_800_000
        state.behave = () => ({ status: 201 })
        yield* look
        expect(received).toHaveLength(3)
        expect(yield* shelf.of(a)).toBe(undefined)
        expect(relay.meters.wakes).toMatchObject({ sent: 1, postponed: 2 })
      })
    ))

  it.each(["close", "hang", "error"] as const)(
    "is tried again, less and less often, and given up after hours: %s",
    (what) =>
      run(
        Effect.gen(function* () {
          const { look, ask, a, time, shelf, state, received, relay } = yield* waking
          yield* ask(a, [HOUR + 1, HOUR + 100])
          time.now += HOUR_MS
          const waits: Array<number> = []
          state.behave = () => {
            if (what === "hang") time.pass()
            return what === "error" ? { status: 500 } : what
          }
          for (;;) {
            yield* look
            const { dueAt: due, hours } = (yield* shelf.of(a))!
            if (hours[0] !== HOUR + 1) break
            waits.push(due - time.now)
            time.now = due
          }
          expect(waits.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000])
          expect(waits.at(-1)).toBe(HOUR_MS)
          expect(time.now - (HOUR + 1) * HOUR_MS).toBeLessThanOrEqual(GIVE_UP_MS)
          expect(received.length).toBe(waits.length + 1)
          expect((yield* shelf.of(a))!.hours).toEqual([HOUR + 100])
          expect(relay.meters.wakes).toEqual({ sent: 0, postponed: waits.length, missed: 1, refused: 0, gone: 0 })
        })
      )
  )

  it("is one for all the hours that have passed meanwhile, and none for what was too long ago", () =>
    run(
      Effect.gen(function* () {
        const { look, ask, a, b, time, shelf, received, relay } = yield* waking
        yield* ask(a, [HOUR + 1, HOUR + 2, HOUR + 3, HOUR + 90], "late")
        yield* ask(b, [HOUR + 1], "too-late")
        time.now += 3 * HOUR_MS + GIVE_UP_MS
        yield* look
        expect(received.map(({ path }) => path)).toEqual(["/late"])
        expect((yield* shelf.of(a))!.hours).toEqual([HOUR + 90])
        expect(yield* shelf.of(b)).toBe(undefined)
        expect(relay.meters.wakes).toMatchObject({ sent: 1, missed: 1 })
      })
    ))

  it("that the push service refuses is not sent again; the log says by whom, and never to whom", () =>
    run(
      Effect.gen(function* () {
        const { look, ask, a, time, shelf, state, log, origin, relay } = yield* waking
        yield* ask(a, [HOUR + 1, HOUR + 2], "secret-path")
        time.now += HOUR_MS
        state.behave = () => ({ status: 403 })
        yield* look
        expect((yield* shelf.of(a))!.hours).toEqual([HOUR + 2])
        expect(relay.meters.wakes.refused).toBe(1)
        expect(log.join("")).toContain(origin)
        expect(log.join("")).not.toContain("secret-path")
        expect(log.join("")).not.toContain(a)
      })
    ))

  it("does not overwrite what the device asked for while it was on its way", () =>
    run(
      Effect.gen(function* () {
        const { look, ask, a, time, shelf, state } = yield* waking
        yield* ask(a, [HOUR + 1])
        time.now += HOUR_MS
        state.behave = () => {
          Effect.runSync(ask(a, [HOUR + 7, HOUR + 9], "anew"))
          return { status: 410 }
        }
        yield* look
        expect(yield* shelf.of(a)).toMatchObject({ hours: [HOUR + 7, HOUR + 9] })
      })
    ))

  it("of one device does not hold up those of others", () =>
    run(
      Effect.gen(function* () {
        const { look, ask, a, b, time, state, received, shelf } = yield* waking
        yield* ask(a, [HOUR + 1], "slow")
        yield* ask(b, [HOUR + 1], "quick")
        time.now += HOUR_MS
        state.behave = (path) => (path === "/slow" ? "hang" : { status: 201 })
        const looking = yield* Effect.forkScoped(look)
        while ((yield* shelf.of(b)) !== undefined || received.length < 2) yield* turn
        expect((yield* shelf.of(a))!.hours).toEqual([HOUR + 1])
        time.pass()
        yield* Fiber.join(looking)
        expect((yield* shelf.of(a))!.dueAt).toBeGreaterThan(time.now)
      })
    ))

  it("is not sent to a device that was taken out", () =>
    run(
      Effect.gen(function* () {
        const { look, ask, a, b, time, shelf, store, sample, received } = yield* waking
        yield* ask(a, [HOUR + 1], "stays")
        yield* ask(b, [HOUR + 1], "goes")
        // Through another process of this relay, say.
        const revocation = yield* revocationOf(sample, sample.devices[1])
        yield* (yield* store.open(sample.workspace))!.as(a).extendMembership([revocation])
        time.now += HOUR_MS
        yield* look
        expect(received.map(({ path }) => path)).toEqual(["/stays"])
        expect(yield* shelf.of(b)).toBe(undefined)
      })
    ))
})

/** A whole relay, a workspace of two devices that it knows, and what they can ask of it. */
const asking = Effect.fnUntraced(function* (options: Parameters<typeof runningRelay>[0] = {}) {
  const relay = yield* runningRelay(options)
  const { url, started, signIn } = relay
  const sample = yield* started()
  const [a, b] = sample.devices
  const owner = yield* signIn(sample, a)
  const ask = (method: string, token: Uint8Array | undefined, body?: unknown, workspace: string = sample.workspace) =>
    Effect.promise(() =>
      fetch(`${url}/v1/workspaces/${workspace}/wakes`, {
        method,
        headers: token === undefined ? {} : { authorization: `Bearer ${base64url(token)}` },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) })
      })
    )
  const put = (token: Uint8Array | undefined, hours: ReadonlyArray<unknown>, endpoint: string = ENDPOINT) =>
    ask("PUT", token, { subscription: { endpoint }, hours })
  const key = Effect.promise(() => fetch(`${url}/v1/push/key`))
  return { ...relay, sample, a, b, owner, ask, put, key }
})

const ENDPOINT = "https://push.example.org/device/1"
/** The next hour but one: still ahead where the next one begins in the middle of a test. */
const SOON = hourOf(Date.now()) + 2

const jsonOf = (response: Response) => Effect.promise(() => response.json() as Promise<Record<string, unknown>>)
const problemIn = Effect.fnUntraced(function* (response: Response) {
  return [response.status, (yield* jsonOf(response))["code"]] as const
})

describe("asking to be woken", () => {
  it("is each device's for itself; what it asks for last is what holds, and it can see it and take it back", () =>
    run(
      Effect.gen(function* () {
        const { put, ask, owner, signIn, sample, b } = yield* asking()
        const other = yield* signIn(sample, b)
        const hour = SOON
        const answered = yield* put(owner.token, [hour + 5, hour, hour - 2])
        expect([answered.status, yield* jsonOf(answered)]).toEqual([200, { hours: [hour, hour + 5] }])
        expect(yield* jsonOf(yield* ask("GET", owner.token))).toEqual({
          subscription: { endpoint: ENDPOINT },
          hours: [hour, hour + 5]
        })
        const nothing = { subscription: null, hours: [] }
        expect(yield* jsonOf(yield* ask("GET", other.token))).toEqual(nothing)
        expect((yield* ask("DELETE", other.token)).status).toBe(204)
        yield* put(owner.token, [hour + 1], "https://push.example.org/device/2")
        expect(yield* jsonOf(yield* ask("GET", owner.token))).toEqual({
          subscription: { endpoint: "https://push.example.org/device/2" },
          hours: [hour + 1]
        })
        expect((yield* ask("DELETE", owner.token)).status).toBe(204)
        expect(yield* jsonOf(yield* ask("GET", owner.token))).toEqual(nothing)
        yield* put(owner.token, [hour])
        expect(yield* jsonOf(yield* put(owner.token, [hour - 3]))).toEqual({ hours: [] })
        expect(yield* jsonOf(yield* ask("GET", owner.token))).toEqual(nothing)
      })
    ))

  it("needs that device's own token, of this workspace", () =>
    run(
      Effect.gen(function* () {
        const { put, ask, owner, started, signIn, sample } = yield* asking()
        const elsewhere = yield* started()
        const stranger = yield* signIn(elsewhere, elsewhere.devices[0])
        for (const token of [undefined, stranger.token, new Uint8Array(3)]) {
          for (const method of ["GET", "DELETE"]) {
            expect(yield* problemIn(yield* ask(method, token))).toEqual([401, "notSignedIn"])
          }
          expect(yield* problemIn(yield* put(token, [SOON]))).toEqual([401, "notSignedIn"])
        }
        expect(yield* problemIn(yield* ask("GET", owner.token, undefined, elsewhere.workspace))).toEqual([
          401,
          "notSignedIn"
        ])
        expect(sample.workspace).not.toBe(elsewhere.workspace)
      })
    ))

  it("is refused where it is too much, too far off, for nobody's address, or says more than it should", () =>
    run(
      Effect.gen(function* () {
        const { put, ask, owner } = yield* asking()
        const hour = SOON
        yield* put(owner.token, [hour])
        const many = Array.from({ length: MAX_WAKES + 1 }, (_, index) => hour + index)
        const tooMany = yield* put(owner.token, many)
        expect(tooMany.headers.get("content-type")).toBe("application/problem+json")
        expect(yield* jsonOf(tooMany)).toMatchObject({ status: 422, code: "wakes", allowed: MAX_WAKES })
        expect(yield* problemIn(yield* put(owner.token, [hour + MAX_WAKE_AHEAD_HOURS + 1]))).toEqual([422, "wakes"])
        for (const endpoint of ["http://push.example.org/x", "https://127.0.0.1/x", "https://localhost/x", "x", ""]) {
          expect(yield* problemIn(yield* put(owner.token, [hour], endpoint))).toEqual([422, "badEndpoint"])
        }
        const subscription = { endpoint: ENDPOINT }
        for (const body of [
          "",
          "{",
          [],
          { hours: [hour] },
          { subscription },
          { subscription, hours: ["9"] },
          { subscription, hours: [hour + 0.5] },
          { subscription, hours: [-1] },
          { subscription, hours: [hour], text: "Call Ana" },
          { subscription: { ...subscription, keys: { auth: "x", p256dh: "y" } }, hours: [hour] }
        ]) {
          expect(yield* problemIn(yield* ask("PUT", owner.token, body))).toEqual([400, "malformed"])
        }
        const long = { subscription, hours: [hour], more: "x".repeat(100_000) }
        expect(yield* problemIn(yield* ask("PUT", owner.token, long))).toEqual([413, "requestBytes"])
        expect(yield* jsonOf(yield* ask("GET", owner.token))).toMatchObject({ hours: [hour] })
      })
    ))

  it("ends with a device's place in the workspace, and the relay forgets what it had asked for at once", () =>
    run(
      Effect.gen(function* () {
        const { put, ask, owner, signIn, sample, b, data } = yield* asking()
        const other = yield* signIn(sample, b)
        yield* put(other.token, [SOON], "https://push.example.org/of-the-lost-phone")
        yield* put(owner.token, [SOON])
        expect(yield* owner.extendMembership([yield* revocationOf(sample, b)])).toBe(true)
        expect(yield* problemIn(yield* ask("GET", other.token))).toEqual([401, "notSignedIn"])
        expect(yield* problemIn(yield* put(other.token, [SOON]))).toEqual([401, "notSignedIn"])
        expect(yield* jsonOf(yield* ask("GET", owner.token))).toMatchObject({ hours: [SOON] })
        const { store } = yield* openSqliteRelay(data)
        const { wakes } = (yield* store.open(sample.workspace))!
        expect(yield* wakes.of(b.device)).toBe(undefined)
        expect(yield* wakes.of(sample.devices[0].device)).toBeDefined()
      })
    ))

  it("goes with the workspace", () =>
    run(
      Effect.gen(function* () {
        const { put, ask, owner, url, sample } = yield* asking()
        yield* put(owner.token, [SOON])
        const headers = { authorization: `Bearer ${base64url(owner.token)}` }
        yield* Effect.promise(() => fetch(`${url}/v1/workspaces/${sample.workspace}`, { method: "DELETE", headers }))
        expect(yield* problemIn(yield* ask("GET", owner.token))).toEqual([410, "forgotten"])
      })
    ))
})

describe("a relay's key for push services", () => {
  it("is made once, kept for its owner's eyes only, and the same after a restart", () =>
    run(
      Effect.gen(function* () {
        const first = yield* asking()
        const { key } = (yield* jsonOf(yield* first.key)) as { readonly key: string }
        const point = Buffer.from(key, "base64url")
        expect([point.length, point[0]]).toEqual([65, 4])
        const file = join(first.data, "relay.vapid")
        expect(statSync(file).mode & 0o777).toBe(0o600)
        expect(readFileSync(file).length).toBe(32)
        yield* first.close
        const again = yield* asking({ data: first.data })
        expect(yield* jsonOf(yield* again.key)).toEqual({ key })
        expect(first.log.join("") + again.log.join("")).not.toContain(readFileSync(file).toString("base64url"))
      })
    ))

  it("may be handed in, and then none is kept", () =>
    run(
      Effect.gen(function* () {
        const vapidKey = newVapidKey(nodeRandom)
        const { key, data } = yield* asking({ vapidKey: base64url(vapidKey) })
        expect(yield* jsonOf(yield* key)).toEqual({ key: makeVapid(vapidKey, undefined).publicKey })
        expect(readdirSync(data)).not.toContain("relay.vapid")
      })
    ))

  it("is none where the relay wakes nobody, and nobody can ask for it", () =>
    run(
      Effect.gen(function* () {
        const { key, put, owner, data } = yield* asking({ push: "off" })
        expect(yield* problemIn(yield* key)).toEqual([404, "notFound"])
        expect(yield* problemIn(yield* put(owner.token, [SOON]))).toEqual([404, "notFound"])
        expect(readdirSync(data)).not.toContain("relay.vapid")
      })
    ))
})

it("a whole relay wakes a device when its hour comes, counts it, and tells the push service nothing of whom or what", () => {
  const running = Clock.Clock.defaultValue()
  let ahead = 0
  const clock: Clock.Clock = {
    currentTimeNanosUnsafe: () => running.currentTimeNanosUnsafe(),
    currentTimeNanos: running.currentTimeNanos,
    monotonicTimeNanosUnsafe: () => running.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: running.monotonicTimeNanos,
    currentTimeMillisUnsafe: () => running.currentTimeMillisUnsafe() + ahead,
    currentTimeMillis: Effect.map(running.currentTimeMillis, (now) => now + ahead),
    // Looks as often as it can.
    sleep: (duration) => running.sleep(Duration.toMillis(duration) === LOOK_MS ? Duration.millis(5) : duration)
  }
  return run(
    Effect.gen(function* () {
      const service = yield* pushService
      const { put, owner, url, sample, a } = yield* asking({ push: "any", pushContact: "mailto:keeper@example.org" })
      yield* put(owner.token, [SOON], `${service.origin}/device`)
      const woken = Effect.callback<void>((resume) => {
        service.state.behave = () => {
          resume(Effect.void)
          return { status: 201 }
        }
        ahead = 2 * HOUR_MS + SPREAD_MS
      })
      yield* woken
      const counted = Effect.gen(function* () {
        for (;;) {
          const metrics = yield* Effect.promise(() => fetch(`${url}/metrics`).then((response) => response.text()))
          if (metrics.includes('kith_relay_wakes_total{result="sent"} 1')) return metrics
          yield* turn
        }
      })
      expect(yield* counted).toContain('kith_relay_wakes_total{result="missed"} 0')
      expect(service.received[0]!.claims.sub).toBe("mailto:keeper@example.org")
      const told = JSON.stringify(service.received)
      for (const hidden of [sample.workspace, a.device, url]) expect(told).not.toContain(hidden)
    }).pipe(Effect.provideService(Clock.Clock, clock))
  )
})
