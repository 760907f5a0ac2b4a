/** The built-in templates, what users make of them, and how they are filled in. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { View } from "@kith/core/domain/declare/Entity"
import type { Template } from "@kith/core/domain/entities/Workbook"
import { lengthOf } from "@kith/core/domain/library/lint/lengthOf"
import { lint } from "@kith/core/domain/library/lint/lint"
import { builtInTemplates } from "@kith/core/domain/library/templates/builtInTemplates"
import type { DraftFacts } from "@kith/core/domain/library/templates/DraftFacts"
import { draftFor, draftLanguage } from "@kith/core/domain/library/templates/draftFor"
import { parseWording, variablesIn } from "@kith/core/domain/library/templates/parseWording"
import { calledBy, greetingFor } from "@kith/core/domain/library/templates/salutation"
import { templateOfReminder } from "@kith/core/domain/library/templates/suggestTemplate"
import { type BankTemplate, templateBank } from "@kith/core/domain/library/templates/templateBank"
import { variables } from "@kith/core/domain/library/templates/variables"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { processorMs } from "@kith/testkit/processorMs"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const TODAY = dayOf("2026-03-03")!
const LANGUAGES = ["en", "fr"] as const

/** Everything that can be known, in its language. */
const everything = (lang: "en" | "fr", address?: "tu" | "vous"): DraftFacts => ({
  contact: {
    name: "Ana Souza",
    position: lang === "en" ? "Analyst" : "Analyste",
    company: "RBC",
    occupation: "audit",
    interest: lang === "en" ? "the King Street pilot" : "le projet pilote de la rue King",
    address
  },
  today: TODAY,
  notesIn: lang,
  met: TODAY - 1,
  wrote: TODAY - 7,
  gathering: "TechTO",
  talked: lang === "en" ? "the bridging course" : "le cours passerelle",
  useful: lang === "en" ? "the list of audit firms" : "la liste des cabinets d’audit",
  referrer: "Raj Patel",
  referred: "Luc Tran",
  advice: lang === "en" ? "take the bridging course" : "suivre le cours passerelle",
  article: { title: "Who hires now", link: "https://news.example/1" },
  opening: { role: "Data analyst", company: "RBC" },
  reason: lang === "en" ? "the course starts" : "le cours commence",
  me: {
    name: "Mei Chen",
    headline: lang === "en" ? "accountant, six years in audit" : "comptable, six ans en audit",
    fields: ["audit"],
    skills: ["Excel"],
    experience: lang === "en" ? "six years at a bank" : "six ans dans une banque",
    reach: ["mei@example.ca"]
  }
})

const nothing = (lang: "en" | "fr"): DraftFacts => ({ contact: {}, today: TODAY, notesIn: lang })

const called = (bank: ReadonlyArray<BankTemplate>, id: string): BankTemplate =>
  bank.find((template) => template.id === id)!

/** As somebody would fill the blanks in. */
const filledIn = (text: string, lang: "en" | "fr"): string =>
  text
    .replace(/\[(?:two times|deux moments)[^\]]*\]/g, lang === "en" ? "Tuesday at 10 or Thursday at 2" : "mardi à 10 h")
    .replace(
      /\[(?:one question|une question)[^\]]*\]/g,
      lang === "en" ? "which exam first?" : "quel examen en premier ?"
    )
    .replace(/\[[^\]]*\]/g, lang === "en" ? "the Queen Street line" : "la ligne de la rue King")

