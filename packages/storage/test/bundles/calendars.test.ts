/** Published calendars on every store of a relay, and after `kill -9`. `KITH_ADAPTER=memory` runs one alone. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect, it } from "vitest"
import { utf8ToText } from "@kith/core/log/Bytes"
import { Primitives } from "@kith/core/log/Primitives"
import { defaultRelayLimits, type RelayLimits } from "@kith/core/log/RelayStore"
import { openRelayFile } from "@kith/storage/bundles/RelayFile"
import { RelayMemory } from "@kith/storage/bundles/RelayMemory"
import { relayStoreOn } from "@kith/storage/bundles/relayStoreOn"
import { openSqliteRelay } from "@kith/storage/bundles/SqliteRelayStore"
import { layerNodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { calendarShelfSuite } from "@kith/testkit/conformance/calendarShelfSuite"
import { adaptersNamed } from "@kith/testkit/conformance/conformance"
import { storySeed } from "@kith/testkit/storySeed"
import { bundledCommand, startChild, untilItEnds } from "../children/startChild.ts"
import { randomFrom } from "../children/numbers.ts"
import { temporaryFolder, testFolder } from "../temporaryFolder.ts"
import { sampleFromSeed } from "./sampleFromSeed.ts"

const ports = Layer.merge(layerNodeCiphers, Layer.succeed(Primitives, { sha256: nodeSha256, random: nodeRandom }))

const adapters = [
  {
    name: "memory",
    make: Effect.sync(() => {
      const memory = new RelayMemory()
      const { tables } = memory
      return {
        open: Effect.acquireRelease(
          Effect.sync(() => relayStoreOn({ tables, limits: () => memory.limits, sha256: nodeSha256, name: "memory" })),
          ({ close }) => Effect.sync(close)
        ).pipe(Effect.map(({ store }) => store)),
        spoilCalendar: (id: string) => Effect.sync(() => memory.spoilCalendar(id)),
        allow: (workspaceBytes: number, uploaderBytes = workspaceBytes) =>
          Effect.sync(() => void (memory.limits = { ...memory.limits, workspaceBytes, uploaderBytes }))
      }
    })
  },
  {
    name: "sqlite",
    make: Effect.gen(function* () {
      const folder = yield* temporaryFolder
      let limits: RelayLimits = defaultRelayLimits
      return {
        open: Effect.map(openSqliteRelay(folder, { limits: () => limits }), ({ store }) => store),
        spoilCalendar: (id: string) =>
          Effect.sync(() => {
            const connection = openRelayFile(folder)
            const half = "CAST(substr(text, 1, size - 1) || x'21' AS BLOB)"
            connection.write(() => connection.run(`UPDATE calendars SET text = ${half} WHERE id = ?`, id))
            connection.close()
          }),
        allow: (workspaceBytes: number, uploaderBytes = workspaceBytes) =>
          Effect.sync(() => void (limits = { ...limits, workspaceBytes, uploaderBytes }))
      }
    })
  }
]

for (const { name, make } of adaptersNamed(adapters, process.env["KITH_ADAPTER"])) calendarShelfSuite(name, make, ports)

const KILLS = 6
const seed = storySeed()

it(`after kill -9 a published calendar is a whole one, and no older than the last that was acknowledged (${KILLS} times)`, async () => {
  const said = `KITH_SEED=${seed}`
  const folder = testFolder()
  const random = randomFrom(seed)
  const sample = await Effect.runPromise(sampleFromSeed(seed, 2))
  let told = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const child = startChild(bundledCommand("publisher", folder, String(seed), String(told)))
    let isStarted = false
    const after = 1 + Math.floor(random() * 40)
    const { out, errors } = await untilItEnds(child, () => {
      if (!isStarted) setTimeout(() => child.kill("SIGKILL"), after)
      isStarted = true
    })
    expect(errors, said).toBe("")
    told = Number([...out.matchAll(/^=(\d+)\n/gm)].at(-1)?.[1] ?? told)
    const found = await Effect.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          const { store } = yield* openSqliteRelay(folder)
          const opened = (yield* store.open(sample.workspace))!
          const { bytes } = yield* opened.usage
          return { calendar: yield* store.calendar("one"), gone: yield* store.calendar("revoked"), bytes }
        })
      )
    )
    const text = utf8ToText(found.calendar!.text)
    const [first] = text.split("\n")
    expect(text, said).toBe(`${first}\n`.repeat(2000))
    expect(Number(first), said).toBeGreaterThanOrEqual(told)
    expect(Number(first), said).toBeLessThanOrEqual(told + 1)
    expect(found.bytes, said).toBe(found.calendar!.bytes + (found.gone?.bytes ?? 0))
    told = Math.max(told, Number(first))
  }
  // Each was killed after its first one was there.
  expect(told, said).toBeGreaterThanOrEqual(KILLS)
})
