/** Keys in a file and in memory against the port's suite; and key files as they change: joined, replaced, locked. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { inspect } from "node:util"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { describe, expect, it } from "vitest"
import { utf8 } from "@kith/core/log/Bytes"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { workspaceIdOf } from "@kith/core/log/Feed"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { hmacSha256, nobleSha256 } from "@kith/core/log/Sha256"
import { createJoinedKeyFile, createKeyFile, newPair } from "@kith/storage/keyFile/createKeyFile"
import { layerKeyFile } from "@kith/storage/keyFile/KeyFile"
import { isLocked, keysFromText } from "@kith/storage/keyFile/keyText"
import { lockKeys, unlockKeys } from "@kith/storage/keyFile/passphrase"
import {
  dropPending,
  joinWithPending,
  pendingKeys,
  pendingPath,
  replaceWithPending
} from "@kith/storage/keyFile/pendingKeys"
import { type KeyFileOptions, needsPassphrase } from "@kith/storage/keyFile/readKeyFile"
import { replaceKeyFile, retiredPath, setPassphrase } from "@kith/storage/keyFile/replaceKeyFile"
import { memoryKeys, seededKeys } from "@kith/storage/memory/MemoryKeys"
import { nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { deviceKeysSuite, type SampleDevices } from "@kith/testkit/conformance/deviceKeysSuite"
import { randomFrom } from "./children/numbers.ts"
import { childCommand, startChild, untilItEnds } from "./children/startChild.ts"
import { temporaryFolder, testFolder } from "./temporaryFolder.ts"

const randomBytes = (seed: number) => {
  const random = randomFrom(seed)
  return (count: number) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256))
}

const load = (path: string, options?: KeyFileOptions) =>
  Effect.scoped(Effect.map(Layer.build(layerKeyFile(path, options)), Context.get(DeviceKeys)))
const opened = (path: string, options?: KeyFileOptions) => Effect.runPromise(load(path, options))
const refusal = (path: string, options?: KeyFileOptions) => Effect.runPromise(Effect.flip(load(path, options)))

deviceKeysSuite(
  "a key file",
  Effect.gen(function* () {
    const folder = yield* temporaryFolder
    const [mine, theirs, next] = ["mine", "theirs", "next"].map((name) => join(folder, name, "keys.json"))
    yield* createKeyFile(mine!, randomBytes(1))
    yield* createKeyFile(theirs!, randomBytes(2))
    const founder = yield* load(mine!)
    const newcomer = (yield* pendingKeys(next!, randomBytes(3))).keysFor(founder.workspace)
    return { founder, newcomer, stranger: yield* load(theirs!), ciphers: nodeCiphers } satisfies SampleDevices
  }) as Effect.Effect<SampleDevices, unknown, Scope.Scope>
)

deviceKeysSuite(
  "memory",
  Effect.sync(() => {
    const tools = { ciphers: nodeCiphers, random: randomBytes(4) }
    const founder = seededKeys(utf8("laptop"), tools)
    const newcomer = seededKeys(utf8("phone"), { ...tools, workspace: founder.workspace })
    return { founder, newcomer, stranger: memoryKeys(tools), ciphers: nodeCiphers }
  })
)

deviceKeysSuite(
  "memory, by WebCrypto",
  Effect.sync(() => {
    const founder = memoryKeys({ workspace: "w" })
    const newcomer = seededKeys(utf8("phone"), { workspace: founder.workspace })
    return { founder, newcomer, stranger: memoryKeys(), ciphers: nodeCiphers }
  })
)

const MESSAGE = utf8("kith/test/1")
const secret = randomBytes(9)(32)
const epochs = new Map([
  [0, randomBytes(10)(32)],
  [3, randomBytes(11)(32)]
])
const workspace = "w0rkspace" as WorkspaceId

/** Every secret in a key file that is not locked. */
const secretsIn = (path: string): ReadonlyArray<string> => {
  const fields = JSON.parse(readFileSync(path, "utf8"))
  return [fields.private.signing, fields.private.receiving, fields.secret, ...Object.values<string>(fields.epochs)]
}

const founded = async (seed = 1) => {
  const path = join(testFolder(), "keys.json")
  const ids = await Effect.runPromise(createKeyFile(path, randomBytes(seed)))
  return { path, ids }
}

