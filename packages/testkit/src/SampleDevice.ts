/** One device of a workspace made up for tests: real keys, a feed of its own, and bundles of any span of it. */
import type * as Schema from "effect/Schema"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { type Bundle, headOf } from "@kith/core/log/Bundle"
import { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Entry } from "@kith/core/log/Event"
import { deviceIdOf, emptyHead, type Head, headAfter } from "@kith/core/log/Feed"
import type { Deflate, Run } from "@kith/core/log/FeedPage"
import { unwrapKeys, wrapKeys } from "@kith/core/log/Grant"
import type { Glance } from "@kith/core/log/Glance"
import { sealGlance } from "@kith/core/log/GlanceSealing"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import type { DeviceCard } from "@kith/core/log/MembershipEntry"
import { Primitives } from "@kith/core/log/Primitives"
import { openBundle, packRun, seal } from "@kith/core/log/Sealing"
import { hmacSha256, SALT_BYTES } from "@kith/core/log/Sha256"
import { signHead } from "@kith/core/log/SignedHead"

export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

/** What all devices of a sample share. */
export interface SampleSecrets {
  readonly workspace: WorkspaceId
  readonly founding: Uint8Array
  readonly secret: Uint8Array
  /** Keys by epoch; the last one seals. */
  readonly epochs: Map<number, Uint8Array>
}

export interface SampleKeyPairs {
  readonly signing: KeyPair
  readonly receiving: KeyPair
}

/** Leaves pages as they are. */
const noDeflate: Deflate = { deflate: (bytes) => bytes, inflate: (bytes) => bytes }

export class SampleDevice {
  readonly device: DeviceId
  readonly card: DeviceCard
  readonly keys: DeviceKeys["Service"]
  readonly signing: KeyPair
  private readonly secrets: SampleSecrets
  private readonly deflate: Deflate
  private readonly ports: Context.Context<Ciphers | Primitives>
  /** The chain before the first event, and after each. */
  private heads: Array<Head>
  private entries: Array<Entry> = []

  constructor(
    secrets: SampleSecrets,
    pairs: SampleKeyPairs,
    ports: Context.Context<Ciphers | Primitives>,
    deflate: Deflate = noDeflate
  ) {
    const { sha256 } = Context.get(ports, Primitives)
    const { signing, receiving } = pairs
    this.secrets = secrets
    this.signing = signing
    this.ports = ports
    this.deflate = deflate
    this.device = deviceIdOf(sha256, signing.publicKey)
    this.card = { signing: signing.publicKey, receiving: receiving.publicKey, label: new Uint8Array() }
    this.heads = [emptyHead(sha256, secrets.workspace, signing.publicKey)]
    this.keys = sampleKeys(this.device, secrets, pairs, ports)
  }

  /** How many events it has written. */
  get seq(): number {
    return this.entries.length
  }

  written(first = 1, last = this.seq): ReadonlyArray<Entry> {
    return this.entries.slice(first - 1, last)
  }

  write(count: number, body: (seq: number) => Schema.Json = sampleBody): void {
    const { sha256, random } = Context.get(this.ports, Primitives)
    for (let index = 0; index < count; index++) {
      const entry = entryOf(this.device, this.seq + 1, body(this.seq + 1), random(SALT_BYTES))
      this.heads.push(headAfter(sha256, this.heads.at(-1)!, [entry]))
      this.entries.push(entry)
    }
  }

  /** As a clone would that knows nothing of what came after `seq`: takes it back, so as to go on otherwise. */
  rewind(seq: number): void {
    this.heads = this.heads.slice(0, seq + 1)
    this.entries = this.entries.slice(0, seq)
  }

