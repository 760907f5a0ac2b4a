/** What IndexedDB and WebCrypto say when something fails, as the stores' faults. */
import { type Fault, StoreFault } from "../StoreFault.ts"

/** What a caught value says about the store; whatever is no failure of the browser's is a bug, and thrown on. */
export const webFaultOf = (cause: unknown): StoreFault => {
  if (cause instanceof StoreFault) return cause
  const fault = cause instanceof DOMException ? faults.get(cause.name) : undefined
  if (fault === undefined) throw cause
  return new StoreFault(fault, cause)
}

const OTHER: Fault = { _tag: "Unavailable", why: "other" }
const CORRUPT: Fault = { _tag: "Corrupt" }

/** Names of https://www.w3.org/TR/IndexedDB/#exceptions, and what browsers throw beside them. */
const faults: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  ["QuotaExceededError", { _tag: "Full" }],
  // Closed: by whoever wanted a newer one, by the browser, or because the page goes.
  ["InvalidStateError", OTHER],
  ["AbortError", OTHER],
  ["UnknownError", OTHER],
  ["SecurityError", OTHER],
  ["NotAllowedError", OTHER],
  ["OperationError", OTHER],
  ["TimeoutError", { _tag: "Unavailable", why: "busy" }],
  // A store that every version of ours has; a large value whose file is gone.
  ["NotFoundError", CORRUPT],
  ["NotReadableError", CORRUPT]
])
