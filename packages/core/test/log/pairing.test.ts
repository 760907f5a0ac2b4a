/** Two devices, a mailbox between them that may be hostile, and two people who compare three words. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { makeMemoryMailbox } from "@kith/storage/memory/MemoryMailbox"
import { nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as TestClock from "effect/testing/TestClock"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toBase32 } from "../../src/log/Base32.ts"
import { Ciphers } from "../../src/log/Ciphers.ts"
import { DeviceKeys, type DeviceKeysError } from "../../src/log/DeviceKeys.ts"
import { admitDevice, invite, type Joining, type OpenInvitation, type Words } from "../../src/log/Inviting.ts"
import { join, type Joined } from "../../src/log/Joining.ts"
import { isActive, membershipOf, roleOf } from "../../src/log/Membership.ts"
import { addDevice, type NotAuthored, revokeDevices } from "../../src/log/MembershipAuthor.ts"
import type { MembershipEntry } from "../../src/log/MembershipEntry.ts"
import {
  channelOf,
  emptyTranscript,
  openStep,
  type PairingStep,
  sealStep,
  steps,
  withMessage
} from "../../src/log/Pairing.ts"
import { type Invitation, linkOf, readInvitation } from "../../src/log/PairingCode.ts"
import { MailboxError, PAIRING_LIFE_MS, PairingMailbox } from "../../src/log/PairingMailbox.ts"
import { encodeRequest, readRequest, requestMessage } from "../../src/log/PairingMessages.ts"
import { Primitives } from "../../src/log/Primitives.ts"
import { cardOf, cutOf, deviceFrom, primitivesFrom, TestWorkspace } from "./Workspace.ts"

type Mailbox = PairingMailbox["Service"]
type Ports = Ciphers | Primitives | PairingMailbox

const invitationOf = (text: string): Invitation => {
  const invitation = readInvitation(nodeSha256, text)
  if (typeof invitation === "string") throw new Error(invitation)
  return invitation
}

const MINUTE = 60_000

type Open = OpenInvitation<NotAuthored | DeviceKeysError, DeviceKeys | Ciphers | Primitives>

/** A workspace whose chain lies where everybody reads it, a mailbox, and two screens. */
const table = (mailbox: Mailbox = makeMemoryMailbox(), theirMailbox: Mailbox = mailbox) => {
  const at = new TestWorkspace("table")
  const random = primitivesFrom("pairing")
  const screens: { inviter?: Words; joiner?: Words } = {}
  const on = (box: Mailbox) =>
    Layer.mergeAll(
      Layer.succeed(PairingMailbox, box),
      Layer.succeed(Ciphers, nodeCiphers),
      Layer.succeed(Primitives, random)
    )
  const chain = {
    membership: Effect.sync(() => at.membership),
    extend: (entry: MembershipEntry) =>
      Effect.sync(() => {
        if (typeof at.answer(entry) === "string") return false
        at.take(entry)
        return true
      })
  }
  const open = (
    as: Joining = { _tag: "OwnDevice" },
    confirm: (words: Words, label: string) => boolean | undefined = () => true,
    language: "en" | "fr" = "en"
  ) =>
    invite({
      membership: at.membership,
      page: "https://app.example/",
      relay: "https://relay.example",
      language,
      confirm: (words, label) => {
        screens.inviter = words
        return asked(() => confirm(words, label))
      },
      admit: admitDevice(chain, as)
    }).pipe(Effect.provideService(DeviceKeys, at.founder), Effect.provide(on(mailbox)))
  const accept = (invitation: Open) =>
    Effect.result(invitation.accepted).pipe(Effect.provide(on(mailbox)), Effect.provideService(DeviceKeys, at.founder))
  const come = (
    text: string,
    {
      label = "phone",
      confirm = () => true,
      entries = () => at.entries
    }: {
      label?: string
      confirm?: (words: Words) => boolean | undefined
      entries?: () => ReadonlyArray<MembershipEntry>
    } = {}
  ) =>
    Effect.result(
      join({
        invitation: invitationOf(text),
        label,
        confirm: (words) => {
          screens.joiner = words
          return asked(() => confirm(words))
        },
        chain: () => Effect.sync(entries)
      })
    ).pipe(Effect.provide(on(theirMailbox)))
  return { at, open, accept, come, screens, chain, mailbox, on }
}

