/** Whose glance a relay keeps: only what a device that belongs and may write has made and brings itself. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as TestClock from "effect/testing/TestClock"
import { expect, it } from "vitest"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import { utf8 } from "@kith/core/log/Bytes"
import { newId } from "@kith/core/log/Ids"
import { type Change, entryHash, type MembershipEntry, RECOVERY, signEntry } from "@kith/core/log/MembershipEntry"
import { decodeAnswer } from "@kith/core/log/WireAnswers"
import { encodeRequest } from "@kith/core/log/WireRequests"
import { nodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { relayInMemory } from "./relayInMemory.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> =>
  Effect.runPromise(Effect.scoped(work).pipe(Effect.provide(TestClock.layer())))

const reasonOf = <A, R>(effect: Effect.Effect<A, BundleStoreError, R>) =>
  Effect.map(Effect.flip(effect), ({ reason }) => reason)

/** The founder's entry that follows the sample's chain. */
const entryOf = (
  { devices, workspace }: SampleWorkspace,
  chain: ReadonlyArray<MembershipEntry>,
  ...changes: readonly [Change, ...ReadonlyArray<Change>]
) =>
  signEntry(
    {
      format: "kith/membership/1",
      workspace,
      index: chain.length,
      previous: entryHash(nodeSha256, chain.at(-1)!),
      author: devices[0].device,
      at: 0,
      changes
    },
    (message) => nodeCiphers.sign(devices[0].signing.privateKey, message)
  )

it("is refused from another than its author, forged, and of no key that is in force", () =>
  run(
    Effect.gen(function* () {
      const { started, signIn } = yield* relayInMemory()
      const [sample, other] = [yield* started(), yield* started()]
      const [a, b] = sample.devices
      const [here, there] = [(yield* signIn(sample, a)).glance!, (yield* signIn(sample, b)).glance!]
      const glance = yield* a.glance(utf8("mine"), 5)
      yield* here.leave(glance)
      // What its author has replaced since, brought back by somebody else.
      expect(yield* reasonOf(there.leave(glance))).toMatchObject({ why: "mayNotWrite" })
      const forged = { ...glance, sealed: glance.sealed.with(3, glance.sealed[3]! ^ 1) }
      expect(yield* reasonOf(here.leave(forged))).toMatchObject({ why: "badSignature" })
      expect(yield* reasonOf(here.leave({ ...glance, at: 6 }))).toMatchObject({ why: "badSignature" })
      expect(yield* reasonOf(here.leave({ ...glance, epoch: 2 }))).toMatchObject({ why: "malformed" })
      expect(yield* reasonOf(here.leave({ ...glance, epoch: 0 }))).toMatchObject({ why: "malformed" })
      const foreign = yield* other.devices[0].glance(utf8("theirs"))
      expect(yield* reasonOf(here.leave(foreign))).toMatchObject({ _tag: "Rejected" })
      expect(yield* there.read).toEqual(glance)
    })
  ))

it("is refused from a reader, who may read it all the same", () =>
  run(
    Effect.gen(function* () {
      const { started, signIn, store } = yield* relayInMemory()
      const sample = yield* started()
      const [a] = sample.devices
      const member = newId(nodeRandom) as typeof sample.member
      const reading = (yield* started()).devices[1]
      const entry = yield* entryOf(sample, sample.chain, {
        _tag: "MemberAdded",
        member,
        role: "reader",
        label: new Uint8Array(),
        device: reading.card,
        grant: { to: reading.device, sealed: new Uint8Array(64) }
      })
      const opened = (yield* store.open(sample.workspace))!
      expect(yield* opened.as(a.device).extendMembership([entry])).toBe(true)
      yield* (yield* signIn(sample, a)).glance!.leave(yield* a.glance(utf8("mine")))
      const reader = (yield* signIn(sample, reading)).glance!
      const theirs = { ...(yield* a.glance(utf8("theirs"))), device: reading.device }
      expect(yield* reasonOf(reader.leave(theirs))).toMatchObject({ why: "mayNotWrite" })
      expect(yield* reader.read).toMatchObject({ device: a.device })
    })
  ))

it("is refused from a device that was taken out, and so is every read of it; under the epoch before from all", () =>
  run(
    Effect.gen(function* () {
      const { started, signIn } = yield* relayInMemory()
      const sample = yield* started()
      const [a, b] = sample.devices
      const owner = yield* signIn(sample, a)
      const before = yield* a.glance(utf8("before"))
      yield* owner.glance!.leave(before)
      const grants = [a.device, RECOVERY].map((to) => ({ to, sealed: new Uint8Array(64) }))
      const cut = { device: b.device, seq: 0, chain: new Uint8Array(32) }
      const entry = yield* entryOf(
        sample,
        sample.chain,
        { _tag: "DevicesRevoked", cuts: [cut] },
        { _tag: "EpochBegan", epoch: 2, grants }
      )
      expect(yield* owner.extendMembership([entry])).toBe(true)
      expect(yield* reasonOf(owner.glance!.leave(before))).toMatchObject({ why: "malformed" })
      const revoked = (yield* signIn(sample, b)).glance!
      expect(yield* reasonOf(revoked.leave(yield* b.glance(utf8("mine"))))).toMatchObject({ why: "notSignedIn" })
      expect(yield* reasonOf(revoked.read)).toMatchObject({ why: "notSignedIn" })
    })
  ))

it("is nobody's who has not signed in or holds the phrase only, and gone with its workspace", () =>
  run(
    Effect.gen(function* () {
      const { started, signIn, connect, store } = yield* relayInMemory()
      const sample = yield* started()
      const [a] = sample.devices
      const glance = yield* a.glance(utf8("mine"))
      const { glance: place } = yield* signIn(sample, a)
      yield* place!.leave(glance)
      const socket = yield* connect
      for (const request of [
        { _tag: "ReadGlance", id: 1 },
        { _tag: "LeaveGlance", id: 2, glance }
      ] as const) {
        yield* socket.send(encodeRequest(request))
        expect(decodeAnswer(yield* socket.receive)).toMatchObject({ _tag: "Refused", problem: { code: "notSignedIn" } })
      }
      expect(yield* store.remove(sample.workspace)).toBe(true)
      yield* store.create(sample.workspace, sample.chain, true)
      const opened = (yield* store.open(sample.workspace))!
      expect(yield* opened.as(a.device).glance!.read).toBe(undefined)
      expect(yield* store.statistics).toMatchObject({ bytes: 0 })
    })
  ))
