/** The log as JSON Lines: what is written comes back, and what was tampered with is found. */
import { concat } from "@kith/core/log/Bytes"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { FormatError } from "@kith/formats/Format"
import { logLineJsonSchema } from "@kith/formats/jsonLines/jsonSchema"
import {
  isJsonLinesLog,
  jsonLinesReader,
  type LogItem,
  LONGEST_LINE,
  readJsonLines
} from "@kith/formats/jsonLines/readJsonLines"
import { logHeader, writeJsonLines } from "@kith/formats/jsonLines/writeJsonLines"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes } from "../csv/csvText.ts"
import { failureOf, utf8 } from "../reading.ts"
import { anyLog, type Log, twelveEvents } from "./log.ts"

const written = ({ workspace, heads, publicKeys, entries }: Log): Uint8Array =>
  concat(...writeJsonLines(logHeader(workspace, heads, publicKeys), entries))

const itemsOf = (bytes: Uint8Array, strict = false): ReadonlyArray<LogItem> =>
  Effect.runSync(Stream.runCollect(readJsonLines(Stream.succeed(bytes), { sha256: nobleSha256, strict })))

const reasonOf = (bytes: Uint8Array, strict = true): FormatError["reason"] => {
  const error = failureOf(Stream.runDrain(readJsonLines(Stream.succeed(bytes), { sha256: nobleSha256, strict })))
  return error.reason
}

const entriesOf = (items: ReadonlyArray<LogItem>) =>
  items.flatMap((item) => (item._tag === "Entry" ? [item.entry] : []))
const troubles = (items: ReadonlyArray<LogItem>): ReadonlyArray<string> =>
  items.flatMap((item) =>
    item._tag === "Refused" ? [`${item.line}: ${item.why}`] : item._tag === "Feed" ? [item.verdict] : []
  )

const fixed = twelveEvents()
const lines = new TextDecoder().decode(written(fixed)).trimEnd().split("\n")
const changed = (change: (lines: Array<string>) => void): Uint8Array => {
  const copy = [...lines]
  change(copy)
  return utf8(copy.join("\n"))
}

describe("a log", () => {
  it("comes back event by event, every feed verified", () => {
    fc.assert(
      fc.property(anyLog, anyCuts, (log, cuts) => {
        const reader = jsonLinesReader({ sha256: nobleSha256, strict: true })
        const items = [...cutBytes(written(log), cuts).flatMap((piece) => reader.push(piece)), ...reader.end()]
        expect(entriesOf(items)).toEqual(log.entries)
        expect(troubles(items)).toEqual([...log.heads].map(() => "verified"))
        const lastHeads = new Map(
          items.flatMap((item) => (item._tag === "Entry" ? [[item.entry.event.dot.device, item.head!]] : []))
        )
        expect(lastHeads).toEqual(log.heads)
      }),
      propertyRuns(300)
    )
  })

  it("may have CRLF, blank lines and a byte order mark", () => {
    expect(itemsOf(utf8(`\ufeff${lines.join("\r\n\r\n")}\r\n`), true).map(({ _tag }) => _tag)).toEqual(
      itemsOf(written(fixed), true).map(({ _tag }) => _tag)
    )
  })

  it("without public keys is read, and not verified", () => {
    const items = itemsOf(written({ ...fixed, publicKeys: new Map() }))
    expect(entriesOf(items)).toEqual(fixed.entries)
    expect(troubles(items)).toEqual(["noPublicKey", "noPublicKey", "noPublicKey"])
  })

  it("may be empty", () => {
    const empty = { ...fixed, heads: new Map(), entries: [] }
    expect(itemsOf(written(empty), true).map(({ _tag }) => _tag)).toEqual(["Header"])
  })
})

