/** Starts one of the programs beside this file: unbuilt as everything here, or bundled where it is started many times. */
import { type ChildProcessByStdio, spawn } from "node:child_process"
import type { Readable, Writable } from "node:stream"
import { fileURLToPath } from "node:url"
import { bundledProgram } from "@kith/testkit/bundledProgram"

export type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** Named by their addresses, so that tools see that they are used. */
const programs = {
  asker: new URL("./asker.ts", import.meta.url),
  filler: new URL("./filler.ts", import.meta.url),
  opener: new URL("./opener.ts", import.meta.url)
}

const bundles = new URL("../rolldown.config.mjs", import.meta.url)
/** Of those that the configuration names. */
type Bundled = "cutter" | "publisher" | "pusher" | "racer" | "writer"

export const childCommand = (program: keyof typeof programs, ...args: ReadonlyArray<string>): ReadonlyArray<string> => [
  process.execPath,
  "--conditions=source",
  fileURLToPath(programs[program]),
  ...args
]

export const bundledCommand = (program: Bundled, ...args: ReadonlyArray<string>): ReadonlyArray<string> => [
  process.execPath,
  bundledProgram(bundles, program),
  ...args
]

/**
 * With a `cache`, a folder for what Node compiles, a child starts in half of the time; only one that ends by itself
 * fills it.
 */
export const startChild = ([command, ...args]: ReadonlyArray<string>, cache?: string): Child =>
  spawn(command!, args, {
    stdio: ["pipe", "pipe", "pipe"],
    env: cache === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: cache }
  })

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

/** Runs until the child ends by itself, or is killed by whoever is told what it says. */
export const untilItEnds = (
  child: ChildProcessByStdio<Writable | null, Readable, Readable>,
  onOutput?: (out: string) => void
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    let out = ""
    let errors = ""
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text
      onOutput?.(out)
    })
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, out, errors }))
  })
