/**
 * Time that passes only when nothing is left to do, and a scheduler that runs fibers in the order in which they became
 * ready: what makes a simulated run a function of its seed.
 */
import type * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { MixedScheduler } from "effect/Scheduler"

declare const setImmediate: (run: () => void) => void

interface Timer {
  readonly at: number
  readonly run: () => void
}

export class VirtualTime {
  /** ms since 1970, by nobody's clock. */
  now: number
  /** Ready fibers go on as microtasks, before any time passes. */
  readonly scheduler = new MixedScheduler("sync")
  /** The next one last; of several at one time, the first that was set. */
  private timers: Array<Timer> = []

  constructor(start: number) {
    this.now = start
  }

  /** Runs something after so many ms; what is given back calls it off. */
  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.now + Math.max(0, ms), run }
    let index = this.timers.length
    while (index > 0 && this.timers[index - 1]!.at <= timer.at) index--
    this.timers.splice(index, 0, timer)
    return () => {
      const found = this.timers.indexOf(timer)
      if (found >= 0) this.timers.splice(found, 1)
    }
  }

  /** A clock that is wrong by what `ahead` says; sleeping takes as long by every clock. */
  clock(ahead: () => number): Clock.Clock {
    const millis = () => this.now + ahead()
    const nanos = () => BigInt(Math.round(millis())) * 1_000_000n
    const monotonic = () => BigInt(Math.round(this.now)) * 1_000_000n
    return {
      currentTimeMillisUnsafe: millis,
      currentTimeMillis: Effect.sync(millis),
      currentTimeNanosUnsafe: nanos,
      currentTimeNanos: Effect.sync(nanos),
      monotonicTimeNanosUnsafe: monotonic,
      monotonicTimeNanos: Effect.sync(monotonic),
      sleep: (duration) =>
        Effect.callback<void>((resume) => {
          const ms = Duration.toMillis(duration)
          if (!Number.isFinite(ms)) return
          return Effect.sync(this.after(ms, () => resume(Effect.void)))
        })
    }
  }

  /** Lets time pass until it is `until`, or `isDone`. */
  async pass(until: number, isDone: () => boolean = () => false): Promise<void> {
    for (;;) {
      await new Promise<void>((resume) => setImmediate(resume))
      if (isDone()) return
      const next = this.timers.at(-1)
      if (next === undefined || next.at > until) break
      this.now = Math.max(this.now, next.at)
      while (this.timers.at(-1)?.at === next.at) this.timers.pop()!.run()
    }
    this.now = Math.max(this.now, until)
  }
}
