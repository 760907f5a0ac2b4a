/** Folded entities behind the port that subjects are read through, in plain maps: reading them costs next to nothing. */
import * as Effect from "effect/Effect"
import type { Changes, EntityStore, IndexEntry } from "@kith/core/workspace/EntityStore"

/** Only what `contactSubjects` asks for; everything else is a defect. */
export const entitiesInMemory = ({ entities, addKeys }: Changes): EntityStore["Service"] => {
  const indexes = new Map<string, Map<string, Array<IndexEntry>>>()
  for (const entry of addKeys) {
    const byKey = indexes.get(entry.index) ?? new Map<string, Array<IndexEntry>>()
    indexes.set(entry.index, byKey)
    const entries = byKey.get(entry.key)
    if (entries === undefined) byKey.set(entry.key, [entry])
    else entries.push(entry)
  }
  const none: ReadonlyArray<IndexEntry> = []
  const unused = Effect.die(new Error("reminders are worked out from entities and their indexes alone"))
  return {
    get: (names) =>
      Effect.sync(() => {
        const out = new Map()
        for (const name of names) {
          const stored = entities.get(name)
          if (stored !== undefined) out.set(name, stored)
        }
        return out
      }),
    range: (index, from, to, options) =>
      Effect.sync(() => {
        const byKey = indexes.get(index)
        if (byKey === undefined) return none
        // One key, as nearly all look-ups are; else whether there is anything at all.
        if (to === `${from}\u0000`) return byKey.get(from) ?? none
        // All of it, or whether there is anything at all; who is linked to whom is asked in no order.
        if (from === "")
          return options?.limit === 1 ? byKey.values().next().value!.slice(0, 1) : [...byKey.values()].flat()
        throw new Error(`${index}: a range that is not expected`)
      }),
    folded: unused,
    names: () => unused,
    reminders: () => unused,
    countReminders: () => unused,
    nextReminder: () => unused,
    remindersById: () => unused,
    remindersOf: () => unused,
    setAside: unused,
    commit: () => unused
  }
}
