/**
 * A clock for tests over real HTTP: waiting takes no time, and a request takes none either, unless the server lets it hang,
 * whereupon its time-out comes at once.
 */
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

export interface VirtualTime {
  readonly clock: Clock.Clock
  /** Counts what is under way. */
  readonly fetch: typeof globalThis.fetch
  /** How long was waited for what, ms. */
  readonly waits: ReadonlyArray<number>
  readonly now: () => number
  /** What waits for an answer waits in vain. */
  readonly hang: () => void
}

export const makeVirtualTime = (start = Date.UTC(2026, 2, 2, 9)): VirtualTime => {
  let time = start
  let underWay = 0
  const waits: Array<number> = []
  const timeouts = new Set<{ readonly at: number; readonly ring: () => void }>()
  const sleep = (duration: Duration.Duration): Effect.Effect<void> =>
    Effect.suspend(() => {
      const ms = Duration.toMillis(duration)
      if (underWay === 0) {
        waits.push(ms)
        time += ms
        return Effect.void
      }
      return Effect.callback<void>((resume) => {
        const timeout = { at: time + ms, ring: () => resume(Effect.void) }
        timeouts.add(timeout)
        return Effect.sync(() => void timeouts.delete(timeout))
      })
    })
  const clock: Clock.Clock = {
    currentTimeMillisUnsafe: () => time,
    currentTimeMillis: Effect.sync(() => time),
    monotonicTimeNanosUnsafe: () => BigInt(Math.round(time * 1_000_000)),
    monotonicTimeNanos: Effect.sync(() => BigInt(Math.round(time * 1_000_000))),
    currentTimeNanosUnsafe: () => BigInt(Math.round(time * 1_000_000)),
    currentTimeNanos: Effect.sync(() => BigInt(Math.round(time * 1_000_000))),
    sleep
  }
  return {
    clock,
    waits,
    now: () => time,
    hang: () => {
      const [first] = [...timeouts].sort((a, b) => a.at - b.at)
      if (first === undefined) return
      timeouts.delete(first)
      time = first.at
      first.ring()
    },
    fetch: async (input, init) => {
      let isOver = false
      const over = (): void => {
        if (!isOver) underWay--
        isOver = true
      }
      underWay++
      // Given up: what follows need not wait for the connection to notice.
      init?.signal?.addEventListener("abort", over)
      try {
        const response = await globalThis.fetch(input, init)
        // The body is part of the request's time.
        const body = await response.arrayBuffer()
        return new Response(body, { status: response.status, headers: response.headers })
      } finally {
        over()
      }
    }
  }
}
