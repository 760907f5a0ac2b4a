/** A clock that stands still: for tests, examples, and a command line's `--at`. */
import type * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

/** `now`: ms since 1970. */
export const frozenClock = (now: number): Clock.Clock => {
  const nanos = BigInt(now) * 1_000_000n
  return {
    currentTimeMillisUnsafe: () => now,
    currentTimeMillis: Effect.succeed(now),
    currentTimeNanosUnsafe: () => nanos,
    currentTimeNanos: Effect.succeed(nanos),
    monotonicTimeNanosUnsafe: () => nanos,
    monotonicTimeNanos: Effect.succeed(nanos),
    sleep: () => Effect.yieldNow
  }
}
