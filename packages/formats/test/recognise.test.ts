/** Telling formats apart. */
import { readFileSync } from "node:fs"
import { formats, recognise } from "@kith/formats/recognise"
import { describe, expect, it } from "vitest"
import { fixture, names, rowsOf, summaryOf, utf8 } from "./reading.ts"

const told = (bytes: Uint8Array, name?: string): string | undefined => {
  const found = recognise(bytes.subarray(0, 64 * 1024), name)
  return found?._tag === "People" ? found.format.id : found?._tag
}

describe("a file is recognised", () => {
  it.each([
    ["linkedin/today.csv", "linkedin-connections"],
    ["linkedin/before-2021.csv", "linkedin-connections"],
    ["linkedin/french.csv", "linkedin-connections"],
    ["kith/by-hand.csv", "kith-csv"],
    ["kith/a-la-main.csv", "kith-csv"]
  ])("%s, whatever its name", (path, id) => {
    expect(told(fixture(path))).toBe(id)
    expect(told(fixture(path), "Untitled (3).txt")).toBe(id)
  })

  it("behind Excel's declaration of its delimiter", () => {
    expect(told(utf8("sep=;\nFirst Name;Last Name;URL;Connected On\n"))).toBe("linkedin-connections")
  })

  it("as a log", () => {
    expect(told(utf8('{"kith":"log","version":1,"workspace":"w","feeds":[]}\n'))).toBe("Log")
    expect(told(utf8('\ufeff{ "kith": "log", '))).toBe("Log")
  })

  it("by formats that have each an id of their own", () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  })

  it("or not at all", () => {
    for (const text of ["", "hello", "a,b\n1,2\n", '{"kith":"bundle"}', "PK\u0003\u0004", "\0".repeat(2000)]) {
      expect(told(utf8(text), "Connections.csv")).toBeUndefined()
    }
  })
})

describe("the example's LinkedIn export", () => {
  const bytes = new Uint8Array(
    readFileSync(new URL("../../../apps/cli/src/example/data/Connections.csv", import.meta.url))
  )
  const format = recognise(bytes.subarray(0, 64 * 1024), "Connections.csv")
  const rows = format?._tag === "People" ? rowsOf(format.format, bytes) : []
  const read = rows.flatMap((row) => (row._tag === "Read" ? [row.record.fields] : []))

  it("has some 600 people and a few who hide themselves", () => {
    expect(read.length).toBeGreaterThan(570)
    expect(names(rows).filter((row) => row.endsWith("noName"))).toHaveLength(5)
    expect(rows.length - read.length).toBe(5)
    expect(new Set(rows.flatMap((row) => (row._tag === "Read" ? [row.record.sourceKey] : []))).size).toBe(read.length)
  })

  it("has the people whom the guides and the tests speak of", () => {
    const found = new Set(read.map((fields) => fields["name"]))
    for (const name of ["Ana Souza", "Luc Tran", "Raj Patel", "Mireille Gagnon", "Zoé Lévesque", "An Nguyen"]) {
      expect(found).toContain(name)
    }
  })

  it("shows few e-mail addresses, as such exports do, and is of February 2026", () => {
    expect(read.filter((fields) => fields["emails"] !== undefined).length).toBeLessThan(60)
    expect(format?._tag === "People" ? summaryOf(format.format, bytes).asOf : undefined).toMatch(/^2026-02-/)
  })
})
