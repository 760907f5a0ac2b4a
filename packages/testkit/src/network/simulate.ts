/**
 * One run of the simulated network: people write, devices sync, things go wrong as the seed has it; then all is healed, and
 * what must hold is looked at. A run is a function of its seed: the same seed is the same run, to the message.
 */
import { disagreements, leftAt } from "./agreement.ts"
import { findOutLiar, settleDown, syncUntilQuiet } from "./healing.ts"
import { loadAll } from "./loadAll.ts"
import { appointLiar, chatter, mishaps, Past } from "./mishaps.ts"
import { Run } from "./Run.ts"
import type { Runtime } from "./Simulation.ts"

export interface SimulationReport {
  readonly seed: number
  /** What happened, a line each. */
  readonly told: ReadonlyArray<string>
  /** What does not hold; none when all is well. */
  readonly faults: ReadonlyArray<string>
}

export const simulate = async (runtime: Runtime, seed: number): Promise<SimulationReport> => {
  await loadAll()
  const run = new Run(runtime, seed)
  try {
    await play(run)
  } catch (cause) {
    run.faults.push(`broke off: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`)
  }
  return { seed, told: run.stage.told, faults: run.faults }
}

/** For a test's failure: everything that is needed to look into it. */
export const describeRun = ({ seed, told, faults }: SimulationReport): string =>
  [
    `KITH_SEED=${seed} replays this run:`,
    ...told.map((line) => `  ${line}`),
    "what does not hold:",
    ...faults.map((fault) => `  ${fault}`)
  ].join("\n")

const MINUTE = 60_000
const DAY = 86_400_000

const play = async (run: Run): Promise<void> => {
  const { stage, climate, runtime } = run
  const { world } = stage
  const founder = await stage.begin("laptop", climate.images ? 1 : 1 + world.below(2))
  const isCrowd = climate.revocations || climate.liar
  const names = ["phone", "tablet", "desk"].slice(0, world.pick(isCrowd ? [2, 2, 3] : [1, 1, 2, 2, 3]))
  for (const name of names) await stage.join(name, founder)
  if (climate.images) await stage.handOverChain(founder, 0)
  if (climate.recoveries) await stage.printPhrase(founder)
  if (climate.chatter) await chatter(run)
  if (climate.badNetwork) {
    const slow = world.oneIn(3) ? 40_000 : 400
    stage.network.weather = { delay: [1, slow], cut: 10 + world.below(60), stall: 30 + world.below(100) }
  }
  if (climate.liar) appointLiar(run)
  if (climate.readers) await stage.join("reader", founder, "reader")
  const past = new Past()
  const steps = 5 + world.below(14)
  for (let step = 0; step < steps; step++) {
    await takeStep(run, past)
    // Often at once, now and then much later.
    const gap = world.oneIn(3) ? world.below(50) : world.oneIn(8) ? world.below(5 * DAY) : world.below(MINUTE)
    await stage.time.pass(stage.time.now + gap)
  }
  await settleDown(run)
  await findOutLiar(run)
  await syncUntilQuiet(run)
  run.faults.push(...(await disagreements(stage, runtime.sha256)))
  // An old backup of a relay holds what was forgotten since.
  if (!climate.oldBackups) run.faults.push(...(await leftAt(stage, 0)))
}

const takeStep = async (run: Run, past: Past): Promise<void> => {
  const { stage, climate } = run
  const { world } = stage
  const device = world.pick(stage.devices)
  await mishaps(run, past, device)
  if (world.oneIn(2)) run.sync(device)
  else if (world.oneIn(10)) run.stayInStep(device)
  else run.deed(device)
  if (climate.crashes && world.oneIn(3)) {
    const calls = world.below(world.pick([20, 80]))
    stage.tell(`${device.name} is to crash at call ${calls}`)
    device.crashIn(calls)
  }
}