describe("a key file of before devices could join", () => {
  // As version 1 wrote it.
  const text = `{
  "format": "kith-keys",
  "version": 1,
  "workspace": "5gvrfy594v4f4qffkwfx1gr9ey6z20p1",
  "device": "794zdpgw8ygx0qgv",
  "nonce": "eDd7UldXtJRCfw",
  "signing": {
    "public": "eA-_5UxDTB6vjkd6nLMJF3Etrf8JWcb_5QeAxyYswCA",
    "private": "ve_CWUJr0IbREmEIrDlVpsFRZMofWR4Icux8SeRALmo"
  },
  "receiving": {
    "public": "Eke-0r-Sexj5S_8_fe4WketL_kG0lxiZVb5Zm7szdgA",
    "private": "Xt_qz05dqCRvdy_bbgHQQDgeyyE5vxWskyhEAEed4XU"
  },
  "secret": "K7gNU3sdo-OL0wNhqoVWhr3g6s1xYv72ol_pe_Unols",
  "epochs": [
    "xJWKyzgbVETd7AdWl4OnuonJ1J1st5r8NenhH1fFL0Q",
    "UWBNsog5mKCwqe5tuBF5nzv3_ZQ0t_bC3duKH2tDozE"
  ],
  "checksum": "351427f6"
}
`

  it("is read, and becomes one of today when it is changed", async () => {
    const path = join(testFolder(), "keys.json")
    writeFileSync(path, text, { mode: 0o600 })
    const keys = await opened(path)
    expect(keys.workspace).toBe("5gvrfy594v4f4qffkwfx1gr9ey6z20p1")
    expect(keys.workspace).toBe(workspaceIdOf(nobleSha256, keys.publicKey, keys.founding!))
    expect(await Effect.runPromise(keys.epochs)).toEqual([0, 1])
    expect(await Effect.runPromise(keys.sign(MESSAGE))).toHaveLength(64)
    await Effect.runPromise(setPassphrase(path, randomBytes(1), undefined))
    expect(JSON.parse(readFileSync(path, "utf8")).version).toBe(2)
    const again = await opened(path)
    expect(again).toMatchObject({ workspace: keys.workspace, device: keys.device, founding: keys.founding })
    expect(again.mac(MESSAGE)).toEqual(keys.mac(MESSAGE))
    expect(await Effect.runPromise(again.epochs)).toEqual([0, 1])
  })
})

describe("opening a key file", () => {
  it("loads no cryptography before something is signed", async () => {
    const { path } = await founded()
    const { out, errors } = await untilItEnds(startChild(childCommand("opener", path)))
    expect(errors).toBe("")
    expect(JSON.parse(out)).toEqual([false, false, false, true])
  })
})

