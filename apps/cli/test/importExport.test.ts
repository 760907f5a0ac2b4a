/** Files in and out: contacts of other programs, Kith's own sheet, and the whole log. */
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { emptyKith, type Kith, newKith } from "./kith.ts"

const HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
const PREAMBLE = 'Notes:\n"Members may hide, themselves"\n\n'

/** A LinkedIn export of these rows; hidden members are `,,,,,,date`. */
const connections = (kith: Kith, rows: ReadonlyArray<string>, name = "Connections.csv"): string => {
  const file = join(kith.home, name)
  writeFileSync(file, `${PREAMBLE}${HEADER}\n${rows.join("\n")}\n`)
  return file
}

const ANA = 'Ana,Souza,https://www.linkedin.com/in/ana-souza,ana@example.ca,RBC,"Analyst, Tax",08 Feb 2026'
const ANA_AT_TD = ANA.replace("RBC", "TD").replace("08 Feb", "20 Feb")
const LUC = "Luc,Trần,https://www.linkedin.com/in/luc,,Shopify,Engineer,07 Feb 2026"
const HIDDEN = ",,,,,,07 Feb 2026"

describe("kith import", () => {
  it("gives scripts exactly what they rely on, and people the lines of what could not be read", async () => {
    const kith = await newKith()
    const file = connections(kith, [ANA, HIDDEN, LUC])
    const tried = (await kith("import", file, "--dry-run", "--json")).json
    expect(tried).toEqual({
      rows: 3,
      new: 2,
      known: 0,
      changed: 0,
      maybeSame: 0,
      unreadable: [{ line: 6, why: "noName" }],
      undo: null
    })
    expect((await kith("list", "--json")).json).toEqual([])
    const done = (await kith("import", file, "--json")).json
    expect(done).toEqual({ ...tried, undo: expect.stringMatching(/^\w{16}$/) })
    const again = await kith("import", file)
    expect(again.out).toContain("3 rows: 0 new, 2 known, 1 unreadable (line 6)")
    expect((await kith("list", "--json")).json).toHaveLength(2)
  })

  it("starts no reminders unless asked, and then five a working day", async () => {
    const kith = await newKith()
    const many = Array.from(
      { length: 12 },
      (_, index) => `P${index},Roy,https://www.linkedin.com/in/p${index},,RBC,Analyst,07 Feb 2026`
    )
    const file = connections(kith, many)
    const quiet = await kith("import", file)
    expect(quiet.out).toContain("No reminders started")
    const revived = async (day: string) =>
      (await kith("due", "--all", "--json", "--until", day)).json.filter(
        ({ rule }: { rule: string }) => rule !== "weekly-goal"
      )
    expect(await revived("2026-12-31")).toEqual([])
    const other = await newKith()
    const { out } = await other("import", connections(other, many), "--remind")
    expect(out).toContain("from 3 Mar to 5 Mar")
    const due = (await other("due", "--all", "--json", "--until", "2026-03-31")).json.map((one: { due: string }) =>
      one.due.slice(0, 10)
    )
    const days = Object.groupBy(due as ReadonlyArray<string>, (day) => day)
    expect([days["2026-03-03"]?.length, days["2026-03-04"]?.length]).toEqual([5, 5])
  })

  it("shows who changed jobs; an older export afterwards changes nothing; what the user set stays", async () => {
    const kith = await newKith()
    const older = connections(kith, [ANA, LUC], "older.csv")
    const newer = connections(kith, [ANA_AT_TD, LUC], "newer.csv")
    await kith("import", older)
    await kith("edit", "luc", "--position", "Director")
    const { out } = await kith("import", newer)
    expect(out).toMatch(/Ana Souza +Company +RBC → TD/)
    expect((await kith("import", older, "--json")).json).toMatchObject({ changed: 0, known: 2, undo: null })
    expect((await kith("show", "ana", "--json")).json.company).toBe("TD")
    expect((await kith("show", "luc", "--json")).json.position).toBe("Director")
  })

  it("undo brings back the state before, byte for byte, but for what was edited since", async () => {
    const kith = await newKith()
    await kith("add", "Léa Roy", "--email", "lea@example.com")
    const before = (await kith("export")).out
    const { undo } = (await kith("import", connections(kith, [ANA, LUC]), "--json")).json
    await kith("undo", undo)
    expect((await kith("export")).out).toBe(before)
    expect((await kith("undo", undo)).err).toContain("nothing left")
  })

  it("proposes who may be the same, and never decides", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC")
    const { out } = await kith("import", connections(kith, [ANA]))
    expect(out).toContain("kith merge")
    expect(out).toMatch(/\w+ +Ana Souza +≟ +\w+ +Ana Souza, RBC/)
    expect((await kith("list", "--json")).json).toHaveLength(2)
  })

  it("refuses in words what is no file that it knows", async () => {
    const kith = await newKith()
    const noise = join(kith.home, "noise.csv")
    writeFileSync(
      noise,
      Uint8Array.from({ length: 50_000 }, (_, index) => (index * 2_654_435_761) >>> 24)
    )
    const empty = join(kith.home, "empty.csv")
    writeFileSync(empty, "")
    mkdirSync(join(kith.home, "folder.csv"))
    for (const file of [noise, empty, join(kith.home, "folder.csv"), join(kith.home, "nowhere.csv")]) {
      const { code, out, err } = await kith("import", file)
      expect([code, out]).toEqual([1, ""])
      expect(err).toContain("Nothing was changed")
    }
  })
})

