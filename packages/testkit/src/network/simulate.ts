/**
 * One run of the simulated network: people write, devices sync, things go wrong as the seed has it; then all is healed, and
 * what must hold is looked at. A run is a function of its seed: the same seed is the same run, to the message.
 */
import * as Effect from "effect/Effect"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { BundleStoreError } from "@kith/core/log/BundleStore"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Cut } from "@kith/core/log/MembershipEntry"
import { LocalLogError } from "@kith/core/log/LocalLog"
import { EntityStoreError } from "@kith/core/workspace/EntityStore"
import { disagreements } from "./agreement.ts"
import { type Batches, randomDeed } from "./deeds.ts"
import { loadAll } from "./loadAll.ts"
import type { Disk, Ended, SimulatedDevice } from "./SimulatedDevice.ts"
import { calm } from "./SimulatedNetwork.ts"
import { lies } from "./SimulatedRelay.ts"
import { type Runtime, Simulation, type SyncOutcome } from "./Simulation.ts"

/** What may go wrong in a run. */
interface Climate {
  readonly crashes: boolean
  readonly fullDisks: boolean
  readonly wrongClocks: boolean
  readonly badNetwork: boolean
  readonly oldBackups: boolean
  readonly revocations: boolean
  readonly liar: boolean
  readonly newDevices: boolean
  /** Old images put back, and clones; then only one relay is there, so that whoever comes second is the one who finds out. */
  readonly images: boolean
  /** Small bundles by the dozen, so that they are repacked. */
  readonly chatter: boolean
}

export interface SimulationReport {
  readonly seed: number
  readonly told: ReadonlyArray<string>
  /** What does not hold; none when all is well. */
  readonly faults: ReadonlyArray<string>
}

/** All honest devices agree after so many rounds of syncing with everything. */
const ROUNDS = 12
const YEAR = 365 * 86_400_000
const MINUTE = 60_000

export const simulate = async (runtime: Runtime, seed: number): Promise<SimulationReport> => {
  await loadAll()
  const run = new Run(runtime, seed)
  try {
    await run.play()
  } catch (cause) {
    run.faults.push(`broke off: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`)
  }
  return { seed, told: run.stage.told, faults: run.faults }
}

/** For a test's failure: everything that is needed to look into it. */
export const describeRun = ({ seed, told, faults }: SimulationReport): string =>
  [`KITH_SEED=${seed} replays this run:`, ...told.map((line) => `  ${line}`), "what does not hold:", ...faults.map((fault) => `  ${fault}`)].join("\n")

class Run {
  readonly stage: Simulation
  readonly faults: Array<string> = []
  private readonly runtime: Runtime
  private readonly batches: Batches = []
  private readonly running = new Set<Promise<unknown>>()
  private readonly climate: Climate
  private readonly images = new Map<SimulatedDevice, { readonly id: DeviceId; readonly disk: Disk }>()
  private readonly reidentifying = new Set<SimulatedDevice>()
  /** Where feeds ended before they were cut. */
  private readonly cutOff: Array<Cut> = []
  private readonly backups: Array<(() => void) | undefined> = []

  constructor(runtime: Runtime, seed: number) {
    this.runtime = runtime
    this.stage = new Simulation(runtime, seed)
    const { world } = this.stage
    const images = world.oneIn(6)
    this.climate = {
      images,
      crashes: world.oneIn(2),
      fullDisks: world.oneIn(4),
      wrongClocks: world.oneIn(3),
      badNetwork: world.oneIn(2),
      oldBackups: !images && world.oneIn(4),
      revocations: !images && world.oneIn(3),
      liar: !images && world.oneIn(5),
      newDevices: !images && world.oneIn(3),
      chatter: world.oneIn(50)
    }
  }

