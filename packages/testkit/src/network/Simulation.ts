/**
 * A workspace on a simulated network: devices, relays, a folder, and what goes on between them. The stage on which
 * `simulate.ts` plays a seed, and on which scenarios are told by hand.
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import type { BundleStore, BundleStoreError } from "@kith/core/log/BundleStore"
import { Ciphers } from "@kith/core/log/Ciphers"
import { utf8 } from "@kith/core/log/Bytes"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Deflate } from "@kith/core/log/FeedPage"
import type { DeviceId, RandomBytes, WorkspaceId } from "@kith/core/log/Ids"
import { membershipOf } from "@kith/core/log/Membership"
import { addDevice, addMember, moveCut, revokeDevices, setRecovery } from "@kith/core/log/MembershipAuthor"
import { type Cut, RECOVERY, type Role } from "@kith/core/log/MembershipEntry"
import type { JoinedKeys } from "@kith/core/log/NewDevice"
import { Primitives } from "@kith/core/log/Primitives"
import { recover } from "@kith/core/log/Recovering"
import { phraseKeys, type RecoveryPhrase } from "@kith/core/log/RecoveryPhrase"
import { findWorkspaces, relayStore } from "@kith/core/log/RelayClient"
import type { Sha256 } from "@kith/core/log/Sha256"
import { live } from "@kith/core/log/Live"
import type { SyncReport } from "@kith/core/log/Sync"
import { reidentify, rejoin } from "@kith/core/workspace/Reidentify"
import { beginMembership, syncWith } from "@kith/core/workspace/Syncing"
import { makeVirtualWorld, VIRTUAL_START, type VirtualWorld } from "../VirtualWorld.ts"
import { copyDisk, type Disk, type DevicePorts, type Ended, type Program, SimulatedDevice } from "./SimulatedDevice.ts"
import { SimulatedNetwork } from "./SimulatedNetwork.ts"
import { type Liar, type RelayMachine, throughLiar, unreliable } from "./SimulatedRelay.ts"
import { VirtualTime } from "./VirtualTime.ts"

/** What the runtime under test brings: stores, cryptography, the relay. All of it synchronous, so that runs repeat. */
export interface Runtime {
  readonly ciphers: Ciphers["Service"]
  readonly sha256: Sha256
  readonly deflate: Deflate
  readonly disk: () => Disk
  /** Keys that follow from a seed: of a founder, or of a device that is to join by a grant. */
  readonly keys: (seed: Uint8Array, random: RandomBytes, workspace?: WorkspaceId) => DeviceKeys["Service"]
  /** Keys of a device that was let in. */
  readonly joined: (keys: JoinedKeys, random: RandomBytes) => DeviceKeys["Service"]
  readonly relay: (host: string, random: RandomBytes) => RelayMachine
  readonly folder: (workspace: WorkspaceId) => (device: DeviceId) => BundleStore
}

/** Twelve words. */
const PHRASE_BYTES = 16

export type SyncOutcome = Effect.Success<ReturnType<typeof syncWith>>

/** A relay by its number, or the folder. */
export type Place = number | "folder"

interface Relay {
  readonly host: string
  readonly machine: RelayMachine
  liar: Liar | undefined
}

export class Simulation {
  readonly time = new VirtualTime(VIRTUAL_START)
  readonly world: VirtualWorld
  readonly network: SimulatedNetwork
  readonly devices: Array<SimulatedDevice> = []
  readonly relays: Array<Relay> = []
  /** What happened, a line each. */
  readonly told: Array<string> = []
  isFolderThere = true
  private folder: ((device: DeviceId) => BundleStore) | undefined
  private workspace: WorkspaceId | undefined
  readonly runtime: Runtime
  readonly seed: number

  constructor(runtime: Runtime, seed: number) {
    this.runtime = runtime
    this.seed = seed
    this.world = makeVirtualWorld(seed)
    this.network = new SimulatedNetwork(this.time, makeVirtualWorld(seed + 0.5 * 2 ** 32))
  }

  tell(line: string): void {
    this.told.push(`${((this.time.now - VIRTUAL_START) / 1000).toFixed(1)}s ${line}`)
  }

