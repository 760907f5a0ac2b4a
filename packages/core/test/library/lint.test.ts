/** What the lint says of messages as people write them, and what it must never do. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { lengthOf } from "@kith/core/domain/library/lint/lengthOf"
import { lint } from "@kith/core/domain/library/lint/lint"
import { remarkWords } from "@kith/core/domain/library/lint/remarkWords"
import type { MessageKind, TemplateChannel } from "@kith/core/domain/library/templates/MessageTemplate"
import { processorMs } from "@kith/testkit/processorMs"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { asking, english, type Example, french, notAsking } from "./messages.ts"

const KINDS: ReadonlyArray<MessageKind> = [
  "ask",
  "introduction",
  "connect",
  "thanks",
  "news",
  "opening",
  "referral",
  "about-me"
]
const CHANNELS: ReadonlyArray<TemplateChannel> = ["message", "e-mail", "phone", "letter", "statement", "card"]

describe.each([
  ["en", english],
  ["fr", french]
] as const)("a message in %s", (lang, examples: ReadonlyArray<Example>) => {
  it.each(examples.map((each) => [each.remarks.join(", ") || "nothing", each.text, each] as const))(
    "%s: %s",
    (_, __, { kind, text, remarks }) => {
      const said = lint(text, { lang, kind })
      const about = said.map(({ id, span }) => `${id} ${span === undefined ? "" : text.slice(span.start, span.end)}`)
      expect(
        said.map(({ id }) => id),
        about.join("; ")
      ).toEqual(remarks)
    }
  )

  it("that speaks of a job or a referral without asking for one is left alone", () => {
    for (const text of notAsking[lang]) {
      const said = lint(text, { lang, kind: "thanks" }).filter(({ id }) => id.startsWith("asks-for"))
      expect(said, `${text} ${said.map(({ span }) => text.slice(span!.start, span!.end)).join()}`).toEqual([])
    }
  })

  it("that asks for one is told so, where it does", () => {
    for (const text of asking[lang]) {
      const [said] = lint(text, { lang, kind: "thanks" }).filter(({ id }) => id.startsWith("asks-for"))
      expect(said?.span, text).toBeDefined()
    }
  })
})

describe("the lint", () => {
  it("knows a name in any script and any order", () => {
    const options = { lang: "en", kind: "news" } as const
    const idsOf = (text: string, name?: string) => lint(text, { ...options, name }).map(({ id }) => id)
    expect(idsOf("Hello 王小明, I read your article on bridges.", "王小明")).toEqual([])
    expect(idsOf("Hello 王小明, I read your article on bridges.")).toEqual([])
    expect(idsOf("Hello Nguyen Van An, I read your article on bridges.", "Nguyen Van An")).toEqual([])
    expect(idsOf("Hello Zoe, I read your article on bridges.", "Zoé")).toEqual([])
    expect(idsOf("Hello Bob, I read your article on bridges.", "Ana")).toEqual(["no-name"])
  })

  it("marks what is over a channel's limit", () => {
    const text = `Hi Ana, ${"x".repeat(300)}`
    const [said] = lint(text, { lang: "en", kind: "connect", limit: 200 })
    expect(said).toMatchObject({ id: "too-long", span: { start: 200, end: text.length } })
    expect(said!.say.en).toContain("108 characters too many")
  })

  it("finds long what is longer than its channel takes", () => {
    const text = `Hi Ana, I read your article on audit. ${"A word and another. ".repeat(40)}`
    expect(lint(text, { lang: "en", kind: "news" }).map(({ id }) => id)).toEqual(["too-long"])
    expect(lint(text, { lang: "en", kind: "news", channel: "letter" })).toEqual([])
  })

  it("says nothing of what is not written yet", () => {
    expect(lint(" \n ", { lang: "en", kind: "ask" })).toEqual([])
  })

  it("never fails, says each thing once, in both languages, and points into the text", () => {
    const piece = fc.oneof(
      fc.constantFrom(...[...english, ...french].flatMap(({ text }) => text.split(/(?<=[.?!,]) /))),
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom("\n", "\n\n", "[x]", "[", "]", "!!!", "not ", "ne ", "but ", "İ", "😀", "’", "\u202f")
    )
    const texts = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(" "))
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom("en" as const, "fr" as const),
        fc.constantFrom(...KINDS),
        fc.constantFrom(...CHANNELS),
        fc.option(fc.string(), { nil: undefined }),
        fc.option(fc.nat({ max: 300 }), { nil: undefined }),
        (text, lang, kind, channel, name, limit) => {
          const said = lint(text, { lang, kind, channel, name, limit })
          expect(new Set(said.map(({ id }) => id)).size).toBe(said.length)
          for (const { span, say } of said) {
            expect(say.en).not.toBe(say.fr)
            if (span === undefined) continue
            expect(span.start).toBeGreaterThanOrEqual(0)
            expect(span.end).toBeGreaterThan(span.start)
            expect(span.end).toBeLessThanOrEqual(text.length)
          }
        }
      ),
      propertyRuns(100)
    )
  })

  it("takes time that grows with the text and no faster", () => {
    const long = "I am not sure, and THE WORDS GO ON [a blank] without end! ".repeat(2000)
    for (const text of [long, "A".repeat(100_000), "[".repeat(100_000), "\n".repeat(100_000), "not ".repeat(25_000)]) {
      const started = processorMs()
      lint(`Hi Ana, ${text}`, { lang: "en", kind: "ask" })
      lint(`Bonjour Ana, ${text}`, { lang: "fr", kind: "ask" })
      expect(processorMs() - started, text.slice(0, 20)).toBeLessThan(3000)
    }
  })

  it("has words that encourage, set as each language is set", () => {
    for (const [id, { en, fr }] of Object.entries(remarkWords)) {
      expect(en, id).not.toMatch(/\b(?:error|wrong|bad|must|never|fail)\b/i)
      expect(fr, id).not.toMatch(/ [;:!?»]|« |'/)
    }
  })
})

describe("the length meter", () => {
  it("counts words and seconds, and says which channel they suit", () => {
    const hundred = "word ".repeat(100)
    expect(lengthOf(hundred, "e-mail")).toMatchObject({ words: 100, seconds: 27, isSpoken: false, reads: "good" })
    expect(lengthOf(hundred, "message").reads).toBe("long")
    expect(lengthOf(hundred, "phone")).toMatchObject({ seconds: 46, isSpoken: true, reads: "good" })
    expect(lengthOf(hundred, "letter").reads).toBe("short")
    expect(lengthOf("", "card")).toMatchObject({ words: 0, seconds: 0, reads: "short" })
  })

  it("counts words of scripts without spaces, too", () => {
    expect(lengthOf("您好王小明", "message").words).toBe(3)
  })

  it("never counts less for more", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(lengthOf(`${a} ${b}`, "message").words).toBeGreaterThanOrEqual(lengthOf(a, "message").words)
      }),
      propertyRuns(100)
    )
  })
})
