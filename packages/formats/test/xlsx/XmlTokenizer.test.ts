/** XML in pieces: held equal to a library, and against texts made to keep a reader busy. */
import { processorMs } from "@kith/testkit/processorMs"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { textArbitrary } from "@kith/testkit/textArbitrary"
import { eachAttribute } from "@kith/formats/xlsx/xmlAttributes"
import { XlsxFault } from "@kith/formats/xlsx/XlsxFault"
import { fromCellXml, fromXml, toCellXml, toXml } from "@kith/formats/xlsx/xmlText"
import { XmlTokenizer } from "@kith/formats/xlsx/XmlTokenizer"
import { SaxesParser } from "saxes"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

type Event = readonly [kind: "open" | "close" | "text", ...rest: ReadonlyArray<unknown>]

/** Texts that follow each other are one. */
const joined = (events: ReadonlyArray<Event>): ReadonlyArray<Event> =>
  events.reduce<Array<Event>>((out, event) => {
    const last = out.at(-1)
    if (event[0] === "text" && last?.[0] === "text")
      out[out.length - 1] = ["text", `${last[1] as string}${event[1] as string}`]
    else if (event[0] !== "text" || event[1] !== "") out.push(event)
    return out
  }, [])

const ours = (...pieces: ReadonlyArray<string>): ReadonlyArray<Event> => {
  const events: Array<Event> = []
  const tokenizer = new XmlTokenizer({
    open: (name, attributes) => {
      const found: Record<string, string> = {}
      eachAttribute(attributes, (key, raw) => (found[key] = fromXml(raw.replace(/\r\n|[\t\n\r]/g, " "))))
      events.push(["open", name, found])
    },
    close: (name) => events.push(["close", name]),
    text: (raw, literal) => events.push(["text", literal ? raw : fromXml(raw)])
  })
  for (const piece of pieces) tokenizer.push(piece)
  tokenizer.end()
  return joined(events)
}

/** Undefined where it is not well-formed. */
const theirs = (xml: string): ReadonlyArray<Event> | undefined => {
  const events: Array<Event> = []
  const parser = new SaxesParser({})
  let fine = true
  let depth = 0
  parser.on("error", () => (fine = false))
  parser.on("opentag", ({ name, attributes }) => {
    depth++
    events.push(["open", name, { ...attributes }])
  })
  parser.on("closetag", ({ name }) => {
    depth--
    events.push(["close", name])
  })
  parser.on("text", (text) => {
    if (depth > 0) events.push(["text", text])
  })
  parser.on("cdata", (text) => events.push(["text", text]))
  parser.write(xml).close()
  return fine ? joined(events) : undefined
}

const outcome = (...pieces: ReadonlyArray<string>): unknown => {
  try {
    return ours(...pieces)
  } catch (error) {
    if (error instanceof XlsxFault) return error.message
    throw error
  }
}

const name = fc.constantFrom("a", "x:c", "row", "é")
/** Without the characters that XML has not. */
const sayable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "").toWellFormed()
const said = textArbitrary().map(sayable)
const spelled = fc.oneof(
  said.map(toXml),
  said.map((text) => `<![CDATA[${text.replaceAll("]]>", "")}]]>`),
  said.map((text) => `<!--${text.replaceAll("-", "")}-->`),
  fc.constantFrom("&#233;", "&#xE9;", "&#x1F469;", "\r\n", "\r", " ", "<?pi a?>", ">")
)
const attribute = fc
  .tuple(fc.constantFrom("r", "s", "xml:space"), said, fc.constantFrom('"', "'"))
  .map(([key, value, quote]) => `${key}=${quote}${toXml(value).replaceAll("'", "&apos;")}${quote}`)
const element: fc.Arbitrary<string> = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.uniqueArray(attribute, { maxLength: 2, selector: (text) => text.split("=")[0] }),
      fc.array(fc.oneof({ maxDepth: 3 }, spelled, tie("element")), { maxLength: 4 }),
      fc.constantFrom("", " ", "\n")
    )
    .map(([name, attributes, inside, space]) =>
      inside.length === 0
        ? `<${[name, ...attributes].join(" ")}${space}/>`
        : `<${[name, ...attributes].join(" ")}${space}>${inside.join("")}</${name}${space}>`
    )
})).element
const document = fc
  .tuple(fc.constantFrom("", "\ufeff", '<?xml version="1.0"?>\n', "<!-- a -->"), element)
  .map(([a, b]) => a + b)
