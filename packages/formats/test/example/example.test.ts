/** The examples of docs/integrators/formats.md: the page shows these very files, and they do what it says. */
import { readFileSync } from "node:fs"
import { concat } from "@kith/core/log/Bytes"
import { writeXlsx } from "@kith/formats/xlsx/writeXlsx"
import { describe, expect, it } from "vitest"
import { formatSuite } from "../conformance/formatSuite.ts"
import { fieldsAt, keyAt, names, rowsOf, utf8 } from "../reading.ts"
import { badgesCsv, badgesXlsx } from "./badges.ts"
import { mailboxList } from "./mailboxList.ts"

const SCANNED = utf8("Badge no,Visitor,Firm,Role,E-mail\n17,Ana Souza,RBC,Analyst,ana@example.ca\n18,,,,\n")
const COPIED = utf8("Ana Souza <Ana@example.ca>\n\nBo Li\n")

formatSuite(badgesCsv, [SCANNED])
formatSuite(mailboxList, [COPIED])

describe("docs/integrators/formats.md", () => {
  it("shows these files", () => {
    const page = readFileSync(new URL("../../../../docs/integrators/formats.md", import.meta.url), "utf8")
    for (const file of ["badges.ts", "mailboxList.ts"]) {
      expect(page).toContain(readFileSync(new URL(file, import.meta.url), "utf8").trimEnd())
    }
  })

  it("a table's layout reads a CSV file and a workbook to the same contacts", () => {
    const scanned = rowsOf(badgesCsv, SCANNED)
    expect(names(scanned)).toEqual(["2: Ana Souza", "3: noName"])
    expect(fieldsAt(scanned, 2)).toMatchObject({
      company: "RBC",
      emails: ["ana@example.ca"],
      custom: [{ label: "Badge no", value: "17" }]
    })
    const headings = ["Badge no", "Visitor", "Firm", "Role", "E-mail"]
    const columns = headings.map((heading) => ({ heading, width: 12, isDate: false, hidden: false }))
    const cells = [["17", "Ana Souza", "RBC", "Analyst", "ana@example.ca"]]
    const workbook = rowsOf(badgesXlsx, concat(...writeXlsx({ name: "Scans", columns, rows: cells })))
    expect(fieldsAt(workbook, 2)).toEqual(fieldsAt(scanned, 2))
    expect(keyAt(workbook, 2)).toBe(keyAt(scanned, 2))
  })

  it("anything else is a reader of pieces", () => {
    const rows = rowsOf(mailboxList, COPIED)
    expect(names(rows)).toEqual(["1: Ana Souza", "3: notThisShape"])
    expect(keyAt(rows, 1)).toBe("ana@example.ca")
  })
})
