/** What every `Ciphers` keeps to: the standards' own vectors, and what no implementation may let through. */
import * as fc from "fast-check"
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import { expect } from "vitest"
import { Ciphers, KEY_BYTES, NONCE_BYTES, SIGNATURE_BYTES, TAG_BYTES } from "@kith/core/log/Ciphers"
import { propertyRuns } from "../propertyRuns.ts"
import { type Exceptions, type Laws, lawsHold, type MakePlace, type Open } from "./conformance.ts"

type Service = Ciphers["Service"]

/**
 * @example
 * ciphersSuite("Node", Effect.succeed(layerNodeCiphers))
 */
export const ciphersSuite = (
  name: string,
  make: MakePlace<Ciphers, never>,
  exceptions: Exceptions<keyof typeof laws> = {}
): void =>
  lawsHold(
    `Ciphers of ${name}`,
    laws,
    exceptions,
    Effect.map(make, (layer) => Effect.map(Layer.build(Layer.fresh(layer)), Context.get(Ciphers)))
  )

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))

/** RFC 8032, 7.1: private key, public key, message, signature. */
const SIGNATURES = [
  [
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
  ],
  [
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
  ],
  [
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  ]
] as const

/** RFC 7748, 6.1: both pairs, and what they share. */
const ALICE = {
  privateKey: bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"),
  publicKey: bytes("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
}
const BOB = {
  privateKey: bytes("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"),
  publicKey: bytes("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f")
}
const SHARED = bytes("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742")

/** RFC 7748, 5.2: a scalar, a point, their product. */
const PRODUCT = [
  "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
  "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
  "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"
] as const

/** From the submission of GCM to NIST, cases 13, 14 and 16: key, nonce, header, plain text, sealed. */
const SEALED = [
  ["00".repeat(32), "00".repeat(12), "", "", "530f8afbc74536b9a963b4f1c4cb738b"],
  [
    "00".repeat(32),
    "00".repeat(12),
    "",
    "00".repeat(16),
    "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
  ],
  [
    "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
    "cafebabefacedbaddecaf888",
    "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b"
  ]
] as const

/** Points of Curve25519 of which every multiple is one of a few, in all their spellings below 2^255. */
const SMALL_X25519 = [
  "00".repeat(32),
  `01${"00".repeat(31)}`,
  `ec${"ff".repeat(30)}7f`,
  `ed${"ff".repeat(30)}7f`,
  `ee${"ff".repeat(30)}7f`,
  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"
]

/** The same of Ed25519; each once more with the sign of x, in the last bit. */
const SMALL_ED25519 = [
  "00".repeat(32),
  `01${"00".repeat(31)}`,
  `ec${"ff".repeat(30)}7f`,
  `ed${"ff".repeat(30)}7f`,
  `ee${"ff".repeat(30)}7f`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
].flatMap((hex) => [bytes(hex), flipped(bytes(hex), 31, 0x80)])

/** The order of Ed25519's base point. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n

function flipped(of: Uint8Array, at: number, bits = 1): Uint8Array {
  const out = of.slice()
  out[at]! ^= bits
  return out
}

const eachFlipped = (of: Uint8Array): ReadonlyArray<Uint8Array> =>
  Array.from(of, (_, at) => flipped(of, at, 1 << (at % 8)))

/** Shorter and longer ones. */
const resized = (of: Uint8Array): ReadonlyArray<Uint8Array> => [
  of.subarray(0, 0),
  of.subarray(0, of.length - 1),
  Uint8Array.of(...of, 0),
  Uint8Array.of(...of, ...of)
]

const [PRIVATE, PUBLIC, MESSAGE, SIGNATURE] = SIGNATURES[2].map(bytes) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array
]
const KEY = bytes(SEALED[2][0])
const NONCE = bytes(SEALED[2][1])
const HEADER = bytes(SEALED[2][2])
const PLAIN = bytes(SEALED[2][3])
const CLOSED = bytes(SEALED[2][4])

