/** What a relay does with those who are not what they say, who may not, who wait too long, and who read too slowly. */
import * as fc from "fast-check"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect, it } from "vitest"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import { newId } from "@kith/core/log/Ids"
import { membershipOf } from "@kith/core/log/Membership"
import { type Change, entryHash, type MembershipEntry, RECOVERY, signEntry } from "@kith/core/log/MembershipEntry"
import type { Connect, Socket } from "@kith/core/log/Socket"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { MAX_MESSAGE_BYTES, WIRE_VERSION, type WireRequest } from "@kith/core/log/Wire"
import { decodeAnswer } from "@kith/core/log/WireAnswers"
import { authMessage } from "@kith/core/log/WireAuth"
import { encodeRequest } from "@kith/core/log/WireRequests"
import { findWorkspaces } from "@kith/core/log/RelayClient"
import { nodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import type { SampleDevice } from "@kith/testkit/SampleDevice"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { SIGN_IN_MS } from "../src/RelaySession.ts"
import { HOST, ports, relayInMemory } from "./relayInMemory.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> =>
  Effect.runPromise(Effect.scoped(work).pipe(Effect.provide(TestClock.layer())))

const reasonOf = <A, R>(effect: Effect.Effect<A, BundleStoreError, R>) =>
  Effect.map(Effect.flip(effect), ({ reason }) => reason)

/** A connection without a client: says what a test likes. */
const talk = Effect.fnUntraced(function* (connect: Connect) {
  const socket = yield* connect
  const hear = Effect.map(socket.receive, decodeAnswer)
  const say = (request: WireRequest) => socket.send(encodeRequest(request))
  return { socket, say, hear, ask: (request: WireRequest) => Effect.andThen(say(request), hear) }
})

const hello = ({ workspace }: SampleWorkspace, { device }: SampleDevice): WireRequest => ({
  _tag: "Hello",
  version: WIRE_VERSION,
  workspace,
  as: device
})

const proof = (sample: SampleWorkspace, device: SampleDevice, challenge: Uint8Array, host = HOST) =>
  Effect.map(
    Effect.orDie(device.keys.sign(authMessage(host, challenge, sample.workspace, device.device))),
    (signature): WireRequest => ({ _tag: "Proof", signature })
  )

const challengeFrom = (answer: ReturnType<typeof decodeAnswer>): Uint8Array => {
  if (answer._tag !== "Challenge") throw new Error(`no challenge: ${answer._tag}`)
  return answer.challenge
}

/** The founder's entry that follows the chain. */
const entryBy = (
  founder: SampleDevice,
  workspace: SampleWorkspace["workspace"],
  chain: ReadonlyArray<MembershipEntry>,
  ...changes: readonly [Change, ...ReadonlyArray<Change>]
) =>
  signEntry(
    {
      format: "kith/membership/1",
      workspace,
      index: chain.length,
      previous: entryHash(nodeSha256, chain.at(-1)!),
      author: founder.device,
      at: 0,
      changes
    },
    (message) => nodeCiphers.sign(founder.signing.privateKey, message)
  )

const revocationOf = Effect.fnUntraced(function* (sample: SampleWorkspace, device: SampleDevice) {
  const { membership } = yield* Effect.provide(membershipOf(sample.workspace, sample.chain), ports)
  const left = [...membership.devices.keys()].filter((id) => id !== device.device)
  const grants = [...left, RECOVERY].map((to) => ({ to, sealed: new Uint8Array(64) }))
  const cut = { device: device.device, seq: 0, chain: new Uint8Array(32) }
  return yield* entryBy(
    sample.devices[0],
    sample.workspace,
    sample.chain,
    { _tag: "DevicesRevoked", cuts: [cut] },
    { _tag: "EpochBegan", epoch: membership.epoch + 1, grants }
  )
})

describe("signing in to a relay", () => {
  it("tells the relay's time, where the chain ends, and gives a token that spares the signature", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn } = yield* relayInMemory()
        const sample = yield* started()
        const first = yield* signIn(sample, sample.devices[0])
        expect(first.chain.length).toBe(2)
        expect(first.clockAhead).toBe(0)
        const second = yield* signIn(sample, sample.devices[0], { token: first.token, sign: () => Effect.die("asked") })
        expect(new Map(yield* second.version)).toEqual(emptyVersion)
      })
    ))

  it("is refused with a key that is not the device's, a host that was not dialled, and to devices that are none", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn } = yield* relayInMemory()
        const [sample, other] = [yield* started(), yield* started()]
        const [a, b] = sample.devices
        const refused = (device: SampleDevice, options: object) =>
          Effect.scoped(reasonOf(signIn(sample, device, options)))
        expect(yield* refused(a, { sign: b.keys.sign })).toMatchObject({ why: "badSignature" })
        expect(yield* refused(a, { host: "evil.example" })).toMatchObject({ why: "badSignature" })
        expect(yield* refused(other.devices[0], {})).toMatchObject({ why: "notAMember" })
        expect(yield* refused(a, { workspace: "0".repeat(32) })).toMatchObject({ why: "notThisWorkspace" })
      })
    ))

  it("takes a challenge's answer once, within a minute, and on the socket that it was given to", () =>
    run(
      Effect.gen(function* () {
        const { started, connect, relay } = yield* relayInMemory()
        const sample = yield* started()
        const [a] = sample.devices
        const refusal = { _tag: "Refused", problem: { code: "notSignedIn" } }
        // Another socket's.
        const [one, two] = [yield* talk(connect), yield* talk(connect)]
        const stolen = yield* proof(sample, a, challengeFrom(yield* one.ask(hello(sample, a))))
        yield* two.ask(hello(sample, a))
        expect(yield* two.ask(stolen)).toMatchObject({ _tag: "Refused", problem: { code: "badSignature" } })
        // A wrong answer uses it up.
        const three = yield* talk(connect)
        const right = yield* proof(sample, a, challengeFrom(yield* three.ask(hello(sample, a))))
        yield* three.ask({ _tag: "Proof", signature: new Uint8Array(64) })
        expect(yield* three.ask(right)).toMatchObject(refusal)
        // An answer that comes first.
        const four = yield* talk(connect)
        expect(yield* four.ask(right)).toMatchObject(refusal)
        // Too late: such a socket is no longer there.
        const five = yield* talk(connect)
        const late = yield* proof(sample, a, challengeFrom(yield* five.ask(hello(sample, a))))
        yield* TestClock.adjust(SIGN_IN_MS)
        expect(yield* five.hear).toMatchObject({ _tag: "Bye", problem: { code: "notSignedIn" } })
        expect((yield* Effect.flip(Effect.andThen(five.say(late), five.hear)))._tag).toBe("SocketClosed")
        expect(relay.meters.signIns).toBe(0)
      })
    ))

  it("knows a token for a day, for its own workspace, and for as long as the device belongs", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn, store } = yield* relayInMemory()
        const [sample, other] = [yield* started(), yield* started()]
        const [a, b] = sample.devices
        const { token } = yield* signIn(sample, b)
        const byToken = (workspace: SampleWorkspace, device: SampleDevice) =>
          // Where the token does not do, the key is asked for; this one does not sign.
          Effect.scoped(reasonOf(signIn(workspace, device, { token, sign: () => Effect.succeed(new Uint8Array(64)) })))
        expect(yield* byToken(other, other.devices[0])).toMatchObject({ why: "badSignature" })
        yield* TestClock.adjust("23 hours")
        yield* signIn(sample, b, { token, sign: () => Effect.die("asked") })
        yield* TestClock.adjust("1 hour")
        expect(yield* byToken(sample, b)).toMatchObject({ why: "badSignature" })
        const fresh = yield* signIn(sample, b)
        yield* (yield* store.open(sample.workspace))!.as(a.device).extendMembership([yield* revocationOf(sample, b)])
        const unsigned = { token: fresh.token, sign: () => Effect.succeed(new Uint8Array(64)) }
        expect(yield* Effect.scoped(reasonOf(signIn(sample, b, unsigned)))).toMatchObject({ why: "badSignature" })
      })
    ))

  it("takes no token with any bit of it flipped, cut short or made longer", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn, connect, relay } = yield* relayInMemory()
        const sample = yield* started()
        const { token } = yield* signIn(sample, sample.devices[0])
        const { workspace } = sample
        const flips = [...token.keys()].map((index) =>
          token.map((byte, at) => (at === index ? byte ^ (1 << (index % 8)) : byte))
        )
        const bad = [...flips, token.subarray(1), token.subarray(0, -1), Uint8Array.of(...token, 0), new Uint8Array(0)]
        for (const each of bad) expect(relay.tokens.read(each, 0)).toBeUndefined()
        const { ask } = yield* talk(connect)
        const answer = yield* ask({ _tag: "Authenticate", version: WIRE_VERSION, workspace, token: bad[0]! })
        expect(answer).toMatchObject({ _tag: "Refused", problem: { code: "notSignedIn" } })
      })
    ))

  it("takes no proof with any bit of it flipped", () =>
    run(
      Effect.gen(function* () {
        const { started, connect, relay } = yield* relayInMemory()
        const sample = yield* started()
        const [a] = sample.devices
        for (let index = 0; index < 64; index++) {
          yield* Effect.scoped(
            Effect.gen(function* () {
              const { ask } = yield* talk(connect)
              const good = yield* proof(sample, a, challengeFrom(yield* ask(hello(sample, a))))
              if (good._tag !== "Proof") return
              const signature = good.signature.slice()
              signature[index]! ^= 1 << (index % 8)
              expect(yield* ask({ _tag: "Proof", signature })).toMatchObject({ problem: { code: "badSignature" } })
            })
          )
        }
        expect(relay.meters.signIns).toBe(0)
      })
    ))

  it("is a matter of seconds and few messages, and of this version", () =>
    run(
      Effect.gen(function* () {
        const { started, connect, relay } = yield* relayInMemory()
        const sample = yield* started()
        const [silent, eager, modern] = [yield* talk(connect), yield* talk(connect), yield* talk(connect)]
        expect(yield* modern.ask({ ...hello(sample, sample.devices[0]), version: 2 } as WireRequest)).toEqual({
          _tag: "Bye",
          problem: { code: "unsupportedVersion", allowed: WIRE_VERSION }
        })
        for (let count = 0; count < 8; count++) yield* eager.ask(hello(sample, sample.devices[0]))
        expect(yield* eager.hear).toMatchObject({ _tag: "Bye", problem: { code: "notSignedIn" } })
        yield* TestClock.adjust(SIGN_IN_MS)
        expect(yield* silent.hear).toMatchObject({ _tag: "Bye", problem: { code: "notSignedIn" } })
        expect((yield* Effect.flip(silent.hear))._tag).toBe("SocketClosed")
        expect(relay.meters.connections).toBe(0)
      })
    ))

  it("finds the workspaces of a key for whoever can sign with it", () =>
    run(
      Effect.gen(function* () {
        const { started, connect } = yield* relayInMemory()
        const [sample] = [yield* started(), yield* started()]
        const [a, b] = sample.devices
        const publicKey = a.signing.publicKey
        const find = (sign: SampleDevice["keys"]["sign"]) => findWorkspaces(connect, { host: HOST, publicKey, sign })
        expect(yield* find(a.keys.sign)).toEqual([sample.workspace])
        expect(yield* reasonOf(find(b.keys.sign))).toMatchObject({ why: "badSignature" })
      })
    ))
})

