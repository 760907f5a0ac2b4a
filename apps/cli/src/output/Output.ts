/** Where everything that a command says goes: what was asked for to stdout, everything about it to stderr. */
import type * as Schema from "effect/Schema"
import type { GlobalFlags } from "../globalFlags.ts"
import { jsonText } from "./jsonFields.ts"
import { ansiStyle, noStyle, type Style } from "./Style.ts"
import type { World } from "../World.ts"
import { type Column, tableLines } from "./Table.ts"

export interface Output {
  /** `--json` was given: say nothing but `json`. */
  readonly isJson: boolean
  readonly isQuiet: boolean
  /** Somebody can be asked: stdin and stdout are a terminal, and `--yes` was not given. */
  readonly canAsk: boolean
  /** Columns that a line may have; `Infinity` where nobody watches. */
  readonly width: number
  readonly style: Style
  /** What was asked for, in words: stdout. */
  readonly line: (text?: string) => void
  readonly table: (columns: ReadonlyArray<Column>, rows: ReadonlyArray<ReadonlyArray<string>>, indent?: number) => void
  /** What was asked for, for scripts: stdout, only the fields that `--json=…` names. */
  readonly json: (value: Schema.Json) => void
  /** Data that is no text: stdout, as it is. */
  readonly bytes: (piece: Uint8Array) => void
  /** How a change was understood, and how to take it back: stdout, but not under `--quiet` or `--json`. */
  readonly echo: (text: string) => void
  /** Hints and progress in words: stderr, but not under `--quiet`. */
  readonly note: (text: string) => void
  /** What went wrong: stderr, always. */
  readonly problem: (text: string) => void
  /** A bar that moves on stderr, on a terminal only. */
  readonly progress: (label: string) => Progress
  /** Hands over everything said so far. */
  readonly flush: () => void
}

export interface Progress {
  /** `total` left out: only counts. */
  readonly at: (done: number, total?: number) => void
  readonly end: () => void
}

const FLUSH_FROM = 1 << 16

export const makeOutput = (global: GlobalFlags, { env, isTerminal, columns, write }: World): Output => {
  const isWatched = isTerminal(1)
  const isJson = global.json !== undefined
  const isQuiet = global.quiet
  const style = isWatched && !global["no-color"] && !env["NO_COLOR"] && env["TERM"] !== "dumb" ? ansiStyle : noStyle
  const width = Number(env["COLUMNS"]) || (isWatched ? (columns() ?? 80) : Number.POSITIVE_INFINITY)
  let held = ""
  const flush = (): void => {
    const text = held
    held = ""
    if (text !== "") write(1, text)
  }
  const line = (text = ""): void => {
    held += `${text}\n`
    if (held.length > FLUSH_FROM) flush()
  }
  const toStderr = (text: string): void => {
    // In the order in which it was said, for somebody who reads both on one screen.
    flush()
    write(2, text)
  }
  return {
    isJson,
    isQuiet,
    canAsk: !global.yes && isWatched && isTerminal(0),
    width,
    style,
    line,
    table: (columns, rows, indent = 0) => {
      for (const text of tableLines(columns, rows, { width, indent, headerStyle: style.dim })) line(text)
    },
    json: (value) => line(jsonText(value, typeof global.json === "string" ? global.json : undefined, isWatched)),
    bytes: (piece) => {
      flush()
      write(1, piece)
    },
    echo: (text) => {
      if (!isQuiet && !isJson) line(text)
    },
    note: (text) => {
      if (!isQuiet) toStderr(`${text}\n`)
    },
    problem: (text) => toStderr(`${text}\n`),
    progress: (label) => (isQuiet || !isTerminal(2) ? noProgress : bar(label, toStderr)),
    flush
  }
}

const noProgress: Progress = { at: () => undefined, end: () => undefined }

const BAR = 24
/** Redrawn at most so often, ms. */
const REDRAW = 80

const bar = (label: string, say: (text: string) => void): Progress => {
  let last = 0
  let drawn = false
  return {
    at: (done, total) => {
      const now = performance.now()
      if (now - last < REDRAW) return
      last = now
      drawn = true
      const filled = total === undefined || total === 0 ? 0 : Math.min(BAR, Math.round((done / total) * BAR))
      const picture = total === undefined ? "" : ` ${"█".repeat(filled)}${"░".repeat(BAR - filled)}`
      say(`\r\u001b[K${label}${picture} ${done}${total === undefined ? "" : `/${total}`}`)
    },
    end: () => {
      if (drawn) say("\r\u001b[K")
    }
  }
}
