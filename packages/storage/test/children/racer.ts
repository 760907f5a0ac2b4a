/** A process that appends to a feed to which another one appends too. `racer.ts FOLDER FEED ITS-NAME COUNT [together]`. */
import { once } from "node:events"
import { writeSync } from "node:fs"
import { appendRun } from "@kith/storage/sqlite/appendRun"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { isFault } from "@kith/storage/sqlite/faultOf"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"

const [folder = "", name = "", self = "", count = "", together = ""] = process.argv.slice(2)
const log = openLog(folder)
const feed = new SampleFeed(name)
let moved = 0
for (let number = 1; number <= Number(count);) {
  feed.rewind(log.heads().get(feed.device) ?? feed.start)
  const { run, head } = feed.next(1, () => `${self} ${number}`)
  if (together !== "" && number === 1 && moved === 0) {
    writeSync(1, "ready\n")
    await once(process.stdin, "data")
  }
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
