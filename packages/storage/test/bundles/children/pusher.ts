/**
 * A process that pushes bundles of one device, leaves a glance after each, and now and then replaces them, until it is killed or so many times; and
 * adds so many entries to the chain. `pusher.ts KIND FOLDER SEED DEVICE TIMES ENTRIES`. Prints `=SEQ` once a push is
 * acknowledged, in one write.
 */
import { writeSync } from "node:fs"
import * as Effect from "effect/Effect"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { type Kind, openStore } from "../openStore.ts"
import { sampleFromSeed } from "../sampleFromSeed.ts"

const [kind = "", folder = "", seed = "", number = "", times = "", entries = ""] = process.argv.slice(2)
const DEVICES = 12

const work = Effect.gen(function* () {
  const sample = yield* sampleFromSeed(Number(seed), DEVICES)
  const device = sample.devices[Number(number)]!
  const store: BundleStore = yield* openStore(kind as Kind, folder, sample, device)
  let replaced = 0
  let added = 0
  for (let time = 1; time <= Number(times); time++) {
    yield* store.push([yield* device.next(1 + (time % 7))])
    if (store.glance !== undefined) yield* store.glance.leave(yield* device.glance(new Uint8Array(50_000), device.seq))
    writeSync(1, `=${device.seq}\n`)
    if (time % 10 === 0) {
      yield* store.push([yield* device.span(replaced + 1, device.seq)])
      replaced = device.seq
    }
    if (added < Number(entries)) {
      const chain = yield* store.membership(0)
      const next = yield* sample.following(chain, Number(number) * 1000 + added)
      if (yield* store.extendMembership([next])) added++
    }
  }
  writeSync(1, `+${added}\n`)
})

await Effect.runPromise(Effect.scoped(work))
