import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { plain } from "@kith/core/domain/words/plain"
import { capture } from "@kith/core/domain/words/quickCapture"
import type { CaptureOptions } from "@kith/core/domain/words/captured"
import { processorMs } from "@kith/testkit/processorMs"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { written } from "./phrases.ts"

const people = ["Ana Souza", "An Nguyen", "Luc Tran", "Raj Patel", "Marie-Ève Côté", "Sam Okafor", "Zoé de la Cruz"]

/** As a log's index would: whole names, single names, and beginnings of two letters or more. */
const knows = (name: string): number => {
  const said = plain(name)
  return people
    .map(plain)
    .filter((person) => person.split(" ").includes(said) || (said.length > 1 && person.startsWith(said))).length
}

const now = (lang: Language, more?: Partial<CaptureOptions>): CaptureOptions => ({
  today: dayOf("2026-03-03")!,
  minute: 540,
  prefer: "past",
  lang,
  ...more
})

/** `who | kind channel | when | length | text`; what is missing is left out. */
const summary = (line: string | ReadonlyArray<string>, options: CaptureOptions): string => {
  const { who, kind, channel, when, length, text } = capture(line, options)
  return [
    who ?? "",
    [kind, channel].filter((part) => part !== undefined).join(" "),
    when === undefined ? "" : written(when),
    length === undefined ? "" : `${length} min`,
    text ?? ""
  ].join(" | ")
}

