/** What every `DeviceKeys` keeps to. Published: an adapter of your own runs it with one line. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { expect } from "vitest"
import { utf8 } from "@kith/core/log/Bytes"
import { Ciphers, KEY_BYTES, NONCE_BYTES } from "@kith/core/log/Ciphers"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import { type Keyring, wrapKeys } from "@kith/core/log/Grant"
import { Primitives } from "@kith/core/log/Primitives"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { type Exceptions, type Laws, lawsHold, type Open } from "./conformance.ts"

type Keys = DeviceKeys["Service"]

/** Devices as the laws need them. */
export interface SampleDevices {
  /** Founded a workspace. */
  readonly founder: Keys
  /** Is to join it, and holds nothing but its own keys. */
  readonly newcomer: Keys
  /** Founded another. */
  readonly stranger: Keys
  readonly ciphers: Ciphers["Service"]
}

export const deviceKeysSuite = (
  name: string,
  make: Effect.Effect<SampleDevices, unknown, Scope.Scope>,
  exceptions: Exceptions<keyof typeof laws> = {}
): void => lawsHold(`DeviceKeys in ${name}`, laws, exceptions, Effect.succeed(make))

const MESSAGE = utf8("kith/test/1 something")
const NONCE = new Uint8Array(NONCE_BYTES).fill(7)
const HEADER = utf8("a header")
const PLAIN = utf8("something that few may read")

const key = (name: string): Uint8Array => nobleSha256(utf8(name))

/** Wraps keys as another device would. */
const wrap = ({ ciphers }: SampleDevices, to: Keys, keyring: Keyring) => {
  let count = 0
  const random = (length: number) => key(`random ${++count}`).slice(0, length)
  return wrapKeys(to.receivingKey, keyring).pipe(
    Effect.provideService(Ciphers, ciphers),
    Effect.provideService(Primitives, { sha256: nobleSha256, random })
  )
}

/** Whether one reads what the other sealed, both ways. */
const share = Effect.fnUntraced(function* (one: Keys, other: Keys, epoch: number) {
  for (const [from, to] of [
    [one, other],
    [other, one]
  ] as const) {
    const sealed = yield* from.seal(epoch, NONCE, HEADER, PLAIN)
    if (sealed === undefined) return false
    const opened = yield* to.open(epoch, NONCE, HEADER, sealed)
    if (opened === undefined) return false
    expect(opened).toEqual(PLAIN)
  }
  return true
})

