/** A generated log on disk, in the forms that workloads take: a stored log, and its events as JSON lines. */
import { once } from "node:events"
import { closeSync, createWriteStream, mkdirSync, openSync, readFileSync, readSync } from "node:fs"
import { join } from "node:path"
import type { Entry } from "@kith/core/log/Event"
import { emptyHead, type Head, headAfter } from "@kith/core/log/Feed"
import type { Run } from "@kith/core/log/FeedPage"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { appendRun } from "@kith/storage/sqlite/appendRun"
import { type LogFile, openLog } from "@kith/storage/sqlite/LogFile"
import { generatedDevices, generateLog } from "@kith/testkit/generateLog"

export interface Sample {
  readonly events: number
  /** Holds `log.sqlite`. */
  readonly folder: string
}

const JSON_LINES = "events.jsonl"
const WORKSPACE = "bench" as WorkspaceId

/** Writes a log of so many events into a new folder; the same every time. */
export const makeSample = async (folder: string, events: number): Promise<Sample> => {
  mkdirSync(folder, { recursive: true })
  const lines = createWriteStream(join(folder, JSON_LINES))
  const log = openLog(folder)
  const write = async (runs: ReadonlyArray<Run>): Promise<void> => {
    const entries = runs.flatMap((run) => run.entries)
    appendEntries(log, entries)
    const text = entries.map(({ event }) => `${JSON.stringify(event)}\n`).join("")
    if (!lines.write(text)) await once(lines, "drain")
  }
  try {
    let runs: Array<Run> = []
    let waiting = 0
    for (const run of generateLog({ events })) {
      runs.push(run)
      waiting += run.entries.length
      if (waiting < APPENDED_AT_ONCE) continue
      await write(runs)
      runs = []
      waiting = 0
    }
    await write(runs)
  } finally {
    log.close()
  }
  lines.end()
  await once(lines, "close")
  return { events, folder }
}

/** As a sync would: one by one, with a durable write each, a million events would take an hour. */
const APPENDED_AT_ONCE = 4096

/** Adds entries of the generated devices, each feed's in order. */
const appendEntries = (log: LogFile, entries: ReadonlyArray<Entry>): void => {
  const heads = log.heads()
  for (const [device, own] of Map.groupBy(entries, ({ event }) => event.dot.device)) {
    const head = headAfter(nodeSha256, heads.get(device) ?? startOf(device), own)
    appendRun(log, { device, first: own[0]!.event.dot.seq, entries: own }, head)
  }
}

const startOf = (device: DeviceId): Head => {
  const { publicKey } = generatedDevices().find((known) => known.device === device)!
  return emptyHead(nodeSha256, WORKSPACE, publicKey)
}

/** The events one a line, as an array: all of them in one string would be longer than strings may be. */
export const jsonLines = ({ folder }: Sample): ReadonlyArray<string> => {
  const bytes = readFileSync(join(folder, JSON_LINES))
  const lines: Array<string> = []
  for (let from = 0, end = 0; (end = bytes.indexOf(0x0a, from)) >= 0; from = end + 1) {
    lines.push(bytes.toString("utf8", from, end))
  }
  return lines
}

/** The first few of them, without reading the rest. */
export const firstJsonLines = ({ folder }: Sample, count: number): ReadonlyArray<string> => {
  const file = openSync(join(folder, JSON_LINES), "r")
  try {
    const lines: Array<string> = []
    const piece = Buffer.alloc(1 << 16)
    let rest = Buffer.alloc(0)
    for (let read = 0; lines.length < count && (read = readSync(file, piece)) > 0;) {
      rest = Buffer.concat([rest, piece.subarray(0, read)])
      let from = 0
      for (let end = 0; lines.length < count && (end = rest.indexOf(0x0a, from)) >= 0; from = end + 1) {
        lines.push(rest.toString("utf8", from, end))
      }
      rest = rest.subarray(from)
    }
    return lines
  } finally {
    closeSync(file)
  }
}

export const jsonLinesFile = ({ folder }: Sample): string => join(folder, JSON_LINES)