describe("the built-in templates", () => {
  it("have every message that a built-in rule names", () => {
    const named = builtInRules.flatMap(({ template }) => template ?? [])
    expect(named.length).toBeGreaterThan(8)
    for (const id of named) expect(Object.keys(builtInTemplates)).toContain(id)
  })

  it("have an e-mail's subject where they are e-mails, and known variables only", () => {
    for (const lang of LANGUAGES) {
      for (const { id, channel, subject, body } of templateBank([], lang)) {
        expect(subject !== undefined, id).toBe(channel === "e-mail")
        for (const name of variablesIn(parseWording(`${subject} ${body}`)))
          expect(Object.keys(variables)).toContain(name)
      }
    }
  })

  it("have the same variables in both languages", () => {
    const [english, french] = [templateBank([], "en"), templateBank([], "fr")]
    for (const [index, { id, body }] of english.entries()) {
      const theirs = [...variablesIn(parseWording(french[index]!.body))].sort()
      expect([...variablesIn(parseWording(body))].sort(), id).toEqual(theirs)
    }
  })

  it("are set in French as French is set, to vous and to tu alike", () => {
    for (const address of ["vous", "tu"] as const) {
      for (const template of templateBank([], "fr")) {
        const { subject = "", body } = draftFor(template, everything("fr", address))
        const text = `${subject}\n${body}`
        expect(text, template.id).not.toMatch(/ [;:!?»]|« |\p{L}'\p{L}|[{}|]/u)
        // What stands behind a dash is said to whoever calls; a statement is said to a room.
        const toThem = text
          .replace(/^–.*$/gm, "")
          .replace(/« [^»]*»/g, "")
          .replace(/«\u202f[^»]*»/g, "")
        if (address === "tu" && template.kind !== "about-me")
          expect(toThem.replace(/\[[^\]]*\]/g, ""), template.id).not.toMatch(/\b(?:vous|votre|vos)\b/i)
        if (address === "vous")
          expect(toThem, template.id).not.toMatch(/(?<![\p{L}’])(?:tu|toi|ton|ta|tes|te)(?!\p{L})/iu)
      }
    }
  })

  it("leave nothing to remark on once filled in, and suit their channels", () => {
    for (const lang of LANGUAGES) {
      for (const address of ["vous", "tu"] as const) {
        for (const template of templateBank([], lang)) {
          const { body, kind, channel, name, limit } = draftFor(template, everything(lang, address))
          const sent = filledIn(body, lang)
          const remarks = lint(sent, { lang, kind, channel, name, limit })
          expect(
            remarks.map(({ id }) => id),
            `${lang} ${template.id}: ${sent}`
          ).toEqual([])
          expect(lengthOf(sent, channel).reads, `${lang} ${template.id}`).toBe("good")
        }
      }
    }
  })

  it("ask for twenty minutes unless told otherwise", () => {
    const first = called(templateBank([], "en"), "first-message")
    expect(draftFor(first, everything("en")).body).toContain("20 minutes")
    expect(draftFor(first, { ...everything("en"), minutes: 15 }).body).toContain("15 minutes")
  })
})

describe("what is not known", () => {
  it("is a blank, in the message's language, where it stands", () => {
    for (const lang of LANGUAGES) {
      for (const template of templateBank([], lang)) {
        const draft = draftFor(template, nothing(lang))
        for (const gap of draft.gaps) {
          const text = gap.in === "subject" ? draft.subject! : draft.body
          expect(text.slice(gap.start, gap.end)).toBe(`[${gap.label}]`)
        }
        expect(`${draft.subject ?? ""}${draft.body}`).not.toMatch(/undefined|[{}|\ue000-\ue002]/)
        if (template.body.includes("{greeting}")) expect(draft.gaps.map(({ name }) => name)).toContain("greeting")
      }
    }
    const thanks = draftFor(called(templateBank([], "en"), "thank-you"), nothing("en"))
    expect(thanks.body).toContain("Hello [their name],")
    expect(thanks.body).toContain("What helped me most: [what they helped you with].")
  })

  it("is a blank with the note in it where the note is in another language than the message", () => {
    const thanks = called(templateBank([], "fr"), "thank-you")
    const { body } = draftFor(thanks, { ...everything("en"), useful: "the list of firms" })
    expect(body).toContain("[ce qui vous a été utile\u202f: «\u202fthe list of firms\u202f»]")
    expect(body).toContain("hier")
  })

  it("is a blank where it was noted for nobody's eyes but one's own", () => {
    const hello = draftFor(called(templateBank([], "en"), "event-follow-up"), everything("en"))
    expect(hello.body).toContain("[what you talked about: “the bridging course”]")
  })
})

