/** LinkedIn's `Connections.csv`, every way it has come. */
import { connectionsLayout, linkedinConnections } from "@kith/formats/linkedin/connections"
import { describe, expect, it } from "vitest"
import { fieldsAt, fixture, keyAt, names, rowsOf, summaryOf, utf8 } from "../reading.ts"

const read = (...lines: ReadonlyArray<string>) => rowsOf(linkedinConnections, utf8(lines.join("\n")))
const header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"

describe("today's export", () => {
  const rows = rowsOf(linkedinConnections, fixture("linkedin/today.csv"))

  it("has its header under a preamble, and members who hide themselves", () => {
    expect(names(rows)).toEqual([
      "6: Zoé Lévesque, ing.",
      "7: An Nguyễn",
      "8: noName",
      "9: Sukarno",
      "10: ליאת בן-דוד",
      "11: 田中 花子",
      '12: Raj Patel "RJ"',
      "13: noName",
      "14: Oluwaseun Adébáyò"
    ])
  })

  it("gives all that it has of a person", () => {
    expect(fieldsAt(rows, 7)).toEqual({
      name: "An Nguyễn",
      givenName: "An",
      familyName: "Nguyễn",
      company: "Érable Logiciels",
      position: "Product Manager 🚀",
      emails: ["an.nguyen@example.ca"],
      links: [{ kind: "linkedin", url: "https://www.linkedin.com/in/an-nguyen-yul" }],
      connected: "2026-02-07",
      relation: "linkedin"
    })
  })

  it("says nothing where a cell is empty", () => {
    expect(fieldsAt(rows, 14)).toEqual({
      name: "Oluwaseun Adébáyò",
      givenName: "Oluwaseun",
      familyName: "Adébáyò",
      links: [{ kind: "linkedin", url: "https://www.linkedin.com/in/oluwaseun-a" }],
      connected: "2017-03-15",
      relation: "linkedin"
    })
    expect(fieldsAt(rows, 9)).not.toHaveProperty("familyName")
  })

  it("takes formulas for text, since others wrote them", () => {
    expect(fieldsAt(rows, 12)).toMatchObject({ company: "=SUM(A1)", position: "+1 team lead" })
  })

  it("is dated by its newest connection", () => {
    expect(summaryOf(linkedinConnections, fixture("linkedin/today.csv"))).toEqual({
      rows: 7,
      refused: 2,
      asOf: "2026-02-08"
    })
  })
})

describe("the key of a row", () => {
  it("is its profile, however the address is written", () => {
    const slugs = [
      "https://www.linkedin.com/in/Zoé-L",
      "https://www.linkedin.com/in/zo%C3%A9-l",
      "https://www.linkedin.com/in/zoe%CC%81-l/",
      "http://ca.linkedin.com/in/zo%c3%a9-l/fr?trk=x#top",
      "linkedin.com/in/ZO%C3%89-L"
    ]
    const rows = read(header, ...slugs.map((url) => `Zoé,L,${url},,,,01 Jan 2026`))
    expect(new Set(slugs.map((_, index) => keyAt(rows, index + 2)))).toEqual(new Set(["/in/zoé-l"]))
  })

  it("may have a sign for a percentage that encodes nothing", () => {
    expect(keyAt(read(header, "A,B,https://www.linkedin.com/in/100%-b,,,,01 Jan 2026"), 2)).toBe("/in/100%-b")
  })

  it("is name and company where there is no profile", () => {
    const rows = rowsOf(linkedinConnections, fixture("linkedin/before-2021.csv"))
    expect(keyAt(rows, 2)).toBe("name:mireille gagnon|caisse boreale")
  })
})

describe("other exports", () => {
  it("had neither preamble nor profiles until 2021", () => {
    const rows = rowsOf(linkedinConnections, fixture("linkedin/before-2021.csv"))
    expect(names(rows)).toEqual(["2: Mireille Gagnon", "3: Luc Tran", "4: noName"])
    expect(fieldsAt(rows, 2)).toMatchObject({ emails: ["mireille@example.org"], connected: "2020-04-12" })
  })

  it("come in French", () => {
    const rows = rowsOf(linkedinConnections, fixture("linkedin/french.csv"))
    expect(rows.map((row) => (row._tag === "Read" ? row.record.fields["connected"] : row.why))).toEqual([
      "2026-02-08",
      "2025-08-01",
      "2024-12-14"
    ])
    expect([2, 3, 4].map((line) => keyAt(rows, line))).toEqual(["/in/mireille-gagnon", "/in/luc-tran", "/in/ana-souza"])
  })

  it("need names and a date of connection to be told from other tables", () => {
    const match = (heading: string) => connectionsLayout.match(heading.split(","))
    expect(match("First Name,Connected On,Company,Position")).toBeGreaterThan(0)
    expect(match("URL,Connected On,Company,Position,Email Address")).toBe(0)
    expect(match("First Name,Last Name,Connected On,Age")).toBe(0)
    expect(match("First Name,Last Name,Company,Position,Email Address")).toBe(0)
  })

  it("may be nothing but a header", () => {
    expect(read(header)).toEqual([])
    expect(summaryOf(linkedinConnections, utf8(header))).toEqual({ rows: 0, refused: 0 })
  })

  it("keep columns that LinkedIn may add, and dates that nobody can read", () => {
    const rows = read(`${header},Pronouns`, "Ana,Souza,,,,,some day,she/her", "Luc,Tran,,,,,2/3/2026,")
    expect(fieldsAt(rows, 2)["custom"]).toEqual([
      { label: "Connected On", value: "some day" },
      { label: "Pronouns", value: "she/her" }
    ])
    expect(fieldsAt(rows, 3)["custom"]).toEqual([{ label: "Connected On", value: "2/3/2026" }])
  })

  it("may have been through a spreadsheet: other order, semicolons, other dates, rows cut short", () => {
    const rows = read(
      "sep=;",
      "Company;Connected On;Last Name;First Name;Email Address;Position;URL",
      "Foo, Inc.;08-Feb-26;Souza;Ana;;;https://www.linkedin.com/in/ana",
      "Bar;2026-02-08;Tran;Luc"
    )
    expect(fieldsAt(rows, 3)).toMatchObject({ name: "Ana Souza", company: "Foo, Inc.", connected: "2026-02-08" })
    expect(fieldsAt(rows, 4)).toMatchObject({ name: "Luc Tran", connected: "2026-02-08" })
  })

  it("with an unquoted comma in a name of a company lose that row only", () => {
    expect(names(read(header, "Ana,Souza,,,Foo, Inc.,Lead,01 Jan 2026", "Luc,Tran,,,,,01 Jan 2026"))).toEqual([
      "2: tooManyColumns",
      "3: Luc Tran"
    ])
  })
})
