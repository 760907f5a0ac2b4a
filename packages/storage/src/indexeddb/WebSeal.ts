/** Seals bytes for this browser alone, under an AES-256-GCM key that it uses and shows to nobody. */
import { NONCE_BYTES } from "@kith/core/log/Ciphers"
import { runtimeRandom } from "../memory/runtimeRandom.ts"

export interface Sealed {
  readonly nonce: Uint8Array
  readonly bytes: Uint8Array
}

/** Sealed elsewhere, bound to something else, or damaged. */
export class SealBroken extends Error {
  override readonly name = "SealBroken"
}

export class WebSeal {
  private readonly key: CryptoKey
  private readonly subtle: SubtleCrypto

  constructor(key: CryptoKey, subtle: SubtleCrypto) {
    this.key = key
    this.subtle = subtle
  }

  async close(plain: Uint8Array, bound: Uint8Array): Promise<Sealed> {
    const nonce = runtimeRandom(NONCE_BYTES)
    const sealed = await this.subtle.encrypt(gcm(nonce, bound), this.key, plain as BufferSource)
    return { nonce, bytes: new Uint8Array(sealed) }
  }

  /** Rejects with `SealBroken`. */
  async open({ nonce, bytes }: Sealed, bound: Uint8Array): Promise<Uint8Array> {
    try {
      return new Uint8Array(await this.subtle.decrypt(gcm(nonce, bound), this.key, bytes as BufferSource))
    } catch {
      throw new SealBroken()
    }
  }
}

export const newSealKey = (subtle: SubtleCrypto): Promise<CryptoKey> =>
  subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])

const gcm = (nonce: Uint8Array, bound: Uint8Array): AesGcmParams => ({
  name: "AES-GCM",
  iv: nonce as BufferSource,
  additionalData: bound as BufferSource
})