describe("a draft", () => {
  const thanks = called(templateBank([], "en"), "thank-you")

  it("says a day as people say it", () => {
    const met = (day: string, lang: "en" | "fr" = "en") =>
      draftFor(called(templateBank([], lang), "thank-you"), { ...everything(lang), met: dayOf(day)! }).body
    expect(met("2026-03-03")).toContain("talking with me today.")
    expect(met("2026-03-02")).toContain("talking with me yesterday.")
    expect(met("2026-02-27")).toContain("talking with me on Friday.")
    expect(met("2026-02-01")).toContain("talking with me on 1 February.")
    expect(met("2025-12-01", "fr")).toContain("accordé le 1er décembre 2025.")
    expect(met("2026-02-27", "fr")).toContain("accordé vendredi.")
    expect(met("2026-03-09")).toContain("talking with me [when you met].")
  })

  it("has one full stop after a note that ends with its own", () => {
    const body = (useful: string) => draftFor(thanks, { ...everything("en"), useful }).body
    expect(body("the list.")).toContain("What helped me most: the list.\n")
    expect(body("who knows?")).toContain("What helped me most: who knows?\n")
    expect(body("this and that…")).toContain("What helped me most: this and that…\n")
    expect(body("  two\n lines ")).toContain("What helped me most: two lines.")
  })

  it("does not claim to have found what somebody told of", () => {
    const opening = called(templateBank([], "en"), "opening-noticed")
    expect(draftFor(opening, everything("en")).body).toContain("I noticed this opening: Data analyst, RBC.")
    expect(draftFor(opening, { ...everything("en"), told: true }).body).toContain("Thank you for telling me of this")
  })

  it("is in their language, where Kith speaks it", () => {
    expect(draftLanguage({ language: "fr-CA" }, "en")).toBe("fr")
    expect(draftLanguage({ language: "en" }, "fr")).toBe("en")
    expect(draftLanguage({ language: "pt-BR" }, "fr")).toBe("fr")
    expect(draftLanguage({}, "en")).toBe("en")
  })

  it("never fails, and marks every blank, whatever the template and the notes hold", () => {
    const texts = fc.array(
      fc.oneof(
        fc.constantFrom(...Object.keys(variables).map((name) => `{${name}}`)),
        fc.constantFrom("{", "}", "|", "?", "{vous|tu}", "{useful?", "{a|{b}|c}", "\n", ".", " ", "{unheard-of}"),
        fc.string({ unit: "binary" })
      )
    )
    fc.assert(
      fc.property(texts, fc.string({ unit: "binary" }), fc.boolean(), (pieces, note, isTu) => {
        const template = { ...thanks, body: pieces.join("") }
        const facts = { ...everything("en", isTu ? "tu" : "vous"), useful: note, me: { statement: note } }
        const draft = draftFor(template, facts)
        expect(draft.body).not.toMatch(/[\ue000-\ue002]/)
        for (const { in: where, start, end, label } of draft.gaps) {
          if (where === "body") expect(draft.body.slice(start, end)).toBe(`[${label}]`)
        }
      }),
      propertyRuns(100)
    )
  })
})

describe("a wording", () => {
  it("is read as it is meant", () => {
    expect(parseWording("a {b} c")).toEqual([
      { _tag: "Words", text: "a " },
      { _tag: "Variable", name: "b" },
      { _tag: "Words", text: " c" }
    ])
    expect(parseWording("{Auriez-vous|Aurais-tu}")[0]).toMatchObject({ _tag: "Address" })
    expect(parseWording("{told?yes {name}|no}")[0]).toMatchObject({ _tag: "If", name: "told" })
  })

  it("keeps every brace that means nothing", () => {
    const plain = fc.string({ unit: fc.constantFrom("{", "}", " ", "A", "é") })
    fc.assert(
      fc.property(plain, (text) => {
        const parts = parseWording(text)
        expect(parts.map((part) => (part._tag === "Words" ? part.text : "?")).join("")).toBe(text)
      }),
      propertyRuns(100)
    )
  })

  it("is read in a time that grows with it", () => {
    const started = processorMs()
    for (const text of ["{".repeat(50_000), "{a?".repeat(20_000), `${"{a?".repeat(9_000)}${"}".repeat(9_000)}`])
      parseWording(text)
    expect(processorMs() - started).toBeLessThan(2000)
  })
})

