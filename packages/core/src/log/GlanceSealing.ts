/** Between what a glance says and its bytes: sealed and signed by this device one way, checked and opened the other. */
import * as Effect from "effect/Effect"
import { admitGlance } from "./Admission.ts"
import type { Rejection } from "./BundleStore.ts"
import { NONCE_BYTES } from "./Ciphers.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import type { Deflate } from "./FeedPage.ts"
import { encodeGlanceHeader, type Glance, type GlanceHeader, glanceMessage, MAX_GLANCE_TEXT_BYTES } from "./Glance.ts"
import type { Membership } from "./Membership.ts"
import { pack, unpack } from "./Packing.ts"
import { Primitives } from "./Primitives.ts"

/** As this device says it, at `at` of its clock, under the epoch's key; `undefined` where that is not held. */
export const sealGlance = Effect.fn("GlanceSealing.sealGlance")(function* (
  text: Uint8Array,
  { at, epoch }: Pick<GlanceHeader, "at" | "epoch">,
  deflate: Deflate
) {
  const { workspace, device, seal, sign } = yield* DeviceKeys
  const { random } = yield* Primitives
  const header: GlanceHeader = { workspace, device, at: Math.max(0, at), epoch, nonce: random(NONCE_BYTES) }
  const encoded = encodeGlanceHeader(header)
  const sealed = yield* seal(epoch, header.nonce, encoded, pack(text, deflate))
  if (sealed === undefined) return undefined
  return { ...header, sealed, signature: yield* sign(glanceMessage(encoded, sealed)) } satisfies Glance
})

/** Why a glance says nothing to this device. */
export type GlanceFault = Rejection | "keyMissing"

/** What it says, or why it is not to be believed. */
export const openGlance = Effect.fn("GlanceSealing.openGlance")(function* (
  membership: Membership,
  glance: Glance,
  deflate: Deflate
) {
  const admitted = yield* Effect.result(admitGlance(membership, glance))
  if (admitted._tag === "Failure") return admitted.failure.why satisfies GlanceFault
  const { epochs, open } = yield* DeviceKeys
  if (!(yield* epochs).includes(glance.epoch)) return "keyMissing" satisfies GlanceFault
  const packed = yield* open(glance.epoch, glance.nonce, encodeGlanceHeader(glance), glance.sealed)
  if (packed === undefined) return "malformed" satisfies GlanceFault
  try {
    return unpack(packed, deflate, MAX_GLANCE_TEXT_BYTES)
  } catch {
    return "malformed" satisfies GlanceFault
  }
})