describe("a device that joins", () => {
  it("has a key file of its own, with what was granted to it", async () => {
    const path = join(testFolder(), "kith", "keys.json")
    const random = randomBytes(3)
    const pairs = { signing: newPair("ed25519", random), receiving: newPair("x25519", random) }
    const made = await Effect.runPromise(createJoinedKeyFile(path, random, { ...pairs, workspace, secret, epochs }))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(path))).toEqual(["keys.json"])
    const keys = await opened(path)
    expect(keys).toMatchObject({ ...made, workspace, founding: undefined, publicKey: pairs.signing.publicKey })
    expect(await Effect.runPromise(keys.epochs)).toEqual([0, 3])
    expect(keys.mac(MESSAGE)).toEqual(hmacSha256(secret)(MESSAGE))
    const again = createJoinedKeyFile(path, random, { ...pairs, workspace, secret, epochs })
    expect(await Effect.runPromise(Effect.flip(again))).toMatchObject({ why: "exists" })
  })

  it("shows the same keys after a crash, until it is let in", async () => {
    const path = join(testFolder(), "kith", "keys.json")
    const shown = await Effect.runPromise(pendingKeys(path, randomBytes(1)))
    expect(statSync(pendingPath(path)).mode & 0o777).toBe(0o600)
    const again = await Effect.runPromise(pendingKeys(path, randomBytes(2)))
    expect(again).toMatchObject({ device: shown.device, signing: shown.signing, receiving: shown.receiving })
    const granted = { secret, epochs }
    const copy = readFileSync(pendingPath(path))
    await Effect.runPromise(joinWithPending(path, randomBytes(3), workspace, granted))
    expect(readdirSync(dirname(path))).toEqual(["keys.json"])
    expect(await opened(path)).toMatchObject({ device: shown.device, workspace, receivingKey: shown.receiving })
    // Stopped right before the last step.
    writeFileSync(pendingPath(path), copy, { mode: 0o600 })
    const text = readFileSync(path, "utf8")
    const made = await Effect.runPromise(joinWithPending(path, randomBytes(4), workspace, granted))
    expect(made).toEqual({ workspace, device: shown.device })
    expect(readdirSync(dirname(path))).toEqual(["keys.json"])
    expect(readFileSync(path, "utf8")).toBe(text)
  })

  it("never writes over the keys of another", async () => {
    const { path } = await founded()
    const text = readFileSync(path, "utf8")
    await Effect.runPromise(pendingKeys(path, randomBytes(2)))
    const error = await Effect.runPromise(
      Effect.flip(joinWithPending(path, randomBytes(3), workspace, { secret, epochs }))
    )
    expect(error).toMatchObject({ _tag: "KeyFileNotMade", why: "exists" })
    expect(readFileSync(path, "utf8")).toBe(text)
    expect(existsSync(pendingPath(path))).toBe(true)
  })

  it("says what is wrong with its pending keys, and never what is in them", async () => {
    const path = join(testFolder(), "keys.json")
    await Effect.runPromise(pendingKeys(path, randomBytes(1)))
    const text = readFileSync(pendingPath(path), "utf8")
    const own = JSON.parse(text).signing.private as string
    const cases = [
      ["damaged", text.replace(own, own.slice(1))],
      ["damaged", text.slice(0, 100)],
      ["newer", text.replace('"version": 1', '"version": 9')]
    ] as const
    for (const [why, content] of cases) {
      writeFileSync(pendingPath(path), content, { mode: 0o600 })
      const error = await Effect.runPromise(Effect.flip(pendingKeys(path, randomBytes(2))))
      expect(error).toMatchObject({ why })
      expect(inspect(error, { depth: 9 })).not.toContain(own.slice(2, 12))
      expect(readFileSync(pendingPath(path), "utf8")).toBe(content)
    }
    chmodSync(pendingPath(path), 0o644)
    expect(await Effect.runPromise(Effect.flip(pendingKeys(path, randomBytes(2))))).toMatchObject({ why: "exposed" })
    await Effect.runPromise(dropPending(path))
    const fresh = await Effect.runPromise(pendingKeys(path, randomBytes(2)))
    expect(fresh.signing).toHaveLength(32)
  })
})

describe("a device that begins anew", () => {
  it("has other keys in the same workspace, and its old ones beside them", async () => {
    const { path, ids } = await founded()
    const before = await opened(path)
    const text = readFileSync(path, "utf8")
    const next = await Effect.runPromise(pendingKeys(path, randomBytes(2)))
    expect(await Effect.runPromise(replaceWithPending(path, randomBytes(3)))).toBe(next.device)
    const after = await opened(path)
    expect(after).toMatchObject({ workspace: ids.workspace, device: next.device, founding: undefined })
    expect(after.device).not.toBe(ids.device)
    expect(after.mac(MESSAGE)).toEqual(before.mac(MESSAGE))
    expect(await Effect.runPromise(after.epochs)).toEqual([0])
    const retired = retiredPath(path, ids.device)
    expect(readFileSync(retired, "utf8")).toBe(text)
    expect(statSync(retired).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(path)).sort()).toEqual(["keys.json", `keys.retired-${ids.device}`])
    expect((await opened(retired)).device).toBe(ids.device)
  })

  it("finishes what stopped halfway, wherever that was", async () => {
    const { path, ids } = await founded()
    const next = await Effect.runPromise(pendingKeys(path, randomBytes(2)))
    const pending = readFileSync(pendingPath(path))
    // The old keys were put beside, and not yet replaced.
    writeFileSync(retiredPath(path, ids.device), readFileSync(path), { mode: 0o600 })
    expect(await Effect.runPromise(replaceWithPending(path, randomBytes(3)))).toBe(next.device)
    // Replaced, and the pending ones still there.
    writeFileSync(pendingPath(path), pending, { mode: 0o600 })
    expect(await Effect.runPromise(replaceWithPending(path, randomBytes(3)))).toBe(next.device)
    expect(readdirSync(dirname(path)).sort()).toEqual(["keys.json", `keys.retired-${ids.device}`])
    expect(await Effect.runPromise(Effect.flip(replaceWithPending(path, randomBytes(3))))).toMatchObject({
      why: "missing"
    })
  })

  it("writes over no retired keys that are others", async () => {
    const { path, ids } = await founded()
    const text = readFileSync(path, "utf8")
    writeFileSync(retiredPath(path, ids.device), "others", { mode: 0o600 })
    await Effect.runPromise(pendingKeys(path, randomBytes(2)))
    expect(await Effect.runPromise(Effect.flip(replaceWithPending(path, randomBytes(3))))).toMatchObject({
      why: "exists"
    })
    expect(readFileSync(path, "utf8")).toBe(text)
    expect(readFileSync(retiredPath(path, ids.device), "utf8")).toBe("others")
  })
})

