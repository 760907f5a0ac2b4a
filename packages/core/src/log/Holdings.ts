/** What somebody holds of a workspace, in few words: all that two ends compare before they exchange anything. */
import type { VersionVector } from "./VersionVector.ts"

/** Where a membership chain ends: how many entries, and the hash of the last. */
export interface ChainEnd {
  readonly length: number
  readonly head: Uint8Array
}

export interface Holdings extends ChainEnd {
  readonly version: VersionVector
}
