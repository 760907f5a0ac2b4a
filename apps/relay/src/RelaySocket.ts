/** A device's socket as the relay holds it: besides what every socket can, it may take in what many are told at once. */
import type { Socket } from "@kith/core/log/Socket"
import type { Broadcast } from "./Broadcast.ts"

export interface RelaySocket extends Socket {
  /**
   * Hands it over in this very turn. `false`, and nothing done, where more than `MAX_LAG_BYTES` would wait to be read. One
   * that is closed takes it for nothing. Left out by sockets that only send one message after the other (`Line.ts`).
   */
  readonly offer?: (broadcast: Broadcast) => boolean
}