describe("a passphrase", () => {
  const given = (passphrase: string | undefined): KeyFileOptions => ({ passphrase: Effect.succeed(passphrase) })

  it("is asked for where one is set, and only there", async () => {
    const { path, ids } = await founded()
    const secrets = secretsIn(path)
    const before = await opened(path, { passphrase: Effect.die("asked") })
    expect(await Effect.runPromise(needsPassphrase(path))).toBe(false)
    await Effect.runPromise(setPassphrase(path, randomBytes(2), "pâte à crêpes"))
    expect(await Effect.runPromise(needsPassphrase(path))).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(path))).toEqual(["keys.json"])
    for (const one of secrets) expect(readFileSync(path, "utf8")).not.toContain(one)
    for (const options of [undefined, given(undefined), given(""), given("pate a crepes")]) {
      const error = await refusal(path, options)
      expect(error).toMatchObject({ _tag: "DeviceKeysError", why: "locked" })
      expect(inspect(error, { depth: 9 })).not.toContain("crepes")
    }
    // As another keyboard composes its accents.
    const keys = await opened(path, given("pâte à crêpes".normalize("NFD")))
    expect(keys).toMatchObject({ ...ids, publicKey: before.publicKey, founding: before.founding })
    expect(keys.mac(MESSAGE)).toEqual(before.mac(MESSAGE))
    expect(await Effect.runPromise(keys.sign(MESSAGE))).toEqual(await Effect.runPromise(before.sign(MESSAGE)))
  })

  it("is changed and removed by whoever knows it, and stays when the keys are replaced", async () => {
    const { path, ids } = await founded()
    const random = randomBytes(2)
    await Effect.runPromise(setPassphrase(path, random, "one"))
    expect(await Effect.runPromise(Effect.flip(setPassphrase(path, random, "two", given("no"))))).toMatchObject({
      why: "locked"
    })
    const pairs = { signing: newPair("ed25519", random), receiving: newPair("x25519", random) }
    expect(await Effect.runPromise(Effect.flip(replaceKeyFile(path, random, pairs)))).toMatchObject({ why: "locked" })
    expect(existsSync(retiredPath(path, ids.device))).toBe(false)
    const device = await Effect.runPromise(replaceKeyFile(path, random, pairs, given("one")))
    expect(await refusal(path)).toMatchObject({ why: "locked" })
    await Effect.runPromise(setPassphrase(path, random, undefined, given("one")))
    expect((await opened(path)).device).toBe(device)
    expect(secretsIn(path)).toHaveLength(4)
  })

  it("protects what it does not hide: no public part of the file can be another's", async () => {
    const { path } = await founded()
    const keys = keysFromText(readFileSync(path, "utf8"))
    if (typeof keys === "string" || isLocked(keys)) throw new Error("no keys")
    const locked = lockKeys(keys, "one", randomBytes(3), 2)
    expect(unlockKeys(locked, "one")).toEqual(keys)
    expect(unlockKeys(locked, "two")).toBe("locked")
    const others = [
      { workspace },
      { device: "another" as never },
      { nonce: undefined },
      { signing: keys.receiving.publicKey },
      { receiving: keys.signing.publicKey },
      { sealed: locked.sealed.map((byte, at) => (at === 3 ? byte ^ 1 : byte)) },
      { lock: { ...locked.lock, salt: randomBytes(4)(16) } }
    ]
    for (const other of others) expect(unlockKeys({ ...locked, ...other }, "one")).toBe("locked")
    for (const cost of [0, 1, 3, 2 ** 30, Number.NaN]) {
      expect(unlockKeys({ ...locked, lock: { ...locked.lock, cost } }, "one")).toBe("damaged")
    }
  })
})
