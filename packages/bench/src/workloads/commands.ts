/** `kith due`, `kith log` and `kith show` as whole processes, beside a Node that does nothing. */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { eventsText } from "../harness/figures.ts"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { Point, Result } from "../harness/Result.ts"
import { scalingResult, sizesToCompare } from "../harness/scaling.ts"
import { median, spread } from "../harness/statistics.ts"
import type { Command, CommandsInput, CommandTimes } from "../jobs/commands.ts"
import { type Home, homeOf } from "../sample/Home.ts"
import type { Bench, Workload } from "./Workload.ts"

const CHECKOUT = fileURLToPath(new URL("../../../..", import.meta.url))
const KITH = `${CHECKOUT}/apps/cli/bin/kith`

/** The day on which generated logs end; a Monday morning. */
const AT = ["--at", "2026-03-02T10:00"]

interface Measured {
  readonly name: string
  readonly work: string
  /** What is typed after `kith`. */
  readonly args: (home: Home) => ReadonlyArray<string>
  /** Times `node -e 0`; absent: only growth is bounded. */
  readonly budget?: number
}

const commandWorkload = (measured: Measured): Workload => ({
  name: measured.name,
  about: `${measured.work}, whole process, on logs of every size`,
  run: async (bench) => {
    buildIfMissing(bench)
    const homes: Array<Home> = []
    for (const events of sizesToCompare(bench.sizes)) homes.push(await homeOf(bench, events))
    bench.progress(`${measured.name}: ${homes.length} logs in turn`)
    const commands: Record<string, Command> = { node: { argv: [process.execPath, "-e", "0"] } }
    for (const home of homes)
      commands[home.events] = { argv: [KITH, ...measured.args(home), ...AT], env: environment(home) }
    const rounds = bench.quick ? { least: 10, within: 0, most: 10 } : { least: 21, within: 20_000, most: 51 }
    const input: CommandsInput = { commands, rounds }
    return resultsOf(measured, bench, homes, resultOf(measured.name, await inChild<CommandTimes>("commands", input)))
  }
})

const environment = ({ path }: Home) => ({ KITH_HOME: path, LANG: "en_CA.UTF-8", NO_COLOR: "1" })

const buildIfMissing = ({ progress }: Bench): void => {
  if (existsSync(`${CHECKOUT}/apps/cli/dist/launch.mjs`)) return
  progress("building the command line")
  const { status } = spawnSync("npm", ["run", "--silent", "build", "--prefix", "apps/cli"], {
    cwd: CHECKOUT,
    stdio: ["ignore", "ignore", "inherit"]
  })
  if (status !== 0) throw new Error("bench: the command line could not be built")
}

const resultsOf = (
  { name, work, budget }: Measured,
  bench: Bench,
  homes: ReadonlyArray<Home>,
  times: CommandTimes
): ReadonlyArray<Result> => {
  const node = times["node"]!
  const own = homes.map(({ events }) => ({ events, ms: median(times[events]!) }))
  const points = own.map(({ events, ms }): Point => ({ events, ratio: ms / median(node), measured: { ms } }))
  const growth = scalingResult(
    own.map(({ events, ms }) => ({ events, cost: ms, measured: { ms } })),
    {
      name: budget === undefined ? name : `${name}-growth`,
      work: `${work}, whole process, on a longer log`,
      limit: `the same on ${eventsText(homes[0]!.events)} events`,
      budget: 1.5,
      notes: [
        `node -e 0: ${median(node).toFixed(1)} ms, so that ${name} takes ${points.map(({ ratio }) => ratio.toFixed(2)).join(", ")} times that`
      ]
    }
  )
  if (budget === undefined) return [growth]
  const headline = {
    name,
    work: `${work}, whole process`,
    limit: "node -e 0",
    budget,
    points,
    headline: bench.headline,
    peers: [],
    spread: spread(times[bench.headline]!.map((time, round) => time / node[round]!)),
    notes: [`node -e 0: ${median(node).toFixed(1)} ms; ${node.length} rounds in turn`]
  }
  return [headline, growth]
}

export const due = commandWorkload({ name: "due", work: "kith due", args: () => ["due"], budget: 3 })

export const log = commandWorkload({
  name: "log",
  work: "kith log, durable",
  args: ({ contact }) => [
    "log",
    contact,
    "coffee, asked about her team",
    "--kind",
    "meeting",
    "--happened",
    "2026-02-27T15:00"
  ],
  budget: 3
})

export const show = commandWorkload({ name: "show", work: "kith show", args: ({ contact }) => ["show", contact] })