/** Asks until there is an answer. */
const asked = (answer: () => boolean | undefined): Effect.Effect<boolean> =>
  Effect.gen(function* () {
    for (;;) {
      const said = answer()
      if (said !== undefined) return said
      yield* Effect.sleep(1000)
    }
  })

/** Runs everything at once while the clock goes on by seconds; the results, in order. */
const together = <A extends ReadonlyArray<Effect.Effect<unknown>>>(
  ...effects: A
): Effect.Effect<{ [K in keyof A]: Effect.Success<A[K]> }> =>
  Effect.gen(function* () {
    const all: ReadonlyArray<Effect.Effect<unknown>> = effects
    const fibers = yield* Effect.forEach(all, (effect) => Effect.forkChild(effect))
    while (fibers.some((fiber) => fiber.pollUnsafe() === undefined)) {
      yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
      yield* TestClock.adjust(1000)
    }
    return (yield* Effect.forEach(fibers, (fiber) => Fiber.join(fiber))) as unknown as {
      [K in keyof A]: Effect.Success<A[K]>
    }
  })

const play = <A, E>(effect: Effect.Effect<A, E>): Promise<A> =>
  Effect.runPromise(effect.pipe(Effect.provide(TestClock.layer())))

const reasonOf = <A>(result: Result.Result<A, unknown>): string =>
  Result.isFailure(result)
    ? String((result.failure as { readonly reason?: unknown }).reason ?? result.failure)
    : "success"

describe("two devices that pair", () => {
  it.each([["link"], ["code"]] as const)("by %s end with one workspace, and have seen the same words", (how) =>
    play(
      Effect.gen(function* () {
        const { at, open, accept, come, screens } = table()
        const invitation = yield* open()
        const [there, here] = yield* together(accept(invitation), come(invitation[how]))
        const { keys, entries } = Result.getOrThrow(here)
        const { entry, label } = Result.getOrThrow(there)
        expect(label).toBe("phone")
        expect(entries.at(-1)).toEqual(entry)
        expect(keys.workspace).toBe(at.founder.workspace)
        expect([...keys.epochs.keys()]).toEqual([0])
        expect(keys.secret).toHaveLength(32)
        expect(screens.inviter).toHaveLength(3)
        expect(screens.joiner).toEqual(screens.inviter)
        expect(at.membership.devices.size).toBe(2)
        expect([...at.membership.devices.keys()].map((id) => roleOf(at.membership, id))).toEqual(["owner", "owner"])
      })
    )
  )

  it("see the words in the inviter's language", () =>
    play(
      Effect.gen(function* () {
        const { open, accept, come, screens } = table()
        const invitation = yield* open(undefined, undefined, "fr")
        yield* together(accept(invitation), come(invitation.link))
        expect(screens.joiner).toEqual(screens.inviter)
        const french = (yield* Effect.promise(() => import("@scure/bip39/wordlists/french.js"))).wordlist
        const words = french.map((word) => word.normalize("NFC"))
        for (const word of screens.joiner!) expect(words).toContain(word)
      })
    ))

  it("may be of two people: the joiner becomes a member with its role", () =>
    play(
      Effect.gen(function* () {
        const { at, open, accept, come } = table()
        const invitation = yield* open({ _tag: "Member", label: "Bo", role: "reader" })
        const [, here] = yield* together(accept(invitation), come(invitation.code))
        expect(Result.isSuccess(here)).toBe(true)
        expect(at.membership.members.size).toBe(2)
        expect([...at.membership.members.values()].map(({ role }) => role)).toEqual(["owner", "reader"])
      })
    ))

  it("pair although the chain grows meanwhile", () =>
    play(
      Effect.gen(function* () {
        const { at, open, accept, come } = table()
        const tablet = at.device("tablet")
        const invitation = yield* open(undefined, () => {
          at.take(at.by(at.founder, addDevice(at.membership, cardOf(tablet, "tablet"))))
          return true
        })
        const [there, here] = yield* together(accept(invitation), come(invitation.link))
        expect([reasonOf(there), reasonOf(here)]).toEqual(["success", "success"])
        expect(at.membership.devices.size).toBe(3)
      })
    ))

  it("pair over a mailbox that is out of reach now and then", () =>
    play(
      Effect.gen(function* () {
        const inner = makeMemoryMailbox()
        let asked = 0
        const shaky =
          <A extends ReadonlyArray<unknown>, B>(call: (...args: A) => Effect.Effect<B, MailboxError>) =>
          (...args: A) =>
            Effect.suspend(() =>
              ++asked % 3 === 0
                ? Effect.andThen(
                    asked % 2 === 0 ? Effect.ignore(call(...args)) : Effect.void,
                    new MailboxError({ reason: "Unavailable" })
                  )
                : call(...args)
            )
        const { open, accept, come } = table({ put: shaky(inner.put), take: shaky(inner.take), keep: inner.keep })
        const invitation = yield* open()
        const [there, here] = yield* together(accept(invitation), come(invitation.link))
        expect([reasonOf(there), reasonOf(here)]).toEqual(["success", "success"])
      })
    ))
})

