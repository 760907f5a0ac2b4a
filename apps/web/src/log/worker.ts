/**
 * The worker of one tab. It loads what leading takes at once: most tabs lead, and one that follows can take over also when
 * another version of the app has come in the meantime. By a script of its own: Chromium keeps the compiled code of what a
 * worker's first script imports later, and of what it begins with it keeps none.
 */
import type { ToPage, ToWorker } from "../link/messages.ts"
import { joinTabs } from "./Tab.ts"

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  readonly postMessage: (message: ToPage) => void
}

const scope = globalThis as unknown as WorkerScope

const loading = import("./openLeader.ts")
// Whoever leads is told.
loading.catch(() => undefined)

let tab: ReturnType<typeof joinTabs> | undefined

scope.onmessage = ({ data }) => {
  if (data._tag === "Ask") return tab?.ask(data.call)
  const { log, frozenAt } = data
  tab ??= joinTabs({
    name: log,
    lead: async (changed) => (await loading).openLeader({ log, frozenAt, changed }),
    toPage: (message) => scope.postMessage(message),
    locks: navigator.locks,
    channel: new BroadcastChannel(`kith/${log}`),
    self: crypto.randomUUID()
  })
}