describe("what somebody is called", () => {
  it.each([
    [{ name: "Ana Souza" }, "Ana"],
    [{ name: "Ana Souza", givenName: "Ana Luísa" }, "Ana Luísa"],
    [{ name: "Suharto" }, "Suharto"],
    [{ name: "王小明" }, "王小明"],
    [{ name: "Nguyen Van An" }, "Nguyen Van An"],
    [{ name: "Nguyễn Văn An", familyName: "Nguyễn" }, "Văn An"],
    [{ name: "SOUZA Ana" }, "Ana"],
    [{ name: "Souza, Ana" }, "Ana"],
    [{ name: "Dr. Ana Souza" }, "Dr. Ana Souza"],
    [{ name: "J. Smith" }, "J. Smith"],
    [{ name: "Ana B. Souza", familyName: "Souza" }, "Ana"],
    [{ name: "Jean-François Côté" }, "Jean-François"],
    [{ name: " " }, undefined],
    [{}, undefined]
  ])("%j: %s", (named, expected) => {
    expect(calledBy(named)).toBe(expected)
  })

  it("is greeted less lightly by a whole name", () => {
    expect(greetingFor({ name: "Ana Souza" }, "en")).toBe("Hi Ana,")
    expect(greetingFor({ name: "Nguyen Van An" }, "en")).toBe("Hello Nguyen Van An,")
    expect(greetingFor({ name: "Ana Souza" }, "fr")).toBe("Bonjour Ana,")
  })
})

describe("which template a reminder has", () => {
  const why = (rest: object = {}) =>
    ({ trigger: "", kind: "", happened: "", source: [], span: "kith", steps: [], ...rest }) as never
  const none = { article: false, reason: false }

  it("asks for less each time", () => {
    expect([1, 2, 3, 4].map((nth) => templateOfReminder("nudge", why({ occurrence: [nth, 3] }), none))).toEqual([
      "nudge",
      "nudge-again",
      "nudge-last",
      "nudge-last"
    ])
    expect(templateOfReminder("nudge", why(), none)).toBe("nudge")
  })

  it("asks for a referral only where there was enough contact", () => {
    expect(templateOfReminder("opening-noticed", why({ mayAskReferral: false }), none)).toBe("opening-noticed")
    expect(templateOfReminder("opening-noticed", why({ mayAskReferral: true }), none)).toBe("opening-referral")
  })

  it("offers an article where there is one, and no reason of one's own", () => {
    expect(templateOfReminder("check-in", why(), { article: true, reason: false })).toBe("check-in")
    expect(templateOfReminder("check-in", why(), { article: true, reason: true })).toBe("check-in-short")
    expect(templateOfReminder("check-in", why(), none)).toBe("check-in-short")
  })
})

describe("the bank", () => {
  type Written = View<typeof Template>
  const written = (id: string, said: Partial<Written>): Written =>
    ({
      replaces: undefined,
      title: undefined,
      language: undefined,
      subject: undefined,
      body: undefined,
      enabled: undefined,
      deleted: undefined,
      ...said,
      id
    }) as Written

  const own = [
    written("nudge-en", { replaces: "nudge", body: "Still there, {name}?", language: "en" }),
    written("connect", { replaces: "connect", enabled: false }),
    written("t1", { title: "To a recruiter", subject: "Hello", body: "{greeting} …" }),
    written("t2", { title: "Para o Brasil", body: "Oi {name}!", language: "pt" }),
    written("t3", { title: "Empty" }),
    written("t4", { title: "Gone", body: "x", deleted: { seen: {} } })
  ]

  it("has a wording in its own language only, and what is switched off marked so", () => {
    const english = templateBank(own, "en")
    expect(called(english, "nudge")).toMatchObject({ body: "Still there, {name}?", source: ["user"], kind: "ask" })
    expect(called(templateBank(own, "fr"), "nudge").source).toEqual(["S1"])
    expect(called(english, "connect").enabled).toBe(false)
  })

  it("has the user's own at the end: an e-mail where there is a subject", () => {
    const english = templateBank(own, "en")
    expect(english.slice(-2).map(({ id, channel, language }) => [id, channel, language])).toEqual([
      ["t1", "e-mail", "en"],
      ["t2", "message", "pt"]
    ])
    expect(draftFor(english.at(-1)!, everything("en")).body).toBe("Oi Ana!")
  })

  it("titles them in the reader's language, whatever the message's", () => {
    const bank = templateBank([], "fr", "en")
    expect(called(bank, "thank-you")).toMatchObject({ title: "Thank you", language: "fr" })
    expect(called(bank, "thank-you").body).toContain("Merci du temps")
  })
})
