/** A log in memory behind the same tables of questions and commands that pages ask: for tests of the worker's side. */
import { linkTo } from "../src/link/LogLink.ts"
import type { ToPage, ToWorker } from "../src/link/messages.ts"
import { withChangeFeed } from "../src/log/ChangeFeed.ts"
import { makeBackground } from "../src/log/Background.ts"
import { openLeader } from "../src/log/openLeader.ts"
import type { Arrival } from "../src/log/sync/Arrival.ts"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** Tuesday, 3 March 2026, 10:00 in Toronto. */
const NOW = "2026-03-03T15:00:00Z"

interface WorkerInTest {
  onmessage: ((event: MessageEvent<ToPage>) => void) | null
  readonly onerror: null
  readonly postMessage: (message: ToWorker) => void
}

interface TestLogOptions {
  readonly now?: string
  readonly lang?: "en" | "fr"
  readonly zone?: string
  /** A log of this browser, as it is there: for tests in one. In memory unless said. */
  readonly inBrowser?: string
  /** The log is on its way, as far as this, until it says otherwise. */
  readonly arrival?: () => Arrival | undefined
}

/** `ask` and `tell` as pages have them; failures come as `CallFailed`. */
export const openTestLog = async ({
  now = NOW,
  lang = "en",
  zone = "America/Toronto",
  inBrowser,
  arrival
}: TestLogOptions = {}) => {
  let changes = 0
  const leader = openLeader({
    log: inBrowser ?? "test",
    frozenAt: Date.parse(now),
    changed: () => void changes++,
    ...(inBrowser === undefined
      ? { portsOf: (_log, changed) => Layer.mergeAll(memoryPorts(), withChangeFeed(memoryPorts(), changed)) }
      : {}),
    // Nothing here syncs by itself.
    makeBackground: (basis) => {
      const background = { ...makeBackground(basis), begin: Effect.void }
      return arrival === undefined ? background : { ...background, arrival: Effect.sync(arrival) }
    }
  })
  const worker: WorkerInTest = {
    onmessage: null,
    onerror: null,
    postMessage: (message: ToWorker) => {
      if (message._tag !== "Ask") return
      const { call } = message
      const back = (data: ToPage) => worker.onmessage?.({ data: structuredClone(data) } as MessageEvent<ToPage>)
      const told = leader.answer(structuredClone(call), (done, of) => back({ _tag: "Progress", id: call.id, done, of }))
      void told.then((outcome) => back({ _tag: "Told", id: call.id, outcome }))
    }
  }
  const { ask, tell } = linkTo({ worker, log: "test", frozenAt: undefined, language: () => lang })
  if (inBrowser === undefined) await tell.begin({ name: "Network", zone, language: lang })
  return { ask, tell, changes: () => changes, close: () => leader.close() }
}

export type TestLog = Awaited<ReturnType<typeof openTestLog>>
