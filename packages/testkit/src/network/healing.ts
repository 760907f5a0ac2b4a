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
 * Everybody brings home what it has, and whoever comes last, who has it all then, looks whether the other places had more;
 * those who lack something fetch it. In the end all hold the same, and nobody has anything to say anywhere.
 */
export const syncUntilQuiet = async (run: Run): Promise<void> => {
  const { stage } = run
  const places = [...new Set(run.places)]
  const [home, ...others] = places
  for (let round = 0; round < ROUNDS; round++) {
    const first = round % run.honest.length
    const order = [...run.honest.slice(first), ...run.honest.slice(0, first)]
    for (const device of order) await syncQuietly(run, device, home!)
    const last = order.at(-1)!
    // What was cut off and taken in after all may lie elsewhere.
    let found = 0
    for (const which of others) found += newsIn(await syncQuietly(run, last, which))
    if (found > 0) await syncQuietly(run, last, home!)
    for (const device of run.honest) {
      if (!(await sameHeads([device, last]))) await syncQuietly(run, device, home!)
    }
    let isQuiet = await sameHeads(run.honest)
    for (const which of places) {
      if (!isQuiet) break
      const outcome = await syncQuietly(run, stage.world.pick(run.honest), which)
      isQuiet = newsIn(outcome) + outcome.sent === 0
    }
    if (isQuiet) return
  }
  run.faults.push(`not quiet after ${ROUNDS} rounds`)
}

/** How much there was that a device did not know. */
const newsIn = ({ received, waiting, membershipGrew, withheld }: SyncOutcome): number =>
  received + waiting + membershipGrew + withheld.length

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
