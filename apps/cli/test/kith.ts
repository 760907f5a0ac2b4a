/** Runs the whole program in this process, on a folder of its own: for tests that read like a terminal. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { runProgram } from "../src/program.ts"
import type { World } from "../src/World.ts"

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
  /** What `--json` printed; tests say what they expect of it. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any
}

export interface Kith {
  (...typed: ReadonlyArray<string>): Promise<Said>
  readonly home: string
}

/** When the stories of these tests take place: a Tuesday morning in Toronto. */
const AT = "2026-03-03T09:00"

export interface KithOptions {
  /** Frozen now, unless the command line says otherwise; `null`: the clock runs. */
  readonly at?: string | null
  readonly env?: World["env"]
  /** stdout is a terminal of so many columns. */
  readonly columns?: number
}

/** A home without a log; it is removed when the test is over. */
export const emptyKith = ({ at = AT, env = {}, columns }: KithOptions = {}): Kith => {
  const home = mkdtempSync(join(tmpdir(), "kith-test-"))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const run = async (...typed: ReadonlyArray<string>): Promise<Said> => {
    const streams = { 1: "", 2: "" }
    const world: World = {
      env: { KITH_HOME: home, LANG: "en_CA.UTF-8", ...env },
      platform: "linux",
      isTerminal: (stream) => columns !== undefined && stream === 1,
      columns: () => columns,
      write: (stream, text) => {
        streams[stream] += typeof text === "string" ? text : Buffer.from(text).toString("utf8")
      }
    }
    const frozen = at === null || typed.includes("--at") ? [] : ["--at", at]
    const code = await runProgram([...typed, ...frozen], world)
    return {
      code,
      out: streams[1],
      err: streams[2],
      get json() {
        return JSON.parse(streams[1])
      }
    }
  }
  return Object.assign(run, { home })
}

/** A log in Toronto, with Ontario's holidays, and nobody in it. */
export const newKith = async (options: KithOptions = {}): Promise<Kith> => {
  const kith = emptyKith(options)
  const { code, err } = await kith("init", "--name", "Job search", "--zone", "America/Toronto", "--province", "ON")
  if (code !== 0) throw new Error(`kith init: ${err}`)
  return kith
}

/** A line's words as a shell makes them: quotes hold together, and are gone. */
export const shellWords = (line: string): ReadonlyArray<string> =>
  [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/^(['"])(.*)\1$/, "$2").replace(/=(['"])(.*)\1$/, "=$2")
  )

/** Everything invisible that French sets between words, as plain spaces: for comparing sentences. */
export const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ")
