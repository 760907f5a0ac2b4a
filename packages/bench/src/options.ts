/** What the command line asks for. */
import { parseArgs } from "node:util"

export interface Options {
  /** Names of workloads, or of families (`sync`: all that begin with `sync-`); none: all. */
  readonly only: ReadonlyArray<string>
  readonly quick: boolean
  readonly json: boolean
  /** Fails where a budget is exceeded. */
  readonly strict: boolean
  /** A page to renew. */
  readonly write: string | undefined
  /** Numbers of events in place of the usual ones. */
  readonly sizes: ReadonlyArray<number> | undefined
  readonly help: boolean
}

/** What cannot be understood, in words. */
export class UsageError extends Error {}

/** Throws `UsageError`. */
export const optionsOf = (argv: ReadonlyArray<string>, known: ReadonlyArray<string>): Options => {
  const { only, quick, json, strict, write, events, help } = parsed(argv)
  const names = only.flatMap((each) => each.split(",")).map((each) => each.trim())
  for (const name of names) {
    if (!known.some((each) => isMeant(name, each)))
      throw new UsageError(`no workload is called "${name}"; there are ${known.join(", ")}`)
  }
  return { only: names, quick, json, strict, write, sizes: events === undefined ? undefined : sizesOf(events), help }
}

/** Whether `--only name` means this workload: its own name, or its family's. */
export const isMeant = (name: string, workload: string): boolean => workload === name || workload.startsWith(`${name}-`)

const parsed = (argv: ReadonlyArray<string>) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        only: { type: "string", multiple: true, default: [] },
        quick: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
        write: { type: "string" },
        events: { type: "string" },
        help: { type: "boolean", short: "h", default: false }
      }
    }).values
  } catch (cause) {
    throw new UsageError((cause as Error).message)
  }
}

const sizesOf = (text: string): ReadonlyArray<number> => {
  const sizes = text.split(",").map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
    throw new UsageError(`--events takes whole numbers, such as 10000,100000; not "${text}"`)
  }
  return sizes.toSorted((a, b) => a - b)
}

export const helpText = (workloads: ReadonlyArray<{ readonly name: string; readonly about: string }>): string =>
  `npm run bench -- [--only NAME[,NAME]] [--quick] [--json] [--strict] [--events N[,N]] [--write FILE]

Each workload beside its limit and its peers, in one run, as ratios.

  --only NAME   these workloads alone
  --quick       10,000 events only: a few seconds a workload
  --json        one JSON object, by workload
  --strict      exit code 1 where a budget is exceeded
  --events N    these numbers of events, in place of 10,000, 100,000 and 1,000,000
  --write FILE  renew the measured part of this page (docs/benchmarks.md)

${workloads.map(({ name, about }) => `  ${name.padEnd(12)}  ${about}`).join("\n")}
`