const checks = {
  "signs and verifies as RFC 8032 says": ({ publicKeyOf, sign, verify }) =>
    Effect.gen(function* () {
      for (const vector of SIGNATURES) {
        const [privateKey, publicKey, message, signature] = vector.map(bytes) as [Uint8Array, ...Array<Uint8Array>]
        expect(yield* publicKeyOf("ed25519", privateKey)).toEqual(publicKey)
        expect(yield* sign(privateKey, message!)).toEqual(signature)
        expect(yield* verify(publicKey!, message!, signature!)).toBe(true)
      }
    }),

  "verifies nothing of which any byte is another, or that is longer or shorter": ({ verify }) =>
    Effect.gen(function* () {
      for (const other of [...eachFlipped(PUBLIC), ...resized(PUBLIC)]) {
        expect(yield* verify(other, MESSAGE, SIGNATURE)).toBe(false)
      }
      for (const other of [...eachFlipped(MESSAGE), ...resized(MESSAGE)]) {
        expect(yield* verify(PUBLIC, other, SIGNATURE)).toBe(false)
      }
      for (const other of [...eachFlipped(SIGNATURE), ...resized(SIGNATURE)]) {
        expect(yield* verify(PUBLIC, MESSAGE, other)).toBe(false)
      }
      expect(yield* verify(PUBLIC, MESSAGE, SIGNATURE)).toBe(true)
    }),

  "takes a signature in one spelling only": ({ verify }) =>
    Effect.gen(function* () {
      const scalar = SIGNATURE.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
      const again = SIGNATURE.slice()
      for (let at = 32, rest = scalar + ORDER; at < SIGNATURE_BYTES; at++, rest >>= 8n) again[at] = Number(rest & 255n)
      expect(yield* verify(PUBLIC, MESSAGE, again)).toBe(false)
    }),

  "takes no key of small order, which would sign for anybody": ({ verify }) =>
    Effect.gen(function* () {
      for (const key of SMALL_ED25519) {
        for (const point of SMALL_ED25519) {
          const forged = new Uint8Array(SIGNATURE_BYTES)
          forged.set(point)
          expect(yield* verify(key, MESSAGE, forged)).toBe(false)
        }
      }
    }),

  "agrees as RFC 7748 says": ({ publicKeyOf, agree }) =>
    Effect.gen(function* () {
      for (const { privateKey, publicKey } of [ALICE, BOB]) {
        expect(yield* publicKeyOf("x25519", privateKey)).toEqual(publicKey)
      }
      expect(yield* agree(ALICE.privateKey, BOB.publicKey)).toEqual(SHARED)
      expect(yield* agree(BOB.privateKey, ALICE.publicKey)).toEqual(SHARED)
      const [scalar, point, product] = PRODUCT.map(bytes)
      expect(yield* agree(scalar!, point!)).toEqual(product)
    }),

  "agrees on nothing with a point of small order, or what is none": ({ agree }) =>
    Effect.gen(function* () {
      for (const point of SMALL_X25519) {
        expect(yield* agree(ALICE.privateKey, bytes(point))).toBe(undefined)
        // The highest bit does not count.
        expect(yield* agree(ALICE.privateKey, flipped(bytes(point), 31, 0x80))).toBe(undefined)
      }
      for (const point of resized(BOB.publicKey)) expect(yield* agree(ALICE.privateKey, point)).toBe(undefined)
    }),

  "seals and opens as AES-256-GCM does": ({ seal, open }) =>
    Effect.gen(function* () {
      for (const vector of SEALED) {
        const [key, nonce, header, plain, sealed] = vector.map(bytes) as [Uint8Array, Uint8Array, ...Array<Uint8Array>]
        expect(yield* seal(key, nonce, header!, plain!)).toEqual(sealed)
        expect(yield* open(key, nonce, header!, sealed!)).toEqual(plain)
      }
    }),

  "opens nothing of which any byte is another, or that is longer or shorter": ({ open }) =>
    Effect.gen(function* () {
      for (const key of eachFlipped(KEY)) expect(yield* open(key, NONCE, HEADER, CLOSED)).toBe(undefined)
      for (const nonce of [...eachFlipped(NONCE), ...resized(NONCE)]) {
        expect(yield* open(KEY, nonce, HEADER, CLOSED)).toBe(undefined)
      }
      for (const header of [...eachFlipped(HEADER), ...resized(HEADER)]) {
        expect(yield* open(KEY, NONCE, header, CLOSED)).toBe(undefined)
      }
      for (const sealed of [...eachFlipped(CLOSED), ...resized(CLOSED)]) {
        expect(yield* open(KEY, NONCE, HEADER, sealed)).toBe(undefined)
      }
      for (let length = 0; length <= TAG_BYTES; length++) {
        expect(yield* open(KEY, NONCE, HEADER, CLOSED.subarray(0, length))).toBe(undefined)
      }
      expect(yield* open(KEY, NONCE, HEADER, CLOSED)).toEqual(PLAIN)
    }),

  "does nothing with a secret key of another length, and does not say what it was": (ciphers) =>
    Effect.gen(function* () {
      for (const key of resized(PRIVATE)) {
        const attempts: ReadonlyArray<Effect.Effect<unknown>> = [
          ciphers.publicKeyOf("ed25519", key),
          ciphers.publicKeyOf("x25519", key),
          ciphers.sign(key, MESSAGE),
          ciphers.agree(key, BOB.publicKey),
          ciphers.seal(key, NONCE, HEADER, PLAIN),
          ciphers.open(key, NONCE, HEADER, CLOSED)
        ]
        for (const attempt of attempts) {
          const exit = yield* Effect.exit(attempt)
          if (Exit.isSuccess(exit)) throw new Error(`took a key of ${key.length} bytes`)
          expect(Cause.pretty(exit.cause)).not.toContain(SIGNATURES[2][0].slice(0, 8))
        }
      }
    }),

  "reads what it is given wherever that lies, and leaves it as it is": (ciphers) =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES }),
          fc.uint8Array({ minLength: NONCE_BYTES, maxLength: NONCE_BYTES }),
          fc.uint8Array({ maxLength: 90 }),
          fc.uint8Array({ maxLength: 3000 }),
          (key, nonce, header, plain) => Effect.runPromise(roundTrip(ciphers, key, nonce, header, plain))
        ),
        propertyRuns(40)
      )
    )
} satisfies Record<string, (ciphers: Service) => Effect.Effect<void>>

