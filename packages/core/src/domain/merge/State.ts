/** What folding makes of events: values with the dots that wrote them. Immutable: the reference form of the merge. */
import type * as Schema from "effect/Schema"
import type { Dot } from "../../log/Dot.ts"
import { emptyVersion, type VersionVector } from "../../log/VersionVector.ts"

export type Json = Schema.Json

/** A value and the event that wrote it. */
export interface Dotted {
  readonly dot: Dot
  /** The author's clock, ms: for display, and to choose what an open conflict shows meanwhile. */
  readonly at: number
  readonly value: Json
}

/** One write to one cell. No value: only removes. */
export interface Write {
  readonly field: string
  /** "" for a register, the element's key for a set, the root's dot for a text's edits. */
  readonly key: string
  readonly value?: Json
  /** An edit of a text: with a value it stands beside the others and replaces nothing; without, it takes edits away. */
  readonly edit?: true
  /** `key` is the keyed hash of the element's (`CellAddress.ts`): all that a forgotten event still says. Only removes. */
  readonly hidden?: true
}

/** What one event does to one entity. */
export interface Delta {
  readonly dot: Dot
  readonly at: number
  readonly replaces: ReadonlyArray<Dot>
  readonly entity: string
  readonly writes: ReadonlyArray<Write>
}

export interface EntityState {
  /** Values that nobody has replaced, by cell address. */
  readonly live: ReadonlyMap<string, ReadonlyArray<Dotted>>
  /** Replaced before they arrived, by cell address; each waits for its event and is then forgotten. */
  readonly ahead: ReadonlyMap<string, ReadonlyArray<Dot>>
}

export interface State {
  readonly version: VersionVector
  readonly entities: ReadonlyMap<string, EntityState>
}

export const emptyEntity: EntityState = { live: new Map(), ahead: new Map() }
export const emptyState: State = { version: emptyVersion, entities: new Map() }
