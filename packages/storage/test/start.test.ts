/** What a process that asks one question has to load: `kith due` has a budget of milliseconds. */
import { describe, expect, it } from "vitest"
import { childCommand, startChild, untilItEnds } from "./children/startChild.ts"
import { commitChanges } from "@kith/storage/sqlite/commitChanges"
import { openEntities } from "@kith/storage/sqlite/EntityFile"
import { sampleReminder } from "@kith/testkit/conformance/sampleEntities"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { changesTo, makeLog, recordText } from "./sampleLog.ts"
import { testFolder } from "./temporaryFolder.ts"

describe("asking what is due", () => {
  it("loads neither Effect nor zlib nor crypto, and leaves no journal behind", async () => {
    const folder = testFolder()
    makeLog(folder, new SampleFeed("entities"), [3])
    const entities = openEntities(folder)
    const reminders = new Map([["contact/1", [sampleReminder("r1", 0, 5), sampleReminder("r2", 2, 50)]]])
    commitChanges(entities, changesTo(0, 3, { reminders }), recordText)
    entities.close()
    const { out, errors } = await untilItEnds(startChild(childCommand("asker", folder)))
    expect(errors).toBe("")
    expect(JSON.parse(out)).toEqual({
      seqs: [3],
      folded: [3],
      reminders: ["r1"],
      waiting: 1,
      loaded: [],
      files: ["entities.sqlite", "log.sqlite"]
    })
  })
})
