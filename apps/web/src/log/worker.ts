/** The worker of one tab. What it needs to follow is small; what leading takes is loaded once this tab leads. */
import type { ToPage, ToWorker } from "../link/messages.ts"
import { joinTabs } from "./Tab.ts"

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  readonly postMessage: (message: ToPage) => void
}

const scope = globalThis as unknown as WorkerScope

let tab: ReturnType<typeof joinTabs> | undefined

scope.onmessage = ({ data }) => {
  if (data._tag === "Ask") return tab?.ask(data.call)
  const { log, frozenAt } = data
  tab ??= joinTabs({
    name: log,
    lead: async (changed) => {
      const { openLeader } = await import("./openLeader.ts")
      return openLeader({ log, frozenAt, changed })
    },
    toPage: (message) => scope.postMessage(message),
    locks: navigator.locks,
    channel: new BroadcastChannel(`kith/${log}`),
    self: crypto.randomUUID()
  })
}
