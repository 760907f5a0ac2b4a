/** Where the log's core meets Effect: its faults as the port's errors. */
import * as Effect from "effect/Effect"
import { Corrupt, Full, LocalLogError, Moved, NewerSchema, Unavailable } from "@kith/core/log/LocalLog"
import { faultOf, type StoreFault } from "./StoreFault.ts"

/** Runs a function of the log's core with the port's error in place of its fault. */
export const attempt = <A>(operation: LocalLogError["operation"], body: () => A): Effect.Effect<A, LocalLogError> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(body())
    } catch (cause) {
      return Effect.fail(logError(operation, cause))
    }
  })

export const logError = (operation: LocalLogError["operation"], cause: unknown): LocalLogError =>
  new LocalLogError({ operation, reason: reasonOf(faultOf(cause)) })

const reasonOf = (cause: StoreFault): LocalLogError["reason"] => {
  const { fault } = cause
  switch (fault._tag) {
    case "Unavailable":
      return new Unavailable({ why: fault.why, cause })
    case "Full":
      return new Full({ cause })
    case "Moved":
      return new Moved({ device: fault.device, seq: fault.seq })
    case "Corrupt":
      return fault.dot === undefined ? new Corrupt({ cause }) : new Corrupt({ dot: fault.dot, cause })
    case "NewerSchema":
      return new NewerSchema({ found: fault.found, known: fault.known })
    case "FoldedMeanwhile":
      throw cause
  }
}
