import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { mergeText } from "../../src/engine/mergeText.ts"
import { columnsByKey } from "../../src/engine/sharedColumns.ts"
import { threeWay } from "../../src/engine/threeWay.ts"
import { canonical, unitsOf } from "../../src/engine/unit.ts"

const unit = (...keys: ReadonlyArray<string>) => unitsOf(keys.map((key) => columnsByKey.get(key)!))[0]!
const relation = unit("relation")
const emails = unit("emails")
const company = unit("company")
const names = unit("givenName", "familyName")

describe("one unit, three ways", () => {
  it("what means the same is the same, in either language and whatever the order of a list", () => {
    expect(threeWay(relation, ["Mentor"], ["ami"], ["Friend"])._tag).toBe("Agreed")
    expect(threeWay(emails, [""], ["B@x.ca; a@x.ca"], ["a@x.ca, b@x.ca"])._tag).toBe("Agreed")
    expect(threeWay(names, ["Ana", "Souza"], [" Ana ", "Souza"], ["Ana", "Souza"])._tag).toBe("Agreed")
  })

  it("only the log changed: the sheet hears it; only the sheet changed: the log does", () => {
    expect(threeWay(company, ["Zinc"], ["Zinc"], ["Tin"])).toEqual({ _tag: "ToSheet" })
    const told = threeWay(company, ["Zinc"], ["Tin"], ["Zinc"])
    expect(told).toEqual({ _tag: "ToLog", patch: new Map([["company", "Tin"]]), both: false })
    expect(threeWay(company, ["Zinc"], [""], ["Zinc"])).toMatchObject({ patch: new Map([["company", null]]) })
  })

  it("both changed: the log is told, as of what was agreed", () => {
    expect(threeWay(company, ["Zinc"], ["Tin"], ["Gold"])).toMatchObject({ _tag: "ToLog", both: true })
    expect(threeWay(company, undefined, ["Tin"], ["Gold"])).toMatchObject({ _tag: "ToLog", both: true })
    expect(threeWay(company, undefined, ["Tin"], [""])).toMatchObject({ _tag: "ToLog", both: false })
  })

  it("a list is told by element: what one side added is not taken away by the other", () => {
    const verdict = threeWay(emails, ["a@x.ca, b@x.ca"], ["a@x.ca, c@x.ca"], ["a@x.ca, b@x.ca, d@x.ca"])
    expect(verdict).toMatchObject({ patch: new Map([["emails", { add: ["c@x.ca"], remove: ["b@x.ca"] }]]) })
  })

  it("a name is one reading: a changed first name changes the whole", () => {
    expect(threeWay(names, ["Ana", "Souza"], ["Anna", "Souza"], ["Ana", "Souza"])).toMatchObject({
      patch: new Map([
        ["name", "Anna Souza"],
        ["givenName", "Anna"]
      ])
    })
    expect(threeWay(names, ["Ana", "Souza"], ["", ""], ["Ana", "Souza"])._tag).toBe("Unreadable")
  })

  it("what cannot be read is nobody's change", () => {
    expect(threeWay(relation, ["Mentor"], ["who knows"], ["Friend"])._tag).toBe("Unreadable")
  })

  it("whatever the three texts: once the log has heard it, or the sheet, nothing is left to say", () => {
    const text = fc.constantFrom("", "a@x.ca", "b@x.ca", "a@x.ca, b@x.ca", "b@x.ca; c@x.ca")
    fc.assert(
      fc.property(text, text, text, (base, sheet, log) => {
        const verdict = threeWay(emails, [base], [sheet], [log])
        if (verdict._tag === "ToSheet") expect(threeWay(emails, [log], [log], [log])._tag).toBe("Agreed")
        if (verdict._tag !== "ToLog") return
        const said = verdict.patch.get("emails") as
          | { add: ReadonlyArray<string>; remove: ReadonlyArray<string> }
          | undefined
        const had = log.split(/[,;] /).filter((each) => each !== "" && !(said?.remove ?? []).includes(each))
        const after = [...had, ...(said?.add ?? [])].join(", ")
        // The sheet's text is agreed on now; what the log has beside it goes to the sheet, and nothing comes back.
        expect(["Agreed", "ToSheet"]).toContain(threeWay(emails, [sheet], [sheet], [after])._tag)
        const [kept, there] = [emails.read([sheet])!, emails.read([after])!].map(
          (reading) => reading.get("emails") as ReadonlyMap<string, string>
        )
        for (const [key] of kept!) expect(there!.has(key) || (base.includes(key) && !log.includes(key))).toBe(true)
      }),
      propertyRuns(500)
    )
  })

  it("a cell that is written says what it was written from", () => {
    const name = fc.constantFrom("Ana", "Ana Souza", "田中 さくら", "Cher", "Łukasz O’Neil", "de la Cruz")
    const optional = fc.option(name, { nil: undefined })
    fc.assert(
      fc.property(name, optional, optional, (whole, givenName, familyName) => {
        const row = { name: whole, givenName, familyName }
        const written = names.write(row, "en")
        expect(written.some((cell) => cell !== "")).toBe(true)
        expect(canonical(names.read(written)!)).toBe(canonical(names.read(names.write(row, "fr"))!))
      }),
      propertyRuns(300)
    )
  })
})

describe("a text that was changed on two sides", () => {
  it("has the one change done to the other", () => {
    expect(mergeText("likes tea", "likes green tea", "likes tea. Met in May")).toBe("likes green tea. Met in May")
    expect(mergeText("old news", "", "old news and more")).toBe(" and more")
    expect(mergeText("a", "b", "c")).toBe("c\n\nb")
  })

  it("loses nothing that either side added", () => {
    const word = fc.constantFrom("tea", "May", "cake")
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), fc.nat(4), fc.nat(4), (words, one, other) => {
        const base = words.join(" ")
        const added = (at: number, what: string) => [...words.slice(0, at), what, ...words.slice(at)].join(" ")
        const merged = mergeText(base, added(one, "OURS"), added(other, "THEIRS"))
        expect(merged).toContain("OURS")
        expect(merged).toContain("THEIRS")
      }),
      propertyRuns(300)
    )
  })
})
