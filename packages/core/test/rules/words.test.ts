/** What people read of a reminder, in both languages. Today is Tuesday 3 March 2026. */
import { describe, expect, it } from "vitest"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { compileRule, ownDefaults } from "@kith/core/domain/rules/compileRules"
import { evaluate } from "@kith/core/domain/rules/evaluate"
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import type { Subject } from "@kith/core/domain/rules/Subject"
import { weeklyGoal } from "@kith/core/domain/rules/weeklyGoal"
import { fr } from "@kith/core/domain/words/french"
import { goalWords } from "@kith/core/domain/rules/words/goalWords"
import { reasonWords } from "@kith/core/domain/rules/words/reasonWords"
import type { Saying } from "@kith/core/domain/rules/words/Saying"
import { sourceWords, spanWords } from "@kith/core/domain/rules/words/sourceWords"
import { stepWords } from "@kith/core/domain/rules/words/stepWords"
import { titleWords } from "@kith/core/domain/rules/words/titleWords"
import {
  advice,
  ana,
  checkIn,
  followUp,
  gathering,
  gatheringSubject,
  goal,
  id,
  meeting,
  ontario,
  opening,
  outreach,
  pack,
  pledge,
  reply,
  theOne
} from "./story.ts"

const today = dayOf("2026-03-03")!
const people: { readonly [id: string]: string } = { ana: "Ana Souza", luc: "Luc Tran", raj: "Raj Patel" }
const saying = (lang: "en" | "fr"): Saying => ({ lang, today, calendar: ontario, names: (each) => people[each] })
const said = (reminder: Reminder): ReadonlyArray<string> =>
  (["en", "fr"] as const).flatMap((lang) => [titleWords(reminder, saying(lang)), reasonWords(reminder, saying(lang))])

const meetup = gathering("meetup", { name: "CPA evening", starts: "2026-03-02T18:00", people: [id("ana")] })
const coffee = { channel: "coffee", state: "scheduled" } as const
const threeTouches = [outreach("2026-01-05"), reply("2026-01-06"), meeting("2026-01-12")]

