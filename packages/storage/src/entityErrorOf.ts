/** A fault of an entity store as its port's error. */
import { Corrupt, Full, NewerSchema, Unavailable } from "@kith/core/log/LocalLog"
import { EntityStoreError, FoldedMeanwhile } from "@kith/core/workspace/EntityStore"
import type { StoreFault } from "./StoreFault.ts"

export const entityErrorOf = (operation: EntityStoreError["operation"], cause: StoreFault): EntityStoreError =>
  new EntityStoreError({ operation, reason: reasonOf(cause) })

const reasonOf = (cause: StoreFault): EntityStoreError["reason"] => {
  const { fault } = cause
  switch (fault._tag) {
    case "Unavailable":
      return new Unavailable({ why: fault.why, cause })
    case "Full":
      return new Full({ cause })
    case "Corrupt":
      return new Corrupt({ cause })
    case "NewerSchema":
      return new NewerSchema({ found: fault.found, known: fault.known })
    case "FoldedMeanwhile":
      return new FoldedMeanwhile()
    case "Moved":
      throw cause
  }
}
