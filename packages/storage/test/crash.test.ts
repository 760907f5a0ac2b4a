/** `kill -9` in mid-write, and several processes at once. Real processes on a real disk. */
import { once } from "node:events"
import { mkdtempSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { Entry } from "@kith/core/log/Event"
import { forgetEntry } from "@kith/core/log/Feed"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { openEntities } from "@kith/storage/sqlite/EntityFile"
import { readEntities, readRange } from "@kith/storage/sqlite/entityQueries"
import { type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { readRuns } from "@kith/storage/sqlite/readRuns"
import { checkStructure, verifyLog } from "@kith/storage/sqlite/verifyLog"
import { SampleFeed } from "@kith/testkit/conformance/sampleFeed"
import { storySeed } from "@kith/testkit/storySeed"
import { randomFrom } from "./children/numbers.ts"
import { bundledCommand, startChild, untilItEnds } from "./children/startChild.ts"
import { testFolder } from "./temporaryFolder.ts"

const KILLS = 300
/** Databases, each killed at `KILLS / LANES` times in a row. */
const LANES = 10
/** On a machine that does ten other things. */
const SLOW_MS = 600_000
/** Lanes that run at the same time. */
const WORKERS = 3

const seed = storySeed()
const said = `KITH_SEED=${seed}`

const readFrom = (log: LogFile, feed: SampleFeed, seq: number): ReadonlyArray<Entry> =>
  readRuns(log, new Map([[feed.device, seq]]), 1_000_000)[0]?.entries ?? []

/** What a killed writer had said: numbers by the mark before them. Its last line may be cut short, and is left out. */
const saidBy = (out: string): ReadonlyArray<readonly [mark: string, number: number]> =>
  out
    .split("\n")
    .slice(0, -1)
    .map((line) => [line[0]!, Number(line.slice(1))] as const)

/** A database, and what its writers said of it. */
interface Lane {
  readonly folder: string
  readonly name: string
  /** Makes the same entries as the writers do. */
  readonly feed: SampleFeed
  readonly written: Array<Entry>
  readonly forgotten: Set<number>
  readonly perhapsForgotten: Set<number>
}

const newLane = (folder: string, name: string): Lane => ({
  folder,
  name,
  feed: new SampleFeed(name),
  written: [],
  forgotten: new Set(),
  perhapsForgotten: new Set()
})

/** So long after what the writer has said matches `since`. */
const killAfter = async (lane: Lane, since: RegExp, ms: number, childSeed: number, cache: string): Promise<void> => {
  const child = startChild(bundledCommand("writer", lane.folder, lane.name, String(childSeed)), cache)
  let started = false
  const { out, errors } = await untilItEnds(child, (output) => {
    if (!started && since.test(output)) {
      started = true
      setTimeout(() => child.kill("SIGKILL"), ms)
    }
  })
  expect(errors, said).toBe("")
  checkAfterKill(lane, saidBy(out))
}

const checkAfterKill = (lane: Lane, told: ReturnType<typeof saidBy>): void => {
  let acknowledged = lane.written.length
  let pending = 0
  let folded = 0
  for (const [mark, number] of told) {
    if (mark === "+") pending = number
    else if (mark === "=") {
      acknowledged = number
      pending = 0
    } else if (mark === "-") lane.perhapsForgotten.add(number)
    else if (mark === "~") lane.forgotten.add(number)
    else folded = number
  }
  checkLog(lane, acknowledged, pending)
  checkEntities(lane, folded)
}

/** All that was acknowledged is there, and of what was not either all or nothing. */
const checkLog = ({ folder, feed, written }: Lane, acknowledged: number, pending: number): void => {
  const log = openLog(folder, { create: false })
  const head = log.heads().get(feed.device) ?? feed.start
  expect([acknowledged, acknowledged + pending], said).toContain(head.seq)
  if (head.seq > written.length) {
    const read = readFrom(log, feed, written.length)
    const expected = feed.next(head.seq - written.length)
    expect(read.map(seqOf), said).toEqual(expected.run.entries.map(seqOf))
    written.push(...expected.run.entries)
    expect(head, said).toEqual(expected.head)
  }
  log.close()
}

const seqOf = ({ event }: Entry): number => event.dot.seq

/** Each event is folded once, up to a version that the log holds. */
const checkEntities = ({ folder, feed, written }: Lane, folded: number): void => {
  const entities = openEntities(folder)
  const seq = entities.folded()?.version.get(feed.device) ?? 0
  expect(seq, said).toBeGreaterThanOrEqual(folded)
  expect(seq, said).toBeLessThanOrEqual(written.length)
  if (seq > 0) {
    const [last] = readRange(entities, "seq", "", "9", { reverse: true, limit: 1 })
    expect(last!.key, said).toBe(String(seq).padStart(9, "0"))
    expect(readEntities(entities, ["contact/1"]).get("contact/1")!.record, said).toBe(String(seq))
  }
  entities.close()
}

/** Every entry, byte for byte, and every hash. */
const checkWhole = ({ folder, feed, written, forgotten, perhapsForgotten }: Lane): void => {
  const log = openLog(folder, { create: false })
  const read = readFrom(log, feed, 0)
  expect(read.length, said).toBe(written.length)
  for (const [index, entry] of read.entries()) {
    const gone = entry.forgotten !== undefined
    if (gone) expect(perhapsForgotten, said).toContain(index + 1)
    else expect(forgotten, said).not.toContain(index + 1)
    expect(entry, said).toEqual(gone ? forgetEntry(nodeSha256, written[index]!) : written[index])
  }
  expect(checkStructure(log), said).toEqual([])
  expect(
    verifyLog(log, nodeSha256, () => feed.start),
    said
  ).toEqual([{ device: feed.device, events: written.length, state: "whole", damage: [] }])
  log.close()
  const entities = openEntities(folder)
  const seq = entities.folded()?.version.get(feed.device) ?? 0
  expect(readRange(entities, "seq", "", "9").length, said).toBe(seq)
  expect(entities.connection.all("PRAGMA integrity_check"), said).toEqual([{ integrity_check: "ok" }])
  entities.close()
}

describe("a process that is killed", () => {
  it(
    `loses nothing that it acknowledged and leaves nothing half done, ${KILLS} times`,
    async () => {
      const root = testFolder()
      const lanes = Array.from({ length: LANES }, (_, index) => newLane(join(root, `lane-${index}`), `lane ${index}`))
      const cache = join(root, "cache")
      const warm = await untilItEnds(startChild(bundledCommand("writer", join(root, "warm"), "warm", "1", "40"), cache))
      expect([warm.code, warm.errors]).toEqual([0, ""])
      const waiting = [...lanes.entries()]
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [index, lane] = next
          // Of its own, so that it draws the same however the lanes take turns.
          const random = randomFrom(seed + index)
          for (let round = 0; round < KILLS / LANES; round++) {
            // Now and then in its first append; else it has one behind it, however slow the machine is.
            const since = round % 3 === 0 ? /^\+/m : /^=/m
            await killAfter(lane, since, 5 + random() * 35, Math.floor(random() * 2 ** 31), cache)
          }
          checkWhole(lane)
        }
      }
      await Promise.all(Array.from({ length: WORKERS }, work))
      // Otherwise the kills came before any work did.
      expect(
        lanes.reduce((sum, { written }) => sum + written.length, 0),
        said
      ).toBeGreaterThanOrEqual((KILLS * 2) / 3)
    },
    SLOW_MS
  )
})

