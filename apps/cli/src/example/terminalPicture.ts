/** `npm run picture`: runs Kith on the example log and draws what its terminal shows, for the README. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { runProgram } from "../program.ts"
import type { World } from "../World.ts"
import { makeExample } from "./makeExample.ts"
import { svgOfTerminal } from "./svgOfTerminal.ts"

const FILE = join(import.meta.dirname, "../../../../docs/guide/today.svg")
const TITLE =
  "kith lists whom to get back to today, each with when and why; kith log writes down a coffee and plans what comes next"
const COLUMNS = 114
const AT = "2026-03-03T09:20"

/** As typed, and as the shell hands it over. */
const SESSION: ReadonlyArray<readonly [shown: string, args: ReadonlyArray<string>]> = [
  ["kith", []],
  [
    'kith log "Luc Tran" coffee today 8h30 "customs, and who hires" --useful "try freight forwarders first" --next 3w',
    [
      "log",
      "Luc Tran",
      "coffee",
      "today",
      "8h30",
      "customs, and who hires",
      "--useful",
      "try freight forwarders first",
      "--next",
      "3w"
    ]
  ]
]

const home = mkdtempSync(join(tmpdir(), "kith-picture-"))
try {
  let screen = ""
  /** A terminal of that width, whose screen is kept. */
  const world: World = {
    env: { KITH_HOME: home, LANG: "en_CA.UTF-8" },
    platform: process.platform,
    isTerminal: (stream) => stream === 1,
    columns: () => COLUMNS,
    write: (_stream, text) => {
      screen += typeof text === "string" ? text : new TextDecoder().decode(text)
    }
  }
  await makeExample(world, "en", ["--at", AT])
  screen = ""
  for (const [shown, args] of SESSION) {
    screen += `\u001b[2m$\u001b[22m \u001b[1m${shown}\u001b[22m\n`
    await runProgram([...args, "-w", "example", "--at", AT], world)
    screen += "\n"
  }
  writeFileSync(FILE, svgOfTerminal(screen, { title: TITLE, columns: COLUMNS }))
} finally {
  rmSync(home, { recursive: true, force: true })
}
