/** The key file's text: JSON whose byte strings are base64url, with a checksum so that damage is told from forgery. */
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { KEY_BYTES } from "@kith/core/log/Ciphers"
import { checksum } from "../checksum.ts"
import type { DeviceKeyring, KeyPair } from "../keyring.ts"

/** What a key file holds. A device that is in a workspace knows its secret. */
export interface Keys extends DeviceKeyring {
  readonly secret: Uint8Array
}

/** What everybody may know. */
export interface PublicPart {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
  readonly nonce: Uint8Array | undefined
  readonly signing: Uint8Array
  readonly receiving: Uint8Array
}

/** How the rest was sealed under a passphrase (`passphrase.ts`). */
export interface Lock {
  /** scrypt's cost (RFC 7914). */
  readonly cost: number
  readonly salt: Uint8Array
  readonly nonce: Uint8Array
}

export interface LockedKeys extends PublicPart {
  readonly lock: Lock
  readonly sealed: Uint8Array
}

export type Unreadable = "damaged" | "newer"

const FORMAT = "kith-keys"
/** 1, which is still read, had every epoch's key in a list from 0 on, and always a nonce. */
const VERSION = 2

export const keysToText = (keys: Keys): string =>
  textOf({
    ...publicFields({ ...keys, signing: keys.signing.publicKey, receiving: keys.receiving.publicKey }),
    ...secretFields(keys)
  })

export const lockedToText = (keys: LockedKeys): string =>
  textOf({ ...publicFields(keys), lock: lockFields(keys.lock), sealed: toText(keys.sealed) })

const publicFields = ({ workspace, device, nonce, signing, receiving }: PublicPart) => ({
  format: FORMAT,
  version: VERSION,
  workspace,
  device,
  ...(nonce === undefined ? {} : { nonce: toText(nonce) }),
  public: { signing: toText(signing), receiving: toText(receiving) }
})

const lockFields = ({ cost, salt, nonce }: Lock) => ({ cost, salt: toText(salt), nonce: toText(nonce) })

const secretFields = ({ signing, receiving, secret, epochs }: Keys) => ({
  private: { signing: toText(signing.privateKey), receiving: toText(receiving.privateKey) },
  secret: toText(secret),
  epochs: Object.fromEntries([...epochs].map(([epoch, key]) => [epoch, toText(key)]))
})

/** What a lock seals, and what it is bound to. */
export const secretText = (keys: Keys): string => JSON.stringify(secretFields(keys))
export const boundText = (part: PublicPart, lock: Lock): string =>
  JSON.stringify({ ...publicFields(part), lock: lockFields(lock) })

export const isLocked = (keys: Keys | LockedKeys): keys is LockedKeys => "lock" in keys

/** Says nothing of what it read: a parser's own message would quote the secrets that it stumbled over. */
export const keysFromText = (text: string): Keys | LockedKeys | Unreadable => {
  const fields = fieldsIn(text, FORMAT, VERSION)
  if (fields === "damaged" || fields === "newer") return fields
  try {
    if (fields.version === 1) return keysOfVersion1(fields)
    const part: PublicPart = {
      workspace: fields.workspace,
      device: fields.device,
      nonce: fields.nonce === undefined ? undefined : fromText(fields.nonce),
      signing: keyFromText(fields.public.signing),
      receiving: keyFromText(fields.public.receiving)
    }
    if (fields.lock === undefined) return unlocked(part, fields)
    const { cost, salt, nonce } = fields.lock
    return { ...part, lock: { cost, salt: fromText(salt), nonce: fromText(nonce) }, sealed: fromText(fields.sealed) }
  } catch {
    return "damaged"
  }
}

/** The inverse of `secretText`. */
export const withSecretText = (part: PublicPart, text: string): Keys | Unreadable => {
  try {
    return unlocked(part, JSON.parse(text))
  } catch {
    return "damaged"
  }
}

const unlocked = (
  { workspace, device, nonce, signing, receiving }: PublicPart,
  fields: ReturnType<typeof secretFields>
): Keys => ({
  workspace,
  device,
  nonce,
  signing: { publicKey: signing, privateKey: keyFromText(fields.private.signing) },
  receiving: { publicKey: receiving, privateKey: keyFromText(fields.private.receiving) },
  secret: keyFromText(fields.secret),
  epochs: new Map(Object.entries(fields.epochs).map(([epoch, key]) => [epochFrom(epoch), keyFromText(key)]))
})

interface Version1 {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
  readonly nonce: string
  readonly signing: PairText
  readonly receiving: PairText
  readonly secret: string
  readonly epochs: ReadonlyArray<string>
}

const keysOfVersion1 = (fields: Version1): Keys => ({
  workspace: fields.workspace,
  device: fields.device,
  nonce: fromText(fields.nonce),
  signing: pairFromText(fields.signing),
  receiving: pairFromText(fields.receiving),
  secret: keyFromText(fields.secret),
  epochs: new Map(fields.epochs.map((key, epoch) => [epoch, keyFromText(key)]))
})

/** JSON with its checksum, for a file of keys of any format. */
export const textOf = (fields: object): string =>
  `${JSON.stringify({ ...fields, checksum: checksumOf(fields) }, null, 2)}\n`

/** What `textOf` wrote. */
export const fieldsIn = (text: string, format: string, known: number) => {
  try {
    const { checksum, ...fields } = JSON.parse(text)
    if (fields.format !== format) return "damaged"
    if (fields.version > known) return "newer"
    return checksumOf(fields) === checksum ? fields : "damaged"
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

const epochFrom = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError("epoch that is no number")
  return Number(text)
}

interface PairText {
  readonly public: string
  readonly private: string
}

export const pairToText = ({ publicKey, privateKey }: KeyPair): PairText => ({
  public: toText(publicKey),
  private: toText(privateKey)
})

/** Throws `RangeError` on keys of another length. */
export const pairFromText = (pair: PairText): KeyPair => ({
  publicKey: keyFromText(pair.public),
  privateKey: keyFromText(pair.private)
})
