/** 1,000 sockets over 100 workspaces for a minute: no message lost or doubled, memory flat. Run with `--expose-gc`. */
import { stdout } from "node:process"
import * as Effect from "effect/Effect"
import { fanOut } from "./fanOut.ts"

/** How much more may be in use at the end than after the first rounds, MiB: what 100 feeds of a minute take themselves. */
const MAY_GROW_MIB = 40

const report = await Effect.runPromise(
  Effect.scoped(fanOut({ workspaces: 100, socketsEach: 10, bundles: 5, atLeastMs: 60_000, pauseMs: 200 }))
)
const { pushed, delivered, lostOrDoubled, ms, heap, left } = report
const [first, last] = [heap[Math.min(2, heap.length - 1)]!, heap.at(-1)!]
stdout.write(`${JSON.stringify({ pushed, delivered, lostOrDoubled, ms, heapFirst: first, heapLast: last, left })}\n`)
const holds =
  delivered === pushed * 9 &&
  lostOrDoubled === 0 &&
  left.connections === 0 &&
  left.rooms === 0 &&
  last - first <= MAY_GROW_MIB
if (!holds) throw new Error("soak: something was lost, doubled or kept")