const english: Readonly<Record<string, string>> = {
  "coffee with Ana yesterday, CPA bridging, thank her":
    "Ana | meeting coffee | 2026-03-02 |  | CPA bridging, thank her",
  "coffee with Ana": "Ana | meeting coffee |  |  | ",
  "Coffee with ana souza yesterday 15h": "ana souza | meeting coffee | 2026-03-02T15:00 |  | ",
  "had coffee with Ana Souza yesterday about CPA bridging": "Ana Souza | meeting coffee | 2026-03-02 |  | CPA bridging",
  "yesterday I had a coffee with Ana": "Ana | meeting coffee | 2026-03-02 |  | ",
  "Ana, coffee, yesterday": "Ana | meeting coffee | 2026-03-02 |  | ",
  "had coffee with Ana and Luc Tran yesterday, CPA": "Ana | meeting coffee | 2026-03-02 |  | and Luc Tran, CPA",
  "Called Luc this morning for 20 min: he suggested Raj":
    "Luc | meeting phone | 2026-03-03T09:00 | 20 min | he suggested Raj",
  "called Luc Tran": "Luc Tran | meeting phone |  |  | ",
  "phone call with Luc, 1h30": "Luc | meeting phone |  | 90 min | ",
  "20-minute call with Luc": "Luc | meeting phone |  | 20 min | ",
  "zoom with Luc at 3pm, half an hour": "Luc | meeting virtual-call | 2026-03-02T15:00 | 30 min | ",
  "Zoom call with Luc Mar 2, 2026": "Luc | meeting virtual-call | 2026-03-02 |  | ",
  "lunch with my mentor Luc yesterday noon": "Luc | meeting lunch | 2026-03-02T12:00 |  | my mentor",
  "drinks with Luc last Friday": "Luc | meeting drink | 2026-02-27 |  | ",
  "dinner with Ana last night": "Ana | meeting in-person | 2026-03-02T19:00 |  | dinner",
  "met Ana": "Ana | meeting |  |  | ",
  "met Ana for coffee yesterday": "Ana | meeting coffee | 2026-03-02 |  | ",
  "met with Ana over lunch": "Ana | meeting lunch |  |  | ",
  "met Ana in person on 24 Feb": "Ana | meeting in-person | 2026-02-24 |  | ",
  "met Ana, email her the CV, call in 3 weeks": "Ana | meeting |  |  | email her the CV, call in 3 weeks",
  "met Ana email her the CV": "Ana | meeting |  |  | email her the CV",
  "coffee with Ana, thanks for the tips": "Ana | meeting coffee |  |  | thanks for the tips",
  "coffee with Ana she moved last year": "Ana | meeting coffee |  |  | she moved last year",
  "coffee with Ana CPA bridging yesterday": "Ana | meeting coffee | 2026-03-02 |  | CPA bridging",
  "coffee with Ana, good talk about 3 companies, 45 min":
    "Ana | meeting coffee |  | 45 min | good talk about 3 companies",
  "coffee with Ana, CPA bridging, Monday, March 2, 2026, at noon":
    "Ana | meeting coffee | 2026-03-02T12:00 |  | CPA bridging",
  "great jobs to look at, 9h30, Tuesday": " |  | 2026-02-24T09:30 |  | great jobs to look at",
  "coffee with Ana at 3 companies": "Ana | meeting coffee |  |  | at 3 companies",
  "wrote to Ana 24 Feb": "Ana | outreach | 2026-02-24 |  | ",
  "emailed Luc about the posting last Tuesday": "Luc | outreach email | 2026-02-24 |  | the posting",
  "email to Luc yesterday": "Luc | outreach email | 2026-03-02 |  | ",
  "LinkedIn message to Luc": "Luc | outreach linkedin |  |  | ",
  "texted Luc": "Luc | outreach text |  |  | ",
  "sent a letter to Luc on Feb 24": "Luc | outreach letter | 2026-02-24 |  | ",
  "Luc replied yesterday: busy until April": "Luc | reply | 2026-03-02 |  | busy until April",
  "reply from Luc": "Luc | reply |  |  | ",
  "heard back from Luc": "Luc | reply |  |  | ",
  "thanked Raj by email": "Raj | thank-you email |  |  | ",
  "thank-you email to Ana": "Ana | thank-you email |  |  | ",
  "thank you note to Ana": "Ana | thank-you |  |  | ",
  "checked in with Ana": "Ana | check-in |  |  | ",
  "caught up with Ana over lunch": "Ana | meeting lunch |  |  | ",
  "caught up with Ana": "Ana | check-in |  |  | ",
  "introduced Luc to Raj": "Luc | introduction |  |  | to Raj",
  "updated Ana about the course": "Ana | update |  |  | the course",
  "followed up with Luc": "Luc | outreach |  |  | ",
  "Ana's email yesterday": "Ana | outreach email | 2026-03-02 |  | ",
  "coffee with Sam": "Sam | meeting coffee |  |  | ",
  "coffee with sam mon": "sam | meeting coffee | 2026-03-02 |  | ",
  "great talk, coffee with Ana": "Ana | meeting coffee |  |  | great",
  "a book to read, lunch with Ana": "Ana | meeting lunch |  |  | a book to read",
  "coffee with Zoé de la Cruz yesterday": "Zoé de la Cruz | meeting coffee | 2026-03-02 |  | ",
  "coffee w/ Ana": "Ana | meeting coffee |  |  | ",
  "met “Ana Souza” (45 min).": "Ana Souza | meeting |  | 45 min | ",
  "coffee with Ana. She knows Raj. Call in 3 weeks.": "Ana | meeting coffee |  |  | She knows Raj. Call in 3 weeks.",
  Ana: "Ana |  |  |  | ",
  yesterday: " |  | 2026-03-02 |  | ",
  coffee: " | meeting coffee |  |  | ",
  "CPA bridging notes for the course": " |  |  |  | CPA bridging notes for the course",
  "": " |  |  |  | "
}