describe("the three words", () => {
  it.each([
    ["the inviter", "RefusedHere", "RefusedThere"],
    ["the joiner", "RefusedThere", "RefusedHere"]
  ] as const)("said to differ by %s let nobody in", (who, there, here) =>
    play(
      Effect.gen(function* () {
        const { at, open, accept, come } = table()
        const invitation = yield* open(undefined, () => who !== "the inviter")
        const results = yield* together(
          accept(invitation),
          come(invitation.link, { confirm: () => who !== "the joiner" })
        )
        expect([reasonOf(results[0]), reasonOf(results[1])]).toEqual([there, here])
        expect(at.membership.devices.size).toBe(1)
      })
    )
  )

  it("differ where somebody who knows the secret puts keys of its own in between, and nobody is let in", () =>
    play(
      Effect.gen(function* () {
        const left = makeMemoryMailbox()
        const right = makeMemoryMailbox()
        const all = table(left, right)
        const invitation = yield* all.open(undefined, (words) => sameAs(all.screens.joiner, words))
        const attacker = inBetween(left, right, invitation.link).pipe(Effect.provide(all.on(left)))
        yield* Effect.forkChild(attacker)
        const [there, here] = yield* together(
          all.accept(invitation),
          all.come(invitation.link, { confirm: (words) => sameAs(all.screens.inviter, words) })
        )
        expect(all.screens.inviter).toHaveLength(3)
        expect(all.screens.joiner).toHaveLength(3)
        expect(all.screens.inviter).not.toEqual(all.screens.joiner)
        expect(Result.isFailure(there) && Result.isFailure(here)).toBe(true)
        expect(all.at.membership.devices.size).toBe(1)
      })
    ))
})

/** Somebody who holds both screens side by side, as soon as both show something. */
const sameAs = (other: Words | undefined, words: Words): boolean | undefined =>
  other === undefined ? undefined : other.join() === words.join()

