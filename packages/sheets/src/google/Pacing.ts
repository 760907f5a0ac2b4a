/**
 * Keeps requests within a quota a minute, so that a busy connector waits a little beforehand instead of being refused: for
 * `GoogleClient`. A token bucket on the Clock.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"

/** Google's quota of reads, and as many writes, a user and minute. */
export const QUOTA_PER_MINUTE = 60
/** At once, after a rest; what is left of the quota then flows evenly, so that no minute, wherever it begins, has more. */
const BURST = 20

const MINUTE_MS = 60_000

/** Waits until one more request fits. */
export type Pace = Effect.Effect<void>

export const makePace = (perMinute: number = QUOTA_PER_MINUTE, burst: number = BURST): Pace => {
  const size = Math.max(1, Math.min(burst, perMinute - 1))
  const msEach = MINUTE_MS / Math.max(1, perMinute - size)
  /** When the bucket was, or will be, full; each request moves it on. Who comes meanwhile queues behind by moving it too. */
  let fullAt = 0
  return Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    fullAt = Math.max(fullAt, now) + msEach
    const wait = fullAt - now - size * msEach
    if (wait > 0) yield* Effect.sleep(wait)
  })
}
