/** One run of the simulated network while it is played: what it does, and what is seen to be wrong on the way. */
import { BundleStoreError } from "@kith/core/log/BundleStore"
import type { DeviceId } from "@kith/core/log/Ids"
import { LocalLogError } from "@kith/core/log/LocalLog"
import { EntityStoreError } from "@kith/core/workspace/EntityStore"
import { makeVirtualWorld, type VirtualWorld } from "../VirtualWorld.ts"
import { type Batches, randomDeed } from "./deeds.ts"
import { forge } from "./forgery.ts"
import type { Ended, SimulatedDevice } from "./SimulatedDevice.ts"
import { type Place, type Runtime, Simulation, type SyncOutcome } from "./Simulation.ts"

/** What may go wrong in a run. */
export interface Climate {
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
  /** A member that may read only, and tries to write. */
  readonly readers: boolean
  /** A machine that comes in by the recovery phrase. */
  readonly recoveries: boolean
  /** Members that hand over something false in another's name. */
  readonly poison: boolean
}

const climateOf = (world: VirtualWorld, later: VirtualWorld): Climate => {
  const images = world.oneIn(6)
  const climate = {
    images,
    crashes: world.oneIn(2),
    fullDisks: world.oneIn(4),
    wrongClocks: world.oneIn(3),
    badNetwork: world.oneIn(2),
    oldBackups: !images && world.oneIn(4),
    revocations: !images && world.oneIn(3),
    liar: !images && world.oneIn(5),
    newDevices: !images && world.oneIn(3),
    chatter: world.oneIn(50),
    readers: !images && later.oneIn(5),
    recoveries: !images && later.oneIn(5)
  }
  // Whose feed it is has to be there still to mend it, and a relay that forgot and was told lies is the one that is not found out.
  const { oldBackups, revocations, liar, recoveries } = climate
  return { ...climate, poison: !(images || oldBackups || revocations || liar || recoveries) && later.oneIn(3) }
}

/** What nothing but a lie, a clone or a revocation brings about. */
type Judged = Pick<SyncOutcome, "refusals" | "forks" | "forkedMembership" | "ownFeedElsewhere" | "revoked">

export class Run {
  readonly stage: Simulation
  readonly climate: Climate
  readonly faults: Array<string> = []
  readonly runtime: Runtime
  /** For what was thought of later: where none of it happens, a seed is the run that it always was. */
  readonly later: VirtualWorld
  /** Of whom something false was handed over. */
  readonly poisoned = new Set<DeviceId>()
  /** What is under way. */
  readonly running = new Set<Promise<unknown>>()
  readonly reidentifying = new Set<SimulatedDevice>()
  private readonly batches: Batches = []

  constructor(runtime: Runtime, seed: number) {
    this.runtime = runtime
    this.stage = new Simulation(runtime, seed)
    this.later = makeVirtualWorld(seed + 0.25 * 2 ** 32)
    this.climate = climateOf(this.stage.world, this.later)
  }

  get honest(): ReadonlyArray<SimulatedDevice> {
    return this.stage.devices.filter(({ isRevoked }) => !isRevoked)
  }

  /** Where devices sync, each as often as it is to be picked. */
  get places(): ReadonlyArray<Place> {
    const relays = [...this.stage.relays.keys()]
    return this.climate.images ? relays : [...relays, ...relays, "folder"]
  }

  deed(device: SimulatedDevice): void {
    if (device.isReader) return this.forge(device)
    const deed = randomDeed(this.stage.world, this.batches)
    this.stage.tell(`${device.name}: ${deed.name}`)
    this.follow(`${device.name}: ${deed.name}`, device.run(deed.run))
  }

  /** Refused by every relay, and taken in by nobody where it is a folder. */
  private forge(device: SimulatedDevice): void {
    const { stage } = this
    const which = this.later.pick(this.places)
    const name = `${device.name}: tries to write to ${which}`
    stage.tell(name)
    this.follow(
      name,
      forge(stage, device, which).then((ended) => {
        if (ended._tag === "Done" && ended.value === "taken" && which !== "folder") this.faults.push(`${name}, and may`)
        return ended
      })
    )
  }