  async play(): Promise<void> {
    const { stage, climate } = this
    const { world } = stage
    const founder = await stage.begin("laptop", climate.images ? 1 : 1 + world.below(2))
    const names = ["phone", "tablet", "desk"].slice(0, world.pick([1, 1, 2, 2, 3]))
    for (const name of names) await stage.join(name, founder)
    if (climate.images) await stage.handOverChain(founder, 0)
    if (climate.chatter) await this.chatter()
    if (climate.badNetwork) {
      const slow = world.oneIn(3) ? 40_000 : 400
      stage.network.weather = { delay: [1, slow], cut: 10 + world.below(60), stall: 30 + world.below(100) }
    }
    if (climate.liar) this.appointLiar()
    const steps = 6 + world.below(16)
    for (let step = 0; step < steps; step++) {
      await this.step()
      // Often at once, now and then much later.
      const gap = world.oneIn(3) ? world.below(50) : world.oneIn(8) ? world.below(5 * 86_400_000) : world.below(MINUTE)
      await stage.time.pass(stage.time.now + gap)
    }
    await this.settleDown()
    await this.findOutLiar()
    await this.syncUntilQuiet()
    this.faults.push(...(await disagreements(stage, this.runtime.sha256)))
  }

  private get honest(): ReadonlyArray<SimulatedDevice> {
    return this.stage.devices.filter(({ isRevoked }) => !isRevoked)
  }

  private async step(): Promise<void> {
    const { stage, climate } = this
    const { world } = stage
    const device = world.pick(stage.devices)
    if (climate.wrongClocks && world.oneIn(6)) {
      device.clockAhead = world.pick([0, YEAR * 3, -YEAR * 5, world.below(86_400_000)])
      stage.tell(`${device.name}'s clock is ahead by ${device.clockAhead} ms`)
    }
    if (climate.fullDisks && world.oneIn(5)) {
      device.isFull = !device.isFull
      stage.tell(`${device.name}'s disk is ${device.isFull ? "full" : "no longer full"}`)
    }
    if (climate.badNetwork && world.oneIn(5)) this.partOrJoin(device)
    if (climate.oldBackups && world.oneIn(4)) this.backUpOrRestore()
    if (climate.newDevices && world.oneIn(8) && stage.devices.length < 6) await this.joinOne()
    if (climate.revocations && world.oneIn(10)) await this.revokeOne()
    if (climate.revocations && !climate.oldBackups && world.oneIn(8)) await this.adoptOne()
    if (climate.images && world.oneIn(4)) await this.imageOne()
    if (climate.fullDisks && world.oneIn(8)) {
      const which = world.below(stage.relays.length)
      const isFull = world.oneIn(2)
      stage.relays[which]!.machine.setFull(isFull)
      stage.tell(`relay ${which}'s disk is ${isFull ? "full" : "not full"}`)
    }
    if (world.oneIn(2)) this.sync(device)
    else if (world.oneIn(10)) this.stayInStep(device)
    else this.deed(device)
    if (climate.crashes && world.oneIn(3)) {
      const calls = world.below(80)
      stage.tell(`${device.name} is to crash at call ${calls}`)
      device.crashIn(calls)
    }
  }

  private deed(device: SimulatedDevice): void {
    const deed = randomDeed(this.stage.world, this.batches)
    this.stage.tell(`${device.name}: ${deed.name}`)
    this.follow(`${device.name}: ${deed.name}`, device.run(deed.run))
  }

  private sync(device: SimulatedDevice): void {
    const { stage } = this
    const which = stage.world.pick(this.places)
    stage.tell(`${device.name}: sync with ${which}`)
    this.follow(
      `${device.name}: sync with ${which}`,
      stage.sync(device, which).then(async (ended) => {
        if (ended._tag !== "Done") return ended
        this.judge(device, which, ended.value)
        return this.mustReidentify(ended.value) ? this.reidentify(device, which) : ended
      })
    )
  }

  private get places(): ReadonlyArray<number | "folder"> {
    const relays = [...this.stage.relays.keys()]
    return this.climate.images ? relays : [...relays, ...relays, "folder"]
  }

