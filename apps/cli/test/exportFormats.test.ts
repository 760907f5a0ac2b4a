/** Everything that `kith export` writes: by name or by the file's, read by others, and with what it leaves out said. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { unzipSync } from "fflate"
import ICAL from "ical.js"
import { describe, expect, it } from "vitest"
import { ENGLISH, spoken } from "./englishIn.ts"
import { type Kith, newKith } from "./kith.ts"

const FORMATS = ["csv", "kith-csv", "xlsx", "vcard", "ics", "todo-ics", "jsonl"] as const

const withAna = async (options: Parameters<typeof newKith>[0] = {}): Promise<Kith> => {
  const kith = await newKith(options)
  await kith(
    "add",
    "Ana Souza",
    "--company",
    "RBC",
    "--email",
    "ana@example.ca",
    "--phone",
    "+1 416 555 0100",
    "--tag",
    "CPA"
  )
  await kith("log", "ana", "coffee", "yesterday 15h", "CPA bridging", "--next", "3w")
  await kith("add", "Luc Tran", "--notes", "=SUM(1)")
  return kith
}

describe("kith export", () => {
  it.each([
    ["people.csv", "kith-csv"],
    ["people.CSV", "kith-csv"],
    ["people.xlsx", "xlsx"],
    ["people.vcf", "vcard"],
    ["due.ics", "ics"],
    ["log.jsonl", "jsonl"],
    ["people", "kith-csv"]
  ] as const)("takes %s for %s", async (name, format) => {
    const kith = await withAna()
    const file = join(kith.home, name)
    expect((await kith("export", "-o", file, "--json")).json).toMatchObject({ format, file })
  })

  it("writes people that come back into another log as they were", async () => {
    const kith = await withAna()
    for (const [format, name] of [
      ["kith-csv", "people.csv"],
      ["xlsx", "people.xlsx"],
      ["vcard", "people.vcf"]
    ] as const) {
      const file = join(kith.home, name)
      expect((await kith("export", "--format", format, "-o", file, "--json")).json).toMatchObject({ rows: 2 })
      const other = await newKith()
      expect((await other("import", file, "--json")).json, format).toMatchObject({ rows: 2, new: 2, unreadable: [] })
      expect((await other("export")).out.split("\r\n").length, format).toBe(
        (await kith("export")).out.split("\r\n").length
      )
      const [ana] = (await other("list", "--json")).json
      expect(ana, format).toMatchObject({ name: "Ana Souza", company: "RBC" })
    }
  })

  it("writes what other programs read", async () => {
    const kith = await withAna()
    const cards = (await kith("export", "--format", "vcard")).out
    const [ana] = ICAL.parse(cards.slice(0, cards.indexOf("END:VCARD") + 11)) as [string, Array<[string]>]
    expect(ana).toBe("vcard")
    expect(cards).toContain("VERSION:3.0")
    expect((await kith("export", "--format", "vcard", "--vcard-version", "4")).out).toContain("VERSION:4.0")
    for (const [format, kind] of [
      ["ics", "vevent"],
      ["todo-ics", "vtodo"]
    ] as const) {
      const calendar = new ICAL.Component(ICAL.parse((await kith("export", "--format", format)).out) as Array<unknown>)
      const titles = calendar.getAllSubcomponents(kind).map((each) => String(each.getFirstPropertyValue("summary")))
      expect(titles.join("\n"), format).toContain("Ana Souza")
    }
    const plain = (await kith("export", "--format", "csv")).out
    expect(plain.split("\r\n")[0]).toContain("First Name,Last Name")
    expect(plain).toContain(",+1 416 555 0100")
    expect(plain).toContain("'=SUM(1)")
    const file = join(kith.home, "people.xlsx")
    await kith("export", "-o", file)
    expect(Object.keys(unzipSync(readFileSync(file)))).toContain("xl/workbook.xml")
  })

  it("says in one line what a file leaves out, and nothing where it leaves out nothing", async () => {
    const kith = await withAna()
    const told = async (format: string): Promise<string> => (await kith("export", "--format", format)).err
    expect(await told("csv")).toMatch(/^Not in it: .*Last contact, Next follow-up.*; conversations, .*jsonl\n$/)
    expect(await told("csv")).not.toContain("Pronouns")
    for (const format of ["kith-csv", "xlsx", "vcard"]) {
      expect(await told(format), format).toMatch(/^Not in it: conversations, gatherings, rules and history\./)
    }
    for (const format of ["ics", "todo-ics"]) expect(await told(format)).toContain("the next twelve months")
    expect(await told("jsonl")).toBe("")
    expect((await kith("export", "-q", "--format", "csv")).err).toBe("")
  })

  it("refuses options that mean nothing there", async () => {
    const kith = await withAna()
    expect((await kith("export", "--vcard-version", "4")).code).toBe(2)
    expect((await kith("export", "--format", "vcard", "--vcard-version", "2.1")).code).toBe(2)
    expect((await kith("export", "--format", "xlsx", "--excel")).code).toBe(2)
    const watched = await withAna({ columns: 80 })
    expect((await watched("export", "--format", "xlsx")).code).toBe(2)
    const unclear = await watched("export", "-o", join(watched.home, "people.ods"))
    expect([unclear.code, existsSync(join(watched.home, "people.ods"))]).toEqual([2, false])
    expect(unclear.err).toContain("--format kith-csv, csv, xlsx")
  })

  it("says all of it in French", async () => {
    const kith = await withAna({ env: { LANG: "fr_CA.UTF-8" } })
    const said = [await kith("help", "export")]
    for (const format of FORMATS) {
      said.push(await kith("export", "--format", format, "-o", join(kith.home, "x")))
    }
    said.push(await kith("export", "--vcard-version", "4"), await kith("export", "--format", "ics", "--excel"))
    const mixed = said
      .flatMap(({ out, err }) => `${out}\n${err}`.split("\n"))
      .filter((line) => ENGLISH.test(spoken(line)))
    expect(mixed).toEqual([])
    for (const { out, err } of said) expect(`${out}${err}`).not.toMatch(/ [;!?»]|« /)
  })
})

describe("kith leave", () => {
  it("takes people along as a sheet, a workbook and cards, and what is due as a calendar", async () => {
    const kith = await withAna()
    const file = join(kith.home, "all.zip")
    expect((await kith("leave", "-o", file, "--json")).json).toMatchObject({ people: 2 })
    const members = unzipSync(readFileSync(file))
    const text = (name: string): string => Buffer.from(members[name]!).toString("utf8")
    expect(Object.keys(members).toSorted()).toEqual(
      ["README.txt", "calendar.ics", "contacts.vcf", "index.html", "log.jsonl", "people.csv", "people.xlsx"].toSorted()
    )
    for (const name of Object.keys(members)) if (name !== "README.txt") expect(text("README.txt")).toContain(name)
    expect(text("contacts.vcf")).toBe((await kith("export", "--format", "vcard")).out)
    expect(text("calendar.ics")).toContain("Ana Souza")
    const french = await kith("leave", "-o", file, "--lang", "fr")
    expect(french.code, french.err).toBe(0)
    expect(Object.keys(unzipSync(readFileSync(file)))).toContain("contacts.xlsx")
  })
})
