/** The example log of `npm start`: always alive, and never twice. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { describe, expect, it, onTestFinished } from "vitest"
import { kithProgram, startProgram } from "./kithProcess.ts"
import { svgOfTerminal } from "../src/example/svgOfTerminal.ts"

const main = fileURLToPath(new URL("../src/example/main.ts", import.meta.url))
const program = kithProgram()

const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), "kith-example-"))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return home
}

const run = (home: string, file: string, ...typed: ReadonlyArray<string>) => {
  const env = { ...process.env, KITH_HOME: home, LANG: "en_CA.UTF-8", NO_COLOR: "1", COLUMNS: "" }
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=source", file, ...typed], {
    env,
    encoding: "utf8"
  })
  return { code: status, out: stdout, err: stderr }
}

describe("npm start", () => {
  it("shows an import, a few weeks and today's list; run again it adds nothing; what it proposes works", () => {
    const home = newHome()
    const first = run(home, main, "--at", "2026-03-03T09:00")
    expect(first.code, first.err).toBe(0)
    expect(first.out).toMatch(/606 rows: 601 new, 0 known, 5 unreadable/)
    for (const line of ["Thank Ana Souza", "Ask Luc Tran again", "Write to Maya Singh", "Reach out to Raj Patel"])
      expect(first.out).toContain(line)
    for (const line of [
      "The phone joined with a code",
      "reminders in three weeks, the same on both",
      "Best after five. Moved here from Lagos in spring. Knows the hiring manager.",
      "names none is in them"
    ])
      expect(first.out).toContain(line)
    const exported = run(home, program, "export", "--format", "jsonl", "-w", "example").out
    const again = run(home, main, "--at", "2026-03-03T09:00")
    expect(again.out).toContain("0 new, 601 known")
    expect(again.out.match(/Up to date with/g)).toHaveLength(3)
    expect(run(home, program, "export", "--format", "jsonl", "-w", "example").out).toBe(exported)
    const proposed = [...again.out.matchAll(/kith (-w example .*?)(?: {2}|$)/gm)].map(([, args]) => args!)
    expect(proposed).toHaveLength(4)
    // The last one serves the app, and goes on.
    expect(proposed.pop()).toBe("-w example app")
    for (const line of proposed) {
      const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!)
      expect(run(home, program, ...words, "--at", "2026-03-03T09:10").code, line).toBe(0)
    }
    expect(run(home, program, "due", "-w", "example", "--at", "2026-03-03T09:10").out).not.toContain(
      "Ask Luc Tran again"
    )
  })

  it.each(["2026-12-27T10:00", "2026-03-08T09:00", "2028-02-29T20:00"])(
    "is alive on %s, a day without work or not",
    (at) => {
      const { code, out, err } = run(newHome(), main, "--at", at, "--lang", "fr")
      expect(code, err).toBe(0)
      expect(out).toContain("Remercier Ana Souza")
      expect(out).toContain("Faire un suivi avec Gabrielle Tremblay")
      expect(out).toContain("Connaît la responsable du recrutement.")
    }
  )

  it("ends by serving the web app with that log, for scripts that say so", async () => {
    const home = newHome()
    const app = join(home, "dist")
    mkdirSync(app)
    writeFileSync(join(app, "index.html"), "<!doctype html><title>Kith</title>")
    const running = startProgram(main, [], { env: { KITH_HOME: home, KITH_APP: app, KITH_SERVE: "1" } })
    const out = await running.heard(/#kith-pair\/\S+/)
    const link = /(http:\S+)(?=\/#kith-pair)/.exec(out)![1]!
    expect(out).toContain(`Kith is at ${link}`)
    const page = await fetch(link)
    expect(await page.text()).toContain("<title>Kith")
    expect((await running.stop()).code).toBe(0)
  })

  it("is not the log that is meant once there is a log of one's own", () => {
    const home = newHome()
    run(home, main, "--at", "2026-03-03T09:00")
    run(home, program, "init", "--name", "Mine", "--zone", "America/Toronto")
    expect(JSON.parse(run(home, program, "list", "--json").out)).toEqual([])
  })
})

describe("a terminal's picture", () => {
  it("sets colours and weights as the terminal does, each text where its column is", () => {
    const svg = svgOfTerminal("\u001b[1mTue\u001b[22m  \u001b[36mkf3\u001b[39m <Zoé> & co\n", {
      title: "a & b",
      columns: 40
    })
    expect(svg).toContain('font-weight="700">Tue</tspan>')
    expect(svg).toContain('fill="#8ec7d2">kf3</tspan>')
    expect(svg).toContain("&lt;Zoé&gt; &amp; co")
    expect(svg).toContain("<title>a &amp; b</title>")
    const columns = [...svg.matchAll(/<tspan x="([\d.]+)"/g)].map(([, x]) => Math.round((Number(x) - 20) / 8.4))
    expect(columns).toEqual([0, 5, 9])
  })
})
