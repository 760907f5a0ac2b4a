/** Private keys as Node's crypto takes them. Loading that module costs milliseconds, so whoever only reads leaves it alone. */
import type { KeyObject } from "node:crypto"
import type { KeyPair } from "./keyText.ts"

export type Curve = "ed25519" | "x25519"

/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410). */
const PREFIX: Readonly<Record<Curve, string>> = {
  ed25519: "302e020100300506032b657004220420",
  x25519: "302e020100300506032b656e04220420"
}

export const nodeCrypto = () => process.getBuiltinModule("node:crypto")

export const privateKeyObject = (curve: Curve, privateKey: Uint8Array): KeyObject =>
  nodeCrypto().createPrivateKey({
    key: Buffer.concat([Buffer.from(PREFIX[curve], "hex"), privateKey]),
    format: "der",
    type: "pkcs8"
  })

export const publicKeyOf = (privateKey: KeyObject): Uint8Array =>
  new Uint8Array(Buffer.from(nodeCrypto().createPublicKey(privateKey).export({ format: "jwk" }).x!, "base64url"))

export const keyPairOf = (curve: Curve, privateKey: Uint8Array): KeyPair => ({
  publicKey: publicKeyOf(privateKeyObject(curve, privateKey)),
  privateKey
})
