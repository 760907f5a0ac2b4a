/** The real program, in processes of its own: pipes, exit codes, two at once, and a terminal. */
import { spawn, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { stripVTControlCharacters } from "node:util"
import { describe, expect, it, onTestFinished } from "vitest"
import { kithProgram } from "./kithProcess.ts"

const program = kithProgram()

const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), "kith-program-"))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return home
}

const environment = (home: string) => ({
  ...process.env,
  KITH_HOME: home,
  LANG: "en_CA.UTF-8",
  NO_COLOR: "1",
  COLUMNS: ""
})

const kith = (home: string, ...typed: ReadonlyArray<string>) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...typed], {
    env: environment(home),
    encoding: "utf8"
  })
  return { code: status, out: stdout, err: stderr }
}

describe("the program", () => {
  it("puts data on stdout and chatter on stderr, and ends with its exit code", () => {
    const home = newHome()
    expect(kith(home)).toMatchObject({ code: 0, err: "" })
    expect(kith(home, "due")).toMatchObject({ code: 1, out: "" })
    expect(kith(home, "init", "--name", "Job search", "--zone", "America/Toronto").code).toBe(0)
    const added = kith(home, "add", "Ana Souza", "--json")
    expect(JSON.parse(added.out)).toMatchObject({ name: "Ana Souza" })
    expect(kith(home, "log", "bob", "coffee")).toMatchObject({ code: 4, out: "" })
    expect(kith(home, "nonsense")).toMatchObject({ code: 2, out: "" })
    for (const typed of [
      ["log"],
      ["due", "--until", "\u0000"],
      ["add", "\ud800"],
      ["show", "'; DROP TABLE"],
      ["--json=", "list"]
    ]) {
      const { out, err } = kith(home, ...typed.map((each) => each.replaceAll("\u0000", "")))
      expect(`${out}${err}`, typed.join(" ")).not.toMatch(/\n\s+at .*:\d+/)
    }
  })

  it("two processes at once lose nothing", async () => {
    const home = newHome()
    kith(home, "init", "--name", "Job search", "--zone", "America/Toronto")
    const many = (name: string): Promise<ReadonlyArray<number | null>> =>
      Promise.all(
        Array.from(
          { length: 3 },
          (_, index) =>
            new Promise<number | null>((resolve) => {
              const child = spawn(process.execPath, [program, "add", `${name} ${index}`, "-q"], {
                env: environment(home)
              })
              child.on("close", resolve)
            })
        )
      )
    const codes = (await Promise.all([many("Ana"), many("Luc")])).flat()
    expect(codes).toEqual(Array.from({ length: 6 }, () => 0))
    expect(JSON.parse(kith(home, "list", "--json").out)).toHaveLength(6)
  })

  it("a reader who goes away ends it quietly", () => {
    const home = newHome()
    kith(home, "init", "--name", "Job search", "--zone", "UTC")
    const line = `${[process.execPath, program, "help"].map((each) => `'${each}'`).join(" ")} | head -1`
    const { stderr, stdout } = spawnSync("sh", ["-c", line], { env: environment(home), encoding: "utf8" })
    expect(stdout).toContain("Kith")
    expect(stderr).toBe("")
  })
})

const script =
  process.platform === "linux" ? ["/usr/bin/script", "/bin/script"].find((path) => existsSync(path)) : undefined

const withoutCodes = (screen: string): string => stripVTControlCharacters(screen)

/** Types on a terminal of its own: each answer once its question, whose words these are, is asked. */
const typeOnTerminal = (
  home: string,
  typed: ReadonlyArray<string>,
  answers: ReadonlyArray<readonly [question: string, answer: string]>,
  env: Record<string, string> = {}
) =>
  new Promise<{ readonly code: number | null; readonly screen: string }>((resolve) => {
    const command = [process.execPath, program, ...typed].map((each) => `'${each}'`).join(" ")
    const child = spawn(script!, ["-qec", command, "/dev/null"], {
      env: { ...environment(home), TERM: "xterm", ...env }
    })
    let screen = ""
    let answered = 0
    child.stdout.on("data", (piece: Buffer) => {
      screen = withoutCodes(screen + piece.toString("utf8"))
      const next = answers[answered]
      if (next === undefined || !/[:?\]] $/.test(screen) || !screen.includes(next[0])) return
      answered++
      child.stdin.write(`${next[1]}\n`)
    })
    child.on("close", (code) => resolve({ code, screen }))
  })

