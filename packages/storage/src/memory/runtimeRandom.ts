/** Random bytes as every runtime has them. */
import type { RandomBytes } from "@kith/core/log/Ids"

/** More at once `getRandomValues` refuses. */
const AT_ONCE = 65_536

export const runtimeRandom: RandomBytes = (count) => {
  const bytes = new Uint8Array(count)
  for (let at = 0; at < count; at += AT_ONCE) crypto.getRandomValues(bytes.subarray(at, at + AT_ONCE))
  return bytes
}
