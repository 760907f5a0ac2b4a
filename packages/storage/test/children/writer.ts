/**
 * A process that writes until it is killed, or so many times. `writer.ts FOLDER FEED SEED [TIMES]`. Prints, each as one line in one write:
 * `+N` before it appends N entries, `=SEQ` once they are acknowledged, `-SEQ` before it forgets, `~SEQ` once forgotten,
 * `fSEQ` once the entities are folded so far.
 */
import { writeSync } from "node:fs"
import type { EntityRecord } from "@kith/core/domain/merge/EntityRecord"
import type { Changes } from "@kith/core/workspace/EntityStore"
import { appendRun } from "@kith/storage/sqlite/appendRun"
import { commitChanges } from "@kith/storage/sqlite/commitChanges"
import { openEntities } from "@kith/storage/sqlite/EntityFile"
import { forgetEntries } from "@kith/storage/sqlite/forgetEntries"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { randomFrom } from "./numbers.ts"

const [folder = "", name = "", seed = "", times = "Infinity"] = process.argv.slice(2)
const random = randomFrom(Number(seed))
const say = (line: string) => writeSync(1, `${line}\n`)

const log = openLog(folder)
const entities = openEntities(folder)
const feed = new SampleFeed(name)
const { device } = feed
let seq = log.heads().get(device)?.seq ?? 0
feed.rewind(log.heads().get(device) ?? feed.start)

const runLength = (): number => {
  const dice = random()
  return dice < 0.9 ? 1 : dice < 0.997 ? 1 + Math.floor(random() * 70) : 2000 + Math.floor(random() * 200)
}

const append = (): void => {
  const { run, head } = feed.next(runLength())
  say(`+${run.entries.length}`)
  appendRun(log, run, head)
  seq = head.seq
  say(`=${seq}`)
}

const forget = (): void => {
  const forgotten = 1 + Math.floor(random() * seq)
  say(`-${forgotten}`)
  forgetEntries(log, [{ device, seq: forgotten }], nobleSha256)
  say(`~${forgotten}`)
}

/** One index entry an event, so that each is counted once or not at all. */
const fold = (): void => {
  const base = entities.folded()?.version ?? new Map()
  const from = (base.get(device) ?? 0) + 1
  const changes: Changes = {
    base,
    folded: { version: new Map([[device, seq]]), catalogue: "c" },
    entities: new Map([["contact/1", { record: {} as EntityRecord, touches: [[device, 1, seq]] }]]),
    addKeys: Array.from({ length: seq - from + 1 }, (_, index) => ({
      index: "seq",
      key: String(from + index).padStart(9, "0"),
      entity: "contact/1"
    })),
    removeKeys: [],
    reminders: new Map(),
    setAside: []
  }
  commitChanges(entities, changes, () => String(seq))
  say(`f${seq}`)
}

for (let time = 0; time < Number(times); time++) {
  append()
  fold()
  if (random() < 0.03) forget()
}