  /** A bundle of what it has written, sealed anew each time. */
  span(first: number, last: number): Effect.Effect<Bundle> {
    const { device } = this
    const after = this.heads[last]!
    const epoch = Math.max(...this.secrets.epochs.keys())
    const span = { device, first, last, epoch, before: this.heads[first - 1]!.chain, after: after.chain }
    const packed = packRun({ device, first, entries: this.written(first, last) }, this.deflate)
    const sealed = Effect.flatMap(signHead(after), ({ signature }) => seal(packed, span, signature))
    return this.asDevice(Effect.map(sealed, (bundle) => bundle!))
  }

  /** Writes so many events more, and bundles them. */
  next(count: number, body?: (seq: number) => Schema.Json): Effect.Effect<Bundle> {
    return Effect.suspend(() => {
      const first = this.seq + 1
      this.write(count, body)
      return this.span(first, this.seq)
    })
  }

  /** A glance by it that says this. */
  glance(text: Uint8Array, at = 0): Effect.Effect<Glance> {
    const epoch = Math.max(...this.secrets.epochs.keys())
    return Effect.map(this.asDevice(sealGlance(text, { at, epoch }, this.deflate)), (glance) => glance!)
  }

  /** The events of any device's bundle; dies on one that does not open. */
  open(bundle: Bundle): Effect.Effect<Run> {
    return Effect.flatMap(this.asDevice(openBundle(bundle, this.deflate)), (run) =>
      typeof run === "string" ? Effect.die(new Error(`${run}: ${headOf(bundle).device}`)) : Effect.succeed(run)
    )
  }

  private asDevice<A, E>(effect: Effect.Effect<A, E, Ciphers | Primitives | DeviceKeys>): Effect.Effect<A> {
    return Effect.orDie(Effect.provideContext(effect, Context.add(this.ports, DeviceKeys, this.keys)))
  }
}

const sampleKeys = (
  device: DeviceId,
  { workspace, founding, secret, epochs }: SampleSecrets,
  { signing, receiving }: SampleKeyPairs,
  ports: Context.Context<Ciphers | Primitives>
): DeviceKeys["Service"] => {
  const ciphers = Context.get(ports, Ciphers)
  const { sha256 } = Context.get(ports, Primitives)
  const keyring = { secret, epochs }
  return {
    workspace,
    device,
    publicKey: signing.publicKey,
    sign: (message) => ciphers.sign(signing.privateKey, message),
    mac: hmacSha256(secret, sha256),
    receivingKey: receiving.publicKey,
    founding,
    epochs: Effect.sync(() => [...epochs.keys()]),
    seal: (epoch, nonce, header, plain) =>
      epochs.has(epoch) ? ciphers.seal(epochs.get(epoch)!, nonce, header, plain) : Effect.succeed(undefined),
    open: (epoch, nonce, header, sealed) =>
      epochs.has(epoch) ? ciphers.open(epochs.get(epoch)!, nonce, header, sealed) : Effect.succeed(undefined),
    // All devices of a sample hold every key anyway.
    accept: (grant) =>
      Effect.map(Effect.provideContext(unwrapKeys(receiving, grant), ports), (opened) => opened !== undefined),
    grantTo: (key) => Effect.provideContext(wrapKeys(key, keyring), ports)
  }
}

const entryOf = (device: DeviceId, seq: number, body: Schema.Json, salt: Uint8Array): Entry => ({
  event: {
    dot: { device, seq },
    at: 1_772_000_000_000 + seq * 977,
    via: "test",
    type: seq % 4 === 0 ? "InteractionLogged" : "ContactEdited",
    version: 1,
    entity: `contact/${seq % 97}`,
    replaces: seq % 6 === 0 ? [{ device, seq: seq - 1 }] : [],
    body
  },
  cells: seq % 2 === 0 ? ["name", "emails#k3"] : ["name"],
  salt
})

const NAMES = ["Ana Souza", "Łukasz O’Neil", "田中 さくら", "مريم", "👩🏽‍💻 Zoë"]

const sampleBody = (seq: number): Schema.Json => ({
  name: NAMES[seq % NAMES.length]!,
  company: `Company ${seq % 13}`,
  note: seq % 3 === 0 ? `Met again, number ${seq}` : null
})
