/** A process that appends to a feed to which another one appends too. `racer.ts FOLDER FEED ITS-NAME COUNT`. */
import { appendRun } from "@kith/storage/sqlite/appendRun"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { isFault } from "@kith/storage/sqlite/StoreFault"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"

const [folder = "", name = "", self = "", count = ""] = process.argv.slice(2)
const log = openLog(folder)
const feed = new SampleFeed(name)
let moved = 0
for (let number = 1; number <= Number(count);) {
  feed.rewind(log.heads().get(feed.device) ?? feed.start)
  const { run, head } = feed.next(1, () => `${self} ${number}`)
  try {
    appendRun(log, run, head)
    number++
  } catch (cause) {
    if (!isFault(cause, "Moved")) throw cause
    moved++
  }
}
log.close()
process.stdout.write(`${moved}\n`)
