/** Everything that a log held at one moment, a few thousand events at a time. For exporting it whole. */
import * as Effect from "effect/Effect"
import type { Entry } from "./Event.ts"
import type { Head } from "./Feed.ts"
import type { DeviceId } from "./Ids.ts"
import { LocalLog } from "./LocalLog.ts"

/** Events read at a time. */
const CHUNK = 8192

export const eventsUpTo = (heads: ReadonlyMap<DeviceId, Head>): number =>
  [...heads.values()].reduce((sum, { seq }) => sum + seq, 0)

/**
 * Entries up to these heads, those of one feed in its order; what was added since belongs to the next export. `use` is
 * told how many there have been.
 */
export const everyEntry = Effect.fnUntraced(function* <E, R>(
  heads: ReadonlyMap<DeviceId, Head>,
  use: (entries: ReadonlyArray<Entry>, done: number) => Effect.Effect<void, E, R>
) {
  const log = yield* LocalLog
  const count = eventsUpTo(heads)
  const held = new Map<DeviceId, number>()
  let done = 0
  while (done < count) {
    const runs = yield* log.read(held, CHUNK)
    if (runs.length === 0) break
    for (const { device, entries } of runs) {
      const ours = entries.filter(({ event }) => event.dot.seq <= (heads.get(device)?.seq ?? 0))
      held.set(device, entries.at(-1)!.event.dot.seq)
      done += ours.length
      if (ours.length > 0) yield* use(ours, done)
    }
  }
})
