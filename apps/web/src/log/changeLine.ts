/** One value that changed, as people read it: what it is called, what stood there before, and what stands there since. */
import * as Effect from "effect/Effect"
import type { FieldChange } from "@kith/core/workspace/FieldHistory"
import { fieldInWords, valueInWords } from "@kith/core/workspace/ValueInWords"
import type { LogSession } from "./Method.ts"

export interface ChangeLine {
  readonly field: string
  readonly label: string
  readonly before: string | undefined
  /** `undefined`: taken away. */
  readonly after: string | undefined
  /** A source said so, and the user's own value stayed. */
  readonly heldFrom: string | undefined
}

/** Which record belongs to which: nothing that anybody wrote. */
const INTERNAL: ReadonlySet<string> = new Set(["interaction", "subject"])

/** `kind`: of the entity whose fields they are. */
export const changeLines = Effect.fnUntraced(function* (
  session: LogSession,
  kind: string,
  changes: ReadonlyArray<FieldChange>
) {
  const lines: Array<ChangeLine> = []
  for (const { field, before, after, heldFrom } of changes) {
    if (INTERNAL.has(field)) continue
    lines.push({
      field,
      label: fieldInWords(kind, field, session.lang),
      before: before === undefined ? undefined : yield* valueInWords(session, kind, field, before),
      after: after === undefined ? undefined : yield* valueInWords(session, kind, field, after),
      heldFrom
    })
  }
  return lines
})
