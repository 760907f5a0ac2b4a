/** Names of devices and members, sealed so that only members read them: a relay sees no "Ana's phone". */
import * as Effect from "effect/Effect"
import { concat, utf8, utf8ToText } from "./Bytes.ts"
import { NONCE_BYTES } from "./Ciphers.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import { MAX_LABEL_LENGTH } from "./MembershipEntry.ts"
import { Primitives } from "./Primitives.ts"

const HEADER = utf8("kith/label/1")

/** Composed (NFC), on one line without control characters, and cut to 64 code points. */
export const plainLabel = (text: string): string => {
  const line = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
  return [...line].slice(0, MAX_LABEL_LENGTH).join("").trim()
}

/** Nonce (12 bytes) ‖ AES-256-GCM of the name, "kith/label/1" as additional data; `undefined` where the key is not held. */
export const sealLabel = Effect.fnUntraced(function* (
  { seal }: Pick<DeviceKeys["Service"], "seal">,
  epoch: number,
  text: string
) {
  const nonce = (yield* Primitives).random(NONCE_BYTES)
  const sealed = yield* seal(epoch, nonce, HEADER, utf8(plainLabel(text)))
  return sealed === undefined ? undefined : concat(nonce, sealed)
})

/** The name; `undefined` where the key is not held, or the bytes are none. `epoch` stands beside the label (`Members.ts`). */
export const readLabel = Effect.fnUntraced(function* (epoch: number, label: Uint8Array) {
  const { open } = yield* DeviceKeys
  if (label.length < NONCE_BYTES) return undefined
  const plain = yield* open(epoch, label.subarray(0, NONCE_BYTES), HEADER, label.subarray(NONCE_BYTES))
  return plain === undefined ? undefined : textOf(plain)
})

/** Whoever sealed it may have been less careful, or hostile to terminals. */
const textOf = (plain: Uint8Array): string | undefined => {
  try {
    return plainLabel(utf8ToText(plain))
  } catch {
    return undefined
  }
}
