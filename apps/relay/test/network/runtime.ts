/** The real parts that the simulated network runs: memory stores, Node's synchronous cryptography, the relay. */
import { createPrivateKey, type KeyObject, sign } from "node:crypto"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Scope from "effect/Scope"
import { concat, utf8, utf8ToText } from "@kith/core/log/Bytes"
import { Ciphers, type Curve } from "@kith/core/log/Ciphers"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import { LocalLog } from "@kith/core/log/LocalLog"
import type { DevicePairs } from "@kith/core/log/NewDevice"
import { Primitives } from "@kith/core/log/Primitives"
import { RelayStore } from "@kith/core/log/RelayStore"
import { SyncStore } from "@kith/core/log/SyncStore"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { memoryBundles } from "@kith/storage/bundles/MemoryBundleStore"
import { layerMemoryRelayStore } from "@kith/storage/bundles/MemoryRelayStore"
import { RelayMemory } from "@kith/storage/bundles/RelayMemory"
import { deviceKeysOn } from "@kith/storage/keyring"
import { layerMemoryEntityStore } from "@kith/storage/memory/MemoryEntityStore"
import { layerMemoryLocalLog } from "@kith/storage/memory/MemoryLocalLog"
import { layerMemorySyncStore } from "@kith/storage/memory/MemorySyncStore"
import { nodeCiphers, publicKeyOf } from "@kith/storage/node/nodeCiphers"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import type { RelayMachine } from "@kith/testkit/network/SimulatedRelay"
import type { Runtime } from "@kith/testkit/network/Simulation"
import { makeRelay } from "../../src/Relay.ts"
import { serveSocket } from "../../src/RelaySession.ts"

/** What was worked out already, by the bytes that it was worked out from; emptied when there is too much of it. */
class Known<A> {
  private readonly answers = new Map<string, A>()

  /** Every device and relay of a run verifies the same signatures. */
  or(work: () => Effect.Effect<A>, ...parts: ReadonlyArray<Uint8Array>): Effect.Effect<A> {
    return Effect.suspend(() => {
      const key = textOf(...parts)
      return this.answers.has(key)
        ? Effect.succeed(this.answers.get(key)!)
        : Effect.tap(work(), (answer) => Effect.sync(() => this.keep(answer, key)))
    })
  }

  keep(answer: A, key: string): void {
    if (this.answers.size >= 10_000) this.answers.clear()
    this.answers.set(key, answer)
  }
}

const textOf = (...parts: ReadonlyArray<Uint8Array>): string =>
  parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.length).toString("latin1")).join("|")

const verified = new Known<boolean>()
const agreed = new Known<Uint8Array | undefined>()

interface Signer {
  readonly key: KeyObject
  readonly publicKey: Uint8Array
}

/** Making a key's object takes longer than signing with it. */
const signers = new Map<string, Signer>()

const signerOf = (privateKey: Uint8Array): Signer => {
  const name = textOf(privateKey)
  const known = signers.get(name)
  if (known !== undefined) return known
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), privateKey])
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" })
  const made = { key, publicKey: publicKeyOf("ed25519", privateKey) }
  signers.set(name, made)
  return made
}

/** What was signed here is known to be; everything else is verified. */
const ciphers: Ciphers["Service"] = {
  ...nodeCiphers,
  sign: (privateKey, message) =>
    Effect.sync(() => {
      const { key, publicKey } = signerOf(privateKey)
      const signature = new Uint8Array(sign(null, message, key))
      verified.keep(true, textOf(publicKey, message, signature))
      return signature
    }),
  verify: (...parts) => verified.or(() => nodeCiphers.verify(...parts), ...parts),
  agree: (...parts) => agreed.or(() => nodeCiphers.agree(...parts), ...parts)
}

/** For as long as the test process lives. */
const built = <R>(layer: Layer.Layer<R>): Context.Context<R> =>
  Effect.runSync(Layer.buildWithScope(layer, Scope.makeUnsafe()))

const relay = (host: string, random: (count: number) => Uint8Array): RelayMachine => {
  const memory = new RelayMemory()
  const primitives = Layer.succeed(Primitives, { sha256: nodeSha256, random })
  const context = built(
    Layer.mergeAll(
      primitives,
      Layer.succeed(Ciphers, ciphers),
      Layer.provide(layerMemoryRelayStore(memory, host), primitives),
      Logger.layer([])
    )
  )
  const made = Effect.runSync(Effect.provideContext(makeRelay({ secret: random(32) }), context))
  const store = Context.get(context, RelayStore)
  return {
    create: (workspace, entries) => store.create(workspace, entries),
    serve: (socket) => Effect.provideContext(serveSocket(made, socket, { host }), context),
    backUp: () => {
      const image = memory.snapshot()
      return () => memory.restore(image)
    },
    setFull: (isFull) => {
      memory.fault = isFull ? { _tag: "Full" } : undefined
    }
  }
}

const pairs = new Map<string, DevicePairs>()

/** From a seed, as `seededKeys`, by Node's own curves and each once only: a program that is started again has them at hand. */
const keysOf: Runtime["keys"] = (seed, random, workspace) => {
  const part = (name: string): Uint8Array => nodeSha256(concat(utf8(name), seed))
  const pair = (curve: Curve) => ({ privateKey: part(curve), publicKey: publicKeyOf(curve, part(curve)) })
  const known = pairs.get(utf8ToText(seed)) ?? { signing: pair("ed25519"), receiving: pair("x25519") }
  pairs.set(utf8ToText(seed), known)
  const { signing, receiving } = known
  const joining = workspace !== undefined
  const keyring = {
    signing,
    receiving,
    device: deviceIdOf(nodeSha256, signing.publicKey),
    workspace: workspace ?? workspaceIdOf(nodeSha256, signing.publicKey, part("nonce")),
    nonce: joining ? undefined : part("nonce"),
    secret: joining ? undefined : part("secret"),
    epochs: joining ? new Map() : new Map([[0, part("epoch")]])
  }
  return deviceKeysOn(keyring, { ciphers, primitives: { sha256: nodeSha256, random } })
}

export const runtime: Runtime = {
  ciphers,
  sha256: nodeSha256,
  deflate: nodeDeflate,
  disk: () => {
    const context = built(Layer.mergeAll(layerMemoryLocalLog, layerMemorySyncStore, layerMemoryEntityStore))
    return {
      log: Context.get(context, LocalLog),
      sync: Context.get(context, SyncStore),
      entities: Context.get(context, EntityStore)
    }
  },
  keys: keysOf,
  joined: ({ workspace, signing, receiving, secret, epochs }, random) => {
    const device = deviceIdOf(nodeSha256, signing.publicKey)
    const keyring = { workspace, device, signing, receiving, secret, epochs: new Map(epochs), nonce: undefined }
    return deviceKeysOn(keyring, { ciphers, primitives: { sha256: nodeSha256, random } })
  },
  relay,
  folder: (workspace) => {
    const primitives = Layer.succeed(Primitives, { sha256: nodeSha256, random: () => new Uint8Array() })
    const scope = Scope.makeUnsafe()
    const opened = memoryBundles({ workspace, name: "folder" }).pipe(
      Effect.provideService(Scope.Scope, scope),
      Effect.provide(primitives)
    )
    return Effect.runSync(opened).as
  }
}
