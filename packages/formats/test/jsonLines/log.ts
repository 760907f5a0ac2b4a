/** Logs of a few feeds, mixed, with forgotten events: for the tests of JSON Lines. */
import type { Entry } from "@kith/core/log/Event"
import { emptyHead, forgetEntry, type Head, headAfter, deviceIdOf } from "@kith/core/log/Feed"
import type { BatchId, DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { jsonArbitrary, textArbitrary } from "@kith/testkit/textArbitrary"
import * as fc from "fast-check"

export interface Log {
  readonly workspace: WorkspaceId
  readonly heads: ReadonlyMap<DeviceId, Head>
  readonly publicKeys: ReadonlyMap<DeviceId, Uint8Array>
  readonly entries: ReadonlyArray<Entry>
}

const keys = [1, 2, 3].map((seed) => Uint8Array.from({ length: 32 }, (_, at) => (at * 7 + seed) % 256))
const devices = keys.map((key) => deviceIdOf(nobleSha256, key))
const workspace = "w0rkspace" as WorkspaceId

const anyFact = fc.record({
  device: fc.nat(devices.length - 1),
  at: fc.integer({ min: -1, max: 2_000_000_000_000 }),
  via: textArbitrary(),
  batch: fc.option(textArbitrary(1), { nil: undefined }),
  type: textArbitrary(1),
  version: fc.integer({ min: 1, max: 3 }),
  entity: textArbitrary(1),
  cells: fc.array(textArbitrary(1), { maxLength: 3 }),
  replaces: fc.array(fc.record({ device: fc.nat(devices.length - 1), seq: fc.integer({ min: 1, max: 5 }) }), {
    maxLength: 2
  }),
  body: jsonArbitrary(),
  salt: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  forgotten: fc.boolean()
})

export const anyLog: fc.Arbitrary<Log> = fc.array(anyFact, { maxLength: 12 }).map((facts) => logOf(facts))

/** A log of twelve events, the same each time, in three feeds. */
export const twelveEvents = (): Log =>
  logOf(
    fc.sample(anyFact, { numRuns: 12, seed: 7 }).map((fact, index) => ({ ...fact, device: index % devices.length }))
  )

type Fact = typeof anyFact extends fc.Arbitrary<infer F> ? F : never

const logOf = (facts: ReadonlyArray<Fact>): Log => {
  const feeds = new Map<DeviceId, Array<Entry>>()
  const entries = facts.map(({ device: index, batch, replaces, cells, salt, forgotten, ...fact }): Entry => {
    const device = devices[index]!
    const feed = feeds.get(device) ?? []
    feeds.set(device, feed)
    const event = {
      ...fact,
      dot: { device, seq: feed.length + 1 },
      replaces: replaces.map((dot) => ({ device: devices[dot.device]!, seq: dot.seq })),
      ...(batch === undefined ? {} : { batch: batch as BatchId })
    }
    const entry: Entry = { event, cells, salt }
    feed.push(forgotten ? forgetEntry(nobleSha256, entry) : entry)
    return feed.at(-1)!
  })
  const heads = new Map(
    [...feeds].map(([device, feed]) => {
      const start = emptyHead(nobleSha256, workspace, keys[devices.indexOf(device)]!)
      return [device, headAfter(nobleSha256, start, feed)] as const
    })
  )
  return { workspace, heads, publicKeys: new Map(keys.map((key, index) => [devices[index]!, key])), entries }
}
