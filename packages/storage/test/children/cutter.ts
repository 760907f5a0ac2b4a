/**
 * A process that appends to a feed and cuts it again until it is killed. `cutter.ts FOLDER FEED SEED`. Prints, each as one
 * line in one write: `>SEQ` before the feed is to end there, `=SEQ` once it does.
 */
import { writeSync } from "node:fs"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { headAfter } from "@kith/core/log/Feed"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { appendRun } from "@kith/storage/sqlite/appendRun"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { readRuns } from "@kith/storage/sqlite/readRuns"
import { truncateFeed } from "@kith/storage/sqlite/truncateFeed"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { randomFrom } from "./numbers.ts"

const [folder = "", name = "", seed = ""] = process.argv.slice(2)
const random = randomFrom(Number(seed))
const say = (line: string) => writeSync(1, `${line}\n`)

const log = openLog(folder)
const feed = new SampleFeed(name)
const entries = [...(readRuns(log, emptyVersion, 1_000_000)[0]?.entries ?? [])]

for (;;) {
  feed.rewind(headAfter(nobleSha256, feed.start, entries))
  if (entries.length > 0 && random() < 0.4) {
    entries.length = Math.max(0, entries.length - 1 - Math.floor(random() ** 4 * 3000))
    say(`>${entries.length}`)
    truncateFeed(log, feed.device, headAfter(nobleSha256, feed.start, entries))
  } else {
    const { run, head } = feed.next(random() < 0.05 ? 2100 : 1 + Math.floor(random() * 70))
    entries.push(...run.entries)
    say(`>${entries.length}`)
    appendRun(log, run, head)
  }
  say(`=${entries.length}`)
}
