/** Files that are not read are told apart, so that it can be said what to do with them. */
import { utf8 } from "@kith/core/log/Bytes"
import { isListOfLines, otherFile } from "@kith/formats/otherFile"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { strToU8, zipSync } from "fflate"
import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"

const utf16 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((one) => [one.charCodeAt(0), 0]))
const office = (stream: string): Uint8Array =>
  Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(512), ...utf16(stream)])
const tar = Uint8Array.from([...new Uint8Array(257), ...utf8("ustar\u000000")])

const cases: ReadonlyArray<readonly [string, Uint8Array, string | undefined]> = [
  ["oldExcel", office("Workbook"), "contacts.xls"],
  ["encryptedExcel", office("EncryptedPackage"), "contacts.xlsx"],
  ["outlookMessage", office("__substg1.0_1000001F"), undefined],
  ["outlookMessage", office("Root Entry"), "Re hello.msg"],
  ["outlookData", utf8("!BDN1234"), undefined],
  ["numbers", zipSync({ "Index/Document.iwa": strToU8("x") }), undefined],
  [
    "openDocument",
    zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }] }),
    undefined
  ],
  ["email", utf8("Received: from a\r\n by b\r\nFrom: Ana <a@b.ca>\r\nSubject: hi\r\n\r\nText"), undefined],
  ["pdf", utf8("%PDF-1.7\n"), undefined],
  ["picture", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), undefined],
  ["webPage", utf8("\ufeff<!DOCTYPE html><html>"), undefined],
  ["packed", Uint8Array.of(0x1f, 0x8b, 8), undefined],
  ["packed", tar, undefined],
  ["sqlite", utf8("SQLite format 3\0"), undefined],
  ["wordDocument", zipSync({ "[Content_Types].xml": strToU8("x"), "word/document.xml": strToU8("x") }), undefined],
  ["wordDocument", zipSync({ "ppt/presentation.xml": strToU8("x") }), undefined],
  ["googleLink", utf8('{"url":"https://docs.google.com/open?id=x","doc_id":"x"}'), "people.gsheet"],
  ["empty", new Uint8Array(0), undefined],
  ["empty", utf8("\ufeff \r\n\n"), undefined]
]

it.each([
  ["Ana Souza\nLuc Tran\r\n\nMei Chen", true],
  ["Élise O'Neil-Côté", true],
  ["李明\n", true],
  ["Ana Souza,RBC\n", false],
  ["Met Ana yesterday. She works at RBC.\n", false],
  ["1\n2\n", false],
  ["\n", false]
])("%j is a list of lines: %s", (text, expected) => {
  expect(isListOfLines(utf8(text))).toBe(expected)
})

describe("a file that is not read", () => {
  it.each(cases)("is told: %s", (kind, bytes, name) => {
    expect(otherFile(bytes, name)).toBe(kind)
  })

  it("is none that is read", () => {
    const folder = new URL("./fixtures/", import.meta.url)
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(files.length).toBeGreaterThan(20)
    for (const { parentPath, name } of files)
      expect(otherFile(readFileSync(`${parentPath}/${name}`), name)).toBeUndefined()
    expect(otherFile(zipSync({ "Connections.csv": strToU8("a,b") }))).toBeUndefined()
    expect(otherFile(utf8("From,To,Sent At,Message\n"))).toBeUndefined()
  })

  it("is told without a fault, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.constantFrom(...cases), (bytes, [, start]) => {
        for (const any of [bytes, Uint8Array.from([...start, ...bytes])]) {
          expect(["string", "undefined"]).toContain(typeof otherFile(any))
        }
      }),
      propertyRuns(200)
    )
  })
})
