/** How bytes of unknown encoding become text. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { BytesToText, isUtf8 } from "@kith/formats/csv/bytesToText"
import { windows1252 } from "@kith/formats/csv/windows1252"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes, wellFormed } from "./csvText.ts"

const decoded = (pieces: ReadonlyArray<Uint8Array>): string => {
  const decoder = new BytesToText()
  return pieces.map((piece) => decoder.push(piece)).join("") + decoder.end()
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}
const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
/** Long enough to show its encoding. */
const table = "Prénom,Nom\nZoé,Lévesque\nAn,Nguyễn\nAna,👩‍👩‍👧\n"

describe("the encoding", () => {
  it.each([
    ["UTF-8", utf8(table)],
    ["UTF-8 with a byte order mark", utf8(`\ufeff${table}`)],
    ["UTF-16LE with one", utf16(`\ufeff${table}`, true)],
    ["UTF-16BE with one", utf16(`\ufeff${table}`, false)],
    ["UTF-16LE without one", utf16(table, true)],
    ["UTF-16BE without one", utf16(table, false)]
  ])("may be %s", (_, bytes) => {
    expect(decoded([bytes])).toBe(table)
  })

  it("may be Windows-1252, with its own quotes and euro sign", () => {
    expect(decoded([latin("Zo\u00e9,\u0093L\u00e9vesque\u0094,5\u00a0\u0080\n")])).toBe("Zoé,“Lévesque”,5\u00a0€\n")
  })

  it("is decided by line, so that a bad line spoils only itself", () => {
    expect(decoded([utf8("Zoé\n"), latin("Ren\u00e9\r\n"), utf8("名\n")])).toBe("Zoé\nRené\r\n名\n")
  })

  it("of any bytes makes a text, the same however they are cut", () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 700 }),
      fc.string({ unit: "grapheme", maxLength: 300 }).map(utf8),
      fc
        .array(fc.constantFrom(0xc3, 0xa9, 0xe9, 0x0a, 0x0d, 0x61, 0xf0, 0x9f, 0x98, 0x80), { maxLength: 700 })
        .map((bytes) => Uint8Array.from(bytes))
    )
    fc.assert(
      fc.property(anyBytes, anyCuts, (bytes, cuts) => {
        expect(decoded(cutBytes(bytes, cuts))).toBe(decoded([bytes]))
      }),
      propertyRuns(1000)
    )
  })

  it("of UTF-8 is found whatever the text, but for a mark at its beginning", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }).filter(wellFormed), (text) => {
        fc.pre(!text.startsWith("\ufeff") && !text.includes("\0"))
        expect(decoded([utf8(text)])).toBe(text)
      }),
      propertyRuns(1000)
    )
  })

  it("keeps a byte order mark that stands where it marks nothing", () => {
    const lines = "a\n".repeat(300)
    expect(decoded([utf8(lines), utf8("\ufeffb\n")])).toBe(`${lines}\ufeffb\n`)
  })

  it("of a line too long to hold is decided part by part, the same however it is cut", () => {
    const line = utf8("é".repeat(400_000))
    line[500_001] = 0xff
    const whole = decoded([line])
    expect(whole.length).toBeGreaterThan(400_000)
    expect(decoded(cutBytes(line, [1, 65_537, 262_145, 524_289, 700_001]))).toBe(whole)
  })
})

describe("isUtf8", () => {
  it("agrees with the platform's decoder", () => {
    const strict = new TextDecoder("utf-8", { fatal: true })
    const accepts = (bytes: Uint8Array): boolean => {
      try {
        strict.decode(bytes)
        return true
      } catch {
        return false
      }
    }
    const edges = fc.constantFrom(
      0x7f,
      0x80,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(edges, fc.nat(255)), { maxLength: 6 }), (bytes) => {
        expect(isUtf8(Uint8Array.from(bytes))).toBe(accepts(Uint8Array.from(bytes)))
      }),
      propertyRuns(5000)
    )
  })
})

describe("Windows-1252", () => {
  it("gives every byte a character of its own", () => {
    const all = windows1252(Uint8Array.from({ length: 256 }, (_, byte) => byte))
    expect(new Set(all).size).toBe(256)
    expect(all.slice(0x80, 0xa0)).toBe("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")
    expect(all.slice(0xa0)).toBe(latinText(0xa0, 0x100))
  })
})

const latinText = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => String.fromCharCode(from + at)).join("")
