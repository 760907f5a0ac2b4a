/** A log that is on its way to this browser: what its first page says until it is here, and how far it is. */
import type { Seen } from "@kith/core/workspace/Arriving"

export interface Arrival {
  /** What today's list is made of meanwhile; `undefined` before it came, and where nobody left one. */
  readonly seen: Seen | undefined
  /** Changes that have come, of so many that are to come; `of` 0: not known yet. */
  readonly received: number
  readonly of: number
  /** Changes that are put in their places. */
  readonly folded: number
}

export const notYet: Arrival = { seen: undefined, received: 0, of: 0, folded: 0 }

/** How far all of it is, from 0 to 1: coming and being put in place count alike. `undefined`: not known. */
export const farOf = ({ received, of, folded }: Arrival): number | undefined =>
  of === 0 ? undefined : Math.min(1, (received + folded) / (2 * of))