describe("a device that has signed in", () => {
  it("learns that nothing is new in one round trip and less than 200 bytes, with ten devices", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn, connect } = yield* relayInMemory()
        const sample = yield* started(10)
        let carried = 0
        let messages = 0
        const counting = Effect.map(connect, (socket): Socket => ({
          ...socket,
          send: (message) => {
            carried += message.length
            messages++
            return socket.send(message)
          },
          receive: Effect.tap(socket.receive, (message) =>
            Effect.sync(() => {
              carried += message.length
              messages++
            })
          )
        }))
        const store = yield* signIn(sample, sample.devices[0], {}, counting)
        for (const device of sample.devices) yield* store.push([yield* device.next(3)])
        const version = yield* store.version
        carried = messages = 0
        expect(yield* store.compare({ ...store.chain, version })).toBe("same")
        expect(messages).toBe(2)
        expect(carried).toBeLessThanOrEqual(200)
        const behind = new Map([...version].slice(1))
        expect(yield* store.compare({ ...store.chain, version: behind })).toMatchObject({ version: new Map(version) })
      })
    ))

  it("is told what it missed between what it pulled and when it began to listen", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn } = yield* relayInMemory()
        const sample = yield* started()
        const [a, b] = sample.devices
        const [laptop, phone] = [yield* signIn(sample, a), yield* signIn(sample, b)]
        yield* Stream.runDrain((yield* phone.pull(emptyVersion)).bundles)
        const between = yield* a.next(1)
        yield* laptop.push([between])
        const told = yield* Effect.forkChild(Stream.runCollect(Stream.take(phone.changes, 2)), {
          startImmediately: true
        })
        yield* phone.version
        const after = yield* a.next(1)
        yield* laptop.push([after])
        expect(yield* Fiber.join(told)).toEqual([between, after])
      })
    ))

  it("is not refused for handing over what others wrote, only for what nobody wrote", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn } = yield* relayInMemory()
        const sample = yield* started()
        const stranger = (yield* started()).devices[0]
        const [a, b] = sample.devices
        const phone = yield* signIn(sample, b)
        const good = yield* a.next(1)
        yield* phone.push([good])
        const bad = yield* a.next(1)
        const forged = { ...bad, signature: bad.signature.map((byte) => byte ^ 1) }
        expect(yield* reasonOf(phone.push([forged]))).toMatchObject({ why: "badSignature", held: 1 })
        expect(yield* reasonOf(phone.push([{ ...bad, epoch: 9 }]))).toMatchObject({ why: "malformed" })
        const foreign = { ...(yield* stranger.next(1)), workspace: sample.workspace }
        expect(yield* reasonOf(phone.push([foreign]))).toMatchObject({ why: "notAMember" })
        expect(new Map(yield* phone.version)).toEqual(new Map([[a.device, 1]]))
      })
    ))

  it("may not write as a reader, and may read", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn } = yield* relayInMemory()
        const sample = yield* started()
        const reader = (yield* started()).devices[0]
        const [a] = sample.devices
        const owner = yield* signIn(sample, a)
        const added = yield* entryBy(a, sample.workspace, sample.chain, {
          _tag: "MemberAdded",
          member: newId(nodeRandom) as SampleWorkspace["member"],
          role: "reader",
          label: new Uint8Array(),
          device: reader.card,
          grant: { to: reader.device, sealed: new Uint8Array(64) }
        })
        expect(yield* owner.extendMembership([added])).toBe(true)
        yield* owner.push([yield* a.next(1)])
        const store = yield* signIn(sample, reader)
        const own = { ...(yield* reader.next(1)), workspace: sample.workspace }
        expect(yield* reasonOf(store.push([own]))).toMatchObject({ why: "mayNotWrite" })
        expect(yield* Stream.runCollect((yield* store.pull(emptyVersion)).bundles)).toHaveLength(1)
      })
    ))

  it("is shut out when it is revoked, and may still read the entry that says so", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn } = yield* relayInMemory()
        const sample = yield* started()
        const [a, b] = sample.devices
        const [laptop, phone] = [yield* signIn(sample, a), yield* signIn(sample, b)]
        const told = yield* Effect.forkChild(Effect.flip(Stream.runDrain(phone.changes)), { startImmediately: true })
        yield* phone.version
        const revocation = yield* revocationOf(sample, b)
        expect(yield* laptop.extendMembership([revocation])).toBe(true)
        expect((yield* Fiber.join(told)).reason).toMatchObject({ why: "notSignedIn" })
        expect(yield* reasonOf(phone.push([yield* b.next(1)]))).toMatchObject({ why: "notSignedIn" })
        const later = yield* entryBy(a, sample.workspace, [...sample.chain, revocation], {
          _tag: "RecoverySet",
          signing: b.card.signing,
          receiving: b.card.receiving,
          grant: { to: RECOVERY, sealed: new Uint8Array(64) }
        })
        expect(yield* laptop.extendMembership([later])).toBe(true)
        const again = yield* signIn(sample, b)
        expect(again.chain.length).toBe(3)
        expect(again.token).toHaveLength(0)
        expect(yield* again.membership(0)).toEqual([...sample.chain, revocation])
        for (const refused of [
          again.version,
          again.pull(emptyVersion),
          again.push([yield* b.next(1)]),
          again.extendMembership([later])
        ]) {
          expect(yield* reasonOf(refused as Effect.Effect<unknown, BundleStoreError>)).toMatchObject({
            why: "notSignedIn"
          })
        }
      })
    ))

  it("hears that the chain has grown", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn } = yield* relayInMemory()
        const sample = yield* started()
        const [laptop, phone] = [yield* signIn(sample, sample.devices[0]), yield* signIn(sample, sample.devices[1])]
        const grown = yield* Effect.forkChild(Stream.runHead(phone.grown), { startImmediately: true })
        yield* phone.version
        const entry = yield* sample.following(sample.chain, 1)
        yield* laptop.extendMembership([entry])
        expect(yield* Fiber.join(grown)).toMatchObject({ value: { length: 3, head: entryHash(nodeSha256, entry) } })
      })
    ))

  it("waits its turn beyond its rate, and loses nothing", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn } = yield* relayInMemory({ deviceRate: { burst: 3, perSecond: 1 } })
        const sample = yield* started()
        const store = yield* signIn(sample, sample.devices[0])
        for (let count = 0; count < 3; count++) yield* store.ping
        expect(yield* reasonOf(store.ping)).toMatchObject({ _tag: "OverLimit", limit: "requests", retryAfterMs: 1000 })
        yield* TestClock.adjust(1000)
        yield* store.ping
      })
    ))
})