const french: Readonly<Record<string, string>> = {
  "café avec Ana hier 15 h, passerelle CPA": "Ana | meeting coffee | 2026-03-02T15:00 |  | passerelle CPA",
  "cafe avec ana souza hier": "ana souza | meeting coffee | 2026-03-02 |  | ",
  "J'ai pris un café avec Marie-Ève Côté hier après-midi, elle cherche un stagiaire":
    "Marie-Ève Côté | meeting coffee | 2026-03-02T14:00 |  | elle cherche un stagiaire",
  "J’ai appelé Luc ce matin pendant 20 minutes": "Luc | meeting phone | 2026-03-03T09:00 | 20 min | ",
  "appelé Luc": "Luc | meeting phone |  |  | ",
  "appel avec Ana, il y a 2 jours, 30 min, passerelle": "Ana | meeting phone | 2026-03-01 | 30 min | passerelle",
  "visio avec Luc mardi dernier à 9h30, 1 h 30": "Luc | meeting virtual-call | 2026-02-24T09:30 | 90 min | ",
  "dîner avec Luc hier midi": "Luc | meeting lunch | 2026-03-02T12:00 |  | ",
  "5 à 7 avec Luc hier": "Luc | meeting drink | 2026-03-02 |  | ",
  "souper avec Luc hier soir": "Luc | meeting in-person | 2026-03-02T19:00 |  | souper",
  "rencontré Ana en personne le 24 février": "Ana | meeting in-person | 2026-02-24 |  | ",
  "rencontre avec Ana autour d'un café": "Ana | meeting coffee |  |  | ",
  "écrit à Luc le 24 février": "Luc | outreach | 2026-02-24 |  | ",
  "courriel à Luc hier au sujet du poste": "Luc | outreach email | 2026-03-02 |  | poste",
  "courriel d'Ana hier": "Ana | outreach email | 2026-03-02 |  | ",
  "texto à Luc": "Luc | outreach text |  |  | ",
  "lettre à Luc, par la poste": "Luc | outreach letter |  |  | par la poste",
  "réponse de Luc avant-hier : pas avant avril": "Luc | reply | 2026-03-01 |  | pas avant avril",
  "Luc a répondu hier": "Luc | reply | 2026-03-02 |  | ",
  "remercié Raj par courriel": "Raj | thank-you email |  |  | ",
  "courriel de remerciement à Ana": "Ana | thank-you email |  |  | ",
  "pris des nouvelles d'Ana": "Ana | check-in |  |  | ",
  "mise en relation de Luc avec Raj": "Luc | introduction |  |  | avec Raj",

  "relancé Luc la semaine dernière": "Luc | outreach | 2026-02-24 |  | ",
  "café avec Ana et Luc hier": "Ana | meeting coffee | 2026-03-02 |  | et Luc",
  "café avec mon mentor Luc": "Luc | meeting coffee |  |  | mon mentor",
  "café avec Sam": "Sam | meeting coffee |  |  | ",
  "café avec Ana, la rappeler dans 3 semaines": "Ana | meeting coffee |  |  | la rappeler dans 3 semaines",
  "coffee avec Ana yesterday": "Ana | meeting coffee | 2026-03-02 |  | "
}

const shell: ReadonlyArray<[words: ReadonlyArray<string>, expected: string]> = [
  [["ana", "coffee", "yesterday", "15h", "CPA bridging"], "ana | meeting coffee | 2026-03-02T15:00 |  | CPA bridging"],
  [["an", "coffee"], "an | meeting coffee |  |  | "],
  [["ana", "souza", "coffee"], "ana souza | meeting coffee |  |  | "],
  [["Ana Souza", "coffee"], "Ana Souza | meeting coffee |  |  | "],
  [["coffee", "with", "ana", "yesterday"], "ana | meeting coffee | 2026-03-02 |  | "],
  [["coffee", "Ana Souza", "yesterday"], "Ana Souza | meeting coffee | 2026-03-02 |  | "],
  [["met", "ana"], "ana | meeting |  |  | "],
  [["yesterday", "ana", "coffee"], "ana | meeting coffee | 2026-03-02 |  | "],
  [["ana", "coffee", "CPA bridging", "yesterday", "15h"], "ana | meeting coffee | 2026-03-02T15:00 |  | CPA bridging"],
  [["ana", "coffee", "yesterday at 3pm"], "ana | meeting coffee | 2026-03-02T15:00 |  | "],
  [
    ["ana", "phone", "45", "min", "talked about the CPA, call in 3 weeks"],
    "ana | meeting phone |  | 45 min | talked about the CPA, call in 3 weeks"
  ],
  [["ana", "phone", "coffee next week?"], "ana | meeting phone |  |  | coffee next week?"],
  [["ana", "coffee", "CPA bridging", "thank her"], "ana | meeting coffee |  |  | CPA bridging, thank her"],
  [["ana", "coffee", "CPA", "bridging", "yesterday"], "ana | meeting coffee | 2026-03-02 |  | CPA bridging"],
  [["luc", "thanked", "by", "email", "24", "Feb"], "luc | thank-you email | 2026-02-24 |  | "],
  [["luc", "replied", "2026-02-24"], "luc | reply | 2026-02-24 |  | "],
  [["sam", "zoom", "mon", "CPA"], "sam | meeting virtual-call | 2026-03-02 |  | CPA"],
  [["Zed", "call"], "Zed | meeting phone |  |  | "],
  [["ana", "meeting", "next", "Tuesday", "10h"], "ana | meeting | 2026-03-10T10:00 |  | "],
  [["luc", "note", "loves hiking"], "luc | other |  |  | loves hiking"],
  [["ana"], "ana |  |  |  | "],
  [["coffee with Ana yesterday"], "Ana | meeting coffee | 2026-03-02 |  | "],
  [["coffee with Ana yesterday", "CPA bridging"], "Ana | meeting coffee | 2026-03-02 |  | CPA bridging"],
  [[], " |  |  |  | "]
]

