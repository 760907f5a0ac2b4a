/** Random bytes as every runtime has them. */
import type { RandomBytes } from "@kith/core/log/Ids"

export const runtimeRandom: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count))
