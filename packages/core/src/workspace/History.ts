/** The events behind an entity or a batch, read back from the log. */
import * as Effect from "effect/Effect"
import type { Dot } from "../log/Dot.ts"
import type { Entry } from "../log/Event.ts"
import type { DeviceId } from "../log/Ids.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { EntityStore, type Touches } from "./EntityStore.ts"
import { componentOf, exactly, startingWith } from "./Identity.ts"
import { Index } from "./IndexNames.ts"

export const dotsOf = (touches: Touches): ReadonlyArray<Dot> =>
  touches.flatMap(([device, first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => ({ device, seq: first + index }))
  )

/** Every event that wrote these entities, oldest first by their authors' clocks. */
export const entriesOf = Effect.fn("History.entriesOf")(function* (names: ReadonlyArray<string>) {
  const stored = yield* (yield* EntityStore).get(names)
  const entries = yield* (yield* LocalLog).entries([...stored.values()].flatMap(({ touches }) => dotsOf(touches)))
  return entries.toSorted((a, b) => a.event.at - b.event.at || a.event.dot.seq - b.event.dot.seq)
})

/** What is known of a person, under every contact merged into them: the contacts and whatever names them. */
export const namesAround = Effect.fnUntraced(function* (id: string) {
  const store = yield* EntityStore
  const names: Array<string> = []
  for (const member of yield* componentOf(id)) {
    names.push(`contact/${member}`)
    for (const { entity } of yield* store.range(Index.of, ...exactly(`contact/${member}`))) names.push(entity)
  }
  return [...new Set(names)]
})

/** A batch's events, in the order they were written. */
export const entriesOfBatch = Effect.fn("History.entriesOfBatch")(function* (batch: string) {
  const runs = yield* (yield* EntityStore).range(Index.batch, ...exactly(batch))
  const entries: ReadonlyArray<Entry> = yield* (yield* LocalLog).entries(
    dotsOf(runs.map(({ entity }) => touchesOf(entity)))
  )
  return entries
})

/** Whole batch ids that start so. */
export const batchesFrom = Effect.fnUntraced(function* (prefix: string) {
  const found = yield* (yield* EntityStore).range(Index.batch, ...startingWith(prefix), { limit: 20 })
  return [...new Set(found.map(({ key }) => key))]
})

const touchesOf = (run: string): Touches[number] => {
  const [device, first, last] = run.split(":")
  return [device as DeviceId, Number(first), Number(last)]
}