/** Somebody who has photographed the QR code and runs the relay: hands everything on, and its own keys for the joiner's. */
const inBetween = (left: Mailbox, right: Mailbox, link: string): Effect.Effect<void, never, Ports> =>
  Effect.gen(function* () {
    const { sha256 } = yield* Primitives
    const channel = channelOf(sha256, invitationOf(link).secret)
    const own = deviceFrom("attacker")
    const wait = Effect.fnUntraced(function* (from: Mailbox, step: PairingStep) {
      for (;;) {
        const message = yield* from.take(channel.slots[step], "attacker")
        if (message !== undefined) return message
        yield* Effect.sleep(1000)
      }
    })
    const put = (to: Mailbox, step: PairingStep, message: Uint8Array) =>
      to.put(channel.slots[step], message, PAIRING_LIFE_MS)
    const none = emptyTranscript(sha256)
    const offer = yield* wait(left, "offer")
    yield* put(right, "offer", offer)
    const offered = withMessage(sha256, none, offer)
    const theirs = yield* wait(right, "request")
    const request = readRequest((yield* openStep(channel, "request", offered, theirs))!)!
    const forged = { ...request, signing: own.publicKey, receiving: own.receivingKey }
    const signature = yield* own.sign(requestMessage(offered, forged))
    const mine = yield* sealStep(channel, "request", offered, encodeRequest({ ...forged, signature }))
    yield* put(left, "request", mine)
    const reveal = yield* wait(left, "reveal")
    const nonce = (yield* openStep(channel, "reveal", withMessage(sha256, offered, mine), reveal))!
    const asked = withMessage(sha256, offered, theirs)
    const told = yield* sealStep(channel, "reveal", asked, nonce)
    yield* put(right, "reveal", told)
    // And says yes to the inviter for the joiner.
    const leftSoFar = withMessage(sha256, withMessage(sha256, offered, mine), reveal)
    yield* put(left, "answer", yield* sealStep(channel, "answer", leftSoFar, Uint8Array.of(1, 1)))
    const welcome = yield* wait(left, "welcome")
    const plain = (yield* openStep(channel, "welcome", leftSoFar, welcome))!
    yield* put(right, "welcome", yield* sealStep(channel, "welcome", withMessage(sha256, asked, told), plain))
  }).pipe(Effect.orDie)

describe("a mailbox that changes a message", () => {
  it.each(steps.map((step) => [step] as const))("stops the pairing, and no more: %s", (step) =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom("flip", "cut", "add"),
        (at, flip, how) =>
          play(
            Effect.gen(function* () {
              const inner = makeMemoryMailbox()
              let slot = ""
              const tampering: Mailbox = {
                ...inner,
                take: (name, taker) =>
                  Effect.map(inner.take(name, taker), (message) => {
                    if (message === undefined || name !== slot) return message
                    const index = at % message.length
                    if (how === "cut") return message.slice(0, index)
                    const out = how === "add" ? Uint8Array.of(...message, flip) : message.slice()
                    if (how === "flip") out[index]! ^= flip
                    return out
                  })
              }
              const all = table(tampering)
              const invitation = yield* all.open()
              slot = channelOf(nodeSha256, invitationOf(invitation.link).secret).slots[step]
              const [there, here] = yield* together(all.accept(invitation), all.come(invitation.link))
              expect(Result.isFailure(here)).toBe(true)
              const admitted = all.at.membership.devices.size > 1
              // The last message comes when the device is in the chain already; it can be revoked or come again.
              expect(admitted).toBe(step === "welcome")
              expect(Result.isFailure(there)).toBe(step !== "welcome")
              expect(["Tampered", "Expired"]).toContain(reasonOf(here))
            })
          )
      ),
      propertyRuns(step === "offer" || step === "request" ? 10 : 4)
    )
  )
})

