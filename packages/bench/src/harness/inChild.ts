/**
 * Work in a process of its own: started fresh, so that it pays for nobody's garbage; its memory can be told from others';
 * and it can be stopped.
 */
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

export interface Outcome<Message> {
  /** What it said, in order: with a job that is stopped, what it found until then. */
  readonly messages: ReadonlyArray<Message>
  readonly ended: "done" | "stopped" | "failed"
  /** What it wrote to standard error, where it failed. */
  readonly error: string
}

export interface ChildOptions {
  /** Stops it after so long, ms. */
  readonly within?: number
  /** MiB of JavaScript heap, and more than the default only where peers need it. */
  readonly heap?: number
}

const CHILD = fileURLToPath(new URL("../child.ts", import.meta.url))

export const inChild = <Message>(job: string, input: unknown, options: ChildOptions = {}): Promise<Outcome<Message>> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, childArguments(job, input, options), { stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    let error = ""
    let stopped = false
    const timer =
      options.within === undefined
        ? undefined
        : setTimeout(() => {
            stopped = true
            child.kill("SIGKILL")
          }, options.within)
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text))
    child.stderr.setEncoding("utf8").on("data", (text: string) => (error += text))
    child.on("error", reject)
    child.on("close", (code) => {
      clearTimeout(timer)
      const lines = output.split("\n")
      // The last line is empty, or was cut short.
      const messages = lines.slice(0, -1).map((line) => JSON.parse(line) as Message)
      resolve({ messages, ended: stopped ? "stopped" : code === 0 ? "done" : "failed", error })
    })
  })

/** What Node is started with. */
export const childArguments = (job: string, input: unknown, { heap }: ChildOptions = {}): Array<string> => [
  "--conditions=source",
  "--expose-gc",
  "--disable-warning=ExperimentalWarning",
  ...(heap === undefined ? [] : [`--max-old-space-size=${heap}`]),
  CHILD,
  job,
  JSON.stringify(input)
]

/** For jobs that must succeed: their last message. Throws what they said of their failure. */
export const resultOf = <Message>(job: string, { messages, ended, error }: Outcome<Message>): Message => {
  const last = messages.at(-1)
  if (ended !== "done" || last === undefined) throw new Error(`${job}: ${ended}\n${error}`)
  return last
}