describe("kith export", () => {
  it("writes the guides' sheet, which imports again to the same people", async () => {
    const kith = await newKith()
    await kith("import", connections(kith, [ANA, LUC]))
    await kith("log", "ana", "coffee", "yesterday", "CPA bridging, and who hires")
    await kith("follow", "ana", "24 Mar", "send the article")
    const file = join(kith.home, "people.csv")
    expect((await kith("export", "-o", file, "--json")).json).toEqual({ format: "kith-csv", file, rows: 2 })
    expect(statSync(file).mode & 0o077).toBe(0)
    const other = await newKith()
    expect((await other("import", file, "--json")).json).toMatchObject({ rows: 2, new: 2 })
    expect((await other("export")).out).toBe(readFileSync(file, "utf8"))
    expect((await other("show", "ana", "--json")).json.interactions).toMatchObject([
      { points: "CPA bridging, and who hires" }
    ])
  })

  it("takes a sheet of the guides' layout: what was talked about without a date goes to the notes", async () => {
    const kith = await newKith()
    const file = join(kith.home, "guide.csv")
    writeFileSync(file, "First name,Last name,Company,Discussion points,Notes\nAna,Souza,RBC,CPA bridging,likes tea\n")
    expect((await kith("import", file, "--json")).json).toMatchObject({ new: 1 })
    expect((await kith("show", "ana", "--json")).json.notes).toBe("likes tea\n\nCPA bridging")
    expect((await kith("import", file, "--json")).json).toMatchObject({ new: 0, known: 1, undo: null })
  })

  it("leaves nothing half written, and says what is wrong with the place", async () => {
    const kith = await newKith()
    const nowhere = await kith("export", "-o", join(kith.home, "no", "such", "folder.csv"))
    expect([nowhere.code, nowhere.out]).toEqual([1, ""])
    expect((await kith("export", "-o", kith.home)).err).toContain("folder")
    expect((await kith("export", "--json")).code).toBe(2)
    expect((await kith("export", "--format", "xml")).code).toBe(2)
  })

  it("for Excel, with a byte order mark, and semicolons in French", async () => {
    const kith = await newKith()
    await kith("add", "Zoé Roy")
    expect((await kith("export", "--excel")).out.codePointAt(0)).toBe(0xfeff)
    const french = (await kith("export", "--excel", "--lang", "fr")).out
    expect(french.split("\n")[0]).toContain("Prénom;Nom;")
  })
})

describe("the whole log", () => {
  it("goes into an empty log and is the same there, change by change, verified", async () => {
    const kith = await newKith()
    await kith("import", connections(kith, [ANA, LUC]))
    await kith("log", "ana", "coffee", "yesterday", "CPA bridging")
    await kith("add", "Mistake", "--email", "x@example.com")
    await kith("forget", "mistake", "-y")
    const file = join(kith.home, "log.jsonl")
    const { rows } = (await kith("export", "-o", file, "--json")).json
    const other = emptyKith()
    await other("init", "--name", "Elsewhere", "--zone", "Europe/Paris")
    expect((await other("import", file, "--dry-run", "--json")).json).toMatchObject({ rows, new: rows })
    expect((await other("list", "--json")).json).toEqual([])
    expect((await other("import", file, "--json")).json).toMatchObject({ rows, new: rows, known: 0, undo: null })
    expect((await other("export")).out).toBe((await kith("export")).out)
    expect((await other("due", "--json")).json).toEqual((await kith("due", "--json")).json)
    expect((await other("history", "ana", "--json")).json).toEqual((await kith("history", "ana", "--json")).json)
    expect((await other("conflicts", "--json")).json).toEqual([])
    const { json } = await other("doctor", "--json")
    expect(json.checks.filter(({ state }: { state: string }) => state !== "well")).toEqual([])
  })

  it("later takes over what has been written since, and nothing twice", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const file = join(kith.home, "log.jsonl")
    await kith("export", "-o", file)
    const other = await newKith()
    await other("import", file)
    await kith("add", "Luc Tran")
    await kith("export", "-o", file)
    expect((await other("import", file, "--json")).json).toMatchObject({ new: 1, known: 2 })
    expect((await other("import", file, "--json")).json).toMatchObject({ new: 0, known: 3 })
    expect((await kith("import", file, "--json")).json).toMatchObject({ new: 0 })
    expect((await other("export")).out).toBe((await kith("export")).out)
  })

  it("is refused whole where a line was changed, or where there is something else already", async () => {
    const kith = await newKith()
    for (const name of ["Ana", "Luc", "Zoé"]) await kith("add", name)
    const file = join(kith.home, "log.jsonl")
    await kith("export", "-o", file)
    const lines = readFileSync(file, "utf8").split("\n")
    const forged = join(kith.home, "forged.jsonl")
    writeFileSync(forged, lines.map((line) => line.replace("Luc", "Eve")).join("\n"))
    const cut = join(kith.home, "cut.jsonl")
    writeFileSync(cut, lines.slice(0, 3).join("\n"))
    const other = await newKith()
    for (const bad of [forged, cut]) {
      const { code, err } = await other("import", bad)
      expect(code).toBe(1)
      expect(err).toContain("Nothing was imported")
      expect((await other("list", "--json")).json).toEqual([])
    }
    await other("add", "Somebody")
    expect((await other("import", file)).err).toContain("something else already")
    expect((await other("list", "--json")).json).toHaveLength(1)
  })
})

describe("a file's own date", () => {
  it("comes from its rows before its place on the disk: an old export copied today is still old", async () => {
    const kith = await newKith()
    await kith("import", connections(kith, [ANA_AT_TD], "newer.csv"))
    const older = connections(kith, [ANA], "older.csv")
    const tomorrow = new Date("2030-01-01T00:00:00Z")
    utimesSync(older, tomorrow, tomorrow)
    await kith("import", older)
    expect((await kith("show", "ana", "--json")).json.company).toBe("TD")
    expect(existsSync(older)).toBe(true)
  })
})