describe.each([
  ["names are told by how they are written", undefined],
  ["contacts are known", knows]
] as const)("A captured line, when %s", (_, known) => {
  const more = known === undefined ? {} : { knows: known }

  it.each(Object.entries(english))("in English: %j is %s", (line, expected) => {
    expect(summary(line, now("en", more))).toBe(expected)
  })

  it.each(Object.entries(french))("in French: %j is %s", (line, expected) => {
    expect(summary(line, now("fr", more))).toBe(expected)
  })

  it.each(shell)("in a shell's words: %j is %s", (words, expected) => {
    expect(summary(words, now("en", more))).toBe(expected)
  })
})

describe("A name in a captured line", () => {
  it("is the longest that is known, however it is written", () => {
    expect(summary("coffee with ana souza cpa bridging", now("en", { knows }))).toBe(
      "ana souza | meeting coffee |  |  | cpa bridging"
    )
    expect(summary("zoe de la cruz coffee", now("en", { knows }))).toBe("zoe de la cruz | meeting coffee |  |  | ")
  })

  it("goes to the known one of several", () => {
    expect(summary("lunch with her cousin raj", now("en", { knows }))).toBe("raj | meeting lunch |  |  | her cousin")
  })

  it("may be a word for something else, if that is somebody's name", () => {
    const June = { knows: (name: string) => (plain(name) === "june text" ? 1 : 0) }
    expect(summary(["June Text", "coffee"], now("en", June))).toBe("June Text | meeting coffee |  |  | ")
  })
})

