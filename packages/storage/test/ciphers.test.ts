/** Both layers of `Ciphers` keep to the standards, and agree on what standards leave open. */
import { createHash } from "node:crypto"
import { ed25519 } from "@noble/curves/ed25519.js"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { Ciphers } from "@kith/core/log/Ciphers"
import { layerNodeCiphers, nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { layerWebCiphers, webCiphers } from "@kith/storage/webCiphers"
import { ciphersSuite } from "@kith/testkit/conformance/ciphersSuite"
import { propertyRuns } from "@kith/testkit/propertyRuns"

type Subtle = typeof crypto.subtle

/** A platform of before these curves. */
const withoutCurves = new Proxy(crypto.subtle, {
  get: (subtle, name: keyof Subtle) =>
    name === "importKey"
      ? (...args: Parameters<Subtle["importKey"]>) =>
          JSON.stringify(args[2]).includes("25519")
            ? Promise.reject(new DOMException("no such curve", "NotSupportedError"))
            : subtle.importKey(...args)
      : (subtle[name] as () => unknown).bind(subtle)
})

const portable = webCiphers(withoutCurves)

ciphersSuite("Node", Effect.succeed(layerNodeCiphers))
ciphersSuite("WebCrypto", Effect.succeed(layerWebCiphers))
ciphersSuite("WebCrypto without curves", Effect.succeed(Layer.succeed(Ciphers, portable)))

const all = { node: nodeCiphers, web: webCiphers(), portable }

/** What each of them answers, by its name; asked of all with the same. */
const answers = async <A>(ask: (ciphers: Ciphers["Service"]) => Effect.Effect<A>): Promise<Record<string, A>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(all).map(async ([name, ciphers]) => [name, await Effect.runPromise(ask(ciphers))] as const)
    )
  )

const same = async <A>(ask: (ciphers: Ciphers["Service"]) => Effect.Effect<A>): Promise<A> => {
  const { node, ...others } = await answers(ask)
  for (const [name, answer] of Object.entries(others)) expect(answer, name).toEqual(node)
  return node as A
}

const sized = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

describe("all layers of Ciphers", () => {
  it("agree, whatever they are given", async () => {
    await fc.assert(
      fc.asyncProperty(
        sized(32),
        sized(32),
        sized(12),
        fc.uint8Array({ maxLength: 200 }),
        async (a, b, nonce, text) => {
          const signature = await same(({ sign }) => sign(a, text))
          const publicKey = await same(({ publicKeyOf }) => publicKeyOf("ed25519", a))
          expect(await same(({ verify }) => verify(publicKey, text, signature))).toBe(true)
          // Points and signatures that somebody made up.
          await same(({ verify }) => verify(b, text, signature))
          await same(({ verify }) => verify(publicKey, text, Uint8Array.of(...b, ...a)))
          await same(({ agree }) => agree(a, b))
          await same(({ publicKeyOf }) => publicKeyOf("x25519", b))
          const sealed = await same(({ seal }) => seal(a, nonce, b, text))
          expect(await same(({ open }) => open(a, nonce, b, sealed))).toEqual(text)
          expect(await same(({ open }) => open(b, nonce, a, sealed))).toBe(undefined)
        }
      ),
      propertyRuns(60)
    )
  })

  it("refuse a signature that holds only up to a point of small order, as most do", async () => {
    const { Point } = ed25519
    const order = Point.Fn.ORDER
    const { head, scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(new Uint8Array(32).fill(3))
    const torsion = Point.fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
    const message = new TextEncoder().encode("kith/test/1")
    const number = (bytes: Uint8Array) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
    const nonce = number(head) % order
    const made = (point: typeof torsion) => {
      const r = point.toBytes()
      const hash = createHash("sha512").update(r).update(pointBytes).update(message).digest()
      let rest = (nonce + (number(hash) % order) * scalar) % order
      const s = Uint8Array.from({ length: 32 }, () => {
        const byte = Number(rest & 255n)
        rest >>= 8n
        return byte
      })
      return Uint8Array.of(...r, ...s)
    }
    const plain = Point.BASE.multiply(nonce)
    expect(await same(({ verify }) => verify(pointBytes, message, made(plain)))).toBe(true)
    const odd = made(plain.add(torsion))
    expect(ed25519.verify(odd, message, pointBytes)).toBe(true)
    expect(await same(({ verify }) => verify(pointBytes, message, odd))).toBe(false)
  })

  it("know a signer again among more than they keep", async () => {
    const message = new Uint8Array(3)
    const seeds = Array.from({ length: 1100 }, (_, index) => createHash("sha256").update(String(index)).digest())
    const { sign, verify, publicKeyOf } = nodeCiphers
    const signed = seeds.map((seed) => ({
      publicKey: Effect.runSync(publicKeyOf("ed25519", seed)),
      signature: Effect.runSync(sign(seed, message))
    }))
    for (const { publicKey, signature } of [...signed, ...signed.slice(0, 20)]) {
      expect(Effect.runSync(verify(publicKey, message, signature))).toBe(true)
    }
    expect(Effect.runSync(verify(signed[0]!.publicKey, message, signed[1]!.signature))).toBe(false)
  })
})
