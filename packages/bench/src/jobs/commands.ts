/** Whole processes beside each other, in turn: from the start of each to its end. */
import { spawnSync } from "node:child_process"
import type { Say } from "../harness/Say.ts"
import { interleave, type Rounds } from "../harness/interleave.ts"

export interface Command {
  /** The program's path, and what it is given. */
  readonly argv: ReadonlyArray<string>
  readonly env?: { readonly [name: string]: string }
}

export interface CommandsInput {
  readonly commands: { readonly [name: string]: Command }
  readonly rounds: Rounds
}

/** ms, one a round. */
export type CommandTimes = { readonly [name: string]: ReadonlyArray<number> }

export const run = async ({ commands, rounds }: CommandsInput, say: Say): Promise<void> => {
  // Once each beforehand: caches of compiled code are filled by the first run after a build, and never again.
  for (const command of Object.values(commands)) runToEnd(command)
  const contestants = Object.entries(commands).map(
    ([name, command]) => [name, { run: () => runToEnd(command) }] as const
  )
  say((await interleave(Object.fromEntries(contestants), rounds)) satisfies CommandTimes)
}

const runToEnd = ({ argv: [program = "", ...args], env }: Command): void => {
  const { NODE_OPTIONS: _, ...own } = process.env
  const { status, stderr, error } = spawnSync(program, args, {
    env: { ...own, ...env },
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"]
  })
  if (status !== 0) throw new Error(`${args.join(" ")}: ${error?.message ?? `exit ${String(status)}`}\n${stderr}`)
}