  private mustReidentify({ ownFeedElsewhere, revoked }: SyncOutcome): boolean {
    return this.climate.images && (ownFeedElsewhere || revoked)
  }

  private async reidentify(device: SimulatedDevice, which: number | "folder"): Promise<Ended<unknown>> {
    const { stage } = this
    // One at a time, as somebody who is asked whether to go on; a clone may have taken the last step before.
    if (this.reidentifying.has(device)) return { _tag: "Crashed" }
    this.reidentifying.add(device)
    stage.tell(`${device.name} takes another identity`)
    const ended = await stage.reidentify(device, which)
    this.reidentifying.delete(device)
    stage.tell(`${device.name}: ${ended._tag === "Done" ? `is another device now: ${JSON.stringify(ended.value)}` : "still is who it was"}`)
    return ended
  }

  private stayInStep(device: SimulatedDevice): void {
    const { stage } = this
    const which = stage.world.pick(this.places)
    const name = `${device.name}: in step with ${which}`
    stage.tell(name)
    this.follow(
      name,
      stage.live(device, which, 2_000 + stage.world.below(10_000), (report) => {
        this.judge(device, which, { ...report, membershipGrew: 0, withheld: [], forks: [] })
      })
    )
  }

  /** One event a bundle, some more than are left so. */
  private async chatter(): Promise<void> {
    const { stage } = this
    const device = stage.world.pick(stage.devices)
    await stage.handOverChain(stage.devices[0]!, 0)
    for (let count = 0; count < 66; count++) {
      const draft = ContactEdited.draft(`c${count % 3}`, { name: `${count}` })
      await stage.do(device, ({ kith }) => kith.commit([draft], { via: "cli" }))
      await stage.wait(stage.sync(device, this.climate.images ? 0 : "folder"))
    }
    stage.tell(`${device.name} has said 66 things, one by one`)
  }

  private async imageOne(): Promise<void> {
    const { stage } = this
    const device = stage.world.pick(stage.devices.slice(1))
    const image = this.images.get(device)
    if (image === undefined || image.id !== device.id) {
      this.images.set(device, { id: device.id, disk: await stage.image(device) })
      stage.tell(`${device.name}: an image is made`)
    } else if (!this.reidentifying.has(device)) {
      this.images.delete(device)
      await device.putBack(image.disk)
      stage.tell(`${device.name} is put back to its image`)
    }
  }

  private async adoptOne(): Promise<void> {
    const { stage } = this
    const [cut] = this.cutOff.splice(0, 1)
    const founder = stage.devices[0]!
    if (cut === undefined) return
    founder.isFull = false
    founder.crash()
    await stage.adopt(cut, founder)
    stage.tell(`what was cut off is taken in after all, up to ${cut.seq}`)
  }

  /** What no honest remote brings about. */
  private judge(device: SimulatedDevice, which: number | "folder", outcome: SyncOutcome): void {
    const said = `${device.name} synced with ${which}: ${JSON.stringify(outcome)}`
    this.stage.tell(said)
    const isHonest = which === "folder" || this.stage.relays[which]!.liar === undefined
    if (this.climate.images) {
      const others = outcome.refusals.filter((refusal) => refusal.device !== device.id)
      if (outcome.forkedMembership || others.length > 0) this.faults.push(said)
      return
    }
    if (outcome.forkedMembership || outcome.ownFeedElsewhere || outcome.forks.length > 0) this.faults.push(said)
    if (isHonest && outcome.refusals.length > 0) this.faults.push(`${said}: an honest remote was refused`)
    if (outcome.revoked && !device.isRevoked) this.faults.push(`${said}: was never revoked`)
  }

  private follow<A>(name: string, doing: Promise<Ended<A>>): void {
    const { stage } = this
    const followed = doing.then((ended) => {
      this.running.delete(followed)
      if (ended._tag === "Done") return
      stage.tell(`${name}: ${ended._tag === "Crashed" ? "crashed" : String(ended.error)}`)
      if (ended._tag === "Failed" && !isNobodysFault(ended.error)) {
        const { error } = ended
        this.faults.push(`${name}: ${error instanceof Error ? error.stack : String(error)} ${JSON.stringify(error)}`)
      }
    })
    this.running.add(followed)
  }