  sync(device: SimulatedDevice): void {
    const { stage } = this
    const which = stage.world.pick(this.places)
    stage.tell(`${device.name}: sync with ${which}`)
    this.follow(
      `${device.name}: sync with ${which}`,
      stage.sync(device, which).then(async (ended) => {
        if (ended._tag !== "Done") return ended
        this.judge(device, which, ended.value)
        return this.mustReidentify(device, ended.value) ? this.reidentify(device, which) : ended
      })
    )
  }

  stayInStep(device: SimulatedDevice): void {
    const { stage } = this
    const which = stage.world.pick(this.places)
    const name = `${device.name}: in step with ${which}`
    stage.tell(name)
    this.follow(
      name,
      stage.live(device, which, 2_000 + stage.world.below(10_000), (report) => {
        this.judge(device, which, { ...report, forks: [] })
      })
    )
  }

  /** Of a device and its clone, whichever finds out takes other keys; the old ones are revoked, for the other one, too. */
  mustReidentify(device: SimulatedDevice, { ownFeedElsewhere, revoked }: SyncOutcome): boolean {
    if (!this.climate.images) return false
    const isLeftBehind = revoked && !this.stage.isChanging(device)
    if (isLeftBehind && !device.isRevoked) {
      device.isRevoked = true
      device.acknowledged = undefined
      this.stage.tell(`${device.name} is revoked with the keys that it shared`)
    }
    return ownFeedElsewhere || (revoked && !isLeftBehind)
  }

  async reidentify(device: SimulatedDevice, which: Place): Promise<Ended<unknown>> {
    const { stage } = this
    // One at a time, as somebody who is asked whether to go on; a clone may have taken the last step before.
    if (this.reidentifying.has(device)) return { _tag: "Crashed" }
    this.reidentifying.add(device)
    stage.tell(`${device.name} takes another identity`)
    await device.holdFast()
    const ended = await stage.reidentify(device, which)
    this.reidentifying.delete(device)
    stage.tell(
      `${device.name}: ${ended._tag === "Done" ? `is another device now: ${JSON.stringify(ended.value)}` : "still is who it was"}`
    )
    return ended
  }

  /** What no honest remote brings about. */
  judge(device: SimulatedDevice, which: Place, outcome: Judged): void {
    const said = `${device.name} synced with ${which}: ${JSON.stringify(outcome)}`
    this.stage.tell(said)
    const isHonest = which === "folder" || this.stage.relays[which]!.liar === undefined
    if (this.climate.images) {
      const others = outcome.refusals.filter((refusal) => refusal.device !== device.id)
      if (outcome.forkedMembership || others.length > 0) this.faults.push(said)
      return
    }
    if (outcome.forkedMembership || outcome.ownFeedElsewhere || outcome.forks.length > 0) this.faults.push(said)
    // A folder takes what a reader puts there; whoever meets it does not.
    const expected = new Set(this.stage.devices.filter(({ isReader }) => isReader).map(({ id }) => id))
    for (const device of this.poisoned) expected.add(device)
    if (isHonest && outcome.refusals.some((refusal) => !expected.has(refusal.device)))
      this.faults.push(`${said}: an honest remote was refused`)
    if (outcome.revoked && !device.isRevoked) this.faults.push(`${said}: was never revoked`)
  }

  follow<A>(name: string, doing: Promise<Ended<A>>): void {
    const { stage } = this
    const see = async (): Promise<void> => {
      const ended = await doing
      this.running.delete(followed)
      if (ended._tag === "Done") return
      stage.tell(`${name}: ${ended._tag === "Crashed" ? "crashed" : String(ended.error)}`)
      if (ended._tag === "Failed" && !isNobodysFault(ended.error)) {
        const { error } = ended
        this.faults.push(`${name}: ${error instanceof Error ? error.stack : String(error)} ${JSON.stringify(error)}`)
      }
    }
    const followed: Promise<void> = see()
    this.running.add(followed)
  }
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