describe("an invitation is for one device", () => {
  it("whoever comes second is told so, by the link and by the code", () =>
    play(
      Effect.gen(function* () {
        const { at, open, accept, come } = table()
        const invitation = yield* open()
        yield* together(accept(invitation), come(invitation.link))
        expect(reasonOf(yield* come(invitation.link))).toBe("AlreadyUsed")
        expect(reasonOf(yield* come(invitation.code))).toBe("AlreadyUsed")
        expect(at.membership.devices.size).toBe(2)
      })
    ))

  it("of two who come at once by link and by code, one is let in", () =>
    play(
      Effect.gen(function* () {
        const { at, open, accept, come } = table()
        const invitation = yield* open()
        const [, first, second] = yield* together(accept(invitation), come(invitation.link), come(invitation.code))
        expect([reasonOf(first), reasonOf(second)].filter((reason) => reason === "success")).toHaveLength(1)
        expect(at.membership.devices.size).toBe(2)
      })
    ))

  it("a request of another invitation, or of the other way in, is not taken", () =>
    play(
      Effect.gen(function* () {
        const kept: Array<Uint8Array> = []
        const inner = makeMemoryMailbox()
        let requests: ReadonlyArray<string> = []
        const all = table({
          ...inner,
          put: (slot, message, life) => {
            if (requests.includes(slot)) kept.push(message)
            return inner.put(slot, message, life)
          }
        })
        const slotsOf = (one: Open) =>
          [one.link, one.code].map((text) => channelOf(nodeSha256, invitationOf(text).secret).slots.request)
        const first = yield* all.open()
        requests = slotsOf(first)
        yield* together(all.accept(first), all.come(first.link))
        expect(kept).toHaveLength(1)
        for (const way of [0, 1]) {
          const next = yield* all.open()
          yield* inner.put(slotsOf(next)[way]!, kept[0]!, PAIRING_LIFE_MS)
          const [there] = yield* together(all.accept(next))
          expect(reasonOf(there)).toBe("Tampered")
        }
        expect(all.at.membership.devices.size).toBe(2)
      }).pipe(Effect.orDie)
    ))
})

describe("time", () => {
  it("ends an invitation after ten minutes, for both", () =>
    play(
      Effect.gen(function* () {
        const { at, open, accept, come } = table()
        const invitation = yield* open()
        const [there] = yield* together(accept(invitation))
        expect(reasonOf(there)).toBe("Expired")
        expect(reasonOf(yield* come(invitation.link))).toBe("Expired")
        expect(at.membership.devices.size).toBe(1)
      })
    ))

  it("is extended by ten minutes at a time, and an hour at most", () =>
    play(
      Effect.gen(function* () {
        const { open, accept, come, on, mailbox } = table()
        const invitation = yield* open()
        const startedAt = (yield* invitation.expiresAt) - PAIRING_LIFE_MS
        const extend = Effect.result(invitation.extend).pipe(Effect.provide(on(mailbox)))
        yield* TestClock.adjust(9 * MINUTE)
        yield* extend
        expect(yield* invitation.expiresAt).toBe(startedAt + 19 * MINUTE)
        yield* TestClock.adjust(6 * MINUTE)
        const [there, here] = yield* together(accept(invitation), come(invitation.code))
        expect([reasonOf(there), reasonOf(here)]).toEqual(["success", "success"])

        const long = yield* open()
        for (let minute = 0; minute < 60; minute += 5) {
          yield* TestClock.adjust(5 * MINUTE)
          yield* extendOf(long)
        }
        expect(reasonOf(yield* extendOf(long))).toBe("Expired")
        // By now the mailbox has forgotten that there was one.
        expect(reasonOf(yield* come(long.link))).toBe("NotFound")
        function extendOf(one: Open) {
          return Effect.result(one.extend).pipe(Effect.provide(on(mailbox)))
        }
      })
    ))

  it("is up, too, for a joiner to whom nobody answers", () =>
    play(
      Effect.gen(function* () {
        const { open, come } = table()
        const invitation = yield* open()
        const [here] = yield* together(come(invitation.link))
        expect(reasonOf(here)).toBe("Expired")
      })
    ))
})

