/**
 * What goes wrong under the stores, as plain data: their cores throw it, and each store makes it of its own failures
 * (`sqlite/faultOf.ts`, `indexeddb/webFault.ts`). It knows no Effect, so that a single query can start without loading more
 * than it needs; the layers turn faults into the ports' errors.
 */
import type { Dot } from "@kith/core/log/Dot"
import type { DeviceId } from "@kith/core/log/Ids"

export type Fault =
  | { readonly _tag: "Unavailable"; readonly why: "busy" | "readOnly" | "missing" | "other" }
  | { readonly _tag: "Full" }
  | { readonly _tag: "Moved"; readonly device: DeviceId; readonly seq: number }
  | { readonly _tag: "Corrupt"; readonly dot?: Dot }
  | { readonly _tag: "NewerSchema"; readonly found: number; readonly known: number }
  | { readonly _tag: "FoldedMeanwhile" }

export class StoreFault extends Error {
  readonly fault: Fault
  constructor(fault: Fault, cause?: unknown) {
    super(fault._tag, { cause })
    this.name = "StoreFault"
    this.fault = fault
  }
}

/** Makes values of stored bytes, and asks the database for nothing: whatever is thrown, they are not what was written. */
export const readStored = <A>(read: () => A): A => {
  try {
    return read()
  } catch (cause) {
    throw cause instanceof StoreFault ? cause : new StoreFault({ _tag: "Corrupt" }, cause)
  }
}