  /** Runs something to its end, however long that takes by the virtual clock. */
  async wait<A>(running: Promise<A>, atMostMs = 3_600_000): Promise<A> {
    let isDone = false
    const done = () => {
      isDone = true
    }
    void running.finally(done).catch(() => undefined)
    await this.time.pass(this.time.now + atMostMs, () => isDone)
    if (!isDone) throw new Error("simulation: something never ends")
    return running
  }

  /** `wait`, for a device's doing that has to succeed. */
  async do<A, E>(device: SimulatedDevice, body: (program: Program) => Effect.Effect<A, E, DevicePorts>): Promise<A> {
    const ended = await this.wait(device.run(body))
    if (ended._tag === "Done") return ended.value
    throw ended._tag === "Failed" ? ended.error : new Error(`${device.name} crashed`)
  }

  /** The founder of the workspace, and so many relays that know it. */
  async begin(name: string, relays: number): Promise<SimulatedDevice> {
    const founder = this.device(name)
    this.workspace = founder.keys().workspace
    this.folder = this.runtime.folder(this.workspace)
    await this.do(founder, ({ local }) => beginMembership(local, { label: name }))
    const [first] = await this.do(founder, ({ local }) => local.membership(0))
    for (let index = 0; index < relays; index++) {
      const host = `relay${index}.example`
      const world = makeVirtualWorld(this.seed + 1000 + index)
      const machine = this.runtime.relay(host, world.random)
      this.relays.push({ host, machine, liar: undefined })
      await this.wait(Effect.runPromise(this.onRelayClock(machine.create(this.workspace, [first!]))))
    }
    return founder
  }

  /** Another device, let in by one that may; it holds the chain, as who was paired does. With a role: another member's. */
  async join(name: string, by: SimulatedDevice, role?: Role): Promise<SimulatedDevice> {
    const device = this.device(name)
    device.isReader = role === "reader"
    const keys = device.keys()
    const chain = await this.do(by, ({ local }) =>
      Effect.gen(function* () {
        const card = { signing: keys.publicKey, receiving: keys.receivingKey, label: name }
        const members = yield* local.members
        const entry =
          role === undefined
            ? yield* addDevice(members, card)
            : yield* addMember(members, { label: name, role, device: card })
        yield* local.extendMembership([entry])
        return yield* local.membership(0)
      })
    )
    await this.do(device, ({ local }) => local.extendMembership(chain))
    return device
  }

  private phrase: Pick<RecoveryPhrase, "entropy"> | undefined

  /** A recovery phrase, as its founder prints one. */
  async printPhrase(by: SimulatedDevice): Promise<void> {
    const phrase = { entropy: Redacted.make(makeVirtualWorld(this.seed + 4000).random(PHRASE_BYTES)) }
    this.phrase = phrase
    await this.do(by, ({ local }) =>
      Effect.gen(function* () {
        const { signing, receiving } = yield* phraseKeys(phrase)
        const publics = { signing: signing.publicKey, receiving: receiving.publicKey }
        yield* local.extendMembership([yield* setRecovery(yield* local.members, publics)])
      })
    )
  }

  /** An empty machine that comes in by the phrase alone: finds the workspace at a relay, reads the chain, lets itself in. */
  async recover(name: string, which: number, lost: ReadonlyArray<Cut>): Promise<SimulatedDevice> {
    const { ciphers, sha256 } = this.runtime
    const { random } = makeVirtualWorld(this.seed + 5000 + this.devices.length)
    const context = Context.make(Ciphers, ciphers).pipe(Context.add(Primitives, { sha256, random }))
    const { host } = this.relays[which]!
    const phrase = this.phrase!
    const recovering = Effect.scoped(
      Effect.gen({ self: this }, function* () {
        const { signing } = yield* phraseKeys(phrase)
        const sign = (message: Uint8Array) => ciphers.sign(signing.privateKey, message)
        const connect = this.connect(name, which)
        const [workspace] = yield* findWorkspaces(connect, { host, sign, publicKey: signing.publicKey })
        const remote = yield* relayStore(connect, { workspace: workspace!, host, as: RECOVERY, sign })
        const entries = yield* remote.membership(0)
        const { membership } = yield* membershipOf(workspace!, entries)
        const { entry, keys } = yield* recover({ membership, phrase, label: name, lost })
        if (!(yield* remote.extendMembership([entry]))) return yield* Effect.die(new Error("recovery: not taken"))
        return { keys, entries: [...entries, entry] }
      })
    )
    const { keys, entries } = await this.wait(
      Effect.runPromise(this.onRelayClock(Effect.provideContext(recovering, context)), {
        scheduler: this.time.scheduler
      })
    )
    const device = this.device(name, undefined, () => this.runtime.joined(keys, random))
    await this.do(device, ({ local }) => local.extendMembership(entries))
    return device
  }

