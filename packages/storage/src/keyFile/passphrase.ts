/** Keys under a passphrase: the secret part sealed with AES-256-GCM under a key that scrypt makes of it. */
import { TAG_BYTES } from "@kith/core/log/Ciphers"
import { utf8, utf8ToText } from "@kith/core/log/Bytes"
import type { RandomBytes } from "@kith/core/log/Ids"
import { nodeCrypto, openSealed, sealBytes } from "../node/nodeCiphers.ts"
import {
  boundText,
  type Keys,
  type Lock,
  type LockedKeys,
  type PublicPart,
  secretText,
  type Unreadable,
  withSecretText
} from "./keyText.ts"

/** 128 MiB, and about a second: OWASP's first choice (N = 2^17, r = 8, p = 1). */
const COST = 2 ** 17
const BLOCK = 8
/** A file that was tampered with must not take all memory. */
const HIGHEST_COST = 2 ** 20
const SALT_BYTES = 16
const NONCE_BYTES = 12

export const lockKeys = (keys: Keys, passphrase: string, random: RandomBytes, cost = COST): LockedKeys => {
  const { workspace, device, nonce } = keys
  const part = { workspace, device, nonce, signing: keys.signing.publicKey, receiving: keys.receiving.publicKey }
  const lock = { cost, salt: random(SALT_BYTES), nonce: random(NONCE_BYTES) }
  const sealed = sealBytes(keyOf(passphrase, lock), lock.nonce, utf8(boundText(part, lock)), utf8(secretText(keys)))
  return { ...part, lock, sealed }
}

/** `locked` for another passphrase, or a file that somebody changed. */
export const unlockKeys = ({ lock, sealed, ...part }: LockedKeys, passphrase: string): Keys | Unreadable | "locked" => {
  if (!isPossible(lock) || sealed.length < TAG_BYTES) return "damaged"
  const header = utf8(boundText(partOf(part), lock))
  const plain = openSealed(keyOf(passphrase, lock), lock.nonce, header, sealed)
  return plain === undefined ? "locked" : withSecretText(part, utf8ToText(plain))
}

const partOf = ({ workspace, device, nonce, signing, receiving }: PublicPart): PublicPart => ({
  workspace,
  device,
  nonce,
  signing,
  receiving
})

const isPossible = ({ cost, nonce }: Lock): boolean =>
  Number.isInteger(Math.log2(cost)) && cost > 1 && cost <= HIGHEST_COST && nonce.length === NONCE_BYTES

/** One passphrase however a keyboard composes its accents. */
const keyOf = (passphrase: string, { cost, salt }: Lock): Uint8Array =>
  nodeCrypto().scryptSync(passphrase.normalize("NFKC"), salt, 32, {
    N: cost,
    r: BLOCK,
    p: 1,
    // Of which it takes half, and a little more.
    maxmem: 2 * 128 * BLOCK * cost + 2 ** 20
  })
