/**
 * A process that appends until the log takes no more, and then proves that what it was told is safe can be read.
 * `filler.ts FOLDER FEED [UID]`; with a UID it becomes that user first. Prints one JSON line.
 */
import { emptyVersion } from "@kith/core/log/VersionVector"
import { appendRun } from "@kith/storage/sqlite/appendRun"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { readRuns } from "@kith/storage/sqlite/readRuns"
import { faultOf } from "@kith/storage/sqlite/faultOf"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"

const [folder = "", name = "", uid = ""] = process.argv.slice(2)
if (uid !== "") {
  process.setgid!(Number(uid))
  process.setuid!(Number(uid))
}

const outcome = (): object => {
  try {
    const log = openLog(folder)
    const feed = new SampleFeed(name)
    let seq = log.heads().get(feed.device)?.seq ?? 0
    feed.rewind(log.heads().get(feed.device) ?? feed.start)
    const held = seq
    const read = () => readRuns(log, emptyVersion, 1_000_000)[0]?.entries.length ?? 0
    try {
      for (;;) {
        const { run, head } = feed.next(seq % 5 === 0 ? 20 : 1)
        appendRun(log, run, head)
        seq = head.seq
      }
    } catch (cause) {
      return { held, seq, read: read(), fault: faultOf(cause).fault }
    } finally {
      log.close()
    }
  } catch (cause) {
    return { fault: faultOf(cause).fault }
  }
}

process.stdout.write(`${JSON.stringify(outcome())}\n`)