describe("a log that was tampered with", () => {
  it("is found out wherever a value was changed", () => {
    const anyChange = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom("at", "type", "entity", "version"))
    fc.assert(
      fc.property(anyChange, ([line, member]) => {
        const bytes = changed((lines) => {
          const event = JSON.parse(lines[line]!) as Record<string, number | string>
          event[member] = typeof event[member] === "number" ? event[member] + 1 : `${event[member]}x`
          lines[line] = JSON.stringify(event)
        })
        expect(troubles(itemsOf(bytes)).filter((trouble) => trouble === "chainDiffers")).toHaveLength(1)
        expect(reasonOf(bytes)).toMatchObject({ _tag: "Broken", line: 13 })
      }),
      propertyRuns(100)
    )
  })

  it("is found out when a line is missing, and the rest of its feed is out of order", () => {
    const items = itemsOf(changed((lines) => lines.splice(3, 1)))
    expect(troubles(items)).toContain("incomplete")
    expect(entriesOf(items).length).toBeLessThan(12)
  })

  it("is found out when lines of a feed change places", () => {
    const bytes = changed((lines) => lines.splice(1, 12, ...lines.slice(1).reverse()))
    expect(troubles(itemsOf(bytes)).some((trouble) => trouble.endsWith("outOfOrder"))).toBe(true)
    expect(reasonOf(bytes)).toMatchObject({ _tag: "Broken", why: "outOfOrder" })
  })

  it("is found out when the header's key is another's", () => {
    const bytes = changed((lines) => {
      const header = JSON.parse(lines[0]!) as { feeds: Array<{ publicKey: string }> }
      header.feeds[0]!.publicKey = header.feeds[1]!.publicKey
      lines[0] = JSON.stringify(header)
    })
    expect(reasonOf(bytes, false)).toMatchObject({ _tag: "Broken", line: 1 })
  })

  it("is found out when it belongs to another workspace", () => {
    const bytes = changed((lines) => (lines[0] = lines[0]!.replace(fixed.workspace, "another")))
    expect(troubles(itemsOf(bytes))).toEqual(["chainDiffers", "chainDiffers", "chainDiffers"])
  })
})

describe("a line that is no event", () => {
  it.each([
    ["is no JSON", "{", "notJson"],
    ["is JSON of something else", "[]", "notAnEvent"],
    ["is null", "null", "notAnEvent"],
    ["lacks its salt", lines[1]!.replace(/"(salt|forgotten)":"[^"]*"/, '"x":1'), "notAnEvent"],
    ["has a salt that is too short", lines[1]!.replace(/"(salt|forgotten)":"[^"]*"/, '"salt":"AAAA"'), "notAnEvent"],
    [
      "is of a device that the header does not know",
      lines[1]!.replace(/"dot":\{"device":"[^"]*"/, '"dot":{"device":"x"'),
      "unknownFeed"
    ],
    ["stands there twice", lines[1]!, "outOfOrder"]
  ])("%s: is refused by its number", (_, line, why) => {
    const bytes = changed((lines) => lines.splice(2, 0, line))
    expect(troubles(itemsOf(bytes))).toEqual([`3: ${why}`, "verified", "verified", "verified"])
    expect(reasonOf(bytes)).toMatchObject({ _tag: "Broken", line: 3, why })
  })

  it("is not UTF-8, or too long: is refused by its number, without being held", () => {
    const bytes = concat(
      utf8(`${lines[0]}\n`),
      Uint8Array.from([0x22, 0xff, 0x22, 0x0a]),
      utf8(`"${"x".repeat(LONGEST_LINE)}"\n`),
      utf8(lines.slice(1).join("\n"))
    )
    expect(troubles(itemsOf(bytes))).toEqual(["2: notUtf8", "3: lineTooLarge", "verified", "verified", "verified"])
  })
})

describe("a file that is no log", () => {
  it("is refused, whatever its bytes are", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string().map(utf8)), (bytes) => {
        expect(reasonOf(bytes)).toEqual({ _tag: "NotThisFormat" })
        expect(isJsonLinesLog(bytes)).toBe(false)
      }),
      propertyRuns(300)
    )
  })

  it("or a log of a later version", () => {
    expect(reasonOf(utf8('{"kith":"log","version":2,"workspace":"w","feeds":[]}\n'))).toEqual({ _tag: "NotThisFormat" })
  })
})

describe("docs/reference/event.schema.json", () => {
  it("is what the declarations give", async () => {
    // `vitest run -u` writes it.
    await expect(logLineJsonSchema()).toMatchFileSnapshot("../../../../docs/reference/event.schema.json")
  })
})
