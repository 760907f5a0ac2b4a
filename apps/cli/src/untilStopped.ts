/** Ctrl-C, or whoever runs this program, says stop: for commands that go on until then. */
import * as Effect from "effect/Effect"

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const

/** Succeeds with the first signal; a second one ends the program at once, as it always does. */
export const untilStopped: Effect.Effect<void> = Effect.callback<void>((resume) => {
  const stop = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, stop)
    resume(Effect.void)
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  return Effect.sync(() => {
    for (const signal of SIGNALS) process.removeListener(signal, stop)
  })
})
