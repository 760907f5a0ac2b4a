/** What those who work in the background of the leading tab are given: syncing, pairing. */
import type * as Effect from "effect/Effect"
import type { Changed } from "../link/messages.ts"
import type { Ports } from "./Ports.ts"

export interface Errands {
  /** The log's name in this browser. */
  readonly log: string
  /** Which adapter writes. */
  readonly via: string
  /** Runs on after the call that began it is answered. Gives what stops it. */
  readonly run: (work: Effect.Effect<unknown, never, Ports>) => () => void
  readonly changed: (what: Changed) => void
  /** What this log is stored in is gone: the next call opens it anew. */
  readonly startOver: () => void
}
