/**
 * This device's keys in a browser. Its own pairs are keys that the browser uses and shows to nobody (`webPairs.ts`); the
 * workspace's secret and its epochs' keys rest sealed under another such key, and are in memory while the layer lives.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { KEY_BYTES } from "@kith/core/log/Ciphers"
import { DeviceKeys, DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import { type DeviceId, ID_BYTES, type WorkspaceId } from "@kith/core/log/Ids"
import type { JoinedKeys } from "@kith/core/log/NewDevice"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { deviceKeysBy, type KeyringAtWork } from "../keyring.ts"
import { runtimeRandom } from "../memory/runtimeRandom.ts"
import type { StoreFault } from "../StoreFault.ts"
import { webCiphers } from "../webCiphers.ts"
import type { Database, OpenOptions } from "./Database.ts"
import { keepSecrets, openSecrets, type Secrets } from "./keptSecrets.ts"
import { KEYS, type OwnKeys, readSlot, sealOf, Slot, slotIn, withKeys } from "./KeyDatabase.ts"
import { webFaultOf } from "./webFault.ts"
import { type KeptPairs, keptPair, newKeptPair, type PairTools, receivingKey, signingKey } from "./webPairs.ts"
import { SealBroken } from "./WebSeal.ts"

/** Nothing was written. `exists`: there are keys already, which are never replaced unawares. */
export class WebKeysNotMade extends Schema.TaggedError<WebKeysNotMade>()("WebKeysNotMade", {
  why: Schema.Literals(["exists", "full", "unwritable"]),
  cause: Schema.Defect()
}) {}

export interface WebKeysOptions extends OpenOptions {
  /** The log's name in this browser. */
  readonly name: string
  /** WebCrypto; the runtime's own unless given. */
  readonly subtle?: SubtleCrypto
}

export interface MadeWebKeys {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
}

/** Founds a workspace. Durable when it succeeds. */
export const foundWebKeys = (options: WebKeysOptions): Effect.Effect<MadeWebKeys, WebKeysNotMade> =>
  making(options, async (database, tools) => {
    const pairs = await newKeptPairs(tools)
    const nonce = runtimeRandom(ID_BYTES)
    const workspace = workspaceIdOf(nobleSha256, pairs.signing.publicKey, nonce)
    const secrets = { secret: runtimeRandom(KEY_BYTES), epochs: new Map([[0, runtimeRandom(KEY_BYTES)]]) }
    return keepOwn(database, await ownKeys(tools, pairs, { workspace, nonce }, secrets))
  })

/** Keys of a workspace that another device founded, as joining or recovering made them. Durable when it succeeds. */
export const joinWebKeys = (
  options: WebKeysOptions & { readonly keys: JoinedKeys }
): Effect.Effect<MadeWebKeys, WebKeysNotMade> =>
  making(options, async (database, tools) => {
    const { workspace, signing, receiving, ...secrets } = options.keys
    const pairs = {
      signing: await keptPair(tools, "ed25519", signing),
      receiving: await keptPair(tools, "x25519", receiving)
    }
    return keepOwn(database, await ownKeys(tools, pairs, { workspace, nonce: undefined }, secrets))
  })

export const layerWebKeys = (
  name: string,
  options?: Omit<WebKeysOptions, "name">
): Layer.Layer<DeviceKeys, DeviceKeysError> => Layer.effect(DeviceKeys, openWebKeys(name, options))

export const openWebKeys = (
  name: string,
  options?: Omit<WebKeysOptions, "name">
): Effect.Effect<DeviceKeys["Service"], DeviceKeysError> =>
  reading({ ...options, name }, async (database, tools) => {
    const own = await readSlot<OwnKeys>(database, Slot.own)
    if (own === undefined) throw missing()
    const { workspace, device, nonce } = own
    const secrets = await openSecrets(tools.seal, own)
    return deviceKeysOf(tools, await pairsAtWork(tools, own), { workspace, device, nonce, ...secrets })
  })

/** Pairs that are ready to work. */
export const pairsAtWork = async (tools: PairTools, { signing, receiving }: KeptPairs) => ({
  signing: await signingKey(tools, signing),
  receiving: await receivingKey(tools, receiving)
})

