/** What the program has around it: the environment, and three streams of which each may be a terminal. */
import { devNull } from "node:os"
import { fstatSync, statSync, writeSync } from "node:fs"
import { knowZone } from "@kith/core/domain/calendar/Zone"

export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** 0 is stdin, 1 stdout, 2 stderr. */
  readonly isTerminal: (stream: 0 | 1 | 2) => boolean
  /** How many columns the terminal has. */
  readonly columns: () => number | undefined
  readonly write: (stream: 1 | 2, text: string | Uint8Array) => void
  /** Told the log's zone before anything else is worked out; only a process that has one log to itself can make use of it. */
  readonly settleIn?: (zone: string) => void
}

/** This process. */
export const thisProcess: World = {
  env: process.env,
  platform: process.platform,
  isTerminal: (stream) => mayBeTerminal(stream) && STREAMS[stream]().isTTY,
  columns: () => process.stdout.columns,
  write: (stream, text) => writeAll(stream, text),
  settleIn: (zone) => {
    // The system's clock rules, asked for one zone, cost a hundredth of what loading `Intl` does.
    process.env["TZ"] ??= zone
    if (process.env["TZ"] === zone) knowZone(zone, (instant) => -MS_PER_MINUTE * new Date(instant).getTimezoneOffset())
  }
}

const MS_PER_MINUTE = 60_000

const STREAMS = [() => process.stdin, () => process.stdout, () => process.stderr] as const

/** Spares loading Node's terminal code, which takes longer than all else here, where there is surely no terminal. */
const mayBeTerminal = (descriptor: number): boolean => {
  try {
    const stat = fstatSync(descriptor)
    return stat.isCharacterDevice() && stat.rdev !== nullDevice()
  } catch {
    return false
  }
}

const nullDevice = (): number | undefined => {
  try {
    return statSync(devNull).rdev
  } catch {
    return undefined
  }
}

/** Everything, however slow the reader; a reader who has gone away, as `head` does, ends the program quietly. */
const writeAll = (descriptor: number, text: string | Uint8Array): void => {
  let bytes = typeof text === "string" ? Buffer.from(text) : text
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes))
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException
      if (code === "EPIPE") process.exit(0)
      if (code !== "EAGAIN") throw cause
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
