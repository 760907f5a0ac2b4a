/** The workspace's secret and its epochs' keys as they rest: sealed, and bound to whom they belong to. */
import { ByteReader } from "@kith/core/log/ByteReader"
import { ByteWriter } from "@kith/core/log/ByteWriter"
import { utf8 } from "@kith/core/log/Bytes"
import { KEY_BYTES } from "@kith/core/log/Ciphers"
import { hexOf } from "../signingKey.ts"
import type { OwnKeys } from "./KeyDatabase.ts"
import { SealBroken, type Sealed, type WebSeal } from "./WebSeal.ts"

export interface Secrets {
  readonly secret: Uint8Array
  readonly epochs: ReadonlyMap<number, Uint8Array>
}

type Owner = Omit<OwnKeys, "secrets">

export const keepSecrets = (seal: WebSeal, owner: Owner, { secret, epochs }: Secrets): Promise<Sealed> => {
  const writer = new ByteWriter().raw(secret).varint(epochs.size)
  for (const [epoch, key] of epochs) writer.varint(epoch).raw(key)
  return seal.close(writer.done(), boundTo(owner))
}

/** Rejects with `SealBroken`. */
export const openSecrets = async (seal: WebSeal, { secrets, ...owner }: OwnKeys): Promise<Secrets> => {
  const plain = await seal.open(secrets, boundTo(owner))
  try {
    const reader = new ByteReader(plain)
    const secret = reader.raw(KEY_BYTES).slice()
    const epochs = new Map<number, Uint8Array>()
    const count = reader.count(KEY_BYTES + 1)
    for (let index = 0; index < count; index++) epochs.set(reader.varint(), reader.raw(KEY_BYTES).slice())
    reader.end()
    return { secret, epochs }
  } catch {
    throw new SealBroken()
  }
}

const boundTo = ({ workspace, device, nonce, signing, receiving }: Owner): Uint8Array =>
  utf8(
    JSON.stringify([
      "kith/web-keys/1",
      workspace,
      device,
      nonce === undefined ? null : hexOf(nonce),
      hexOf(signing.publicKey),
      hexOf(receiving.publicKey)
    ])
  )
