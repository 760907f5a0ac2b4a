/** `kith sheet` on files that people edit between two syncs. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { PassThrough } from "node:stream"
import { describe, expect, it, vi } from "vitest"
import { runProgram } from "../src/program.ts"
import { type Kith, newKith, spaced } from "./kith.ts"
import { newFolder, startKith } from "./kithProcess.ts"
import { CsvFile, replaceInWorkbook, textsInWorkbook } from "./sheets.ts"
import { ENGLISH, spoken } from "./englishIn.ts"

const club = async (...names: ReadonlyArray<string>): Promise<{ readonly kith: Kith; readonly path: string }> => {
  const kith = await newKith()
  for (const name of names) {
    const [given, family] = name.split(" ")
    await kith("add", name, "--given-name", given!, "--family-name", family!, "--company", `At ${family}`)
  }
  const path = join(newFolder(), "Job club.csv")
  const { code, err } = await kith("sheet", "create", `csv:${path}`, "--fields", "name,company,stage,email", "-y")
  expect(code, err).toBe(0)
  return { kith, path }
}

const sync = async (kith: Kith) => {
  const { code, json, err } = await kith("sheet", "sync", "--json")
  expect(code, err).toBe(0)
  return json
}

describe("a CSV file in step with the log", () => {
  it("takes in what people typed and puts out what the log learnt, in one line and for scripts", async () => {
    const { kith, path } = await club("Ana Souza", "Luc Tran")
    expect(new CsvFile(path).people()).toEqual(["Ana Souza At Souza", "Luc Tran At Tran"])
    expect(await sync(kith)).toMatchObject({ rows: 2, cellsOut: 0, events: 0, conflicts: 0, setAside: 0 })

    new CsvFile(path).type("Ana", "Company", "RBC").add("Bo", "Li", "Acme").sort("First name").save()
    await kith("edit", "Luc Tran", "--company", "Shopify")
    const said = await kith("sheet", "sync")
    expect(said.code, said.err).toBe(0)
    expect(said.out).toMatch(/^Job club: 3 rows, \d+ cells out, 2 changes in\n/)
    expect(new CsvFile(path).people()).toEqual(["Ana Souza RBC", "Bo Li Acme", "Luc Tran Shopify"])
    expect((await kith("show", "Ana Souza")).out).toContain("RBC")
    expect((await kith("list", "--json")).json).toHaveLength(3)
    expect((await kith("history", "Ana Souza")).out).toMatch(/sheet:\w{8}/)
    expect(await sync(kith)).toMatchObject({ rows: 3, cellsOut: 0, events: 0 })
  })

  it("sets aside what it cannot read and says what to do; other people's columns are left alone", async () => {
    const { kith, path } = await club("Ana Souza")
    const file = new CsvFile(path)
    file.rows[0]!.push("Salary")
    file.add("", "", "Nameless Inc.").type("Ana", "Stage", "blah").type("Ana", "Salary", "=1+1; 100").save()
    const { code, out } = await kith("sheet", "sync")
    expect(code).toBe(0)
    expect(out).toContain("2 set aside")
    expect(out).toContain(
      'row 2 Stage: "blah" cannot be read there. It was left as it is; correct it, or empty the cell.'
    )
    expect(out).toContain('row 3: a row without a name ("Nameless Inc.") is nobody yet.')
    expect(new CsvFile(path).text("Ana", "Stage")).toBe("blah")
    expect(new CsvFile(path).text("Ana", "Salary")).toBe("=1+1; 100")
    expect((await kith("sheet", "check")).out).toContain("Salary")
  })

  it("does nothing under --dry-run, and says what it would do", async () => {
    const { kith, path } = await club("Ana Souza")
    new CsvFile(path).type("Ana", "Company", "RBC").add("Bo", "Li").save()
    const before = readFileSync(path)
    const { json } = await kith("sheet", "sync", "--dry-run", "--json")
    expect(json).toMatchObject({ rows: 2, events: 2, dryRun: true })
    expect((await kith("sheet", "sync", "--dry-run")).out).toContain("Job club, if it were done: 2 rows")
    expect(readFileSync(path)).toEqual(before)
    expect((await kith("list", "--json")).json).toMatchObject([{ company: "At Souza" }])
  })

  it("keeps both where log and sheet changed the same, until somebody types the one to keep", async () => {
    const { kith, path } = await club("Ana Souza", "Luc Tran")
    new CsvFile(path).type("Luc", "Company", "Tin").save()
    await kith("edit", "Luc Tran", "--company", "Gold")
    const { out } = await kith("sheet", "sync")
    expect(out).toContain("1 conflict (row 3 Company)")
    expect(out).toContain("kith conflicts")
    const [conflict] = (await kith("conflicts", "--json")).json
    expect(conflict.values.map(({ value }: { value: string }) => value).toSorted()).toEqual(["Gold", "Tin"])
    expect((await kith("sheet", "resolve")).out).toContain("row 3 Company: two people wrote different things")
    new CsvFile(path).type("Luc", "Company", "Silver").save()
    await kith("sheet", "sync")
    expect((await kith("conflicts", "--json")).json).toEqual([])
    expect((await kith("show", "Luc Tran")).out).toContain("Silver")
  })
})

describe("rows that are gone", () => {
  it("delete nobody: each is put back, kept in the log, or deleted, as somebody says", async () => {
    const names = ["Ana Souza", "Luc Tran", "Bo Li", "Cy Roy"]
    const { kith, path } = await club(...names)
    new CsvFile(path).remove("Ana").remove("Luc").remove("Bo").save()
    const { out } = await kith("sheet", "sync")
    expect(out).toContain("3 rows are gone: Ana Souza, Bo Li, Luc Tran. Nobody was deleted")
    expect((await kith("list", "--json")).json).toHaveLength(4)
    expect((await kith("sheet", "resolve")).out).toContain("its row is gone from the sheet")
    expect((await kith("sheet", "resolve", "Ana")).code).toBe(3)
    expect((await kith("sheet", "resolve", "Ana", "--put-back")).out).toContain("Ana Souza: stands in the sheet again")
    expect((await kith("sheet", "resolve", "Luc", "Tran", "--keep")).out).toContain("out of the sheet")
    expect((await kith("sheet", "resolve", "bo", "--delete")).out).toMatch(
      /Bo Li: deleted in the log {3}undo: kith undo \w+/
    )
    expect(await sync(kith)).toMatchObject({ removed: 0 })
    expect(new CsvFile(path).people()).toEqual(["Ana Souza At Souza", "Cy Roy At Roy"])
    const left = (await kith("list", "--json=name")).json.map(({ name }: { name: string }) => name)
    expect(left.toSorted()).toEqual(["Ana Souza", "Cy Roy", "Luc Tran"])
    expect((await kith("sheet", "resolve")).err).toContain("Nothing waits")
  })

  it("stop the sync where they are many: exit 3, nothing changed, and what to type for each wish", async () => {
    const names = Array.from({ length: 9 }, (_, index) => `P${index} Roy${index}`)
    const { kith, path } = await club(...names)
    const whole = readFileSync(path)
    const file = new CsvFile(path)
    file.rows.splice(3)
    file.type("P0", "Company", "Acme").save()
    const stopped = await kith("sheet", "sync")
    expect(stopped.code).toBe(3)
    expect(stopped.err).toContain("7 rows are gone at once")
    expect(stopped.err).toContain("nothing was changed")
    expect(stopped.err).toContain("kith sheet resolve --all --put-back")
    const told = await kith("sheet", "sync", "--json")
    expect(told.code).toBe(3)
    expect(told.json).toMatchObject({ events: 0, stopped: { why: "rowsGone" } })
    expect((await kith("show", "P0 Roy0")).out).not.toContain("Acme")
    // By accident: the file as it was, and all goes on.
    writeFileSync(path, whole)
    expect(await sync(kith)).toMatchObject({ rows: 9, removed: 0, stopped: null })
    // On purpose.
    file.save()
    expect((await kith("sheet", "sync")).code).toBe(3)
    expect((await kith("sheet", "resolve", "--all", "--delete")).code).toBe(3)
    expect((await kith("list", "--json")).json).toHaveLength(9)
    expect((await kith("sheet", "resolve", "--all", "--delete", "-y")).code).toBe(0)
    expect(await sync(kith)).toMatchObject({ rows: 2, events: 1, removed: 0 })
    expect((await kith("list", "--json")).json).toHaveLength(2)
  })

  it("of people who were deleted in the log stay until somebody lets them go", async () => {
    const { kith, path } = await club("Ana Souza", "Luc Tran")
    await kith("delete", "Luc Tran", "-y")
    expect((await kith("sheet", "sync")).out).toContain("row 3: deleted in the log, and still in the sheet")
    expect(new CsvFile(path).people()).toContain("Luc Tran At Tran")
    expect((await kith("sheet", "resolve", "3", "--delete")).out).toContain("the row goes with the next sync")
    await sync(kith)
    expect(new CsvFile(path).people()).toEqual(["Ana Souza At Souza"])
  })

  it("headings that were swapped stop the sync until they are put back or accepted", async () => {
    const { kith, path } = await club("Ana Souza", "Luc Tran", "Bo Li")
    const whole = readFileSync(path)
    const file = new CsvFile(path)
    const [last, company] = [file.column("Last name"), file.column("Company")]
    ;[file.rows[0]![last], file.rows[0]![company]] = ["Company", "Last name"]
    file.save()
    const stopped = await kith("sheet", "sync")
    expect(stopped.code).toBe(3)
    expect(stopped.err).toContain("columns seem to have changed places")
    expect(stopped.err).toContain("kith sheet resolve --accept")
    writeFileSync(path, whole)
    expect(await sync(kith)).toMatchObject({ events: 0, stopped: null })
    file.save()
    expect((await kith("sheet", "sync")).code).toBe(3)
    expect((await kith("sheet", "resolve", "--accept")).out).toContain("taken as they stand")
    expect((await sync(kith)).stopped).toBe(null)
    expect(
      (await kith("list", "--json=company")).json.map(({ company }: { company: string }) => company).toSorted()
    ).toEqual(["Li", "Souza", "Tran"])
  })
})

describe("connecting", () => {
  it("says who will read what, twice where the log is one person's own, and does nothing without a yes", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const path = join(newFolder(), "people.csv")
    writeFileSync(path, "First name,Last name,Company\r\nBo,Li,Acme\r\n")
    const asked = await kith("sheet", "connect", `csv:${path}`)
    expect(asked.code).toBe(3)
    expect(asked.err).toContain(`Whoever may read ${path} will be able to read this of the 1 person in the log`)
    expect(asked.err).toContain("This log is yours alone")
    expect(asked.err).toContain("kith share WHO --to Club")
    expect(asked.err).not.toContain("Notes")
    expect((await kith("sheet")).code).toBe(1)
    const connected = await kith("sheet", "connect", `csv:${path}`, "--fields", "name,company", "-y")
    expect(connected.code).toBe(0)
    expect(connected.err).toContain("First name, Last name, Company.")
    expect(connected.err).toContain("This log is yours alone")
    expect(readFileSync(path, "utf8")).toBe("First name,Last name,Company\r\nBo,Li,Acme\r\n")
    expect((await kith("sheet", "connect", `csv:${path}`, "-y")).err).toContain("connected already")
    await kith("edit", "Ana Souza", "--email", "ana@rbc.example", "--notes", "Likes trains.")
    await sync(kith)
    expect(readFileSync(path, "utf8")).not.toMatch(/rbc\.example|trains/)
  })

  it("asks two questions on a terminal, and stops at the first no", async () => {
    const kith = await newKith()
    const path = join(newFolder(), "people.csv")
    writeFileSync(path, "First name,Last name\r\n")
    const answering = async (...answers: ReadonlyArray<string>) => {
      const left = [...answers]
      const stdin = Object.assign(new PassThrough(), { isTTY: true })
      const spied = vi.spyOn(process, "stdin", "get").mockReturnValue(stdin as unknown as typeof process.stdin)
      const quiet = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
        // An answer for each question.
        if (String(text).includes("[y/N]")) setImmediate(() => stdin.write(`${left.shift() ?? ""}\n`))
        return true
      })
      let err = ""
      const code = await runProgram(["sheet", "connect", `csv:${path}`, "--at", "2026-03-03T09:00"], {
        env: { KITH_HOME: kith.home, LANG: "en_CA.UTF-8", NO_COLOR: "1" },
        platform: "linux",
        isTerminal: () => true,
        columns: () => 80,
        write: (stream, text) => {
          if (stream === 2) err += String(text)
        }
      })
      spied.mockRestore()
      quiet.mockRestore()
      return { code, err, unasked: left.length }
    }
    expect(await answering("n", "y")).toMatchObject({ code: 1, unasked: 1 })
    const second = await answering("y", "n")
    expect(second).toMatchObject({ code: 1, unasked: 0 })
    expect(second.err).toContain("This log is yours alone")
    expect((await kith("sheet")).code).toBe(1)
    expect(await answering("y", "y")).toMatchObject({ code: 0, unasked: 0 })
    expect((await kith("sheet")).code).toBe(0)
  })

  it("takes fields by their names in either language, and says what nobody knows", async () => {
    const { kith } = await club("Ana Souza")
    const folder = newFolder()
    const made = await kith(
      "sheet",
      "create",
      `csv:${join(folder, "a.csv")}`,
      "--fields",
      "nom,Étape,met-at,last contact",
      "-y"
    )
    expect(made.code, made.err).toBe(0)
    const headings = new CsvFile(join(folder, "a.csv")).rows[0]
    expect(headings).toEqual(["First name", "Last name", "Met at", "Last contact", "Stage", "Kith id"])
    const wrong = await kith("sheet", "create", `csv:${join(folder, "b.csv")}`, "--fields", "name,compny", "-y")
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain("Did you mean company?")
    expect(existsSync(join(folder, "b.csv"))).toBe(false)
    expect((await kith("sheet", "connect", "club.ods", "-y")).code).toBe(2)
    expect((await kith("sheet", "connect", `csv:${join(folder, "none.csv")}`, "-y")).err).toContain("kith sheet create")
    expect((await kith("sheet", "create", `csv:${join(folder, "a.csv")}`, "-y")).err).toContain("is there already")
  })

  it("says what a folder, another kind of file and a heading that stands twice come to", async () => {
    const kith = await newKith()
    const folder = newFolder()
    const asFile = await kith("sheet", "connect", `csv:${folder}`, "-y")
    expect(asFile.code).toBe(1)
    expect(asFile.err).toContain(`${folder}: it cannot be read as a table`)
    const renamed = join(folder, "renamed.xlsx")
    writeFileSync(renamed, "First name,Last name\r\n")
    expect((await kith("sheet", "connect", `xlsx:${renamed}`, "-y")).err).toContain("it cannot be read as a table")
    expect((await kith("sheet", "check", `xlsx:${renamed}`)).out).not.toContain("Refused")
    const path = join(folder, "people.csv")
    writeFileSync(path, "First name,Company,Company,Salary\r\nBo,Acme,Tin,1\r\n")
    const { err } = await kith("sheet", "connect", `csv:${path}`, "--fields", "name,company", "-y")
    expect(err).toContain("There twice; the first counts, the other is neither read nor written: Company")
    expect(err).toContain("Not Kith's, neither read nor written: Salary")
  })

  it("refuses a flag that another action has, where it would be passed over in silence", async () => {
    const { kith, path } = await club("Ana Souza", "Luc Tran")
    new CsvFile(path).remove("Ana").save()
    await sync(kith)
    const meant = await kith("sheet", "resolve", "Ana", "--delete", "--dry-run", "-y")
    expect(meant.code).toBe(2)
    expect(meant.err).toContain('One too many: "--dry-run". It goes: resolve [ROW | WHO]')
    expect((await kith("list", "--json")).json).toHaveLength(2)
    expect((await kith("sheet", "sync", "--fields", "name")).code).toBe(2)
    expect((await kith("sheet", "--watch")).code).toBe(2)
  })

  it("several of one log go by name or number, and disconnecting leaves sheet and log alone", async () => {
    const { kith, path } = await club("Ana Souza")
    const other = join(newFolder(), "Job club.csv")
    await kith("sheet", "create", `csv:${other}`, "--fields", "name", "-y")
    expect((await kith("sheet", "status", "--json")).json.map(({ name }: { name: string }) => name)).toEqual([
      "Job club",
      "Job club 2"
    ])
    expect((await kith("sheet", "sync", "--json")).json).toMatchObject({ rows: 2, sheets: [{ rows: 1 }, { rows: 1 }] })
    expect((await kith("sheet", "disconnect")).code).toBe(4)
    expect((await kith("sheet", "resolve", "--sheet", "nope")).code).toBe(1)
    const folder = join(kith.home, "job-search")
    expect(readdirSync(folder).filter((name) => /^sheet-.*\.sqlite$/.test(name))).toHaveLength(2)
    expect(statSync(join(folder, "sheets.json")).mode & 0o777).toBe(0o600)
    const before = readFileSync(path)
    expect((await kith("sheet", "disconnect", "1")).out).toContain("Job club is disconnected.")
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder).filter((name) => name.startsWith("sheet-"))).toHaveLength(1)
    // Known again by its ids.
    await kith("sheet", "connect", `csv:${path}`, "--name", "Old one", "--fields", "name,company", "-y")
    expect((await kith("sheet", "sync", "Old one", "--json")).json).toMatchObject({ rows: 1, events: 0 })
  })

  it("a file that is gone, or open in another program, harms nothing, and check says what to do", async () => {
    const { kith, path } = await club("Ana Souza")
    expect((await kith("sheet", "check")).out).toContain("All is well.")
    const lock = join(path, "..", ".~lock.Job club.csv#")
    writeFileSync(lock, "")
    await kith("edit", "Ana Souza", "--company", "RBC")
    const locked = await kith("sheet", "sync")
    expect(locked.code).toBe(5)
    expect(locked.err).toContain("is open in another program")
    expect((await kith("sheet", "check", "--json")).json).toMatchObject({
      ok: true,
      findings: [{ what: "openElsewhere" }]
    })
    const { rmSync } = await import("node:fs")
    rmSync(path)
    const gone = await kith("sheet", "sync", "--json")
    expect(gone.code).toBe(1)
    expect(gone.err).toContain("it is not there")
    const checked = await kith("sheet", "check")
    expect(checked.code).toBe(1)
    expect(checked.out).toContain("There is no file")
    expect((await kith("sheet", "status")).code).toBe(0)
  })
})

describe("a workbook in step with the log", () => {
  it("is created, edited as Excel does, and kept", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--given-name", "Ana", "--family-name", "Souza", "--company", "RBC")
    const path = join(newFolder(), "Club.xlsx")
    const made = await kith("sheet", "create", `xlsx:${path}`, "--fields", "name,company,last-contact", "-y")
    expect(made.code, made.err).toBe(0)
    expect(made.out).toContain("Club: 1 row")
    expect(textsInWorkbook(path)).toEqual(expect.arrayContaining(["First name", "Company", "Ana", "RBC"]))
    replaceInWorkbook(path, "RBC", "TD Bank")
    expect(await sync(kith)).toMatchObject({ rows: 1, events: 1, setAside: 0 })
    expect((await kith("show", "Ana Souza")).out).toContain("TD Bank")
    await kith("add", "Luc Tran", "--given-name", "Luc", "--family-name", "Tran")
    await kith("edit", "Ana Souza", "--company", "Shopify")
    expect(await sync(kith)).toMatchObject({ rows: 2, events: 0 })
    expect(textsInWorkbook(path)).toEqual(expect.arrayContaining(["Shopify", "Luc", "Tran"]))
    replaceInWorkbook(path, "Company", "Shopify HQ")
    expect((await sync(kith)).events).toBe(0)
  })
})

it("killed in the middle, wherever, it goes on and doubles nobody", async () => {
  const { kith, path } = await club("Ana Souza", "Luc Tran")
  const folder = join(path, "..")
  const preload = { NODE_OPTIONS: `--import ${new URL("killAtStep.ts", import.meta.url).href}`, KILL_IN: folder }
  for (let moment = 1; moment <= 5; moment++) {
    await kith("edit", "Luc Tran", "--company", `Gold ${moment}`)
    new CsvFile(path).type("Ana", "Company", `Tin ${moment}`).add(`New${moment}`, "Person", "Acme").save()
    const env = { KITH_HOME: kith.home, LANG: "en_CA.UTF-8", ...preload, KILL_AT: String(moment * 2) }
    const { code } = await startKith(["sheet", "sync", "--at", "2026-03-03T09:00"], { env }).ended
    expect(code, `step ${moment * 2}`).toBe(null)
  }
  await sync(kith)
  expect(await sync(kith)).toMatchObject({ cellsOut: 0, events: 0, setAside: 0, conflicts: 0 })
  const fresh = Array.from({ length: 5 }, (_, index) => `New${index + 1} Person Acme`)
  expect(new CsvFile(path).people()).toEqual(["Ana Souza Tin 5", "Luc Tran Gold 5", ...fresh])
  expect((await kith("list", "--json")).json).toHaveLength(7)
})

it("waits a moment for another Kith that is at the same sheet, and says so where that stays", async () => {
  const { kith } = await club("Ana Souza")
  const folder = join(kith.home, "job-search")
  const path = join(
    folder,
    readdirSync(folder).find((name) => /^sheet-.*\.sqlite$/.test(name))!
  )
  const hold = (): DatabaseSync => {
    const memory = new DatabaseSync(path)
    memory.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
    return memory
  }
  const first = hold()
  const waiting = kith("sheet", "sync")
  setTimeout(() => first.close(), 400)
  expect((await waiting).code).toBe(0)
  const second = hold()
  const busy = await kith("sheet", "sync")
  second.close()
  expect(busy.code).toBe(1)
  expect(busy.err).toContain("Another Kith is keeping Job club in step just now")
})

it("--watch says what happens, nothing else, and stops when told to", async () => {
  const { kith, path } = await club("Ana Souza")
  const env = { KITH_HOME: kith.home, LANG: "en_CA.UTF-8" }
  const watching = startKith(["sheet", "sync", "--watch", "--every", "1", "--at", "2026-03-03T09:00"], { env })
  new CsvFile(path).type("Ana", "Company", "RBC").save()
  expect(await watching.firstLine).toMatch(/Job club: 1 row, \d+ cells? out, 1 change in$/)
  const { code, out, err } = await watching.stop()
  expect(code).toBe(0)
  expect(out.trim().split("\n")).toHaveLength(1)
  expect(err).toContain("Keeping Job club in step")
  expect((await kith("show", "Ana Souza")).out).toContain("RBC")
})

it("nothing of it answers in English in French", async () => {
  const kith = await newKith({ env: { LANG: "fr_CA.UTF-8" } })
  const path = join(newFolder(), "Contacts.csv")
  const said: Array<readonly [string, string]> = []
  const say = async (...words: ReadonlyArray<string>): Promise<void> => {
    const { out, err } = await kith(...words)
    said.push([words.join(" "), `${out}\n${err}`])
  }
  for (let index = 0; index < 9; index++) await kith("add", `Zoé${index} Roy${index}`)
  await say("sheet")
  await say("sheet", "connect", `csv:${path}`, "-y")
  await say("sheet", "create", `csv:${path}`, "--fields", "nom,entreprise,étape")
  await say("sheet", "create", `csv:${path}`, "--fields", "nom,entreprise,étape", "-y")
  const whole = readFileSync(path, "utf8")
  expect(whole).toContain("Prénom;Nom;Entreprise;Étape")
  writeFileSync(path, `${whole.replace("Zoé1", "Zoë").replace(/;;+/, ";;blah;")};;Sans nom;;\r\n`)
  await say("sheet", "sync", "--dry-run")
  await say("sheet", "sync")
  writeFileSync(path, whole.split("\r\n").slice(0, 4).join("\r\n"))
  await say("sheet", "sync")
  for (const action of ["status", "check", "resolve"]) await say("sheet", action)
  await say("sheet", "resolve", "--all", "--delete")
  await say("sheet", "resolve", "--all", "--keep")
  await say("sheet", "resolve", "personne", "--keep")
  await say("sheet", "sync", "--json", "--sheet", "autre")
  await say("sheet", "connect", "google:abc", "-y")
  await say("sheet", "connect", "rien", "-y")
  await say("sheet", "disconnect")
  await say("help", "sheet")
  await say("help", "share")
  await say("share", "zoé1", "--to", "ailleurs")
  const mixed = said.flatMap(([typed, text]) =>
    text.split("\n").flatMap((line) => (ENGLISH.test(spoken(line)) ? [`${typed}: ${line}`] : []))
  )
  expect(mixed).toEqual([])
  for (const [typed, text] of said) {
    expect(text.replace(/^ +! /gm, ""), typed).not.toMatch(/ [;!?»]|« /)
  }
  expect(spaced(said.map(([, text]) => text).join("\n"))).toContain("Ce journal n’est qu’à vous")
})