const sayings: ReadonlyArray<readonly [string, Subject, ReadonlyArray<string>]> = [
  [
    "thank-you",
    ana([meeting("2026-03-02T15:00")]),
    ["Thank Ana Souza", "met yesterday 15:00", "Remercier Ana Souza", "rencontre hier à 15 h"]
  ],
  [
    "nudge",
    ana([outreach("2026-02-24")]),
    [
      "Ask Ana Souza again",
      "wrote 24 Feb, no reply (1 of 3)",
      "Relancer Ana Souza",
      "message envoyé le 24 févr., sans réponse (1 sur 3)"
    ]
  ],
  [
    "how-did-it-go",
    ana([meeting("2026-03-02T15:00", coffee)]),
    [
      "How did it go with Ana Souza?",
      "coffee yesterday 15:00, not logged yet",
      "Comment ça s’est passé avec Ana Souza ?",
      "café hier à 15 h, pas encore noté"
    ]
  ],
  [
    "prepare-meeting",
    ana([meeting("2026-03-04T15:00", coffee)]),
    ["Prepare to meet Ana Souza", "coffee tomorrow 15:00", "Préparer la rencontre avec Ana Souza", "café demain à 15 h"]
  ],
  [
    "proposal-lapses",
    ana([meeting("2026-02-17", { state: "proposed" })]),
    [
      "Settle a time with Ana Souza",
      "time proposed 17 Feb, not settled",
      "Fixer une date avec Ana Souza",
      "date proposée le 17 févr., à confirmer"
    ]
  ],
  [
    "call-back",
    ana([reply("2026-02-24", { outcome: "too-busy", callBackAt: "2026-03-03T14:30" })]),
    [
      "Call Ana Souza back",
      "too busy 24 Feb, call back today 14:30",
      "Rappeler Ana Souza",
      "pas disponible le 24 févr., à rappeler aujourd’hui à 14 h 30"
    ]
  ],
  [
    "planned-follow-up",
    ana([], { followUps: [followUp("f", { on: "2026-03-03", reason: "3 weeks" })] }),
    [
      "Follow up with Ana Souza",
      "you planned it: 3 weeks",
      "Faire un suivi avec Ana Souza",
      "vous l’aviez prévu : 3 weeks"
    ]
  ],
  [
    "pledge",
    ana([], { pledges: [pledge("p", { due: "2026-03-03", text: "send the article" })] }),
    [
      "Keep your promise to Ana Souza",
      "you promised: send the article",
      "Tenir la promesse faite à Ana Souza",
      "vous avez promis : send the article"
    ]
  ],
  [
    "gathering-follow-up",
    ana([], { gatherings: [meetup] }),
    [
      "Write to Ana Souza",
      "met at CPA evening, yesterday 18:00",
      "Écrire à Ana Souza",
      "rencontre à « CPA evening », hier à 18 h"
    ]
  ],
  [
    "connect",
    ana([meeting("2026-02-28")]),
    [
      "Connect with Ana Souza on LinkedIn",
      "first met 28 Feb",
      "Ajouter Ana Souza sur LinkedIn",
      "première rencontre le 28 févr."
    ]
  ],
  [
    "connect",
    ana([], { gatherings: [meetup] }),
    [
      "Connect with Ana Souza on LinkedIn",
      "first met at CPA evening, yesterday 18:00",
      "Ajouter Ana Souza sur LinkedIn",
      "première rencontre à « CPA evening », hier à 18 h"
    ]
  ],
  [
    "keep-in-touch",
    ana([checkIn("2025-12-02")]),
    [
      "Get in touch with Ana Souza",
      "last in touch 2 Dec 2025",
      "Donner des nouvelles à Ana Souza",
      "dernier contact le 2 déc. 2025"
    ]
  ],
  [
    "keep-in-touch",
    ana([], {}, { reviveOn: "2026-03-03" }),
    [
      "Get in touch with Ana Souza",
      "from your import, time to say hello",
      "Donner des nouvelles à Ana Souza",
      "dans vos contacts importés, c’est le moment de saluer"
    ]
  ],
  [
    "new-lead",
    ana([], { suggestions: [{ by: id("luc"), interaction: id("c"), happened: "2026-03-02" }] }),
    [
      "Reach out to Ana Souza",
      "Luc Tran suggested them yesterday",
      "Prendre contact avec Ana Souza",
      "nom donné par Luc Tran hier"
    ]
  ],
  [
    "thank-referrer",
    ana([], { referred: [{ contact: id("raj"), interaction: id("l"), happened: "2026-03-01" }] }),
    [
      "Thank Ana Souza for suggesting Raj Patel",
      "you met Raj Patel 1 Mar",
      "Remercier Ana Souza de vous avoir suggéré Raj Patel",
      "vous avez rencontré Raj Patel le 1er mars"
    ]
  ],
  [
    "tell-them",
    ana([], { advice: [advice("a", { state: "done", done: "2026-02-27", text: "Take the exam" })] }),
    [
      "Tell Ana Souza what came of it",
      "you followed their advice 27 Feb: Take the exam",
      "Raconter la suite à Ana Souza",
      "vous avez suivi son conseil le 27 févr. : Take the exam"
    ]
  ],
  [
    "opening",
    ana([], { openings: [opening("o", { role: "Analyst", seen: "2026-03-02" })] }),
    [
      "Ask Ana Souza about Analyst",
      "seen yesterday; ask for advice, not yet for a referral",
      "Demander conseil à Ana Souza : Analyst",
      "vu hier ; demandez un conseil, pas encore une recommandation"
    ]
  ],
  [
    "opening",
    ana(threeTouches, { openings: [opening("o", { seen: "2026-03-02" })] }),
    [
      "Ask Ana Souza about an opening",
      "seen yesterday; you may ask for a referral",
      "Demander conseil à Ana Souza : un poste",
      "vu hier ; vous pouvez demander une recommandation"
    ]
  ],
  [
    "whom-did-you-meet",
    gatheringSubject({ starts: "2026-03-03T12:00" }),
    [
      "Whom did you meet at CPA evening?",
      "took place today 12:00",
      "Qui avez-vous rencontré à « CPA evening » ?",
      "a eu lieu aujourd’hui à 12 h"
    ]
  ],
  [
    "prepare-gathering",
    gatheringSubject({ starts: "2026-03-05T18:00" }),
    ["Prepare for CPA evening", "takes place Thu", "Préparer « CPA evening »", "a lieu jeudi"]
  ]
]