const laws = Object.fromEntries(
  Object.entries(checks).map(([name, check]) => [name, (open: Open<Service>) => Effect.flatMap(open, check)])
) as Laws<keyof typeof checks, Service>

const roundTrip = Effect.fnUntraced(function* (
  { publicKeyOf, sign, verify, agree, seal, open }: Service,
  key: Uint8Array,
  nonce: Uint8Array,
  header: Uint8Array,
  plain: Uint8Array
) {
  // In the middle of other bytes, as a bundle's parts are.
  const around = Uint8Array.of(1, 2, 3, ...key, ...nonce, ...header, ...plain, 4)
  const before = around.slice()
  let at = 3
  const part = (of: Uint8Array): Uint8Array => around.subarray(at, (at += of.length))
  const inside = [part(key), part(nonce), part(header), part(plain)] as const
  const sealed = yield* seal(...inside)
  expect(sealed.length).toBe(plain.length + TAG_BYTES)
  const opened = yield* open(inside[0], inside[1], inside[2], Uint8Array.of(9, ...sealed).subarray(1))
  expect(opened).toEqual(plain)
  const publicKey = yield* publicKeyOf("ed25519", inside[0])
  expect(yield* verify(publicKey, inside[3], yield* sign(inside[0], inside[3]))).toBe(true)
  const other = yield* publicKeyOf("x25519", ALICE.privateKey)
  const shared = yield* agree(ALICE.privateKey, yield* publicKeyOf("x25519", inside[0]))
  expect(shared).toEqual(yield* agree(inside[0], other))
  expect(around).toEqual(before)
})