  private connect(from: string, which: number) {
    const { host, machine } = this.relays[which]!
    return this.network.connect(from, host, (socket) => {
      Effect.runFork(this.onRelayClock(machine.serve(socket)), { scheduler: this.time.scheduler })
    })
  }

  private device(name: string, disk?: Disk, keys?: () => DeviceKeys["Service"]): SimulatedDevice {
    const { ciphers, sha256, deflate } = this.runtime
    const index = this.devices.length
    const seed = utf8(`${this.seed}/${name}`)
    const random = makeVirtualWorld(this.seed + 2000 + index).random
    const { workspace } = this
    const device = new SimulatedDevice({
      name,
      seed: this.seed + 3000 + index,
      time: this.time,
      disk: disk ?? this.runtime.disk(),
      keys: keys ?? (() => this.runtime.keys(seed, random, workspace)),
      ciphers,
      sha256,
      deflate,
      onCrash: () => this.network.cutAll(name)
    })
    this.devices.push(device)
    return device
  }

  /** Takes a device out, after as much of its feed as `by` holds, or less. */
  async revoke(device: SimulatedDevice, by: SimulatedDevice, upTo = Number.MAX_SAFE_INTEGER): Promise<Cut> {
    const cut = await this.do(by, ({ local }) =>
      Effect.gen(function* () {
        const held = (yield* local.version).get(device.id) ?? 0
        const { seq, chain } = yield* local.headAt(device.id, Math.min(held, upTo))
        const made: Cut = { device: device.id, seq, chain }
        yield* local.extendMembership([yield* revokeDevices(yield* local.members, { cuts: [made] })])
        return made
      })
    )
    device.isRevoked = true
    return cut
  }

  /** Takes in what a cut had cut off, up to `cut`. */
  async adopt(cut: Cut, by: SimulatedDevice): Promise<void> {
    await this.do(by, ({ local }) =>
      Effect.gen(function* () {
        yield* local.extendMembership([yield* moveCut(yield* local.members, { cut })])
      })
    )
  }

  /** Where a device's feed ends as another holds it. */
  async headOf(device: SimulatedDevice, holder: SimulatedDevice): Promise<Cut | undefined> {
    const head = (await Effect.runPromise(holder.disk.log.heads)).get(device.id)
    return head === undefined ? undefined : { device: device.id, seq: head.seq, chain: head.chain }
  }

  /** A remote as one device reaches it: a relay by its number, or the folder. */
  remote(
    device: SimulatedDevice,
    { context }: Program,
    which: Place
  ): Effect.Effect<BundleStore, BundleStoreError, Scope.Scope> {
    if (which === "folder") {
      return Effect.succeed(unreliable(this.folder!(device.id), () => this.isFolderThere))
    }
    const { host, liar } = this.relays[which]!
    const connect = this.connect(device.name, which)
    const keys = Context.get(context, DeviceKeys)
    const store = relayStore(connect, { workspace: keys.workspace, host, as: keys.device, sign: keys.sign })
    return Effect.map(Effect.provideContext(store, context), (remote): BundleStore =>
      liar === undefined ? remote : throughLiar(liar, remote, device.id)
    )
  }

  /** One sync, as an app runs it. */
  sync(device: SimulatedDevice, which: Place): Promise<Ended<SyncOutcome>> {
    return device.run((program) =>
      Effect.scoped(Effect.flatMap(this.remote(device, program, which), (remote) => this.syncing(program, remote)))
    )
  }

  /** The same device once more, on another machine: the same keys, and a copy of its disk. */
  clone(device: SimulatedDevice, disk: Disk): SimulatedDevice {
    return this.device(`${device.name}'s clone`, disk, device.keys)
  }

