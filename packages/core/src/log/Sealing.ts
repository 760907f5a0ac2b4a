/** Between a run of events and the bundle that carries it: packing and sealing one way, opening and checking the other. */
import * as Effect from "effect/Effect"
import { utf8ToText } from "./Bytes.ts"
import { type Bundle, type BundleHeader, encodeHeader, MAX_UNPACKED_BYTES } from "./Bundle.ts"
import { NONCE_BYTES } from "./Ciphers.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import type { Entry } from "./Event.ts"
import { commitmentOf, type Head, nextHead } from "./Feed.ts"
import { decodePage, type Deflate, encodePage, type Run } from "./FeedPage.ts"
import { pack, unpack } from "./Packing.ts"
import { Primitives } from "./Primitives.ts"

/** A page as a bundle seals it. */
export const packRun = (run: Run, deflate: Deflate): Uint8Array => pack(encodePage(run), deflate)

/** Throws `RangeError`, `SyntaxError` or whatever inflating throws, on bytes that are no packed page. */
const unpackRun = (packed: Uint8Array, deflate: Deflate): Run =>
  decodePage(unpack(packed, deflate, MAX_UNPACKED_BYTES), utf8ToText)

/** Seals a packed run under an epoch's key; `undefined` where that key is not held. */
export const seal = Effect.fnUntraced(function* (
  packed: Uint8Array,
  span: Omit<BundleHeader, "workspace" | "nonce">,
  signature: Uint8Array
) {
  const keys = yield* DeviceKeys
  const { random } = yield* Primitives
  const header: BundleHeader = { ...span, workspace: keys.workspace, nonce: random(NONCE_BYTES) }
  const sealed = yield* keys.seal(header.epoch, header.nonce, encodeHeader(header), packed)
  return sealed === undefined ? undefined : ({ ...header, signature, sealed } satisfies Bundle)
})

/** Why a bundle could not be opened. */
export type Unopened = "keyMissing" | "malformed"

/** What a bundle carries, as its header says it; whether the chain holds is still to be seen (`headsAlong`). */
export const openBundle = Effect.fnUntraced(function* (bundle: Bundle, deflate: Deflate) {
  const keys = yield* DeviceKeys
  if (!(yield* keys.epochs).includes(bundle.epoch)) return "keyMissing" satisfies Unopened
  const packed = yield* keys.open(bundle.epoch, bundle.nonce, encodeHeader(bundle), bundle.sealed)
  if (packed === undefined) return "malformed" satisfies Unopened
  let run: Run
  try {
    run = unpackRun(packed, deflate)
  } catch {
    return "malformed" satisfies Unopened
  }
  const isWhole =
    run.device === bundle.device && run.first === bundle.first && run.entries.length === bundle.last - bundle.first + 1
  return isWhole ? run : ("malformed" satisfies Unopened)
})

/** The head after each entry, the first one's predecessor being `head`. */
export const headsAlong = (
  sha256: Primitives["Service"]["sha256"],
  head: Head,
  entries: ReadonlyArray<Entry>
): ReadonlyArray<Head> => {
  let at = head
  return entries.map((entry) => (at = nextHead(sha256, at, commitmentOf(sha256, entry))))
}