describe(`on a terminal${script === undefined ? " (skipped where the program `script`, which makes one, is missing)" : ""}`, () => {
  it.skipIf(script === undefined)("init asks for what was left out, and proposes what it can", async () => {
    const home = newHome()
    const { code, screen } = await typeOnTerminal(
      home,
      ["init"],
      [
        ["called?", "Job search"],
        ["zone?", "America/Toronto"],
        ["holidays", "ON"]
      ]
    )
    expect(code).toBe(0)
    expect(screen).toContain("What shall the log be called?")
    expect(screen).toContain("holidays of Ontario")
  })

  it.skipIf(script === undefined)(
    "log offers to add somebody who is not known, and takes no for an answer",
    async () => {
      const home = newHome()
      kith(home, "init", "--name", "Job search", "--zone", "America/Toronto")
      const no = await typeOnTerminal(home, ["log", "Luc Tran", "coffee", "yesterday"], [["Add them?", "n"]])
      expect(no.code).toBe(4)
      const yes = await typeOnTerminal(home, ["log", "Luc Tran", "coffee", "yesterday"], [["Add them?", "y"]])
      expect(yes.code).toBe(0)
      expect(yes.screen).toContain("new: Luc Tran")
      const asked = await typeOnTerminal(home, ["log"], [["Whom", "coffee with Luc yesterday, CPA bridging"]])
      expect(asked.screen).toContain("Coffee, Luc Tran")
      expect(JSON.parse(kith(home, "show", "luc", "--json").out).interactions).toHaveLength(2)
    }
  )

  it.skipIf(script === undefined)("edit opens a form in the editor, and says what changed", async () => {
    const home = newHome()
    kith(home, "init", "--name", "Job search", "--zone", "America/Toronto")
    kith(home, "add", "Ana Souza", "--company", "RBC", "--notes", "likes tea")
    const editor = join(home, "editor.sh")
    writeFileSync(
      editor,
      "sed -i -e 's/^company: RBC/company: Shopify/' -e 's/likes tea/likes green tea/' -e 's/^tag:/tag: [club]/' \"$1\"\n"
    )
    const { code, screen } = await typeOnTerminal(home, ["edit", "ana"], [], { EDITOR: `sh ${editor}` })
    expect(screen).toContain("Company Shopify")
    expect(code).toBe(0)
    expect(JSON.parse(kith(home, "show", "ana", "--json").out)).toMatchObject({
      company: "Shopify",
      notes: "likes green tea",
      tags: ["club"]
    })
    const closed = await typeOnTerminal(home, ["edit", "ana"], [], { EDITOR: "true" })
    expect(closed.screen).toContain("nothing new")
    writeFileSync(editor, "sed -i -e 's/^relation:.*/relation: enemy/' \"$1\"\n")
    const refused = await typeOnTerminal(home, ["edit", "ana"], [["again?", "n"]], { EDITOR: `sh ${editor}` })
    expect(refused.code).toBe(1)
    expect(refused.screen).toContain("relation cannot be")
  })

  it.skipIf(script === undefined)("colours are there, unless NO_COLOR or --no-color says no", async () => {
    const home = newHome()
    const raw = async (typed: ReadonlyArray<string>, env: Record<string, string>) =>
      new Promise<string>((resolve) => {
        const child = spawn(
          script!,
          ["-qec", [process.execPath, program, ...typed].map((each) => `'${each}'`).join(" "), "/dev/null"],
          {
            env: { ...environment(home), TERM: "xterm", ...env }
          }
        )
        let screen = ""
        child.stdout.on("data", (piece: Buffer) => (screen += piece.toString("utf8")))
        child.on("close", () => resolve(screen))
      })
    expect(await raw(["help"], { NO_COLOR: "" })).toContain("\u001b[1m")
    expect(await raw(["help"], { NO_COLOR: "1" })).not.toContain("\u001b[")
    expect(await raw(["help", "--no-color"], { NO_COLOR: "" })).not.toContain("\u001b[")
  })
})