  private partOrJoin(device: SimulatedDevice): void {
    const { stage } = this
    if (stage.world.oneIn(3)) {
      stage.network.joinAll()
      stage.isFolderThere = true
      stage.tell("everybody is joined")
    } else {
      const { host } = stage.world.pick(stage.relays)
      stage.network.part(device.name, host)
      stage.isFolderThere = stage.world.oneIn(2)
      stage.tell(`${device.name} is parted from ${host}`)
    }
  }

  private backUpOrRestore(): void {
    const { stage } = this
    const which = stage.world.below(stage.relays.length)
    const backup = this.backups[which]
    if (backup === undefined) {
      this.backups[which] = stage.relays[which]!.machine.backUp()
      stage.tell(`relay ${which} is backed up`)
    } else {
      stage.restoreRelay(which, backup)
      stage.tell(`relay ${which} is put back to its backup`)
    }
  }

  private async joinOne(): Promise<void> {
    const { stage } = this
    const name = `device${stage.devices.length}`
    const founder = stage.devices[0]!
    founder.isFull = false
    stage.tell(`${name} joins`)
    founder.crash()
    await stage.join(name, founder)
  }

  private async revokeOne(): Promise<void> {
    const { stage } = this
    const [founder, ...others] = this.honest
    if (others.length < 2 || founder!.name !== "laptop") return
    const device = stage.world.pick(others)
    founder!.isFull = false
    founder!.crash()
    const whole = await stage.headOf(device, founder!)
    const cut = await stage.revoke(device, founder!, stage.world.oneIn(2) ? stage.world.below(6) : undefined)
    stage.tell(`${device.name} is revoked after ${cut.seq}`)
    if (whole !== undefined && whole.seq > cut.seq) this.cutOff.push(whole)
  }

  private appointLiar(): void {
    const { stage } = this
    const { world } = stage
    if (stage.devices.length < 3) return
    const [about, to] = [world.below(3), 1 + world.below(2)]
    const lie = world.pick(lies)
    const liar = { lie, about: stage.devices[about]!.id, to: stage.devices[(about + to) % 3]!.id, world, told: 0 }
    stage.relays.at(-1)!.liar = liar
    stage.tell(`relay ${stage.relays.length - 1} lies: ${lie} ${stage.devices[about]!.name} to ${stage.devices[(about + to) % 3]!.name}`)
  }

  /** No more faults; what is under way comes to its end. */
  private async settleDown(): Promise<void> {
    const { stage } = this
    stage.network.weather = calm
    stage.network.joinAll()
    stage.isFolderThere = true
    for (const device of stage.devices) {
      device.isFull = false
      device.crashIn(Number.MAX_SAFE_INTEGER)
    }
    for (const { machine } of stage.relays) machine.setFull(false)
    await stage.time.pass(stage.time.now + 30 * MINUTE, () => this.running.size === 0)
    if (this.running.size > 0) throw new Error(`${this.running.size} doings never end`)
    stage.tell("all is healed")
    for (const which of stage.relays.keys()) await stage.handOverChain(stage.devices[0]!, which)
  }