describe("a relay under attack", () => {
  it("ends a connection for 10,000 kinds of nonsense, before and after a sign-in, and serves the others", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn, connect, relay } = yield* relayInMemory()
        const sample = yield* started()
        const [a, b] = sample.devices
        const honest = yield* signIn(sample, b)
        const nonsense = (inside: boolean, message: Uint8Array) =>
          Effect.scoped(
            Effect.gen(function* () {
              const { socket, ask, hear } = yield* talk(connect)
              if (inside) yield* ask(yield* proof(sample, a, challengeFrom(yield* ask(hello(sample, a)))))
              yield* socket.send(message)
              const answer = yield* hear
              expect([
                "Bye",
                "Refused",
                "Challenge",
                "Holds",
                "Item",
                "End",
                "Accepted",
                "Spans",
                "Entries",
                "Following",
                "Pong",
                "Extended"
              ]).toContain(answer._tag)
            })
          )
        const message = fc.oneof(
          { weight: 3, arbitrary: fc.uint8Array({ maxLength: 200, size: "max" }) },
          {
            weight: 1,
            arbitrary: fc
              .tuple(
                fc.constantFrom(1, 2, 3, 4, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x1a, 0x1b),
                fc.uint8Array({ maxLength: 120 })
              )
              .map(([type, rest]) => Uint8Array.of(type, ...rest))
          }
        )
        const property = fc.asyncProperty(fc.boolean(), message, (inside, bytes) =>
          Effect.runPromise(nonsense(inside && bytes.length % 10 === 0, bytes))
        )
        yield* Effect.promise(() => Promise.resolve(fc.assert(property, propertyRuns(10_000))))
        yield* nonsense(true, new Uint8Array(MAX_MESSAGE_BYTES + 1))
        yield* honest.push([yield* b.next(1)])
        yield* Effect.yieldNow
        expect(relay.meters.connections).toBe(1)
        expect(relay.rooms.size).toBe(1)
      })
    ))

  it("cuts off a socket that does not read, holds no memory for it, and lets it catch up", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn, connectThrough, relay } = yield* relayInMemory()
        const sample = yield* started()
        const [a, b] = sample.devices
        const isRead = yield* Deferred.make<void>()
        let isStuck = false
        let sent = 0
        const slow = connectThrough((far) => ({
          ...far,
          send: (message) =>
            Effect.suspend(() => {
              sent++
              return isStuck ? Effect.andThen(Deferred.await(isRead), far.send(message)) : far.send(message)
            })
        }))
        const [laptop, phone] = [yield* signIn(sample, a), yield* signIn(sample, b, {}, slow)]
        const told = yield* Effect.forkChild(Effect.flip(Stream.runDrain(phone.changes)), { startImmediately: true })
        yield* phone.version
        isStuck = true
        sent = 0
        // 6 MiB of news.
        for (let count = 0; count < 40; count++) yield* laptop.push([yield* a.next(1, () => "x".repeat(150_000))])
        expect(sent).toBeLessThan(10)
        yield* TestClock.adjust("1 minute")
        expect((yield* Fiber.join(told)).reason._tag).toBe("StoreUnavailable")
        expect(relay.meters.refusals.get("tooSlow")).toBe(1)
        expect(relay.meters.connections).toBe(1)
        const again = yield* signIn(sample, b)
        expect(yield* Stream.runCollect((yield* again.pull(emptyVersion)).bundles)).toHaveLength(40)
      })
    ))

  it("finishes a push that is under way when it stops, answers it, and says goodbye", () =>
    run(
      Effect.gen(function* () {
        const { started, signIn, relay, store } = yield* relayInMemory()
        const sample = yield* started()
        const [a] = sample.devices
        const laptop = yield* signIn(sample, a)
        const bundles = yield* Effect.replicateEffect(
          Effect.suspend(() => a.next(1)),
          20
        )
        const pushing = yield* Effect.forkChild(Effect.exit(laptop.push(bundles)), { startImmediately: true })
        yield* Deferred.succeed(relay.stopping, undefined)
        const pushed = yield* Fiber.join(pushing)
        const kept = yield* (yield* store.open(sample.workspace))!.as(a.device).version
        // Either it was answered and is there whole, or it never began.
        expect(new Map(kept)).toEqual(pushed._tag === "Success" ? new Map([[a.device, 20]]) : emptyVersion)
        expect(yield* reasonOf(laptop.version)).toMatchObject({ _tag: "StoreUnavailable", cause: { code: "stopping" } })
        yield* TestClock.adjust("1 second")
        expect(relay.meters.connections).toBe(0)
      })
    ))
})