/** With pieces of XML put in, taken out and swapped. */
const damaged = fc
  .tuple(
    document,
    fc.nat(),
    fc.nat(9),
    fc.constantFrom("", "<", ">", "&", '"', "'", "</a>", "<a", "/>", "<!", "<![CDATA[", "=", "<?")
  )
  .map(
    ([text, at, gone, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + gone)
  )
  .map((text) => text.toWellFormed())

describe("a document", () => {
  it("is read as another library does", () => {
    fc.assert(
      fc.property(document, (xml) => {
        expect(ours(xml)).toEqual(theirs(xml))
      }),
      propertyRuns(1000)
    )
  })

  it("that is damaged is refused, or read as another library does", () => {
    fc.assert(
      fc.property(damaged, (xml) => {
        const expected = theirs(xml)
        if (expected !== undefined) expect(outcome(xml)).toEqual(expected)
        else outcome(xml)
      }),
      propertyRuns(2000)
    )
  })

  it("is the same however it is cut", () => {
    fc.assert(
      fc.property(damaged, fc.integer({ min: 1, max: 9 }), (xml, size) => {
        const pieces = xml.match(new RegExp(`[^]{1,${size}}`, "g")) ?? []
        expect(outcome(...pieces)).toEqual(outcome(xml))
      }),
      propertyRuns(1000)
    )
  })

  it("says where its elements stand", () => {
    const xml = '<a><b r="1">x</b><c/></a>'
    const found: Array<string> = []
    const tokenizer = new XmlTokenizer({
      open: (_, __, from, to) => found.push(xml.slice(from, to)),
      close: (_, from, to) => found.push(xml.slice(from, to)),
      text: () => {}
    })
    for (const character of xml) tokenizer.push(character)
    expect(found).toEqual(["<a>", '<b r="1">', "</b>", "<c/>", "", "</a>"])
  })
})

describe("what is refused", () => {
  it.each([
    ["nothing", ""],
    ["text", "hello"],
    ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ["an entity that grows", '<!DOCTYPE a [<!ENTITY a0 "ha"><!ENTITY a1 "&a0;&a0;">]><a>&a1;</a>'],
    ["two roots", "<a/><b/>"],
    ["an end of another", "<a></b>"],
    ["no end", "<a>"],
    ["depth", "<a>".repeat(201)],
    ["an attribute without quotes", "<a b=c/>"]
  ])("%s", (_, xml) => {
    expect(() => ours(xml)).toThrow(XlsxFault)
  })

  it.each([
    ["a tag without an end", `<a b="${"x".repeat(1 << 24)}`],
    ["a text without an end", `<a>${"x".repeat(1 << 24)}`],
    ["a comment without an end", `<a><!--${"<".repeat(1 << 24)}`],
    ["CDATA without an end", `<a><![CDATA[${"]".repeat(1 << 24)}`],
    ["openings", "<a>".repeat(1 << 22)],
    ["less-thans", "<".repeat(1 << 24)]
  ])("at once: %s", (_, xml) => {
    const started = processorMs()
    const pieces = Array.from({ length: xml.length >> 16 }, (_, index) => xml.slice(index << 16, (index + 1) << 16))
    expect(() => ours(...pieces)).toThrow(XlsxFault)
    // Quadratic work on sixteen megabytes takes minutes.
    expect(processorMs() - started).toBeLessThan(10_000)
  })
})

describe("a cell's text", () => {
  it("comes back, whatever is in it", () => {
    fc.assert(
      fc.property(textArbitrary(), (text) => {
        expect(fromCellXml(toCellXml(text))).toBe(text.toWellFormed())
        const said = ours(`<t>${toCellXml(text)}</t>`)[1]
        expect(said?.[0] === "text" ? fromCellXml(toXml(said[1] as string)) : "").toBe(text.toWellFormed())
      }),
      propertyRuns(1000)
    )
  })

  it("is XML", () => {
    fc.assert(
      fc.property(textArbitrary(), (text) => {
        expect(theirs(`<t a="${toXml(sayable(text))}">${toCellXml(text)}</t>`)).toBeDefined()
      }),
      propertyRuns(500)
    )
  })
})
