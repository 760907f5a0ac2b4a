/** A name that no log in this browser has; its databases go with the scope. */
import * as Effect from "effect/Effect"

let names = 0

export const freshName = Effect.acquireRelease(
  Effect.sync(() => `test-${++names}-${crypto.randomUUID()}`),
  (name) =>
    Effect.sync(() => {
      for (const part of ["log", "entities", "keys"]) indexedDB.deleteDatabase(`kith/${name}/${part}`)
    })
)