describe("two processes", () => {
  it("append 1,000 entries each to one feed at once: 2,000 entries, no number twice", async () => {
    const folder = mkdtempSync(join(testFolder(), "log-"))
    const name = "shared"
    const racers = ["left", "right"].map((self) =>
      startChild(bundledCommand("racer", folder, name, self, "1000", "together"))
    )
    // Both have read where the feed ends before either appends: one of them finds it moved.
    const ready = racers.map((racer) => once(racer.stdout, "data"))
    const ends = racers.map((racer) => untilItEnds(racer))
    await Promise.all(ready)
    for (const racer of racers) racer.stdin.end("go")
    const ended = await Promise.all(ends)
    expect(ended.map(({ code, errors }) => [code, errors])).toEqual([
      [0, ""],
      [0, ""]
    ])
    const met = ended.map(({ out }) => Number(out.replace("ready\n", "")))
    expect(met[0]! + met[1]!).toBeGreaterThan(0)
    const feed = new SampleFeed(name)
    const log = openLog(folder)
    const entries = readFrom(log, feed, 0)
    expect(entries.map(({ event }) => event.dot.seq)).toEqual(Array.from({ length: 2000 }, (_, index) => index + 1))
    for (const self of ["left", "right"]) {
      const bodies = entries.map(({ event }) => event.body as string).filter((body) => body.startsWith(self))
      expect(bodies).toEqual(Array.from({ length: 1000 }, (_, index) => `${self} ${index + 1}`))
    }
    expect(verifyLog(log, nodeSha256, () => feed.start).map(({ state }) => state)).toEqual(["whole"])
    log.close()
  })

  it("may make the same new log at once", async () => {
    const folder = join(testFolder(), "new")
    const names = ["a", "b", "c", "d", "e", "f"]
    const ended = await Promise.all(
      names.map((name) => untilItEnds(startChild(bundledCommand("racer", folder, name, name, "3"))))
    )
    expect(ended.map(({ code, errors }) => [code, errors])).toEqual(names.map(() => [0, ""]))
    const log = openLog(folder, { create: false })
    expect([...log.heads().values()].map(({ seq }) => seq)).toEqual(names.map(() => 3))
    log.close()
  })
})
