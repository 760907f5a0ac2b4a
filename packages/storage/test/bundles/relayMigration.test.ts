/** A relay's file of before there were glances, calendars, removals that are remembered and wakes: what it holds stays, and they find their place beside it. */
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect, it } from "vitest"
import { utf8 } from "@kith/core/log/Bytes"
import { Primitives } from "@kith/core/log/Primitives"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { openSqliteRelay } from "@kith/storage/bundles/SqliteRelayStore"
import { layerNodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { makeSampleWorkspace } from "@kith/testkit/sampleWorkspace"
import * as Stream from "effect/Stream"
import { testFolder } from "../temporaryFolder.ts"

const ports = Layer.merge(layerNodeCiphers, Layer.succeed(Primitives, { sha256: nodeSha256, random: nodeRandom }))
const run = <A, E>(work: Effect.Effect<A, E, Layer.Success<typeof ports>>): Promise<A> =>
  Effect.runPromise(Effect.provide(work, ports))

it("a relay's file of version 1 is one of today once it is opened, with all that it held", async () => {
  const folder = testFolder()
  const sample = await run(makeSampleWorkspace())
  const [a] = sample.devices
  const bundle = await run(a.next(5))
  const usage = Effect.scoped(
    Effect.gen(function* () {
      const { store } = yield* openSqliteRelay(folder)
      yield* store.create(sample.workspace, sample.chain)
      const opened = (yield* store.open(sample.workspace))!
      yield* opened.as(a.device).push([bundle])
      return yield* opened.usage
    })
  )
  const before = await run(usage)
  const database = new DatabaseSync(join(folder, "relay.sqlite"))
  database.exec(
    "DROP TABLE glances; DROP TABLE calendars; DROP TABLE forgotten; DROP TABLE wakes; PRAGMA user_version = 1"
  )
  database.close()
  const after = Effect.scoped(
    Effect.gen(function* () {
      const { store } = yield* openSqliteRelay(folder)
      const opened = (yield* store.open(sample.workspace))!
      const held = opened.as(a.device)
      expect(yield* opened.usage).toEqual(before)
      expect(yield* Stream.runCollect((yield* held.pull(emptyVersion)).bundles)).toEqual([bundle])
      expect(yield* held.membership(0)).toEqual(sample.chain)
      expect(yield* held.glance!.read).toBe(undefined)
      const glance = yield* a.glance(utf8("new here"))
      yield* held.glance!.leave(glance)
      yield* opened.calendars.put({ id: "one", device: a.device, text: utf8("new too") })
      expect((yield* store.calendar("one"))?.text).toEqual(utf8("new too"))
      expect(yield* held.glance!.read).toEqual(glance)
      expect((yield* opened.usage).bytes).toBeGreaterThan(before.bytes)
      const wakes = { device: a.device, endpoint: "https://push.example/1", hours: [500_000], dueAt: 5 }
      yield* opened.wakes.put(wakes)
      expect(yield* opened.wakes.of(a.device)).toEqual(wakes)
      yield* store.remove(sample.workspace)
      expect((yield* store.statistics).bytes).toBe(0)
    })
  )
  await run(after)
  const later = Effect.scoped(Effect.flatMap(openSqliteRelay(folder), ({ store }) => store.presence(sample.workspace)))
  expect(await run(later)).toBe("forgotten")
})
