/** Lines that vCard and iCalendar share: unfolded, taken apart, escaped and folded again. */
import { contentLineOf, parseContentLine } from "@kith/formats/contentLine/ContentLine"
import { escapeText, splitEscaped, unescapeText } from "@kith/formats/contentLine/escaping"
import { foldLine, LONGEST_LINE_OCTETS } from "@kith/formats/contentLine/foldLine"
import { LogicalLines } from "@kith/formats/contentLine/LogicalLines"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes, wellFormed } from "../csv/csvText.ts"
import { utf8 } from "../reading.ts"

const linesOf = (pieces: ReadonlyArray<Uint8Array>, longest = 10_000): ReadonlyArray<string> => {
  const found: Array<string> = []
  const lines = new LogicalLines({ longest, quotedPrintable: true }, ({ line, through, bytes, length }) => {
    const cut = length > bytes.length ? ` of ${length}` : ""
    found.push(`${line}-${through}: ${new TextDecoder().decode(bytes)}${cut}`)
  })
  for (const piece of pieces) lines.push(piece)
  lines.end()
  return found
}

describe("a folded line", () => {
  const text = fc.string({ unit: "binary", maxLength: 200 }).filter((text) => wellFormed(text) && !/[\r\n]/.test(text))

  it("has at most 75 octets, whole characters, and unfolds to what it was", () => {
    fc.assert(
      fc.property(text, (text) => {
        const line = `A:${text}`
        const folded = foldLine(line)
        expect(folded.endsWith("\r\n")).toBe(true)
        for (const part of folded.slice(0, -2).split("\r\n")) {
          expect(utf8(part).length).toBeLessThanOrEqual(LONGEST_LINE_OCTETS)
          expect(part.isWellFormed()).toBe(true)
        }
        expect(linesOf([utf8(folded)])).toEqual([`1-${folded.split("\r\n").length - 1}: ${line}`])
      }),
      propertyRuns(500)
    )
  })

  it("is as long as it may be, however wide the characters", () => {
    expect(foldLine("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x\r\n`)
    expect(foldLine(`${"x".repeat(72)}😀`)).toBe(`${"x".repeat(72)}\r\n 😀\r\n`)
    expect(foldLine(`${"x".repeat(71)}😀`)).toBe(`${"x".repeat(71)}😀\r\n`)
  })
})

describe("the lines of a file", () => {
  it("end in LF, CRLF or CR, and blank ones are passed over", () => {
    const expected = ["1-1: A:1", "3-3: B:2"]
    for (const end of ["\n", "\r\n", "\r"]) expect(linesOf([utf8(["A:1", "", "B:2", ""].join(end))])).toEqual(expected)
    expect(linesOf([utf8("A:1\r\n\r\nB:2")])).toEqual(expected)
  })

  it("go on after a blank, a tab, or a soft break of quoted-printable alone", () => {
    expect(linesOf([utf8("A:1\n  2\n\t3\nB:4=\nC:5")])).toEqual(["1-3: A:1 23", "4-4: B:4=", "5-5: C:5"])
    expect(linesOf([utf8("A;ENCODING=QUOTED-PRINTABLE:1= \n 2=\nTEL:3")])).toEqual([
      "1-2: A;ENCODING=QUOTED-PRINTABLE:1 2",
      "3-3: TEL:3"
    ])
  })

  it("are the same however the file is cut", () => {
    const file = fc
      .array(
        fc.constantFrom("A;QUOTED-PRINTABLE:é=", "B:名", "\r", "\n", "\r\n", " ", "\t", "=", "\0", "\ufeff", "END:x"),
        {
          maxLength: 30
        }
      )
      .map((parts) => utf8(parts.join("")))
    fc.assert(
      fc.property(file, anyCuts, (bytes, cuts) => {
        expect(linesOf(cutBytes(bytes, cuts), 12)).toEqual(linesOf([bytes], 12))
      }),
      propertyRuns(1000)
    )
  })

  it("are cut at the limit, and say how long they were", () => {
    expect(linesOf([utf8(`A:${"x".repeat(20)}\n ${"y".repeat(20)}\nB:1`)], 10)).toEqual([
      "1-2: A:xxxxxxxx of 42",
      "3-3: B:1"
    ])
  })
})

describe("a content line", () => {
  it("has a group, a name, parameters and a value", () => {
    expect(parseContentLine('item1.Tel;type="home,cell";X-A=b^nc^^;PREF:a:b;c')).toEqual({
      group: "item1",
      name: "TEL",
      params: new Map([
        ["TYPE", ["home,cell"]],
        ["X-A", ["b\nc^"]],
        ["", ["PREF"]]
      ]),
      value: "a:b;c"
    })
  })

  it("may have colons in quotes, and quotes that nobody closed", () => {
    expect(parseContentLine('A;TZID="(UTC+01:00) Rome":1')?.value).toBe("1")
    expect(parseContentLine('A;CN="Ana:1')?.value).toBe("1")
  })

  it.each(["", "words", ":1", "A B:1", ";X=1:2"])("%j is none", (text) => {
    expect(parseContentLine(text)).toBeUndefined()
  })

  it("is UTF-8, or in the charset that it names, or Windows-1252", () => {
    expect(contentLineOf(utf8("N:é"))?.value).toBe("é")
    expect(contentLineOf(new Uint8Array([...utf8("N:"), 0xe9, 0x80]))?.value).toBe("é€")
    expect(contentLineOf(new Uint8Array([...utf8("N;CHARSET=KOI8-R:"), 0xc4, 0xc1]))?.value).toBe("да")
    expect(contentLineOf(new Uint8Array([...utf8("N;CHARSET=nonsense:"), 0xe9]))?.value).toBe("é")
  })
})

describe("escaped text", () => {
  it("comes back, alone and between separators", () => {
    const text = fc
      .string({ unit: fc.constantFrom("\\", ",", ";", ":", "n", "\n", "a", "é", '"'), maxLength: 12 })
      .filter((text) => text !== "")
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("," as const, ";" as const),
        (parts, separator) => {
          const written = parts.map(escapeText).join(separator)
          expect(written).not.toMatch(/[\r\n]/)
          expect(splitEscaped(written, separator).map(unescapeText)).toEqual(parts)
        }
      ),
      propertyRuns(500)
    )
  })
})
