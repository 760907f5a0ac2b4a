/** The page's side of its log: calls by name, answered by whichever tab leads. */
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { Commands, Questions } from "../log/methods.ts"
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
  /** Calls back after each change, whoever made it; answers with what ends that. */
  readonly onChange: (what: Changed, listener: () => void) => () => void
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: CallFailed) => void
  readonly onProgress: OnProgress | undefined
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
  const post = (message: ToWorker): void => worker.postMessage(message)

  const call = (name: string, args: unknown, onProgress?: OnProgress): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const asked: Call = { id: newCallId(), name, args: { lang: language(), args } }
      waiting.set(asked.id, { resolve, reject, onProgress })
      post({ _tag: "Ask", call: asked })
    })

  worker.onmessage = ({ data }: MessageEvent<ToPage>) => {
    if (data._tag === "Changed") {
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
      { get: (_, name) => (args?: unknown, onProgress?: OnProgress) => call(String(name), args, onProgress) }
    ) as Asking<Table>
  return {
    ask: byName<Questions>(),
    tell: byName<Commands>(),
    onChange: (what, listener) => {
      listeners[what].add(listener)
      return () => listeners[what].delete(listener)
    }
  }
}

const newCallId = (): CallId =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