  /** A copy of what a device's disk holds now. */
  image(device: SimulatedDevice): Promise<Disk> {
    return copyDisk(device.disk, this.runtime.disk())
  }

  private readonly successors = new Map<SimulatedDevice, () => DeviceKeys["Service"]>()

  /** What a device does that has met its own feed elsewhere; after a crash it goes on with the same new keys. */
  async reidentify(device: SimulatedDevice, which: Place): Promise<Ended<unknown>> {
    const made = this.successors.get(device) ?? (await this.newKeys(device))
    if (typeof made !== "function") return made
    const keys = made
    this.successors.set(device, keys)
    const ended = await device.run((program) =>
      Effect.scoped(
        Effect.flatMap(this.remote(device, program, which), (remote) =>
          reidentify(program.local, remote, this.runtime.deflate, { keys: keys() })
        )
      )
    )
    if (ended._tag !== "Done") return ended
    this.successors.delete(device)
    device.changeKeys(keys)
    return ended
  }

  /** A device that was taken out, let in again under other keys; what it had not sent goes along. */
  async rejoin(device: SimulatedDevice, by: SimulatedDevice, which: Place): Promise<void> {
    const made = await this.newKeys(device)
    if (typeof made !== "function") throw new Error(`${device.name} cannot make keys`)
    const keys = made()
    const chain = await this.do(by, ({ local }) =>
      Effect.gen(function* () {
        const card = { signing: keys.publicKey, receiving: keys.receivingKey, label: device.name }
        yield* local.extendMembership([yield* addDevice(yield* local.members, card)])
        return yield* local.membership(0)
      })
    )
    await this.handOverChain(by, which)
    await this.do(device, (program) =>
      Effect.scoped(
        Effect.gen({ self: this }, function* () {
          const renewed = { ...program, context: Context.add(program.context, DeviceKeys, keys) }
          const remote = yield* this.remote(device, renewed, which)
          yield* rejoin(program.local, remote, this.runtime.deflate, { keys })
        })
      )
    )
    device.changeKeys(made)
    device.isRevoked = false
    await this.do(device, ({ local }) => local.extendMembership(chain))
  }

  /** Whether it has begun to take another identity, and not come to the end of it. */
  isChanging(device: SimulatedDevice): boolean {
    return this.successors.has(device)
  }

  private async newKeys(device: SimulatedDevice): Promise<Ended<never> | (() => DeviceKeys["Service"])> {
    const seed = utf8(`${this.seed}/${device.name}/${device.id}`)
    const made = () => this.runtime.keys(seed, device.world.random, this.workspace)
    const granted = await device.run(({ context }) => Context.get(context, DeviceKeys).grantTo(made().receivingKey))
    if (granted._tag !== "Done") return granted
    return () => {
      const keys = made()
      Effect.runSync(keys.accept(granted.value))
      return keys
    }
  }

  /** Stays in step with a remote for so long; says what was told. */
  live(device: SimulatedDevice, which: Place, ms: number, on: (report: SyncReport) => void) {
    return device.run((program) =>
      live({
        local: program.local,
        open: this.remote(device, program, which),
        on: (event) =>
          Effect.sync(() => {
            if (event._tag === "InStep") on(event.report)
          })
      }).pipe(Effect.timeoutOption(ms))
    )
  }

  syncing({ local }: Program, remote: BundleStore) {
    return syncWith(local, remote, { via: "cli" })
  }

  /** Tells a remote who belongs, and nothing else. */
  handOverChain(device: SimulatedDevice, which: Place): Promise<unknown> {
    return this.do(device, (program) =>
      Effect.scoped(
        Effect.gen({ self: this }, function* () {
          const remote = yield* this.remote(device, program, which)
          yield* remote.extendMembership(yield* program.local.membership(0))
        })
      )
    )
  }

  /** Puts a relay back to a backup, as its keeper would: stopped, and started again. */
  restoreRelay(which: number, putBack: () => void): void {
    this.network.cutAll(this.relays[which]!.host)
    putBack()
  }

  private onRelayClock<A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> {
    return Effect.provideService(
      effect,
      Clock.Clock,
      this.time.clock(() => 0)
    )
  }
}
