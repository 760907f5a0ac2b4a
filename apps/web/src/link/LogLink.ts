/** The page's side of its log: calls by name, answered by whichever tab leads. */
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { Commands, Questions } from "../log/methods.ts"
import type { StartAsked } from "../log/start.ts"
import type { Call, CallId, Changed, Failure, FailureCode, ToPage, ToWorker } from "./messages.ts"

/** A call failed. The words are the page's (`words/failureWords.ts`). */
export class CallFailed extends Error {
  readonly code: FailureCode
  constructor({ code, detail }: Failure) {
    super(detail)
    this.name = "CallFailed"
    this.code = code
  }
}

export type OnProgress = (done: number, of: number) => void

type Asking<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends (args: infer Args) => Promise<infer A>
    ? (
        ...args: undefined extends Args ? [args?: Args, onProgress?: OnProgress] : [args: Args, onProgress?: OnProgress]
      ) => Promise<A>
    : never
}

export interface LogLink {
  readonly ask: Asking<Questions>
  readonly tell: Asking<Commands>
  /**
   * Asks what the first page will, before it does: whoever first asks `shell`, and `today` with these arguments, takes the
   * answer, unless the log has changed since.
   */
  readonly askAhead: (asked: StartAsked) => void
  /** Calls back after each change, whoever made it; answers with what ends that. */
  readonly onChange: (what: Changed, listener: () => void) => () => void
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: CallFailed) => void
  readonly onProgress: OnProgress | undefined
}

/** What was asked ahead, until somebody asks for it. */
interface Ahead {
  readonly answer: Promise<unknown>
  readonly listeners: Array<OnProgress>
}

export interface LogLinkOptions {
  readonly worker: Pick<Worker, "postMessage" | "onmessage" | "onerror">
  readonly log: string
  /** Stops the log's clock, ms: for demonstrations and tests. */
  readonly frozenAt: number | undefined
  /** In which sentences come. */
  readonly language: () => Language
}

export const linkTo = ({ worker, log, frozenAt, language }: LogLinkOptions): LogLink => {
  const waiting = new Map<CallId, Waiting>()
  const listeners = { log: new Set<() => void>(), sync: new Set<() => void>(), notices: new Set<() => void>() }
  const ahead = new Map<string, Ahead>()
  const post = (message: ToWorker): void => worker.postMessage(message)

  const call = (name: string, args: unknown, onProgress?: OnProgress): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const asked: Call = { id: newCallId(), name, args: { lang: language(), args } }
      waiting.set(asked.id, { resolve, reject, onProgress })
      post({ _tag: "Ask", call: asked })
    })

  /** The language is part of it: an answer is in words. */
  const aheadKey = (name: string, args: unknown): string => JSON.stringify([name, args, language()])

  const callOrTake = (name: string, args: unknown, onProgress?: OnProgress): Promise<unknown> => {
    if (ahead.size === 0) return call(name, args, onProgress)
    const key = aheadKey(name, args)
    const asked = ahead.get(key)
    if (asked === undefined) return call(name, args, onProgress)
    ahead.delete(key)
    if (onProgress !== undefined) asked.listeners.push(onProgress)
    return asked.answer
  }

  worker.onmessage = ({ data }: MessageEvent<ToPage>) => {
    if (data._tag === "Changed") {
      if (data.what === "log") ahead.clear()
      for (const listener of listeners[data.what]) listener()
      return
    }
    const asked = waiting.get(data.id)
    if (data._tag === "Progress") return asked?.onProgress?.(data.done, data.of)
    waiting.delete(data.id)
    if (data.outcome._tag === "Answered") asked?.resolve(data.outcome.value)
    else asked?.reject(new CallFailed(data.outcome.failure))
  }
  // The worker's script did not load: its files are of another version than this page, or the network is gone.
  worker.onerror = () => {
    for (const [id, { reject }] of waiting) {
      waiting.delete(id)
      reject(new CallFailed({ code: "newer", detail: "worker" }))
    }
  }
  post({ _tag: "Open", log, frozenAt })

  const byName = <Table>(): Asking<Table> =>
    new Proxy(
      {},
      { get: (_, name) => (args?: unknown, onProgress?: OnProgress) => callOrTake(String(name), args, onProgress) }
    ) as Asking<Table>
  return {
    ask: byName<Questions>(),
    tell: byName<Commands>(),
    askAhead: (asked) => {
      const listeners: Array<OnProgress> = []
      const start = call("start", asked, (done, of) => listeners.forEach((listener) => listener(done, of)))
      const put = (name: string, args: unknown, answer: Promise<unknown>): void => {
        // Whoever takes it is told of its failure.
        answer.catch(() => undefined)
        ahead.set(aheadKey(name, args), { answer, listeners })
      }
      const answered = start as ReturnType<Questions["start"]>
      put(
        "shell",
        undefined,
        answered.then(({ shell }) => shell)
      )
      const { today: args } = asked
      if (args !== undefined)
        put(
          "today",
          args,
          answered.then(({ today }) => today ?? call("today", args))
        )
    },
    onChange: (what, listener) => {
      listeners[what].add(listener)
      return () => listeners[what].delete(listener)
    }
  }
}

const newCallId = (): CallId =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
