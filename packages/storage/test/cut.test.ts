/** `kill -9` while the end of a feed is taken away: it is there or gone, and never half of it. */
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { openLog } from "@kith/storage/sqlite/LogFile"
import { checkStructure, verifyLog } from "@kith/storage/sqlite/verifyLog"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { storySeed } from "@kith/testkit/storySeed"
import { randomFrom } from "./children/numbers.ts"
import { bundledCommand, startChild, untilItEnds } from "./children/startChild.ts"
import { readAll } from "./sampleLog.ts"
import { testFolder } from "./temporaryFolder.ts"

const KILLS = 10

const seed = storySeed()
const said = `KITH_SEED=${seed}`

describe("a feed that is cut while its process is killed", () => {
  it("ends where it was to end, or where it ended before", async () => {
    const random = randomFrom(seed)
    const folder = join(testFolder(), "log")
    const all = new SampleFeed("a").next(6000).run.entries
    let steps = 0
    let held = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const child = startChild(bundledCommand("cutter", folder, "a", String(seed + kill)))
      // Once it has said that one step is done, at the earliest.
      const enough = 2 + Math.floor(random() * 40)
      const { out, errors } = await untilItEnds(child, (output) => {
        if (output.split("\n").length > enough) child.kill("SIGKILL")
      })
      expect(errors, said).toBe("")
      const lines = out.split("\n").slice(0, -1)
      const ends = lines.filter((line) => line[0] === "=").map((line) => Number(line.slice(1)))
      const last = lines.at(-1)!
      const log = openLog(folder, { create: false })
      const feed = new SampleFeed("a")
      const length = log.heads().get(feed.device)?.seq ?? 0
      const acknowledged = ends.at(-1) ?? held
      expect(last[0] === "=" ? [acknowledged] : [acknowledged, Number(last.slice(1))], said).toContain(length)
      held = length
      expect(readAll(log), said).toEqual([...all, ...beyond(all.length, length)].slice(0, length))
      for (const { state } of verifyLog(log, nodeSha256, () => feed.start)) expect(state, said).toBe("whole")
      if (kill === KILLS - 1) expect(checkStructure(log), said).toEqual([])
      log.close()
      steps += ends.length
    }
    expect(steps, said).toBeGreaterThanOrEqual(KILLS)
  }, 600_000)
})

const beyond = (from: number, to: number) => (from >= to ? [] : new SampleFeed("a").next(to).run.entries.slice(from))
