/** What was forgotten is on no page, in no gap between them and in no journal. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { utf8 } from "@kith/core/log/Bytes"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { commitChanges } from "@kith/storage/sqlite/commitChanges"
import { openEntities } from "@kith/storage/sqlite/EntityFile"
import { forgetEntries } from "@kith/storage/sqlite/forgetEntries"
import { type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { appendRun } from "@kith/storage/sqlite/appendRun"
import { verifyLog } from "@kith/storage/sqlite/verifyLog"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { storySeed } from "@kith/testkit/storySeed"
import { randomFrom } from "./children/numbers.ts"
import { changesTo, faultIn, readAll, recordText, singles, textRecord } from "./sampleLog.ts"
import { testFolder } from "./temporaryFolder.ts"

/** Text that occurs in one event only, and that no compression shortens. */
const secretOf = (seq: number): string => Buffer.from(nobleSha256(utf8(`secret ${seq}`))).toString("hex")

const bodyOf = (seq: number) => ({ name: secretOf(seq), note: "met at a fair" })

const bytesIn = (folder: string): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))

const storedPages = (log: LogFile): ReadonlyArray<Buffer> =>
  log.connection.all("SELECT bytes FROM pages").map((row) => Buffer.from(row["bytes"] as Uint8Array))

/** Stretches of bytes that belong to these pages alone. */
const tracesOf = (pages: ReadonlyArray<Buffer>, kept: Buffer): ReadonlyArray<Buffer> => {
  const traces: Array<Buffer> = []
  for (const page of pages) {
    for (let at = 0; at + 24 <= page.length; at += 509) {
      const trace = page.subarray(at, at + 24)
      if (!kept.includes(trace)) traces.push(trace)
    }
  }
  return traces
}

describe("forgetting", () => {
  it("leaves nothing of the content in the log's files, whatever was packed in between", () => {
    const folder = testFolder()
    const seed = storySeed()
    const random = randomFrom(seed)
    const feed = new SampleFeed("a")
    const log = openLog(folder)
    const append = (lengths: ReadonlyArray<number>) => {
      for (const length of lengths) {
        const { run, head } = feed.next(length, bodyOf)
        appendRun(log, run, head)
      }
    }
    append([...singles(150), 700, ...singles(70), 3000, ...singles(100), 30, 5])
    const count = log.heads().get(feed.device)!.seq
    const forgotten = new Set([1, 64, 150, count - 4, count - 40, count - 60])
    // Never the last one, which is to be there as plain text.
    for (let index = 0; index < 40; index++) forgotten.add(1 + Math.floor(random() * (count - 1)))
    const before = storedPages(log)
    forgetEntries(
      log,
      [...forgotten].map((seq) => ({ device: feed.device, seq })),
      nodeSha256
    )
    const bytes = bytesIn(folder)
    for (const seq of forgotten) expect(bytes.includes(secretOf(seq)), `KITH_SEED=${seed}, event ${seq}`).toBe(false)
    // Compressed pages show no text: nothing of them may be left but what the new ones share with them.
    const traces = tracesOf(before, Buffer.concat(storedPages(log)))
    expect(traces.length).toBeGreaterThan(100)
    for (const trace of traces) expect(bytes.includes(trace), `KITH_SEED=${seed}`).toBe(false)
    // Those that are still known are there, some of them as plain text.
    expect(
      readAll(log)
        .filter(({ event }) => event.body !== null)
        .map(({ event }) => event.dot.seq)
    ).toEqual(Array.from({ length: count }, (_, index) => index + 1).filter((seq) => !forgotten.has(seq)))
    expect(bytes.includes(secretOf(count))).toBe(true)
    expect(verifyLog(log, nodeSha256, () => feed.start)[0]!.state).toBe("whole")
    log.close()
  })

  it("is not done before the last reader has let go of the journal, and can be done again", () => {
    const folder = testFolder()
    const feed = new SampleFeed("a")
    const log = openLog(folder)
    const { run, head } = feed.next(3, bodyOf)
    appendRun(log, run, head)
    const other = openLog(folder)
    log.connection.database.exec("PRAGMA busy_timeout = 20")
    const forget = () => forgetEntries(log, [{ device: feed.device, seq: 2 }], nodeSha256)
    const fault = other.connection.read(() => {
      other.heads()
      return faultIn(forget)
    })
    expect(fault).toEqual({ _tag: "Unavailable", why: "busy" })
    // What is read is forgotten already.
    expect(readAll(other)[1]!.event.body).toBe(null)
    forget()
    expect(bytesIn(folder).includes(secretOf(2))).toBe(false)
    expect(bytesIn(folder).includes(secretOf(3))).toBe(true)
    log.close()
    other.close()
  })

  it("leaves nothing in the entities either, once they are folded and closed", () => {
    const folder = testFolder()
    const entities = openEntities(folder)
    const put = (base: number, texts: ReadonlyArray<string>) =>
      commitChanges(
        entities,
        changesTo(base, base + 1, {
          entities: new Map(
            texts.map((text, index) => [`contact/${index}`, { record: textRecord(text), touches: [] }])
          ),
          addKeys: texts.map((text, index) => ({ index: "name", key: text, entity: `contact/${index}` }))
        }),
        recordText
      )
    const texts = Array.from({ length: 300 }, (_, index) => secretOf(index).repeat(1 + (index % 90)))
    put(0, texts)
    commitChanges(
      entities,
      changesTo(1, 2, {
        entities: new Map(texts.map((_, index) => [`contact/${index}`, { record: textRecord("{}"), touches: [] }])),
        removeKeys: texts.map((text, index) => ({ index: "name", key: text, entity: `contact/${index}` }))
      }),
      recordText
    )
    put(2, [secretOf(1000)])
    entities.close()
    const bytes = bytesIn(folder)
    for (const text of texts) expect(bytes.includes(text.slice(0, 40))).toBe(false)
    expect(bytes.includes(secretOf(1000))).toBe(true)
  })
})