  /** The lie is told once more, to somebody who can tell. */
  private async findOutLiar(): Promise<void> {
    const { stage } = this
    const which = stage.relays.length - 1
    const { liar } = stage.relays[which]!
    if (liar === undefined) return
    const about = stage.devices.find(({ id }) => id === liar.about)!
    const to = stage.devices.find(({ id }) => id === liar.to)!
    const other = this.honest.find((device) => device !== about && device !== to)
    if (!about.isRevoked && !to.isRevoked && other !== undefined) {
      for (const device of [about, other]) this.quietly(device, which, await stage.wait(stage.sync(device, which)))
      // As many as make anybody say what it holds.
      const drafts = Array.from({ length: 70 }, (_, index) => ContactEdited.draft(`late${index % 9}`, { name: `${index}` }))
      await stage.do(about, ({ kith }) => kith.commit(drafts, { via: "cli" }))
      for (const device of [about, other]) this.quietly(device, which, await stage.wait(stage.sync(device, which)))
      const outcome = await stage.wait(stage.sync(to, which))
      stage.tell(`${to.name} syncs with the liar: ${JSON.stringify(outcome)}`)
      const isFoundOut =
        outcome._tag === "Done" &&
        (liar.lie === "withhold"
          ? outcome.value.withheld.some(({ device }) => device === liar.about)
          : outcome.value.refusals.some(({ device }) => device === liar.about))
      if (!isFoundOut) this.faults.push(`a relay that lies (${liar.lie}) is not found out`)
    }
    stage.relays[which]!.liar = undefined
  }

  private quietly(device: SimulatedDevice, which: number | "folder", ended: Ended<SyncOutcome>): void {
    if (ended._tag === "Done") this.judge(device, which, ended.value)
    else this.faults.push(`${device.name} cannot sync with ${which} when all is healed: ${JSON.stringify(ended)}`)
  }

  /**
   * Everybody syncs with one place until all hold the same, and somebody looks whether the others had more; in the end
   * nobody has anything to say anywhere.
   */
  private async syncUntilQuiet(): Promise<void> {
    const { stage } = this
    const places = [...new Set(this.places)]
    for (let round = 0; round < ROUNDS; round++) {
      const [home, ...others] = places.map((_, index) => places[(index + round) % places.length]!)
      for (const device of this.honest) await this.syncQuietly(device, home!)
      if (!(await sameHeads(this.honest))) continue
      for (const which of others) await this.syncQuietly(stage.world.pick(this.honest), which)
      let isQuiet = await sameHeads(this.honest)
      for (const which of places) {
        if (!isQuiet) break
        const device = stage.world.pick(this.honest)
        const { received, sent, waiting, membershipGrew, withheld } = await this.syncQuietly(device, which)
        isQuiet = received + sent + waiting + membershipGrew + withheld.length === 0
      }
      if (isQuiet) return
    }
    this.faults.push(`not quiet after ${ROUNDS} rounds`)
  }

  private async syncQuietly(device: SimulatedDevice, which: number | "folder"): Promise<SyncOutcome> {
    const ended = await this.stage.wait(this.stage.sync(device, which))
    this.quietly(device, which, ended)
    if (ended._tag === "Done" && this.mustReidentify(ended.value)) {
      const again = await this.stage.wait(this.reidentify(device, which))
      if (again._tag !== "Done") this.faults.push(`${device.name} cannot be re-identified: ${JSON.stringify(again)}`)
      return this.syncQuietly(device, which)
    }
    if (ended._tag === "Done") return ended.value
    throw new Error("all is healed, and there is no syncing")
  }
}

const sameHeads = async (devices: ReadonlyArray<SimulatedDevice>): Promise<boolean> => {
  const held: Array<string> = []
  for (const { disk } of devices) {
    const heads = await Effect.runPromise(disk.log.heads)
    const { length } = await Effect.runPromise(disk.sync.membership(0))
    held.push(`${length} ${[...heads].map(([device, { seq }]) => `${device} ${seq}`).sort().join(" ")}`)
  }
  return held.every((each) => each === held[0])
}

/** A disk that is full, a network that is away, a relay that has not heard of a new device yet. */
const isNobodysFault = (error: unknown): boolean => {
  if (error instanceof BundleStoreError) {
    const { reason } = error
    if (reason._tag === "Rejected") return reason.why === "notAMember" || reason.why === "notSignedIn"
    return reason._tag === "StoreUnavailable"
  }
  return (error instanceof LocalLogError || error instanceof EntityStoreError) && error.reason._tag === "Full"
}
