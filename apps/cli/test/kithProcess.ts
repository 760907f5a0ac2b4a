/**
 * Several devices and a relay. The relay, and what waits or reads its stdin, are processes of their own; other commands run
 * in this one, since starting Node takes longer than most of them do. `newMachine` starts a process for everything.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { bundledProgram } from "@kith/testkit/bundledProgram"
import { runProgram } from "../src/program.ts"

/** The program as it is installed, of the sources of now. */
export const kithProgram = (): string => bundledProgram(new URL("../rolldown.config.mjs", import.meta.url), "launch")

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** What `--json` printed; tests say what they expect of it. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any
}

export interface Running {
  /** The first line on stdout; fails with what was said when the program ends without one. */
  readonly firstLine: Promise<string>
  readonly ended: Promise<Ended>
  /** The first words on stderr that look so. */
  readonly said: (pattern: RegExp) => Promise<string>
  /** Everything on stdout, once there are words that look so. */
  readonly heard: (pattern: RegExp) => Promise<string>
  readonly stop: () => Promise<Ended>
  /** At once, as a power cut does. */
  readonly kill: () => void
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** What is typed on its stdin; nothing, and its end, unless given. */
  readonly typed?: string
}

/** A folder that is gone when the test is over. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "kith-sync-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A device: a home of its own. */
export const newDevice = (env: Readonly<Record<string, string>> = {}) => {
  const { home, env: all } = newHome(env)
  const run = async (...words: ReadonlyArray<string>): Promise<Ended> => {
    const said = { 1: "", 2: "" }
    const code = await runProgram(words, {
      env: all,
      platform: "linux",
      isTerminal: () => false,
      columns: () => undefined,
      write: (stream, text) => {
        said[stream] += typeof text === "string" ? text : Buffer.from(text).toString("utf8")
      }
    })
    return ended(code, said[1], said[2])
  }
  return deviceOn(home, all, run)
}

/** As `newDevice`, with a process for every command. */
export const newMachine = (): Device => {
  const { home, env } = newHome({})
  return deviceOn(home, env, (...words) => startKith(words, { env }).ended)
}

const newHome = (env: Readonly<Record<string, string>>) => {
  const home = newFolder()
  return { home, env: { KITH_HOME: home, LANG: "en_CA.UTF-8", ...env } }
}

const deviceOn = (
  home: string,
  env: Readonly<Record<string, string>>,
  run: (...words: ReadonlyArray<string>) => Promise<Ended>
) =>
  Object.assign(run, {
    home,
    start: (...words: ReadonlyArray<string>): Running => startKith(words, { env }),
    runWith: (typed: string, ...words: ReadonlyArray<string>): Promise<Ended> => startKith(words, { env, typed }).ended
  })

const ended = (code: number | null, out: string, err: string): Ended => ({
  code,
  out,
  err,
  get json() {
    return JSON.parse(out)
  }
})

export type Device = ReturnType<typeof deviceOn>

/** A relay that anybody may use, on a port that is free; it is stopped when the test is over. */
export const newRelay = async (data = newFolder(), port = "0") => {
  const serving = startKith(["serve", "--port", port, "--data", data, "--open", "--json", "--log-level", "error"], {})
  const { url }: { readonly url: string } = JSON.parse(await serving.firstLine)
  return { url, data, stop: serving.stop }
}

export const startKith = (words: ReadonlyArray<string>, options: RunOptions): Running =>
  startProgram(kithProgram(), words, options)

/** The same of another program. */
export const startProgram = (main: string, words: ReadonlyArray<string>, { env, typed = "" }: RunOptions): Running => {
  const child: ChildProcess = spawn(process.execPath, ["--conditions=source", main, ...words], {
    env: { ...process.env, NO_COLOR: "1", COLUMNS: "", ...env },
    stdio: ["pipe", "pipe", "pipe"]
  })
  let out = ""
  let err = ""
  child.stdin!.on("error", () => undefined).end(typed)
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (err += text))
  const ending = new Promise<Ended>((resolve) => {
    child.once("close", (code) => resolve(ended(code, out, err)))
  })
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      out += text
      if (out.includes("\n")) resolve(out.slice(0, out.indexOf("\n")))
    })
    void ending.then(({ code }) => reject(new Error(`kith ${words.join(" ")}: ${code}\n${out}${err}`)))
  })
  // Whoever does not wait for it has no use for its failure.
  firstLine.catch(() => undefined)
  const stop = (): Promise<Ended> => {
    child.kill("SIGTERM")
    return ending
  }
  onTestFinished(async () => {
    child.kill("SIGKILL")
    await ending
  })
  const said = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        // Up to the last line that is whole.
        const found = pattern.exec(err.slice(0, err.lastIndexOf("\n") + 1))?.[0]
        if (found !== undefined) resolve(found)
      }
      child.stderr!.on("data", look)
      look()
      void ending.then(({ code }) => reject(new Error(`kith ${words.join(" ")}: ${code}\n${out}${err}`)))
    })
  /** As `said`, on stdout; gives all that was said. */
  const heard = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(out.slice(0, out.lastIndexOf("\n") + 1))) resolve(out)
      }
      child.stdout!.on("data", look)
      look()
      void ending.then(({ code }) => reject(new Error(`${words.join(" ")}: ${code}\n${out}${err}`)))
    })
  return { firstLine, ended: ending, said, heard, stop, kill: () => child.kill("SIGKILL") }
}

/** Lets `joiner` into `inviter`'s log by the code, as scripts do. */
export const pairBy = async (
  inviter: Device,
  joiner: Device,
  url: string,
  what: "code" | "link" = "code",
  name = "phone"
): Promise<Ended> => {
  const inviting = inviter.start("pair", "--relay", url, "--code", "--json", "--yes")
  const said: { readonly link: string; readonly code: string } = JSON.parse(await inviting.firstLine)
  const relay = what === "code" ? ["--relay", url] : []
  const joined = await joiner("join", said[what], ...relay, "--device", name, "--yes")
  const { code, out, err } = await inviting.ended
  if (code !== 0) throw new Error(`kith pair: ${code}\n${out}${err}`)
  return joined
}
