/** Keys in a browser: against the port's suite, by the browser's own curves and without, and as they change. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { describe, expect, it } from "vitest"
import { utf8 } from "@kith/core/log/Bytes"
import { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { newDevicePairs } from "@kith/core/log/NewDevice"
import { Primitives } from "@kith/core/log/Primitives"
import { hmacSha256, nobleSha256 } from "@kith/core/log/Sha256"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { keyDatabaseName } from "@kith/storage/indexeddb/KeyDatabase"
import {
  dropPendingWebKeys,
  joinWithPendingWebKeys,
  keepPendingWebKeys,
  pendingWebKeys,
  replaceWebKeys
} from "@kith/storage/indexeddb/pendingWebKeys"
import {
  foundWebKeys,
  joinWebKeys,
  layerWebKeys,
  openWebKeys,
  type WebKeysOptions
} from "@kith/storage/indexeddb/WebKeys"
import { layerWebCiphers, webCiphers } from "@kith/storage/webCiphers"
import { ciphersSuite } from "@kith/testkit/conformance/ciphersSuite"
import { deviceKeysSuite, type SampleDevices } from "@kith/testkit/conformance/deviceKeysSuite"
import { freshName } from "./freshName.ts"
import { everythingIn, holds, openRaw } from "./rawDatabase.ts"

/** A browser of before these curves. */
const withoutCurves = new Proxy(crypto.subtle, {
  get: (subtle, name: keyof SubtleCrypto) => {
    const bound = (subtle[name] as (...args: ReadonlyArray<unknown>) => Promise<unknown>).bind(subtle)
    if (name !== "importKey" && name !== "generateKey") return bound
    return (...args: ReadonlyArray<unknown>) =>
      JSON.stringify(args).includes("25519")
        ? Promise.reject(new DOMException("no such curve", "NotSupportedError"))
        : bound(...args)
  }
})

const browsers = [
  { title: "a browser with the curves", subtle: crypto.subtle },
  { title: "a browser without the curves", subtle: withoutCurves }
]

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const run = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>): Promise<A> => Effect.runPromise(Effect.scoped(effect))

const workspace = "5gvrfy594v4f4qffkwfx1gr9ey6z20p1" as WorkspaceId
const secret = random(32)
const epochs = new Map([
  [0, random(32)],
  [3, random(32)]
])
const MESSAGE = utf8("kith/test/1 something")

const newPairs = newDevicePairs.pipe(
  Effect.provideService(Ciphers, webCiphers()),
  Effect.provideService(Primitives, { sha256: nobleSha256, random })
)

/** Signs and is wrapped to as its public halves promise. */
const expectAtWork = (keys: DeviceKeys["Service"]) =>
  Effect.gen(function* () {
    const signature = yield* keys.sign(MESSAGE)
    expect(yield* webCiphers().verify(keys.publicKey, MESSAGE, signature)).toBe(true)
    expect(yield* keys.accept(yield* keys.grantTo(keys.receivingKey))).toBe(true)
  })

ciphersSuite("the browser", Effect.succeed(layerWebCiphers))
ciphersSuite(
  "a browser without the curves",
  Effect.sync(() => Layer.succeed(Ciphers, webCiphers(withoutCurves)))
)

