/** A fault of a local log as its port's error. */
import { Corrupt, Full, LocalLogError, Moved, NewerSchema, Unavailable } from "@kith/core/log/LocalLog"
import type { StoreFault } from "./StoreFault.ts"

export const logErrorOf = (operation: LocalLogError["operation"], cause: StoreFault): LocalLogError =>
  new LocalLogError({ operation, reason: reasonOf(cause) })

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
