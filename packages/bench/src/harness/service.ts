/** A server in a process of its own, as relays are: what is measured talks to it over loopback. */
import { spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { childArguments } from "./inChild.ts"

export interface Service<Started> {
  /** What it said first. */
  readonly started: Started
  /** What it answers to a word. */
  readonly ask: <Answer>(word: string) => Promise<Answer>
  /** Ends it, and waits for its end. */
  readonly stop: () => Promise<void>
}

/** Runs a job that says that it has started, answers each line that it is told, and ends when told nothing more. */
export const startService = async <Started>(job: string, input: unknown): Promise<Service<Started>> => {
  const child = spawn(process.execPath, childArguments(job, input), { stdio: ["pipe", "pipe", "inherit"] })
  const ended = new Promise<void>((resolve) => void child.once("close", () => resolve()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async <Answer>(): Promise<Answer> => {
    const { value, done } = await lines.next()
    if (done === true) throw new Error(`${job}: it has ended`)
    return JSON.parse(value) as Answer
  }
  return {
    started: await next<Started>(),
    ask: (word) => {
      child.stdin.write(`${word}\n`)
      return next()
    },
    stop: () => {
      child.stdin.end()
      return ended
    }
  }
}

/** The service's own end: answers until its input ends. */
export const answerUntilEnd = async (
  answer: (word: string) => unknown,
  say: (message: unknown) => void
): Promise<void> => {
  for await (const word of createInterface({ input: process.stdin })) say(await answer(word))
}