for (const { title, subtle } of browsers) {
  deviceKeysSuite(
    title,
    Effect.gen(function* () {
      const [mine, theirs, next] = [yield* freshName, yield* freshName, yield* freshName]
      yield* foundWebKeys({ name: mine, subtle })
      yield* foundWebKeys({ name: theirs, subtle })
      const founder = yield* openWebKeys(mine, { subtle })
      const newcomer = (yield* pendingWebKeys({ name: next, subtle })).keysFor(founder.workspace)
      const stranger = yield* openWebKeys(theirs, { subtle })
      return { founder, newcomer, stranger, ciphers: webCiphers(subtle) } satisfies SampleDevices
    })
  )

  describe(`keys in ${title}`, () => {
    it("are the same when they are opened again, and are never made anew", () =>
      run(
        Effect.gen(function* () {
          const name = yield* freshName
          expect(yield* Effect.flip(openWebKeys(name, { subtle }))).toMatchObject({ why: "missing" })
          expect(yield* Effect.promise(namesOfDatabases)).not.toContain(keyDatabaseName(name))
          const made = yield* foundWebKeys({ name, subtle })
          expect(yield* Effect.flip(foundWebKeys({ name, subtle }))).toMatchObject({ why: "exists" })
          const one = yield* openWebKeys(name, { subtle })
          const other = Context.get(yield* Layer.build(layerWebKeys(name, { subtle })), DeviceKeys)
          expect(one).toMatchObject(made)
          expect([other.publicKey, other.receivingKey]).toEqual([one.publicKey, one.receivingKey])
          expect(other.mac(MESSAGE)).toEqual(one.mac(MESSAGE))
          expect(yield* other.sign(MESSAGE)).toEqual(yield* one.sign(MESSAGE))
        })
      ))

    it("of a device that joins or is recovered are those that others were shown", () =>
      run(
        Effect.gen(function* () {
          const name = yield* freshName
          const pairs = yield* newPairs
          const keys = { workspace, ...pairs, secret, epochs }
          const made = yield* joinWebKeys({ name, subtle, keys })
          const opened = yield* openWebKeys(name, { subtle })
          expect(opened).toMatchObject({ ...made, workspace, founding: undefined })
          expect([opened.publicKey, opened.receivingKey]).toEqual([pairs.signing.publicKey, pairs.receiving.publicKey])
          expect(yield* opened.epochs).toEqual([0, 3])
          expect(opened.mac(MESSAGE)).toEqual(hmacSha256(secret)(MESSAGE))
          yield* expectAtWork(opened)
          expect(yield* Effect.flip(joinWebKeys({ name, subtle, keys }))).toMatchObject({ why: "exists" })
          const everything = yield* Effect.promise(() => everythingIn(keyDatabaseName(name)))
          for (const bytes of [pairs.signing.privateKey, pairs.receiving.privateKey, secret, ...epochs.values()]) {
            expect(holds(everything, bytes)).toBe(false)
          }
          expect(holds(everything, pairs.signing.publicKey)).toBe(true)
        })
      ))

    it("are shown to nobody, this app included", () =>
      run(
        Effect.gen(function* () {
          const name = yield* freshName
          yield* foundWebKeys({ name, subtle })
          yield* pendingWebKeys({ name, subtle })
          const keys = (yield* Effect.promise(() => everythingIn(keyDatabaseName(name)))).cryptoKeys
          expect(keys.map(({ type }) => type).sort()).toEqual(
            subtle === withoutCurves ? ["secret"] : ["private", "private", "private", "private", "secret"]
          )
          for (const key of keys) {
            expect(key.extractable).toBe(false)
            for (const format of ["raw", "pkcs8", "jwk"] as const) {
              const exported = crypto.subtle.exportKey(format as "raw", key)
              yield* Effect.promise(() => expect(exported).rejects.toThrow(DOMException))
            }
          }
        })
      ))

    it("are shown to others before they are settled, and survive until then", () =>
      run(
        Effect.gen(function* () {
          const options: WebKeysOptions = { name: yield* freshName, subtle }
          const [shown, again] = yield* Effect.all([pendingWebKeys(options), pendingWebKeys(options)], {
            concurrency: "unbounded"
          })
          expect(again).toMatchObject({ device: shown.device, signing: shown.signing, receiving: shown.receiving })
          expect(yield* Effect.flip(openWebKeys(options.name, options))).toMatchObject({ why: "missing" })
          const made = yield* joinWithPendingWebKeys({ ...options, workspace, granted: { secret, epochs } })
          expect(made).toEqual({ workspace, device: shown.device })
          const keys = yield* openWebKeys(options.name, options)
          expect(keys).toMatchObject({ ...made, receivingKey: shown.receiving })
          yield* expectAtWork(keys)
          const nothing = joinWithPendingWebKeys({ ...options, workspace, granted: { secret, epochs } })
          expect(yield* Effect.flip(nothing)).toMatchObject({ why: "missing" })
        })
      ))

    it("that are pending never take the place of others unawares", () =>
      run(
        Effect.gen(function* () {
          const options: WebKeysOptions = { name: yield* freshName, subtle }
          const made = yield* foundWebKeys(options)
          const pairs = yield* newPairs
          const kept = yield* keepPendingWebKeys({ ...options, pairs })
          expect(kept.signing).toEqual(pairs.signing.publicKey)
          const join = joinWithPendingWebKeys({ ...options, workspace, granted: { secret, epochs } })
          expect(yield* Effect.flip(join)).toMatchObject({ why: "exists" })
          expect(yield* Effect.flip(keepPendingWebKeys({ ...options, pairs: yield* newPairs }))).toMatchObject({
            why: "exists"
          })
          expect(yield* openWebKeys(options.name, options)).toMatchObject(made)
          expect((yield* pendingWebKeys(options)).device).toBe(kept.device)
          yield* dropPendingWebKeys(options)
          expect((yield* pendingWebKeys(options)).device).not.toBe(kept.device)
        })
      ))

    it("of a device that begins anew are others in the same workspace, with the old ones beside them", () =>
      run(
        Effect.gen(function* () {
          const options: WebKeysOptions = { name: yield* freshName, subtle }
          const made = yield* foundWebKeys(options)
          const before = yield* openWebKeys(options.name, options)
          const next = yield* pendingWebKeys(options)
          expect(yield* replaceWebKeys(options)).toBe(next.device)
          const after = yield* openWebKeys(options.name, options)
          expect(after).toMatchObject({ workspace: made.workspace, device: next.device, founding: undefined })
          expect(after.mac(MESSAGE)).toEqual(before.mac(MESSAGE))
          expect(yield* after.epochs).toEqual([0])
          yield* expectAtWork(after)
          expect(yield* Effect.flip(replaceWebKeys(options))).toMatchObject({ why: "missing" })
          const { keys } = yield* Effect.promise(() => everythingIn(keyDatabaseName(options.name)))
          expect(keys).toContain(`retired/${made.device}`)
        })
      ))

    it("that were tampered with are damaged, and one part is no other device's", () =>
      run(
        Effect.gen(function* () {
          const [name, other] = [yield* freshName, yield* freshName]
          yield* foundWebKeys({ name, subtle })
          yield* foundWebKeys({ name: other, subtle })
          const mine = yield* Effect.promise(() => everythingIn(keyDatabaseName(name)))
          const theirs = yield* Effect.promise(() => everythingIn(keyDatabaseName(other)))
          const own = mine.records.get("own") as Record<string, unknown>
          const another = theirs.records.get("own") as Record<string, unknown>
          for (const part of ["workspace", "device", "nonce", "secrets"]) {
            yield* Effect.promise(() => mine.put({ ...own, [part]: another[part] }, "own"))
            expect(yield* Effect.flip(openWebKeys(name, { subtle }))).toMatchObject({ why: "damaged" })
          }
          // A pair that does not belong together.
          const { privateKey } = another["signing"] as { privateKey: unknown }
          const signing = { ...(own["signing"] as object), privateKey }
          yield* Effect.promise(() => mine.put({ ...own, signing }, "own"))
          const broken = Effect.flatMap(openWebKeys(name, { subtle }), (keys) => keys.sign(MESSAGE))
          expect(yield* Effect.flip(broken)).toMatchObject({ why: "damaged" })
        })
      ))
  })
}

describe("keys of a newer version", () => {
  it("are not touched", () =>
    run(
      Effect.gen(function* () {
        const name = yield* freshName
        yield* foundWebKeys({ name })
        ;(yield* Effect.promise(() => openRaw(keyDatabaseName(name), 99))).close()
        expect(yield* Effect.flip(openWebKeys(name))).toMatchObject({ why: "newer" })
        expect(yield* Effect.flip(foundWebKeys({ name }))).toMatchObject({ why: "unwritable" })
      })
    ))
})

const namesOfDatabases = async () => (await indexedDB.databases()).map(({ name }) => name)
