/** A relay's copies: from its file while it runs, and from its memory; and where they are made whole again. */
import { copyFileSync, mkdirSync, readdirSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { expect, it } from "vitest"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { memoryBundles } from "@kith/storage/bundles/MemoryBundleStore"
import { RelayMemory } from "@kith/storage/bundles/RelayMemory"
import { openSqliteRelay } from "@kith/storage/bundles/SqliteRelayStore"
import { testFolder } from "../temporaryFolder.ts"
import { nodePorts, sampleFromSeed } from "./sampleFromSeed.ts"

it("a backup taken while bundles are pushed opens as a relay, and goes on from there", async () => {
  const folder = testFolder()
  const copy = join(testFolder(), "copy.sqlite")
  const restored = join(testFolder(), "restored")
  await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const sample = yield* sampleFromSeed(3, 2)
        const [a] = sample.devices
        const { store, backup } = yield* openSqliteRelay(folder)
        yield* store.create(sample.workspace, sample.chain)
        const bundles = (yield* store.open(sample.workspace))!.as(a.device)
        for (let index = 0; index < 50; index++) yield* bundles.push([yield* a.next(40)])
        const pushing = Effect.gen(function* () {
          for (let index = 0; index < 50; index++) yield* bundles.push([yield* a.next(1)])
        })
        yield* Effect.all([backup(copy), pushing], { concurrency: "unbounded" })
        expect(readdirSync(join(copy, ".."))).toEqual(["copy.sqlite"])
        mkdirSync(restored)
        copyFileSync(copy, join(restored, "relay.sqlite"))
        const again = yield* openSqliteRelay(restored)
        const old = (yield* again.store.open(sample.workspace))!.as(a.device)
        const seq = (yield* old.version).get(a.device)!
        expect(seq).toBeGreaterThanOrEqual(2000)
        expect(yield* old.membership(0)).toEqual(sample.chain)
        const { bundles: lacking } = yield* bundles.pull(yield* old.version)
        yield* old.push(yield* Stream.runCollect(lacking))
        expect(new Map(yield* old.version)).toEqual(new Map(yield* bundles.version))
      })
    )
  )
})

it("a memory put back holds what it held then, as often as it is put back", async () => {
  await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const sample = yield* sampleFromSeed(4, 2)
        const { workspace, chain } = sample
        const [a] = sample.devices
        const memory = new RelayMemory()
        const store = (yield* memoryBundles({ workspace, memory })).as(a.device)
        yield* store.extendMembership([chain[0]])
        yield* store.push([yield* a.next(1), yield* a.next(1)])
        const image = memory.snapshot()
        yield* store.extendMembership([chain[1]])
        yield* store.push([yield* a.span(1, 2), yield* a.next(3)])
        for (let time = 0; time < 2; time++) {
          memory.restore(image)
          expect([...(yield* store.version)]).toEqual([[a.device, 2]])
          expect((yield* store.membership(0)).length).toBe(1)
          const { bundles } = yield* store.pull(emptyVersion)
          expect((yield* Stream.runCollect(bundles)).map(({ last }) => last)).toEqual([1, 2])
          // Made whole by whoever comes by.
          yield* store.extendMembership(chain)
          yield* store.push([yield* a.span(3, 5)])
          expect([...(yield* store.version)]).toEqual([[a.device, 5]])
        }
        memory.fault = { _tag: "Full" }
        expect(yield* Effect.flip(store.push([yield* a.next(1)]))).toMatchObject({
          reason: { _tag: "StoreUnavailable" }
        })
        memory.fault = undefined
        expect([...(yield* store.version)]).toEqual([[a.device, 5]])
      })
    ).pipe(Effect.provide(nodePorts))
  )
})
