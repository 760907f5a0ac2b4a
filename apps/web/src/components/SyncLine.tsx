/** How syncing stands, in a calm line that is always there: room is kept for it, so that nothing moves when it says something else. */
import { A } from "@solidjs/router"
import { createSignal, onCleanup, Show } from "solid-js"
import { syncWords } from "./syncWords.ts"
import { liveAnswer } from "../app/liveAnswer.ts"
import { useLog, useWords } from "../app/LogContext.tsx"
import "./syncLine.css"

const MINUTE = 60_000

export const SyncLine = () => {
  const { ask, onChange } = useLog()
  const words = useWords(syncWords)
  const state = liveAnswer(
    () => undefined,
    () => ask.syncLine().then((state) => state ?? ("off" as const)),
    "sync"
  )
  // What was written here waits from that moment on.
  onCleanup(onChange("log", () => state.again()))
  const [now, setNow] = createSignal(Date.now())
  const timer = setInterval(() => setNow(Date.now()), MINUTE)
  onCleanup(() => clearInterval(timer))
  const said = (): string => {
    const value = state.value
    if (value === undefined) return "\u00a0"
    if (value === "off") return words().off
    const { phase, waiting, syncedAt } = value
    if (phase._tag === "Stopped") return words().attention
    if (waiting > 0 && phase._tag !== "InStep") return words().waiting(waiting)
    if (phase._tag === "Away") return phase.why === "unreachable" ? words().away : words().problem
    return syncedAt === undefined ? words().connecting : words().synced(Math.max(0, now() - syncedAt))
  }
  return (
    <p class="sync-line no-print">
      <Show when={state.value !== undefined} fallback={said()}>
        <A href="/devices">{said()}</A>
      </Show>
    </p>
  )
}
