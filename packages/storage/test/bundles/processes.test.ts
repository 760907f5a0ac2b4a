/** `kill -9` in the middle of pushing, and several processes at once. Real processes on a real disk. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { membershipOf } from "@kith/core/log/Membership"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { storySeed } from "@kith/testkit/storySeed"
import { randomFrom } from "../children/numbers.ts"
import { bundledCommand, startChild, untilItEnds } from "../children/startChild.ts"
import { testFolder } from "../temporaryFolder.ts"
import { type Kind, kinds, openStore } from "./openStore.ts"
import { readWhole } from "./readWhole.ts"
import { nodePorts, sampleFromSeed } from "./sampleFromSeed.ts"

const KILLS = 8
const DEVICES = 12
const seed = storySeed()
const said = `KITH_SEED=${seed}`

/** Each child writes the feed of the device of this number. */
const push = (kind: Kind, folder: string, cache: string, device: number, times: number, entries: number) =>
  startChild(bundledCommand("pusher", kind, folder, ...[seed, device, times, entries].map(String)), cache)

const acknowledged = (out: string): number =>
  Number(
    out
      .split("\n")
      .slice(0, -1)
      .findLast((line) => line.startsWith("="))
      ?.slice(1) ?? 0
  )

const inspect = <A>(
  kind: Kind,
  folder: string,
  look: (store: BundleStore, sample: SampleWorkspace) => Effect.Effect<A, unknown>
) =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const sample = yield* sampleFromSeed(seed, DEVICES)
        return yield* look(yield* openStore(kind, folder, sample, sample.devices[0]), sample)
      })
    )
  )

describe.each(kinds)("bundles on %s", (kind) => {
  it(`keep what was acknowledged, and are whole, after kill -9 in mid-push (${KILLS} times)`, async () => {
    const folder = testFolder()
    const cache = testFolder()
    const random = randomFrom(seed)
    await untilItEnds(push(kind, folder, cache, 11, 1, 0))
    const told: Array<number> = []
    for (let device = 0; device < KILLS; device++) {
      const child = push(kind, folder, cache, device, Infinity, 0)
      const after = 1 + Math.floor(random() * 60)
      let isStarted = false
      const { out, errors } = await untilItEnds(child, () => {
        if (!isStarted) setTimeout(() => child.kill("SIGKILL"), after)
        isStarted = true
      })
      expect(errors, said).toBe("")
      told.push(acknowledged(out))
      const { faults, held } = await inspect(kind, folder, readWhole)
      expect(faults, said).toEqual([])
      // Of the one push that was not answered, all or nothing.
      expect(held[device]! - told[device]!, said).toBeLessThanOrEqual(7)
      told.forEach((seq, index) => expect(held[index], said).toBeGreaterThanOrEqual(seq))
      // The glance is a whole one, and no older than the last that was acknowledged.
      const glance = await inspect(kind, folder, ({ glance: place }) => place?.read ?? Effect.succeed(undefined))
      if (kind === "sqlite") expect(glance?.at, said).toBeGreaterThanOrEqual(told[device]!)
    }
    expect(
      told.some((seq) => seq > 0),
      said
    ).toBe(true)
  })

  it("take what several processes push, and one entry of each that follow the same one", async () => {
    const folder = testFolder()
    const cache = testFolder()
    await untilItEnds(push(kind, folder, cache, 11, 1, 0))
    const children = [0, 1, 2].map((device) => untilItEnds(push(kind, folder, cache, device, 30, 5)))
    const ended = await Promise.all(children)
    expect(
      ended.map(({ errors }) => errors),
      said
    ).toEqual(["", "", ""])
    const added = ended.map(({ out }) => Number(/^\+(\d+)$/m.exec(out)?.[1]))
    const { faults, held } = await inspect(kind, folder, readWhole)
    expect(faults, said).toEqual([])
    ended.forEach(({ out }, device) => expect(held[device], said).toBe(acknowledged(out)))
    const { length, fault, founding } = await inspect(kind, folder, (store, { workspace, chain }) =>
      Effect.gen(function* () {
        const entries = yield* store.membership(0)
        const { fault } = yield* membershipOf(workspace, entries)
        return { length: entries.length, fault, founding: chain.length }
      }).pipe(Effect.provide(nodePorts))
    )
    expect(fault, said).toBe(undefined)
    expect(length, said).toBe(founding + added.reduce((sum, each) => sum + each, 0))
    expect(Math.min(...added), said).toBeGreaterThan(0)
  })
})
