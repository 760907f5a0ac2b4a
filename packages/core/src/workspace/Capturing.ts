/** Quick capture over the people there are: one line of words, taken apart with names told from everything else. */
import * as Effect from "effect/Effect"
import type { Captured, CaptureOptions } from "../domain/words/captured.ts"
import { capture } from "../domain/words/quickCapture.ts"
import { resolve } from "./People.ts"

/** A line asks for few names; one that asks for more each time would never end. */
const ROUNDS = 8

/**
 * Reads a line as `capture` does. It asks for names as it goes, and cannot wait for the answers: so it reads on as if
 * nobody were called so, is told, and reads again, until it has asked nothing new.
 */
export const captureLine = Effect.fn("Capturing.captureLine")(function* (
  words: ReadonlyArray<string> | string,
  options: Omit<CaptureOptions, "knows">
) {
  const counts = new Map<string, number>()
  let captured: Captured | undefined
  for (let round = 0; round < ROUNDS; round++) {
    const asked = new Set<string>()
    captured = capture(words, {
      ...options,
      knows: (name) => {
        const count = counts.get(name)
        if (count === undefined) asked.add(name)
        return count ?? 0
      }
    })
    if (asked.size === 0) break
    for (const name of asked) counts.set(name, (yield* resolve(name)).length)
  }
  return captured!
})
