/** The key file keeps its secrets to its user; keys in memory are the same for the same words. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { verify } from "node:crypto"
import { join } from "node:path"
import { inspect } from "node:util"
import { ed25519 } from "@noble/curves/ed25519.js"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { utf8 } from "@kith/core/log/Bytes"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import { hmacSha256, nobleSha256 } from "@kith/core/log/Sha256"
import { createKeyFile } from "@kith/storage/keyFile/createKeyFile"
import { layerKeyFile } from "@kith/storage/keyFile/KeyFile"
import { isLocked, keysFromText, keysToText } from "@kith/storage/keyFile/keyText"
import { KeyFileNotMade } from "@kith/storage/keyFile/writeKeyFile"
import { layerMemoryKeys, memoryKeys } from "@kith/storage/memory/MemoryKeys"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { randomFrom } from "./children/numbers.ts"
import { testFolder } from "./temporaryFolder.ts"

const randomBytes = (seed: number) => {
  const random = randomFrom(seed)
  return (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
}

const create = (path: string, seed = 1) => Effect.runPromise(createKeyFile(path, randomBytes(seed)))
const load = (path: string) =>
  Effect.runPromise(Effect.scoped(Effect.map(Layer.build(layerKeyFile(path)), Context.get(DeviceKeys))))
const refusal = (path: string) => Effect.runPromise(Effect.flip(Effect.scoped(Layer.build(layerKeyFile(path)))))

/** A new key file, and every secret that stands in it. */
const made = async () => {
  const path = join(testFolder(), "kith", "keys.json")
  const ids = await create(path)
  const text = readFileSync(path, "utf8")
  const { private: own, secret, epochs } = JSON.parse(text)
  return { path, ids, text, secrets: [own.signing, own.receiving, secret, epochs[0]] as ReadonlyArray<string> }
}

