/** An event that the writer takes goes into a bundle, whatever it says. */
import { expect, it } from "vitest"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { MAX_BUNDLE_BYTES } from "@kith/core/log/Bundle"
import type { Deflate } from "@kith/core/log/FeedPage"
import { packRun } from "@kith/core/log/Sealing"
import { eventBytes, MAX_EVENT_BYTES } from "@kith/core/workspace/eventSize"
import { device } from "@kith/testkit/MemoryDevices"

const via = "test"

/** The worst case: what is said is noise. */
const asItIs: Deflate = { deflate: (bytes) => bytes, inflate: (bytes) => bytes }
/** Header, signature and seal. */
const ENVELOPE = 1024

const tags = (count: number, length = 1) =>
  Array.from({ length: count }, (_, index) => `${index}`.padStart(length, "#"))

const shapes: { readonly [what: string]: (size: number) => Draft } = {
  "a text": (size) => ContactEdited.draft("ana", { notes: { start: "n".repeat(size) } }),
  "a text of characters that JSON escapes": (size) =>
    ContactEdited.draft("ana", { notes: { start: "\u0001".repeat(size) } }),
  "a text of characters of three bytes": (size) => ContactEdited.draft("ana", { notes: { start: "漢".repeat(size) } }),
  "many small elements": (size) => ContactEdited.draft("ana", { tags: { add: tags(size) } }),
  "elements of some size": (size) => ContactEdited.draft("ana", { tags: { add: tags(size, 200) } })
}

it.each(Object.keys(shapes))("%s", async (what) => {
  const { kith, log, run } = await device("laptop")
  const sizeOf = (size: number): number => eventBytes(shapes[what]!(size).body)
  let tooMuch = 1
  while (sizeOf(tooMuch) <= MAX_EVENT_BYTES) tooMuch *= 2
  let fits = tooMuch / 2
  while (tooMuch - fits > 1) {
    const size = (fits + tooMuch) >> 1
    if (sizeOf(size) <= MAX_EVENT_BYTES) fits = size
    else tooMuch = size
  }
  expect(fits).toBeGreaterThan(500)
  await run(kith.commit([shapes[what]!(fits)], { via }))
  // What takes it all away again replaces every value.
  if (what.includes("elements")) {
    const held = await run(kith.person("ana"))
    await run(
      kith.commit([ContactEdited.draft("ana", { tags: { remove: held!.contact.tags.slice(0, 1000) } })], { via })
    )
  }
  const entries = (await run(log.read(new Map(), 1000))).flatMap(({ entries }) => entries)
  for (const entry of entries) {
    const run = { device: entry.event.dot.device, first: entry.event.dot.seq, entries: [entry] }
    expect(packRun(run, asItIs).length + ENVELOPE).toBeLessThanOrEqual(MAX_BUNDLE_BYTES)
  }
})