describe("A reminder in words", () => {
  it.each(sayings)("of %s says what to do and why, in both languages", (rule, subject, words) => {
    expect(said(theOne(rule, subject)).map(plainSpaces)).toEqual(words)
  })

  it("has words of its own for every rule of the pack", () => {
    const told = new Set([...sayings.map(([rule]) => rule), "weekly-goal"])
    expect(builtInRules.filter(({ id: rule }) => !told.has(rule))).toEqual([])
  })

  it("of the week's goal counts in both languages", () => {
    const rule = pack.find(({ spec }) => spec.id === "weekly-goal")!
    const goals = [
      goal("g1", { measure: "conversations", per: "week", target: 3 }),
      goal("g2", { measure: "new-people", per: "month", target: 4 })
    ]
    const counts = { conversations: 1, "new-people": 2 }
    const reminder = weeklyGoal(rule, { goals, week: counts, month: counts, day: today, settled: new Map() }, ontario)!
    expect(said(reminder)).toEqual([
      "This week’s goal",
      "2 of 4 new people this month, 1 of 3 conversations this week",
      "L’objectif de la semaine",
      "2 sur 4 nouvelles personnes ce mois-ci, 1 sur 3 conversations cette semaine"
    ])
  })

  it("of a user's own rule is called what they call it", () => {
    const mine = compileRule(ownDefaults("mine", "interaction", { amount: 3, unit: "days" }))
    const reminder = theOne("mine", ana([checkIn("2026-02-28")]), { rules: [mine] })
    const called = (lang: "en" | "fr") => ({ ...saying(lang), ruleName: () => "Send the slides" })
    expect(titleWords(reminder, called("en"))).toBe("Send the slides: Ana Souza")
    expect(plainSpaces(titleWords(reminder, called("fr")))).toBe("Send the slides : Ana Souza")
    expect(said(reminder).map(plainSpaces)).toEqual([
      "mine: Ana Souza",
      "checked in 28 Feb",
      "mine : Ana Souza",
      "prise de nouvelles le 28 févr."
    ])
  })

  it("of a date in a field names the field", () => {
    const mine = compileRule(ownDefaults("mine", "date-field", { amount: 0, unit: "days" }))
    const birthday = { ...mine, spec: { ...mine.spec, where: { field: "birthday" } } }
    const subject = ana([], {}, { custom: [{ label: "Birthday", value: "2026-03-04" }] })
    expect(said(theOne("mine", subject, { rules: [birthday] }))[1]).toBe("Birthday, tomorrow")
  })

  it("says somebody where no name is known", () => {
    const reminder = theOne("thank-you", ana([meeting("2026-03-02")]))
    const nameless = (lang: "en" | "fr"): Saying => ({ ...saying(lang), names: () => undefined })
    expect([titleWords(reminder, nameless("en")), titleWords(reminder, nameless("fr"))]).toEqual([
      "Thank somebody",
      "Remercier cette personne"
    ])
  })

  it("says a time in another zone on the user's clock", () => {
    const reminder = theOne("thank-you", ana([meeting("2026-03-02T15:00[America/Vancouver]")]))
    expect(reasonWords(reminder, saying("en"))).toBe("met yesterday 18:00")
  })
})

describe("The steps of a date", () => {
  it.each([
    ["+24 hours", "24 hours later", "24 heures après"],
    ["+1 hours", "1 hour later", "1 heure après"],
    ["-1 workingDays", "1 working day before", "1 jour ouvrable avant"],
    ["+3 months", "3 months later", "3 mois après"],
    ["+0 days", "at that time", "au moment même"],
    ["cadence 60 days", "every 60 days for this person", "tous les 60 jours pour cette personne"],
    ["cadence 60 days #mentor", "every 60 days for “mentor”", "tous les 60 jours pour « mentor »"],
    ["no time, from 17:00", "no time was noted, so counted from 17:00", "sans heure notée, compté à partir de 17 h"],
    ["their clock America/Vancouver", "on their clock (America/Vancouver)", "à leur heure (America/Vancouver)"],
    ["workingHours", "moved into working hours", "déplacé aux heures de travail"],
    ["morning", "moved to the start of a working day", "déplacé au début d’un jour ouvrable"],
    ["evening", "moved to the same evening", "déplacé au soir même"],
    ["away until 2026-03-09", "after your time away: Mon", "après votre absence : lun."],
    ["snoozed until 2026-03-04T09:00", "put off by you: tomorrow 09:00", "remis par vous : demain à 9 h"],
    ["from a newer Kith", "from a newer Kith", "from a newer Kith"]
  ])("%s is “%s”, « %s »", (step, english, french) => {
    expect(stepWords(step, { lang: "en", today })).toBe(english)
    expect(plainSpaces(stepWords(step, { lang: "fr", today }))).toBe(french)
  })

  it("that the rules write are all understood", () => {
    const steps = sayings.flatMap(([, subject]) =>
      evaluate(pack, subject, ontario).reminders.flatMap(({ why }) => why.steps)
    )
    expect(steps.length).toBeGreaterThan(20)
    for (const step of steps) expect(stepWords(step, { lang: "en", today })).not.toBe(step)
  })
})

describe("Sources and goals", () => {
  it("are named in both languages", () => {
    for (const source of ["S0", "S1", "S2", "S3"] as const)
      expect(sourceWords(source, "en")).not.toBe(sourceWords(source, "fr"))
    expect([sourceWords("kith", "en"), spanWords("guide", "fr")]).toEqual(["Kith", "le délai des guides"])
  })

  it.each([
    [0, 1, "0 of 1 new person this week", "0 sur 1 nouvelle personne cette semaine"],
    [1, 2, "1 of 2 new people this week", "1 sur 2 nouvelles personnes cette semaine"]
  ])("count %i of %i", (done, target, english, french) => {
    const count = { measure: "new-people", per: "week", done, target } as const
    expect([goalWords(count, "en"), goalWords(count, "fr")]).toEqual([english, french])
  })
})

describe("French typography", () => {
  it("has narrow no-break spaces, and leaves names alone", () => {
    expect(fr`Qui ? « ${"a : b"} » : l'été ; oui !`).toBe(
      "Qui\u202f? «\u202fa : b\u202f»\u202f: l’été\u202f; oui\u202f!"
    )
  })
})

/** The spaces that do not break, as plain ones, to be read in the table above. */
const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ")
