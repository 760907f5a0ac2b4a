/** The log in memory: for tests, first steps and the bench. Gone with the layer. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Dot } from "@kith/core/log/Dot"
import type { Entry } from "@kith/core/log/Event"
import { forgetEntry, type Head } from "@kith/core/log/Feed"
import type { Run } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import { LocalLog, LocalLogError, Moved } from "@kith/core/log/LocalLog"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { VersionVector } from "@kith/core/log/VersionVector"

export const layerMemoryLocalLog: Layer.Layer<LocalLog> = Layer.sync(LocalLog, () => memoryLocalLog())

const memoryLocalLog = (): LocalLog["Service"] => {
  const feeds = new Map<DeviceId, { head: Head; readonly entries: Array<Entry> }>()
  const append = ({ device, first, entries }: Run, head: Head): Effect.Effect<void, LocalLogError> => {
    if (head.seq !== first + entries.length - 1) throw new RangeError("append: the head is not the run's")
    const feed = feeds.get(device)
    const seq = feed?.head.seq ?? 0
    if (seq !== first - 1) return new LocalLogError({ operation: "append", reason: new Moved({ device, seq }) })
    if (entries.length === 0) return Effect.void
    if (feed === undefined) feeds.set(device, { head, entries: [...entries] })
    else {
      for (const entry of entries) feed.entries.push(entry)
      feed.head = head
    }
    return Effect.void
  }
  const read = (held: VersionVector, limit: number): ReadonlyArray<Run> => {
    const runs: Array<Run> = []
    let left = Math.max(1, limit)
    for (const [device, feed] of feeds) {
      const from = held.get(device) ?? 0
      const entries = feed.entries.slice(from, from + left)
      if (entries.length > 0) runs.push({ device, first: from + 1, entries })
      left -= entries.length
    }
    return runs
  }
  const forget = ({ device, seq }: Dot): void => {
    const entries = feeds.get(device)?.entries
    const entry = entries?.[seq - 1]
    if (entry === undefined || entry.forgotten !== undefined) return
    entries![seq - 1] = forgetEntry(nobleSha256, entry)
    forgotten.push({ device, seq })
  }
  const forgotten: Array<Dot> = []
  let truncations = 0
  const truncate = (device: DeviceId, head: Head): void => {
    const feed = feeds.get(device)
    if (feed === undefined || feed.head.seq <= head.seq) return
    truncations++
    if (head.seq === 0) feeds.delete(device)
    else {
      feed.entries.length = head.seq
      feed.head = head
    }
  }
  return {
    heads: Effect.sync(() => new Map([...feeds].map(([device, { head }]) => [device, head]))),
    append: (run, head) => Effect.suspend(() => append(run, head)),
    read: (held, limit) => Effect.sync(() => read(held, limit)),
    entries: (dots) => Effect.sync(() => dots.flatMap(({ device, seq }) => feeds.get(device)?.entries[seq - 1] ?? [])),
    forget: (dots) => Effect.sync(() => dots.forEach(forget)),
    forgotten: (after) => Effect.sync(() => ({ upTo: forgotten.length, dots: forgotten.slice(after) })),
    truncate: (device, head) => Effect.sync(() => truncate(device, head)),
    truncations: Effect.sync(() => truncations)
  }
}
