/** The end of a simulated run: nothing goes wrong any more, who lied is found out, and all sync until there is nothing to say. */
import * as Effect from "effect/Effect"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import type { Run } from "./Run.ts"
import type { Ended, SimulatedDevice } from "./SimulatedDevice.ts"
import { calm } from "./SimulatedNetwork.ts"
import type { Place, SyncOutcome } from "./Simulation.ts"

/** All honest devices agree after so many rounds. */
const ROUNDS = 12
const HALF_AN_HOUR = 1_800_000

/** No more faults; what is under way comes to its end. */
export const settleDown = async (run: Run): Promise<void> => {
  const { stage } = run
  stage.network.weather = calm
  stage.network.joinAll()
  stage.isFolderThere = true
  for (const device of stage.devices) {
    device.isFull = false
    device.crashIn(Number.MAX_SAFE_INTEGER)
  }
  for (const { machine } of stage.relays) machine.setFull(false)
  await stage.time.pass(stage.time.now + HALF_AN_HOUR, () => run.running.size === 0)
  if (run.running.size > 0) throw new Error(`${run.running.size} doings never end`)
  stage.tell("all is healed")
  for (const which of stage.relays.keys()) await stage.handOverChain(stage.devices[0]!, which)
}

/** The lie is told once more, to somebody who can tell. */
export const findOutLiar = async (run: Run): Promise<void> => {
  const { stage } = run
  const which = stage.relays.length - 1
  const { liar } = stage.relays[which]!
  if (liar === undefined) return
  const about = stage.devices.find(({ id }) => id === liar.about)!
  const to = stage.devices.find(({ id }) => id === liar.to)!
  const other = run.honest.find((device) => device !== about && device !== to && !device.isReader)
  if (!about.isRevoked && !to.isRevoked && other !== undefined) {
    for (const device of [about, other]) quietly(run, device, which, await stage.wait(stage.sync(device, which)))
    // As many as make anybody say what it holds.
    const drafts = Array.from({ length: 70 }, (_, index) =>
      ContactEdited.draft(`late${index % 9}`, { name: `${index}` })
    )
    await stage.do(about, ({ kith }) => kith.commit(drafts, { via: "cli" }))
    for (const device of [about, other]) quietly(run, device, which, await stage.wait(stage.sync(device, which)))
    const outcome = await stage.wait(stage.sync(to, which))
    stage.tell(`${to.name} syncs with the liar: ${JSON.stringify(outcome)}`)
    const isFoundOut =
      outcome._tag === "Done" &&
      (liar.lie === "withhold"
        ? outcome.value.withheld.some(({ device }) => device === liar.about)
        : outcome.value.refusals.some(({ device }) => device === liar.about))
    if (!isFoundOut) run.faults.push(`a relay that lies (${liar.lie}) is not found out`)
  }
  stage.relays[which]!.liar = undefined
}

/**
 * Everybody syncs with one place until all hold the same, and somebody looks whether the others had more; in the end
 * nobody has anything to say anywhere.
 */
export const syncUntilQuiet = async (run: Run): Promise<void> => {
  const { stage } = run
  const places = [...new Set(run.places)]
  for (let round = 0; round < ROUNDS; round++) {
    const [home, ...others] = places
    for (const device of run.honest) await syncQuietly(run, device, home!)
    if (!(await sameHeads(run.honest))) {
      // What was cut off and taken in after all may lie elsewhere; somebody brings it home.
      for (const which of others) await syncQuietly(run, run.honest[round % run.honest.length]!, which)
      continue
    }
    for (const which of others) await syncQuietly(run, stage.world.pick(run.honest), which)
    let isQuiet = await sameHeads(run.honest)
    for (const which of places) {
      if (!isQuiet) break
      const device = stage.world.pick(run.honest)
      const { received, sent, waiting, membershipGrew, withheld } = await syncQuietly(run, device, which)
      isQuiet = received + sent + waiting + membershipGrew + withheld.length === 0
    }
    if (isQuiet) return
  }
  run.faults.push(`not quiet after ${ROUNDS} rounds`)
}

const syncQuietly = async (run: Run, device: SimulatedDevice, which: Place): Promise<SyncOutcome> => {
  const ended = await run.stage.wait(run.stage.sync(device, which))
  quietly(run, device, which, ended)
  if (ended._tag === "Done" && run.mustReidentify(device, ended.value)) {
    const again = await run.stage.wait(run.reidentify(device, which))
    if (again._tag !== "Done") run.faults.push(`${device.name} cannot be re-identified: ${JSON.stringify(again)}`)
    return syncQuietly(run, device, which)
  }
  if (ended._tag === "Done") return ended.value
  throw new Error("all is healed, and there is no syncing")
}

const quietly = (run: Run, device: SimulatedDevice, which: Place, ended: Ended<SyncOutcome>): void => {
  if (ended._tag === "Done") run.judge(device, which, ended.value)
  else run.faults.push(`${device.name} cannot sync with ${which} when all is healed: ${JSON.stringify(ended)}`)
}

const sameHeads = async (devices: ReadonlyArray<SimulatedDevice>): Promise<boolean> => {
  const held: Array<string> = []
  for (const { disk } of devices) {
    const heads = await Effect.runPromise(disk.log.heads)
    const { length } = await Effect.runPromise(disk.sync.membership(0))
    held.push(
      `${length} ${[...heads]
        .map(([device, { seq }]) => `${device} ${seq}`)
        .sort()
        .join(" ")}`
    )
  }
  return held.every((each) => each === held[0])
}
