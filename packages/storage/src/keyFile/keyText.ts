/** The key file's text: JSON whose byte strings are base64url, with a checksum so that damage is told from forgery. */
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { checksum } from "../checksum.ts"

/** Every private key is 32 bytes, and so is every public one. */
export const KEY_BYTES = 32

export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

export interface Keys {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
  /** Random, and part of the workspace's id. */
  readonly nonce: Uint8Array
  /** Ed25519; the private key is the seed of RFC 8032. */
  readonly signing: KeyPair
  /** X25519, to which others wrap the keys that this device is to receive. */
  readonly receiving: KeyPair
  /** The workspace's own, which never rotates: names set elements and imported rows. */
  readonly secret: Uint8Array
  /** The keys that seal bundles, from epoch 0 on. */
  readonly epochs: ReadonlyArray<Uint8Array>
}

export type Unreadable = "damaged" | "newer"

const FORMAT = "kith-keys"
const VERSION = 1

export const keysToText = (keys: Keys): string => {
  const fields = {
    format: FORMAT,
    version: VERSION,
    workspace: keys.workspace,
    device: keys.device,
    nonce: toText(keys.nonce),
    signing: pairToText(keys.signing),
    receiving: pairToText(keys.receiving),
    secret: toText(keys.secret),
    epochs: keys.epochs.map(toText)
  }
  return `${JSON.stringify({ ...fields, checksum: checksumOf(fields) }, null, 2)}\n`
}

/** Says nothing of what it read: a parser's own message would quote the secrets that it stumbled over. */
export const keysFromText = (text: string): Keys | Unreadable => {
  try {
    const { checksum, ...fields } = JSON.parse(text)
    if (fields.format !== FORMAT) return "damaged"
    if (fields.version > VERSION) return "newer"
    if (checksumOf(fields) !== checksum) return "damaged"
    return {
      workspace: fields.workspace,
      device: fields.device,
      nonce: fromText(fields.nonce),
      signing: pairFromText(fields.signing),
      receiving: pairFromText(fields.receiving),
      secret: keyFromText(fields.secret),
      epochs: fields.epochs.map(keyFromText)
    }
  } catch {
    return "damaged"
  }
}

const checksumOf = (fields: object): string => checksum(JSON.stringify(fields), new Uint8Array()).toString(16)

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")
const fromText = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64url"))

const keyFromText = (text: string): Uint8Array => {
  const bytes = fromText(text)
  if (bytes.length !== KEY_BYTES) throw new RangeError("key of another length")
  return bytes
}

const pairToText = ({ publicKey, privateKey }: KeyPair) => ({ public: toText(publicKey), private: toText(privateKey) })
const pairFromText = (pair: { readonly public: string; readonly private: string }): KeyPair => ({
  publicKey: keyFromText(pair.public),
  privateKey: keyFromText(pair.private)
})
