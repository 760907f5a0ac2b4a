/** The client before a relay that lies, repeats itself, talks nonsense, floods it or says nothing. */
import * as fc from "fast-check"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect, it } from "vitest"
import type { Bundle } from "@kith/core/log/Bundle"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import { PING_MS, type RelayRemote, REQUEST_TIMEOUT_MS } from "@kith/core/log/RelayClient"
import type { Socket } from "@kith/core/log/Socket"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { type WireAnswer, WIRE_VERSION, type WireRequest } from "@kith/core/log/Wire"
import { encodeAnswer } from "@kith/core/log/WireAnswers"
import { decodeRequest } from "@kith/core/log/WireRequests"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { makeSampleWorkspace, type SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { HOST, ports, relayInMemory } from "./relayInMemory.ts"
import { socketPair } from "./socketPair.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> =>
  Effect.runPromise(Effect.scoped(work).pipe(Effect.provide(TestClock.layer())))

const reasonOf = <A, R>(effect: Effect.Effect<A, BundleStoreError, R>) =>
  Effect.map(Effect.flip(effect), ({ reason }) => reason)

const head = new Uint8Array(32)
const holds = (id: number, sample: SampleWorkspace, seq = 1): WireAnswer => ({
  _tag: "Holds",
  id,
  length: 1,
  head,
  version: new Map([[sample.devices[0].device, seq]])
})

/** A relay that lets anybody in, and answers each request by script. */
const scripted = Effect.fnUntraced(function* (
  answer: (request: WireRequest, sample: SampleWorkspace, socket: Socket) => ReadonlyArray<WireAnswer | Uint8Array>
) {
  const sample = yield* Effect.provide(makeSampleWorkspace(), ports)
  const { signIn } = yield* relayInMemory()
  const [near, far] = yield* socketPair
  const welcome = {
    _tag: "Welcome",
    version: WIRE_VERSION,
    length: 1,
    head,
    at: 5000,
    token: head,
    expires: 0
  } as const
  const serve = Effect.gen(function* () {
    for (;;) {
      const request = decodeRequest(yield* far.receive)
      const answers: ReadonlyArray<WireAnswer | Uint8Array> =
        request._tag === "Hello"
          ? [{ _tag: "Challenge", challenge: head }]
          : request._tag === "Proof"
            ? [welcome]
            : answer(request, sample, far)
      for (const each of answers) yield* far.send(each instanceof Uint8Array ? each : encodeAnswer(each))
    }
  })
  yield* Effect.forkScoped(Effect.ignore(serve), { startImmediately: true })
  const remote: RelayRemote = yield* signIn(sample, sample.devices[0], { host: HOST }, Effect.succeed(near))
  return { sample, remote, far, near }
})

const idOf = (request: WireRequest): number => ("id" in request ? request.id : 0)

const collected = (remote: RelayRemote) =>
  Effect.flatMap(remote.pull(emptyVersion), ({ bundles }) => Stream.runCollect(bundles))

describe("a client before a hostile relay", () => {
  it("knows how far the relay's clock is ahead", () =>
    run(
      Effect.gen(function* () {
        const { remote } = yield* scripted(() => [])
        expect(remote.clockAhead).toBe(5000)
      })
    ))

  it("drops answers that nobody waits for, repeated ones and those of other requests, and goes on", () =>
    run(
      Effect.gen(function* () {
        const { remote, sample } = yield* scripted((request, sample) => {
          const id = idOf(request)
          const noise: ReadonlyArray<WireAnswer> = [
            { _tag: "Same", id: id + 1000 },
            { _tag: "Accepted", id: id + 100, version: new Map() },
            { _tag: "Challenge", challenge: head },
            { _tag: "Grown", length: 9, head }
          ]
          return [...noise, holds(id, sample, 7), holds(id, sample, 8), ...noise]
        })
        for (let count = 0; count < 3; count++) {
          expect(yield* remote.version).toEqual(new Map([[sample.devices[0].device, 7]]))
        }
      })
    ))

  it("answers each of many requests at once, in whatever order the answers come", () =>
    run(
      Effect.gen(function* () {
        const held: Array<WireAnswer> = []
        const { remote, sample } = yield* scripted((request, sample) => {
          held.push(holds(idOf(request), sample, idOf(request)))
          return held.length === 10 ? held.splice(0).reverse() : []
        })
        const all = yield* Effect.all(
          Array.from({ length: 10 }, () => remote.version),
          { concurrency: "unbounded" }
        )
        expect(all.map((version) => version.get(sample.devices[0].device))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      })
    ))

  it("ends with StoreUnavailable at an answer that makes no sense, for all that is under way", () =>
    run(
      Effect.gen(function* () {
        const absurd: ReadonlyArray<(id: number, sample: SampleWorkspace) => ReadonlyArray<WireAnswer | Uint8Array>> = [
          () => [new Uint8Array(0)],
          () => [Uint8Array.of(0xff, 1, 2, 3)],
          (id) => [{ _tag: "Same", id }],
          (id) => [{ _tag: "Extended", id, extended: true }],
          (id) => [{ _tag: "End", id, more: false }],
          (id, sample) => [holds(id, sample), holds(id, sample)],
          // More for ever, of nothing.
          (id, sample) => [holds(id, sample), { _tag: "End", id, more: true }]
        ]
        for (const answers of absurd) {
          const { remote } = yield* scripted((request, sample) => answers(idOf(request), sample))
          const listening = yield* Effect.forkChild(Effect.flip(Stream.runDrain(remote.grown)), {
            startImmediately: true
          })
          expect((yield* reasonOf(collected(remote)))._tag).toBe("StoreUnavailable")
          expect((yield* Fiber.join(listening)).reason._tag).toBe("StoreUnavailable")
          expect((yield* reasonOf(remote.version))._tag).toBe("StoreUnavailable")
        }
      })
    ))

  it("survives 10,000 answers of nonsense", () =>
    run(
      Effect.gen(function* () {
        const types = [0x81, 0x82, 0x83, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0xa0, 0xa1, 0xaf]
        const nonsense = fc
          .tuple(fc.constantFrom(...types), fc.constantFrom(0, 1, 2), fc.uint8Array({ maxLength: 80, size: "max" }))
          .map(([type, id, rest]) => Uint8Array.of(type, id, ...rest))
        const sample = yield* Effect.provide(makeSampleWorkspace(), ports)
        const { signIn } = yield* relayInMemory()
        const property = fc.asyncProperty(nonsense, (message) => {
          const attempt = Effect.gen(function* () {
            const [near, far] = yield* socketPair
            yield* far.send(message)
            yield* far.close
            return yield* Effect.exit(signIn(sample, sample.devices[0], {}, Effect.succeed(near)))
          })
          return Effect.runPromise(
            Effect.map(Effect.scoped(attempt), (exit) => {
              expect(exit._tag).toBe("Failure")
            })
          )
        })
        yield* Effect.promise(() => fc.assert(property, propertyRuns(10_000)))
      })
    ))

  it("does not wait for ever: neither for a connection, nor for an answer, nor for the rest of one", () =>
    run(
      Effect.gen(function* () {
        const { signIn } = yield* relayInMemory()
        const sample = yield* Effect.provide(makeSampleWorkspace(), ports)
        const never = yield* Effect.forkChild(reasonOf(signIn(sample, sample.devices[0], {}, Effect.never)), {
          startImmediately: true
        })
        yield* TestClock.adjust(REQUEST_TIMEOUT_MS)
        expect((yield* Fiber.join(never))._tag).toBe("StoreUnavailable")

        const { remote, far } = yield* scripted((request, sample) =>
          request._tag === "Pull" ? [holds(idOf(request), sample)] : []
        )
        const waiting = yield* Effect.forkChild(reasonOf(collected(remote)), { startImmediately: true })
        yield* TestClock.adjust(REQUEST_TIMEOUT_MS - 1)
        expect(waiting.pollUnsafe()).toBeUndefined()
        yield* TestClock.adjust(1)
        expect((yield* Fiber.join(waiting))._tag).toBe("StoreUnavailable")
        expect((yield* Effect.flip(far.receive))._tag).toBe("SocketClosed")
      })
    ))

  it("notices that a relay it listens to is gone without a word", () =>
    run(
      Effect.gen(function* () {
        const { remote } = yield* scripted((request, sample) => {
          if (request._tag === "Ping") return []
          const id = idOf(request)
          return [request._tag === "Follow" ? { _tag: "Following", id } : holds(id, sample)]
        })
        const listening = yield* Effect.forkChild(reasonOf(Stream.runDrain(remote.changes)), { startImmediately: true })
        yield* remote.version
        // Some time until it is asked whether it is there, and then until that was not answered.
        yield* TestClock.adjust(PING_MS)
        yield* TestClock.adjust(REQUEST_TIMEOUT_MS)
        expect((yield* Fiber.join(listening))._tag).toBe("StoreUnavailable")
      })
    ))

  it("holds no more than one page of a pull, however much is sent", () =>
    run(
      Effect.gen(function* () {
        const large: Array<Bundle> = []
        const { remote, sample } = yield* scripted((request, sample) => {
          const id = idOf(request)
          const items = Array.from({ length: 20 }, (): WireAnswer => ({ _tag: "Item", id, bundle: large[0]! }))
          return [holds(id, sample), ...items, { _tag: "End", id, more: false }]
        })
        large.push(yield* sample.devices[0].next(1, () => "x".repeat(100_000)))
        const seen = yield* Effect.flip(
          Effect.flatMap(remote.pull(emptyVersion), ({ bundles }) => Stream.runForEach(bundles, () => Effect.void))
        )
        expect(seen.reason._tag).toBe("StoreUnavailable")
      })
    ))

  it("cuts off a listener that falls behind, before its news fill the memory", () =>
    run(
      Effect.gen(function* () {
        const { remote, far, sample } = yield* scripted((request) =>
          request._tag === "Follow" ? [{ _tag: "Following", id: request.id }] : []
        )
        const bundle = yield* sample.devices[1].next(1, () => "x".repeat(100_000))
        let seen = 0
        const listening = yield* Effect.forkChild(
          reasonOf(
            Stream.runForEach(remote.changes, () =>
              Effect.sync(() => seen++).pipe(Effect.andThen(Effect.sleep("1 second")))
            )
          ),
          { startImmediately: true }
        )
        for (let count = 0; count < 100; count++) yield* far.send(encodeAnswer({ _tag: "News", bundle }))
        yield* TestClock.adjust("5 minutes")
        expect((yield* Fiber.join(listening))._tag).toBe("StoreUnavailable")
        expect(seen).toBeLessThan(100)
      })
    ))

  it("gives up on a chain that has no end", () =>
    run(
      Effect.gen(function* () {
        const entry = { json: new Uint8Array(200_000), signature: new Uint8Array(64) }
        let pages = 0
        const { remote } = yield* scripted((request) => {
          pages++
          return [{ _tag: "Entries", id: idOf(request), more: true, entries: [entry, entry, entry] }]
        })
        expect((yield* reasonOf(remote.membership(0)))._tag).toBe("StoreUnavailable")
        expect(pages).toBeLessThan(200)
      })
    ))
})