describe("a key file", () => {
  it("founds a workspace: ids that its keys prove, for its user's eyes only", async () => {
    const { path, ids, text, secrets } = await made()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(path, ".."))).toEqual(["keys.json"])
    const keys = await load(path)
    expect(keys).toMatchObject(ids)
    expect(keys.device).toBe(deviceIdOf(nobleSha256, keys.publicKey))
    const nonce = Buffer.from(JSON.parse(text).nonce, "base64url")
    expect(keys.workspace).toBe(workspaceIdOf(nobleSha256, keys.publicKey, nonce))
    expect(secrets.map((secret) => Buffer.from(secret, "base64url").length)).toEqual([32, 32, 32, 32])
    expect(new Set(secrets).size).toBe(4)
  })

  it("signs as Ed25519 does and names things by HMAC", async () => {
    const { path, text } = await made()
    const keys = await load(path)
    const bytes = utf8("kith/test/1 something")
    const signature = await Effect.runPromise(keys.sign(bytes))
    expect(ed25519.verify(signature, bytes, keys.publicKey)).toBe(true)
    const key = {
      key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(keys.publicKey).toString("base64url") },
      format: "jwk" as const
    }
    expect(verify(null, bytes, key, signature)).toBe(true)
    const secret = new Uint8Array(Buffer.from(JSON.parse(text).secret, "base64url"))
    expect(keys.mac(bytes)).toEqual(hmacSha256(secret)(bytes))
  })

  it("is never replaced", async () => {
    const { path, text } = await made()
    const error = await Effect.runPromise(Effect.flip(createKeyFile(path, randomBytes(2))))
    expect(error).toBeInstanceOf(KeyFileNotMade)
    expect(error.why).toBe("exists")
    expect(readFileSync(path, "utf8")).toBe(text)
    expect(readdirSync(join(path, ".."))).toEqual(["keys.json"])
    const within = join(path, "keys.json")
    expect(await Effect.runPromise(Effect.flip(createKeyFile(within, randomBytes(2))))).toMatchObject({
      _tag: "KeyFileNotMade"
    })
  })

  it("is refused where others could read it", async () => {
    const { path } = await made()
    for (const mode of [0o640, 0o604, 0o660, 0o644]) {
      chmodSync(path, mode)
      expect(await refusal(path)).toMatchObject({ _tag: "DeviceKeysError", why: "exposed" })
    }
    chmodSync(path, 0o400)
    expect((await load(path)).device.length).toBeGreaterThan(0)
  })

  it("says what is wrong with it, and never what is in it", async () => {
    const { path, text, secrets } = await made()
    const fields = JSON.parse(text)
    const cases: ReadonlyArray<readonly [string, string]> = [
      [text.slice(0, -20), "damaged"],
      [text.replace('"secret": "', '"secret": '), "damaged"],
      [text.replace(fields.device, fields.workspace.slice(0, 16)), "damaged"],
      ["", "damaged"],
      ["null", "damaged"],
      ["{}", "damaged"],
      [JSON.stringify({ ...fields, version: 3 }), "newer"],
      [JSON.stringify({ ...fields, format: "another" }), "damaged"]
    ]
    for (const [content, why] of cases) {
      writeFileSync(path, content, { mode: 0o600 })
      const error = await refusal(path)
      expect(error).toMatchObject({ _tag: "DeviceKeysError", why })
      const shown = `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)} ${error.stack}`
      for (const secret of secrets) expect(shown).not.toContain(secret.slice(0, 12))
    }
    expect(await refusal(`${path}.gone`)).toMatchObject({ why: "missing" })
    mkdirSync(`${path}.folder`)
    chmodSync(`${path}.folder`, 0o700)
    expect(await refusal(`${path}.folder`)).toMatchObject({ why: "unreadable" })
  })

  it("notices when any one character of it has changed", async () => {
    const { text } = await made()
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom("A", "b", "7", "-", '"', " "), (at, character) => {
        fc.pre(text[at] !== character && /[^\s]/.test(text[at]!) && character !== " ")
        const read = keysFromText(text.slice(0, at) + character + text.slice(at + 1))
        expect(["damaged", "newer"]).toContain(read)
      }),
      propertyRuns(300)
    )
  })

  it("signs nothing with a key that is not the device's", async () => {
    const { path, text } = await made()
    const other = join(testFolder(), "keys.json")
    await create(other, 7)
    const mine = keysFromText(text)
    const theirs = keysFromText(readFileSync(other, "utf8"))
    if (typeof mine === "string" || typeof theirs === "string") throw new Error("unreadable")
    if (isLocked(mine) || isLocked(theirs)) throw new Error("locked")
    const mixed = { ...mine, signing: { ...mine.signing, privateKey: theirs.signing.privateKey } }
    writeFileSync(path, keysToText(mixed), { mode: 0o600 })
    const keys = await load(path)
    expect(await Effect.runPromise(Effect.flip(keys.sign(utf8("x"))))).toMatchObject({ why: "damaged" })
  })
})

describe("keys in memory", () => {
  it("are the same for the same words, and share what a workspace shares", async () => {
    const laptop = memoryKeys({ workspace: "w", device: "laptop" })
    const again = memoryKeys({ workspace: "w", device: "laptop" })
    const phone = memoryKeys({ workspace: "w", device: "phone" })
    const other = memoryKeys({ workspace: "v", device: "laptop" })
    const message = utf8("kith/test/1")
    expect([again.workspace, again.device]).toEqual([laptop.workspace, laptop.device])
    expect(phone.workspace).toBe(laptop.workspace)
    expect(phone.mac(message)).toEqual(laptop.mac(message))
    expect(new Set([laptop.device, phone.device, other.device]).size).toBe(3)
    expect(other.workspace).not.toBe(laptop.workspace)
    expect(other.mac(message)).not.toEqual(laptop.mac(message))
    const signature = await Effect.runPromise(phone.sign(message))
    expect(ed25519.verify(signature, message, phone.publicKey)).toBe(true)
    expect(ed25519.verify(signature, message, laptop.publicKey)).toBe(false)
    const layered = Effect.scoped(Effect.map(Layer.build(layerMemoryKeys()), Context.get(DeviceKeys)))
    expect((await Effect.runPromise(layered)).device).toBe(memoryKeys().device)
  })
})

describe("the hash of Node", () => {
  it("is the portable one", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(nodeSha256(bytes)).toEqual(nobleSha256(bytes))
      }),
      propertyRuns(100)
    )
  })
})
