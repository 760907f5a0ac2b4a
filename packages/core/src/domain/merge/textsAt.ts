/** The live values of a register that are text: ids, names, dates. For indexes and look-ups, which take them as they stand. */
import { type EntityRecord, valuesAt } from "./EntityRecord.ts"

export const textsAt = (self: EntityRecord, field: string): ReadonlyArray<string> =>
  valuesAt(self, field, "").flatMap(({ value }) => (typeof value === "string" ? [value] : []))
