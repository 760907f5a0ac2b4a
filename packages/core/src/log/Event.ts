/** The envelope of one domain fact, and the entry that a feed keeps of it. */
import * as Schema from "effect/Schema"
import { Dot } from "./Dot.ts"
import { BatchId } from "./Ids.ts"

/**
 * One immutable fact. `replaces` names the events whose values it overwrites, in
 * every cell that it writes; the writer computes it from what it saw.
 */
export const Event = Schema.Struct({
  dot: Dot,
  /** The author's wall clock, in ms since 1970. Shown, and breaks ties in display; never decides what survives. */
  at: Schema.Int,
  /** The adapter that wrote it: `cli`, `web`, `sheet:<id>`, `import:<format>`. */
  via: Schema.String,
  /** Events of one batch are undone together. */
  batch: Schema.optionalKey(BatchId),
  type: Schema.NonEmptyString,
  version: Schema.Int.check(Schema.isGreaterThan(0)),
  /** The one entity that it writes: `contact/<id>`. */
  entity: Schema.NonEmptyString,
  replaces: Schema.Array(Dot),
  body: Schema.Json
})
export type Event = typeof Event.Type

/**
 * An event as its feed keeps it. `cells` names what it writes without giving set
 * elements away (`CellAddress.ts` of the domain), so that a forgotten event still
 * replaces what it replaced.
 */
export interface Entry {
  readonly event: Event
  readonly cells: ReadonlyArray<string>
  /** Random, so that the commitment of a short text cannot be guessed; empty once forgotten. */
  readonly salt: Uint8Array
  /** H(salt ‖ content) of a forgotten event, whose `body` is null and whose `via` is empty. */
  readonly forgotten?: Uint8Array
}
