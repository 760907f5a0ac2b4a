/** Log entries as awkward as their types allow, whatever the catalogue: for what keeps and carries bytes. */
import { type Entry, Event } from "@kith/core/log/Event"
import { forgetEntry } from "@kith/core/log/Feed"
import type { Run } from "@kith/core/log/FeedPage"
import type { DeviceId } from "@kith/core/log/Ids"
import { nobleSha256, SALT_BYTES } from "@kith/core/log/Sha256"
import * as fc from "fast-check"
import { schemaArbitrary } from "./schemaArbitrary.ts"
import { jsonArbitrary, textArbitrary } from "./textArbitrary.ts"

/** Clocks may be wrong, even before 1970. */
const timeArbitrary = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -4e15, max: 4e15 }))

const draws = schemaArbitrary(Event)

/** An entry that stands at `seq` of a device's feed. */
export const entryArbitrary = (device: DeviceId, seq: number): fc.Arbitrary<Entry> =>
  fc
    .record({
      event: draws,
      at: timeArbitrary,
      body: fc.oneof({ arbitrary: jsonObject, weight: 3 }, { arbitrary: jsonArbitrary(), weight: 1 }),
      cells: fc.array(textArbitrary(), { maxLength: 3 }),
      salt: fc.uint8Array({ minLength: SALT_BYTES, maxLength: SALT_BYTES }),
      forgotten: fc.oneof({ arbitrary: fc.constant(false), weight: 3 }, { arbitrary: fc.constant(true), weight: 1 })
    })
    .map(({ event, at, body, cells, salt, forgotten }) => {
      const entry: Entry = { event: { ...event, dot: { device, seq }, at, body }, cells, salt: new Uint8Array(salt) }
      return forgotten ? forgetEntry(nobleSha256, entry) : entry
    })

const jsonObject = fc.dictionary(textArbitrary(), jsonArbitrary(), { maxKeys: 4, noNullPrototype: true })

/** Consecutive entries of one feed, from anywhere in it; a few of them often alike but for their values. */
export const runArbitrary: fc.Arbitrary<Run> = fc
  .record({
    device: textArbitrary(1).map((device) => device as DeviceId),
    first: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 ** 52 })),
    length: fc.nat(6)
  })
  .chain(({ device, first, length }) =>
    fc
      .tuple(...Array.from({ length }, (_, index) => entryArbitrary(device, first + index)))
      .map((entries): Run => ({ device, first, entries }))
  )
