/** What those who work in the background of the leading tab are given: syncing, pairing. */
import type * as Effect from "effect/Effect"
import type { Changed } from "../link/messages.ts"
import type { NotesPlace } from "./DeviceNotes.ts"
import type { Ports } from "./Ports.ts"
import type { Arrival } from "./sync/Arrival.ts"
import type { LogsHere } from "./sync/LogsHere.ts"

export interface Errands {
  /** The log's name in this browser. */
  readonly log: string
  readonly notes: NotesPlace
  /** All logs of this browser; loaded when it is first asked for. */
  readonly logs: Effect.Effect<LogsHere>
  /** Which adapter writes. */
  readonly via: string
  /** Runs on after the call that began it is answered. Gives what stops it. */
  readonly run: (work: Effect.Effect<unknown, never, Ports>) => () => void
  readonly changed: (what: Changed) => void
  /** How far the log is that is on its way here; `undefined`: it is here. */
  readonly arrived: (arrival: Arrival | undefined) => void
  /** What this log is stored in is gone: the next call opens it anew. */
  readonly startOver: () => void
}