describe("Whatever is typed", () => {
  const words = [...Object.keys(english), ...Object.keys(french), ...shell.flatMap(([words]) => words)].flatMap(
    (line) => line.split(" ")
  )
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...words, "and", "et", "for", "à", ",", "-", "(", "d'Ana") },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) }
  )
  const line = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "))
  const typed = fc.oneof<fc.Arbitrary<string | ReadonlyArray<string>>[]>(
    line,
    fc.array(fc.oneof(word, line), { maxLength: 8 })
  )
  const options = fc
    .record({
      lang: fc.constantFrom<Language>("en", "fr"),
      prefer: fc.constantFrom("past" as const, "future" as const),
      known: fc.boolean()
    })
    .map(({ lang, prefer, known }) => now(lang, { prefer, ...(known ? { knows } : {}) }))
  const trimmed = (text: string): string => text.replace(/^[,;:-]+|[,;:-]+$/g, "")
  const spaceless = (text: string): string => text.replace(/\s+/gu, "")

  it("is all there in the parts, in order", () => {
    fc.assert(
      fc.property(typed, options, (typed, options) => {
        const { parts } = capture(typed, options)
        const all = typeof typed === "string" ? typed : typed.join("")
        expect(spaceless(parts.map(({ words }) => words).join(""))).toBe(spaceless(all))
      }),
      propertyRuns(2000)
    )
  })

  it("is either understood or in the text, but for the words around it", () => {
    fc.assert(
      fc.property(typed, options, (typed, options) => {
        const captured = capture(typed, options)
        const text = plain(captured.text ?? "")
        for (const { role, words } of captured.parts) {
          if (role === "text")
            for (const word of words.split(/\s+/u)) expect(trimmed(text)).toContain(trimmed(plain(word)))
          if (role === "who") expect(captured.who).toBeDefined()
          if (role === "when") expect(captured.when).toBeDefined()
          if (role === "length") expect(captured.length).toBeDefined()
          if (role === "deed") expect(captured.kind ?? captured.channel).toBeDefined()
        }
      }),
      propertyRuns(2000)
    )
  })

  it("is taken apart in time linear in the line", () => {
    /** What grows with the square takes seconds of such lines. */
    const LINEAR_MS = 300
    const long = fc
      .tuple(fc.constantFrom(...words, "a", "in", "1", "1-"), fc.constantFrom(" ", ", ", ""))
      .map(([word, gap]) => `${word}${gap}`.repeat(2000))
    fc.assert(
      fc.property(long, options, (line, options) => {
        let fastest = Infinity
        for (let tries = 0; tries < 5 && fastest >= LINEAR_MS; tries++) {
          const start = processorMs()
          capture(line, options)
          fastest = Math.min(fastest, processorMs() - start)
        }
        expect(fastest).toBeLessThan(LINEAR_MS)
      }),
      propertyRuns(100)
    )
  })
})

describe("A line put together from parts that are understood", () => {
  const parts = {
    en: {
      deeds: [
        ["coffee", "meeting coffee"],
        ["zoom", "meeting virtual-call"],
        ["lunch", "meeting lunch"],
        ["email", "outreach email"],
        ["meeting", "meeting"]
      ],
      whens: [
        "yesterday",
        "yesterday 15h",
        "last Tuesday at 3pm",
        "24 Feb",
        "2026-02-24",
        "3 days ago",
        "this morning"
      ],
      lengths: ["20 min", "1h30", "half an hour"],
      with: "with"
    },
    fr: {
      deeds: [
        ["café", "meeting coffee"],
        ["visio", "meeting virtual-call"],
        ["dîner", "meeting lunch"],
        ["courriel", "outreach email"],
        ["entrevue", "meeting"]
      ],
      whens: ["hier", "hier 15 h", "mardi dernier à 9h30", "le 24 février", "2026-02-24", "il y a 3 jours", "ce matin"],
      lengths: ["20 min", "1 h 30", "une demi-heure"],
      with: "avec"
    }
  } as const
  const names = fc.constantFrom(...people, "Ana", "Luc", "Chloé Ng", "Jean-Luc Picard", "O'Neil")
  const texts = fc.constantFrom(
    "CPA bridging",
    "passerelle CPA",
    "she knows the director",
    "elle cherche un stagiaire",
    "3 companies to look at"
  )

  it.each(["en", "fr"] as const)("comes apart into them, in any order (%s)", (lang) => {
    const { deeds, whens, lengths, with: joint } = parts[lang]
    const line = fc.record({
      deed: fc.constantFrom(...deeds),
      name: names,
      when: fc.constantFrom(...whens),
      length: fc.constantFrom(...lengths),
      text: texts,
      order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 })
    })
    fc.assert(
      fc.property(line, fc.boolean(), ({ deed, name, when, length, text, order }, known) => {
        const options = now(lang, known ? { knows } : {})
        const expected = [
          name,
          deed[1],
          written(capture(when, options).when),
          `${capture(length, options).length} min`,
          text
        ].join(" | ")
        const head = order.map((i) => [`${deed[0]} ${joint} ${name}`, when, length][i]!)
        expect(summary(`${head.join(", ")}, ${text}`, options)).toBe(expected)
        expect(summary([...head.flatMap((words) => words.split(" ")), text], options)).toBe(expected)
        expect(summary([name, deed[0], when, length, text], options)).toBe(expected)
      }),
      propertyRuns(300)
    )
  })
})
