/** What goes wrong, and what people do about it: each mishap of a simulated run, by itself. */
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import type { DeviceId } from "@kith/core/log/Ids"
import type { Cut } from "@kith/core/log/MembershipEntry"
import { poison } from "./forgery.ts"
import type { Run } from "./Run.ts"
import type { Disk, SimulatedDevice } from "./SimulatedDevice.ts"
import { calm } from "./SimulatedNetwork.ts"
import { lies } from "./SimulatedRelay.ts"

const YEAR = 365 * 86_400_000

/** What was put by in a run, for later. */
export class Past {
  readonly backups: Array<(() => void) | undefined> = []
  readonly images = new Map<SimulatedDevice, { readonly id: DeviceId; readonly disk: Disk }>()
  /** Where feeds ended before they were cut. */
  readonly cutOff: Array<Cut> = []
  /** Somebody has come in by the phrase. */
  hasRecovered = false
}

/** Whatever the climate has in store before the next step of a device. */
export const mishaps = async (run: Run, past: Past, device: SimulatedDevice): Promise<void> => {
  const { stage, climate } = run
  const { world } = stage
  if (climate.wrongClocks && world.oneIn(6)) {
    device.clockAhead = world.pick([0, YEAR * 3, -YEAR * 5, world.below(86_400_000)])
    stage.tell(`${device.name}'s clock is ahead by ${device.clockAhead} ms`)
  }
  if (climate.fullDisks && world.oneIn(5)) {
    device.isFull = !device.isFull
    stage.tell(`${device.name}'s disk is ${device.isFull ? "full" : "no longer full"}`)
  }
  if (climate.fullDisks && world.oneIn(8)) fillRelay(run)
  if (climate.badNetwork && world.oneIn(5)) partOrJoin(run, device)
  if (climate.oldBackups && world.oneIn(4)) backUpOrRestore(run, past)
  if (climate.newDevices && world.oneIn(8) && stage.devices.length < 6) await joinOne(run)
  if (climate.revocations && world.oneIn(6)) await revokeOne(run, past)
  // What was cut off is nowhere any more where a relay has lost it.
  if (climate.revocations && !climate.oldBackups && world.oneIn(8)) await adoptOne(run, past)
  if (climate.images && world.oneIn(3)) await imageOne(run, past)
  if (climate.poison && run.later.oneIn(4)) await poisonOne(run)
  if (climate.recoveries && !past.hasRecovered && run.later.oneIn(6)) await recoverOne(run, past)
}

const fillRelay = ({ stage }: Run): void => {
  const which = stage.world.below(stage.relays.length)
  const isFull = stage.world.oneIn(2)
  stage.relays[which]!.machine.setFull(isFull)
  stage.tell(`relay ${which}'s disk is ${isFull ? "full" : "not full"}`)
}