const checks = {
  "a device's id is proven by its key, and a workspace's by its founder's": ({ founder, newcomer, stranger }) =>
    Effect.sync(() => {
      for (const keys of [founder, newcomer, stranger]) {
        expect(keys.device).toBe(deviceIdOf(nobleSha256, keys.publicKey))
        expect([keys.publicKey.length, keys.receivingKey.length]).toEqual([KEY_BYTES, KEY_BYTES])
      }
      for (const keys of [founder, stranger]) {
        expect(keys.workspace).toBe(workspaceIdOf(nobleSha256, keys.publicKey, keys.founding!))
      }
      expect(newcomer.workspace).toBe(founder.workspace)
      expect(newcomer.founding).toBe(undefined)
      expect(new Set([founder.device, newcomer.device, stranger.device]).size).toBe(3)
    }),

  "signs what everybody can verify by its public key": ({ founder, newcomer, ciphers }) =>
    Effect.gen(function* () {
      for (const [keys, other] of [
        [founder, newcomer],
        [newcomer, founder]
      ] as const) {
        const signature = yield* keys.sign(MESSAGE)
        expect(yield* ciphers.verify(keys.publicKey, MESSAGE, signature)).toBe(true)
        expect(yield* ciphers.verify(other.publicKey, MESSAGE, signature)).toBe(false)
        expect(yield* ciphers.verify(keys.publicKey, utf8("another"), signature)).toBe(false)
      }
    }),

  "a founder holds the first epoch; a newcomer none, and it can neither read nor name things": ({
    founder,
    newcomer
  }) =>
    Effect.gen(function* () {
      expect(yield* founder.epochs).toEqual([0])
      expect(yield* newcomer.epochs).toEqual([])
      const sealed = yield* founder.seal(0, NONCE, HEADER, PLAIN)
      expect(yield* newcomer.seal(0, NONCE, HEADER, PLAIN)).toBe(undefined)
      expect(yield* newcomer.open(0, NONCE, HEADER, sealed!)).toBe(undefined)
      expect(yield* founder.seal(1, NONCE, HEADER, PLAIN)).toBe(undefined)
      expect(() => newcomer.mac(MESSAGE)).toThrow("not known yet")
    }),

  "a grant lets a newcomer read, write and name things as the others do": ({ founder, newcomer }) =>
    Effect.gen(function* () {
      const grant = yield* founder.grantTo(newcomer.receivingKey)
      expect(yield* newcomer.accept(grant)).toBe(true)
      expect(yield* newcomer.epochs).toEqual([0])
      expect(newcomer.mac(MESSAGE)).toEqual(founder.mac(MESSAGE))
      expect(yield* share(founder, newcomer, 0)).toBe(true)
      // Again, and from one who was granted it.
      expect(yield* newcomer.accept(grant)).toBe(true)
      expect(yield* founder.accept(yield* newcomer.grantTo(founder.receivingKey))).toBe(true)
    }),

  "opens only what was sealed under the same epoch, nonce and header": ({ founder }) =>
    Effect.gen(function* () {
      const sealed = (yield* founder.seal(0, NONCE, HEADER, PLAIN))!
      const other = NONCE.map((byte) => byte + 1)
      expect(yield* founder.open(0, NONCE, HEADER, sealed)).toEqual(PLAIN)
      expect(yield* founder.open(1, NONCE, HEADER, sealed)).toBe(undefined)
      expect(yield* founder.open(0, other, HEADER, sealed)).toBe(undefined)
      expect(yield* founder.open(0, NONCE, utf8("another"), sealed)).toBe(undefined)
      expect(yield* founder.open(0, NONCE, HEADER, sealed.subarray(1))).toBe(undefined)
    }),

  "takes no grant that was made for another, or of which any byte is another": ({ founder, newcomer, stranger }) =>
    Effect.gen(function* () {
      expect(yield* newcomer.accept(yield* founder.grantTo(stranger.receivingKey))).toBe(false)
      const grant = yield* founder.grantTo(newcomer.receivingKey)
      for (let at = 0; at < grant.length; at++) {
        const flipped = grant.slice()
        flipped[at]! ^= 1 << (at % 8)
        expect(yield* newcomer.accept(flipped)).toBe(false)
      }
      for (const length of [0, 1, KEY_BYTES, KEY_BYTES + 1, grant.length - 1]) {
        expect(yield* newcomer.accept(grant.subarray(0, length))).toBe(false)
      }
      expect(yield* newcomer.epochs).toEqual([])
      expect(yield* newcomer.accept(grant)).toBe(true)
    }),

  "takes in later epochs, each once, and passes on all that it holds": (devices) =>
    Effect.gen(function* () {
      const { founder, newcomer, stranger } = devices
      const later = { secret: undefined, epochs: new Map([1, 2, 7].map((epoch) => [epoch, key(`epoch ${epoch}`)])) }
      expect(yield* founder.accept(yield* wrap(devices, founder, later))).toBe(true)
      expect(yield* founder.epochs).toEqual([0, 1, 2, 7])
      expect(yield* newcomer.accept(yield* wrap(devices, newcomer, later))).toBe(true)
      expect(yield* newcomer.epochs).toEqual([1, 2, 7])
      expect(() => newcomer.mac(MESSAGE)).toThrow("not known yet")
      for (const epoch of [1, 2, 7]) expect(yield* share(founder, newcomer, epoch)).toBe(true)
      expect(yield* newcomer.accept(yield* founder.grantTo(newcomer.receivingKey))).toBe(true)
      expect(yield* newcomer.epochs).toEqual([0, 1, 2, 7])
      expect(yield* stranger.epochs).toEqual([0])
    }),

  "takes nothing of a grant that contradicts what it holds": (devices) =>
    Effect.gen(function* () {
      const { founder, newcomer, stranger } = devices
      yield* newcomer.accept(yield* founder.grantTo(newcomer.receivingKey))
      const named = newcomer.mac(MESSAGE)
      const contradictions: ReadonlyArray<Keyring> = [
        { secret: key("another"), epochs: new Map([[1, key("new")]]) },
        {
          secret: undefined,
          epochs: new Map([
            [1, key("new")],
            [0, key("another")]
          ])
        }
      ]
      for (const keyring of contradictions) {
        expect(yield* newcomer.accept(yield* wrap(devices, newcomer, keyring))).toBe(false)
      }
      expect(yield* newcomer.accept(yield* stranger.grantTo(newcomer.receivingKey))).toBe(false)
      expect(yield* newcomer.epochs).toEqual([0])
      expect(newcomer.mac(MESSAGE)).toEqual(named)
      expect(yield* share(founder, newcomer, 0)).toBe(true)
      expect(yield* newcomer.accept(yield* wrap(devices, newcomer, { secret: undefined, epochs: new Map() }))).toBe(
        true
      )
    }),

  "wraps each time under a key of its own": ({ founder, newcomer }) =>
    Effect.gen(function* () {
      const one = yield* founder.grantTo(newcomer.receivingKey)
      const other = yield* founder.grantTo(newcomer.receivingKey)
      expect(one.subarray(0, KEY_BYTES)).not.toEqual(other.subarray(0, KEY_BYTES))
      expect(one.length).toBe(other.length)
    })
} satisfies Record<string, (devices: SampleDevices) => Effect.Effect<void, unknown>>

const laws = Object.fromEntries(
  Object.entries(checks).map(([name, check]) => [name, (open: Open<SampleDevices>) => Effect.flatMap(open, check)])
) as Laws<keyof typeof checks, SampleDevices>
