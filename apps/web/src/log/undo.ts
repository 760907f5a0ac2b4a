/** Takes back one thing that was done, as far as nobody has changed it since. */
import * as Effect from "effect/Effect"
import { type LogSession, VIA } from "./Method.ts"

export interface Undone {
  /** What brings it back. */
  readonly batch: string
  readonly restored: number
  /** How many values somebody changed since: they stayed as they are. */
  readonly leftAlone: number
}

export const undo = Effect.fnUntraced(function* ({ log }: LogSession, { batch }: { readonly batch: string }) {
  const report = yield* log.undo(batch, VIA)
  return { batch: report.batch, restored: report.restored, leftAlone: report.leftAlone.length } satisfies Undone
})