const partOrJoin = (run: Run, device: SimulatedDevice): void => {
  const { stage } = run
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

const backUpOrRestore = (run: Run, past: Past): void => {
  const { stage } = run
  const which = stage.world.below(stage.relays.length)
  const backup = past.backups[which]
  if (backup === undefined) {
    past.backups[which] = stage.relays[which]!.machine.backUp()
    stage.tell(`relay ${which} is backed up`)
  } else {
    stage.restoreRelay(which, backup)
    stage.tell(`relay ${which} is put back to its backup`)
  }
}

const joinOne = async (run: Run): Promise<void> => {
  const { stage } = run
  const name = `device${stage.devices.length}`
  const founder = stage.devices[0]!
  founder.isFull = false
  stage.tell(`${name} joins`)
  founder.crash()
  await stage.join(name, founder)
}

/** A member learns at one place what another wrote, and hands it over at a second one, with a true end and nothing true inside. */
const poisonOne = async (run: Run): Promise<void> => {
  const { stage, later } = run
  const writers = run.honest.filter(({ isReader }) => !isReader)
  const by = later.pick(writers)
  const author = later.pick(writers)
  if (by === author) return
  const which = later.pick(run.places)
  const there = later.pick(run.places.filter((place) => place !== which))
  // Both places know all three, and one of them lacks something.
  for (const place of [which, there]) await stage.wait(stage.sync(stage.devices[0]!, place))
  const draft = ContactEdited.draft("ana", { company: `Company ${later.below(9)}` })
  await stage.wait(author.run(({ kith }) => kith.commit([draft], { via: "cli" })))
  for (const each of [author, by]) await stage.wait(stage.sync(each, there))
  const name = `${by.name}: falsifies ${author.name} at ${which}`
  stage.tell(name)
  run.poisoned.add(author.id)
  run.follow(name, poison(stage, by, author.id, which, later.below(3)))
}

/** Somebody types the phrase into an empty machine, now and then after a device was lost. */
const recoverOne = async (run: Run, past: Past): Promise<void> => {
  const { stage, later } = run
  const [founder, ...others] = run.honest
  if (founder === undefined || founder !== stage.devices[0]) return
  past.hasRecovered = true
  // In fair weather: what a bad network does to it is told to whoever typed it, who tries again.
  const { weather } = stage.network
  stage.network.weather = calm
  stage.network.joinAll()
  stage.relays[0]!.machine.setFull(false)
  founder.isFull = false
  founder.crash()
  await stage.handOverChain(founder, 0)
  const mayBeLost = others.filter(({ isReader }) => !isReader)
  const lost = mayBeLost.length > 0 && later.oneIn(2) ? later.pick(mayBeLost) : undefined
  // So that there is something of it to keep.
  if (lost !== undefined) for (const each of [lost, founder]) await stage.wait(stage.sync(each, 0))
  const cut = lost === undefined ? undefined : await stage.headOf(lost, founder)
  const device = await stage.recover(`recovered${stage.devices.length}`, 0, cut === undefined ? [] : [cut])
  if (lost !== undefined && cut !== undefined) lost.isRevoked = true
  const chain = await stage.do(device, ({ local }) => local.membership(0))
  await stage.do(founder, ({ local }) => local.extendMembership(chain))
  stage.network.weather = weather
  stage.tell(`${device.name} comes in by the phrase${cut === undefined ? "" : `, and ${lost!.name} is lost`}`)
}

const revokeOne = async (run: Run, past: Past): Promise<void> => {
  const { stage } = run
  const [founder, ...others] = run.honest
  if (others.length < 2 || founder!.name !== "laptop") return
  const device = stage.world.pick(others)
  // Mostly when there is something to cut off that others have folded.
  if (!stage.world.oneIn(4)) for (const each of [device, ...run.honest]) await stage.wait(stage.sync(each, 0))
  founder!.isFull = false
  founder!.crash()
  const whole = await stage.headOf(device, founder!)
  const cut = await stage.revoke(
    device,
    founder!,
    stage.world.oneIn(4) ? undefined : stage.world.below(whole?.seq ?? 1)
  )
  stage.tell(`${device.name} is revoked after ${cut.seq}`)
  if (whole !== undefined && whole.seq > cut.seq) past.cutOff.push(whole)
}

const adoptOne = async (run: Run, past: Past): Promise<void> => {
  const { stage } = run
  const [cut] = past.cutOff.splice(0, 1)
  const founder = stage.devices[0]!
  if (cut === undefined) return
  founder.isFull = false
  founder.crash()
  await stage.adopt(cut, founder)
  stage.tell(`what was cut off is taken in after all, up to ${cut.seq}`)
}

const imageOne = async (run: Run, past: Past): Promise<void> => {
  const { stage } = run
  const device = stage.world.pick(stage.devices.slice(1))
  const image = past.images.get(device)
  if (image === undefined || image.id !== device.id) {
    past.images.set(device, { id: device.id, disk: await stage.image(device) })
    stage.tell(`${device.name}: an image is made`)
  } else if (!run.reidentifying.has(device)) {
    past.images.delete(device)
    if (stage.devices.length < 6 && stage.world.oneIn(3)) {
      const clone = stage.clone(device, image.disk)
      stage.tell(`${clone.name} is begun from its image`)
    } else {
      await device.putBack(image.disk)
      stage.tell(`${device.name} is put back to its image`)
    }
  }
}

/** One event a bundle, some more than are left so. */
export const chatter = async (run: Run): Promise<void> => {
  const { stage } = run
  const device = stage.world.pick(stage.devices)
  await stage.handOverChain(stage.devices[0]!, 0)
  for (let count = 0; count < 66; count++) {
    const draft = ContactEdited.draft(`c${count % 3}`, { name: `${count}` })
    await stage.do(device, ({ kith }) => kith.commit([draft], { via: "cli" }))
    await stage.wait(stage.sync(device, run.climate.images ? 0 : "folder"))
  }
  stage.tell(`${device.name} has said 66 things, one by one`)
}

export const appointLiar = (run: Run): void => {
  const { stage } = run
  const { world } = stage
  if (stage.devices.length < 3) return
  const [about, to] = [world.below(3), 1 + world.below(2)]
  const lie = world.pick(lies)
  const liar = { lie, about: stage.devices[about]!.id, to: stage.devices[(about + to) % 3]!.id, world, told: 0 }
  stage.relays.at(-1)!.liar = liar
  stage.tell(
    `relay ${stage.relays.length - 1} lies: ${lie} ${stage.devices[about]!.name} to ${stage.devices[(about + to) % 3]!.name}`
  )
}
