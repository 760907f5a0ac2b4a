/** What a connection remembers, for as long as the process lives: for tests. */
import * as Effect from "effect/Effect"
import { nothingYet, type Remembered, type RowBase } from "../engine/Remembered.ts"
import type { SheetMemory } from "../SheetMemory.ts"

/** Kept as text, so that nothing is remembered which a file could not hold. */
export const sheetMemoryInMemory = (): SheetMemory["Service"] => {
  const rows = new Map<string, string>()
  let rest = JSON.stringify(nothingYet.rest)
  return {
    load: Effect.sync((): Remembered => ({
      rows: new Map([...rows].map(([id, text]) => [id, JSON.parse(text) as RowBase])),
      rest: JSON.parse(rest) as Remembered["rest"]
    })),
    save: (changes) =>
      Effect.sync(() => {
        for (const [id, base] of changes.rows ?? []) {
          if (base === undefined) rows.delete(id)
          else rows.set(id, JSON.stringify(base))
        }
        if (changes.rest !== undefined) rest = JSON.stringify(changes.rest)
      })
  }
}
