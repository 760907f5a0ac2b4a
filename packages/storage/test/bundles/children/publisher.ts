/**
 * A process that puts one calendar after the other in the same place, and another one there and away again, until it is killed.
 * `publisher.ts FOLDER SEED FROM`. Prints `=NUMBER` once that one is acknowledged, in one write.
 */
import { writeSync } from "node:fs"
import * as Effect from "effect/Effect"
import { utf8 } from "@kith/core/log/Bytes"
import { openSqliteRelay } from "@kith/storage/bundles/SqliteRelayStore"
import { sampleFromSeed } from "../sampleFromSeed.ts"

const [folder = "", seed = "", from = ""] = process.argv.slice(2)

const work = Effect.gen(function* () {
  const sample = yield* sampleFromSeed(Number(seed), 2)
  const { store } = yield* openSqliteRelay(folder)
  yield* store.create(sample.workspace, sample.chain)
  const { calendars } = (yield* store.open(sample.workspace))!
  const [{ device }] = sample.devices
  for (let number = Number(from) + 1; ; number++) {
    yield* calendars.put({ id: "one", device, text: utf8(`${number}\n`.repeat(2000)) })
    writeSync(1, `=${number}\n`)
    yield* calendars.put({ id: "revoked", device, text: utf8("x".repeat(number)) })
    yield* calendars.revoke("revoked")
  }
})

await Effect.runPromise(Effect.scoped(work))