/** The rest of a device's keys is left out of those that nobody has let in yet. */
export const deviceKeysOf = (
  { ciphers }: PairTools,
  pairs: Pick<KeyringAtWork, "signing" | "receiving">,
  of: Pick<KeyringAtWork, "workspace" | "device" | "nonce"> & Partial<Secrets>
): DeviceKeys["Service"] => {
  const { secret, epochs = new Map(), ...owner } = of
  const primitives = { sha256: nobleSha256, random: runtimeRandom }
  return deviceKeysBy({ ...owner, ...pairs, secret, epochs }, { ciphers, primitives })
}

export const newKeptPairs = async (tools: PairTools): Promise<KeptPairs> => ({
  signing: await newKeptPair(tools, "ed25519"),
  receiving: await newKeptPair(tools, "x25519")
})

export const ownKeys = async (
  { seal }: PairTools,
  pairs: KeptPairs,
  of: Pick<OwnKeys, "workspace" | "nonce">,
  secrets: Secrets
): Promise<OwnKeys> => {
  const owner = { ...of, device: deviceIdOf(nobleSha256, pairs.signing.publicKey), ...pairs }
  return { ...owner, secrets: await keepSecrets(seal, owner, secrets) }
}

const keepOwn = (database: Database, own: OwnKeys): Promise<MadeWebKeys> =>
  database.write([KEYS], async (transaction) => {
    if ((await slotIn<OwnKeys>(transaction, Slot.own)) !== undefined) throw exists()
    transaction.objectStore(KEYS).put(own, Slot.own)
    return { workspace: own.workspace, device: own.device }
  })

export const exists = (): WebKeysNotMade =>
  new WebKeysNotMade({ why: "exists", cause: new Error("there are keys already") })

/** Runs what makes keys. */
export const making = <A>(
  options: WebKeysOptions,
  body: (database: Database, tools: PairTools) => Promise<A>
): Effect.Effect<A, WebKeysNotMade> =>
  attempt(
    () => withTools(options, body),
    (cause) => (cause instanceof WebKeysNotMade ? cause : notMade(webFaultOf(cause)))
  )

/** Runs what reads keys, and makes none. */
const reading = <A>(
  options: WebKeysOptions,
  body: (database: Database, tools: PairTools) => Promise<A>
): Effect.Effect<A, DeviceKeysError> => attempt(() => withTools({ ...options, create: false }, body), unread)

/** Runs what puts keys in others' place: reads, and then makes. */
export const settling = <A>(
  options: WebKeysOptions,
  body: (database: Database, tools: PairTools) => Promise<A>
): Effect.Effect<A, WebKeysNotMade | DeviceKeysError> =>
  attempt(
    () => withTools({ ...options, create: false }, body),
    (cause) => {
      if (cause instanceof WebKeysNotMade) return cause
      const isFull = cause instanceof DOMException && webFaultOf(cause).fault._tag === "Full"
      return isFull ? notMade(webFaultOf(cause)) : unread(cause)
    }
  )

export const missing = (): DeviceKeysError => new DeviceKeysError({ why: "missing" })

const notMade = (cause: StoreFault): WebKeysNotMade =>
  new WebKeysNotMade({ why: cause.fault._tag === "Full" ? "full" : "unwritable", cause })

const unread = (cause: unknown): DeviceKeysError => {
  if (cause instanceof DeviceKeysError) return cause
  if (cause instanceof SealBroken) return new DeviceKeysError({ why: "damaged" })
  const fault = webFaultOf(cause)
  if (fault.fault._tag === "NewerSchema") return new DeviceKeysError({ why: "newer" })
  if (fault.fault._tag === "Unavailable" && fault.fault.why === "missing") return missing()
  return new DeviceKeysError({ why: "unreadable", cause: fault })
}

const attempt = <A, E>(body: () => Promise<A>, errorOf: (cause: unknown) => E): Effect.Effect<A, E> =>
  Effect.flatten(
    Effect.promise(async () => {
      try {
        return Effect.succeed(await body())
      } catch (cause) {
        return Effect.fail(errorOf(cause))
      }
    })
  )

const withTools = <A>(
  { name, subtle = crypto.subtle, ...options }: WebKeysOptions,
  body: (database: Database, tools: PairTools) => Promise<A>
): Promise<A> =>
  withKeys(
    name,
    async (database) => body(database, { ciphers: webCiphers(subtle), seal: await sealOf(database, subtle), subtle }),
    options
  )