describe("a joiner refuses", () => {
  it("a code that nobody has given out", () =>
    play(
      Effect.gen(function* () {
        const { open, come } = table()
        const invitation = yield* open()
        const wrong = (invitation.code[0] === "0" ? "1" : "0") + invitation.code.slice(1)
        expect(reasonOf(yield* come(wrong))).toBe("NotFound")
      })
    ))

  const against = (
    entries: (at: TestWorkspace) => ReadonlyArray<MembershipEntry>
  ): Promise<readonly [string, string]> =>
    play(
      Effect.gen(function* () {
        const all = table()
        const invitation = yield* all.open()
        const [there, here] = yield* together(
          all.accept(invitation),
          all.come(invitation.link, { entries: () => entries(all.at) })
        )
        return [reasonOf(there), reasonOf(here)] as const
      })
    )

  it("a chain that ends before the offer's head", async () => {
    expect(await against(() => [])).toEqual(["success", "HeadMissing"])
  })

  it("a chain without its own entry", async () => {
    expect(await against((at) => at.entries.slice(0, 1))).toEqual(["success", "EntryMissing"])
  })

  it("another workspace's chain", async () => {
    expect((await against(() => new TestWorkspace("other").entries))[1]).toBe("BadChain")
  })

  it("a chain with an entry changed", async () => {
    const changed = (entry: MembershipEntry): MembershipEntry => ({
      ...entry,
      signature: entry.signature.map((byte) => byte ^ 1)
    })
    expect((await against((at) => at.entries.map((entry, index) => (index === 1 ? changed(entry) : entry))))[1]).toBe(
      "BadChain"
    )
  })

  it("a chain that the founder has forked before the offer's head", async () => {
    // The same founder, another first entry, and the same joiner let in.
    const fork = (at: TestWorkspace) => {
      const other = new TestWorkspace("fork of table")
      const twin = new TestWorkspace("table")
      return at.founder.workspace === twin.founder.workspace ? [other.entries[0]!, ...at.entries.slice(1)] : []
    }
    expect((await against(fork))[1]).toBe("BadChain")
  })

  it("an inviter who has been revoked since", () =>
    play(
      Effect.gen(function* () {
        const all = table()
        const { at } = all
        const invitation = yield* all.open()
        let joined: Joined | undefined
        const [, here] = yield* together(
          all.accept(invitation),
          all.come(invitation.link, {
            entries: () => {
              // The new device's member is the owner's: with it there, the inviter may go.
              at.take(at.by(at.founder, revokeDevices(at.membership, { cuts: [cutOf(at.founder)] })))
              return at.entries
            }
          })
        )
        if (Result.isSuccess(here)) joined = here.success
        expect(joined).toBeUndefined()
        expect(reasonOf(here)).toBe("InviterUnknown")
      })
    ))

  it("an offer that is not the link's: another head, inviter or workspace under the same secret", () =>
    play(
      Effect.gen(function* () {
        for (const wrong of [
          { head: new Uint8Array(32) },
          { inviter: toBase32(new Uint8Array(10)) as never },
          { workspace: toBase32(new Uint8Array(20)) as never }
        ]) {
          const { open, come } = table()
          const invitation = yield* open()
          const link = invitationOf(invitation.link)
          if (link._tag !== "Link") return
          const forged = linkOf(nodeSha256, "https://app.example/", { ...link, ...wrong })
          expect(reasonOf(yield* come(forged))).toBe("NotAsInvited")
        }
        expect.assertions(3)
      })
    ))
})

it("what a mailbox sees holds no name, no key and no secret", () =>
  play(
    Effect.gen(function* () {
      const seen: Array<Buffer> = []
      const inner = makeMemoryMailbox()
      const all = table({
        ...inner,
        put: (slot, message, life) => {
          seen.push(Buffer.from(slot), Buffer.from(message))
          return inner.put(slot, message, life)
        }
      })
      const invitation = yield* all.open()
      const [, here] = yield* together(all.accept(invitation), all.come(invitation.link, { label: "Ana’s telephone" }))
      const { keys } = Result.getOrThrow(here)
      const secrets = [
        Buffer.from("telephone"),
        Buffer.from(keys.signing.publicKey),
        Buffer.from(all.at.founder.publicKey),
        Buffer.from(keys.workspace)
      ]
      expect(seen.length).toBeGreaterThan(8)
      for (const bytes of seen) for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
      expect(isActive(all.at.membership, all.at.founder.device)).toBe(true)
      expect(
        (yield* membershipOf(keys.workspace, all.at.entries).pipe(Effect.provide(all.on(inner)))).fault
      ).toBeUndefined()
    })
  ))
