/** What is known for each variable of a template, as it would stand in a sentence of the message's language. */
import { type Day, partsOf, weekdayOf } from "../../calendar/CivilDay.ts"
import { calendarNames, type Language } from "../../words/calendarNames.ts"
import type { DraftFacts } from "./DraftFacts.ts"
import { type Known, unmarked, type Values } from "./fillIn.ts"
import { calledBy, greetingFor, letterGreetingFor } from "./salutation.ts"
import type { Variable } from "./variables.ts"
import { waysInOrder } from "./waysToReach.ts"

export const draftValues = (facts: DraftFacts, lang: Language): Values => {
  const { contact, me = {}, today, notesIn, article, opening } = facts
  const values = new Map<string, Known>()
  /** Names and titles: the same in any language. */
  const name = (variable: Variable, text: string | undefined): void => {
    const clean = tidy(text)
    if (clean !== "") values.set(variable, { text: clean })
  }
  const note = (variable: Variable, text: string | undefined): void => {
    const clean = tidy(text)
    if (clean !== "") values.set(variable, notesIn === lang ? { text: clean } : { hint: clean })
  }
  /** What somebody noted for themselves: shown to them in the blank, and never sent as it stands. */
  const hint = (variable: Variable, text: string | undefined): void => {
    const clean = tidy(text)
    if (clean !== "") values.set(variable, { hint: clean })
  }
  const list = (texts: ReadonlyArray<string> | undefined): string => (texts ?? []).map(tidy).filter(Boolean).join(", ")
  name("greeting", greetingFor(contact, lang))
  name("dear", letterGreetingFor(contact, lang))
  name("name", calledBy(contact))
  name("work", [contact.position, contact.company].map(tidy).filter(Boolean).join(", "))
  name("company", contact.company)
  name("position", contact.position)
  note("field", contact.occupation)
  note("interest", contact.interest)
  name("met", facts.met === undefined || facts.met > today ? undefined : dayInSentence(facts.met, today, lang))
  name("gathering", facts.gathering)
  hint("talked", facts.talked)
  note("useful", facts.useful)
  name("wrote", facts.wrote === undefined || facts.wrote > today ? undefined : dayInSentence(facts.wrote, today, lang))
  name("referrer", facts.referrer)
  name("referred", facts.referred)
  note("advice", facts.advice)
  if (article !== undefined) name("article", [article.title, article.link].map(tidy).filter(Boolean).join(" – "))
  if (opening !== undefined) name("opening", [opening.role, opening.company].map(tidy).filter(Boolean).join(", "))
  if (facts.told === true) values.set("told", { text: "" })
  hint("reason", facts.reason)
  name("minutes", String(facts.minutes ?? DEFAULT_MINUTES))
  name("me", me.name)
  note("headline", me.headline)
  note("fields", list(me.fields))
  note("skills", list(me.skills))
  note("experience", me.experience)
  note("education", me.education)
  // The only one that may have paragraphs of its own.
  const statement = unmarked(me.statement ?? "").trim()
  if (statement !== "") values.set("statement", notesIn === lang ? { text: statement } : { hint: tidy(statement) })
  const reach = waysInOrder(me.reach ?? [])
    .map(tidy)
    .filter(Boolean)
    .join("\n")
  if (reach !== "") values.set("reach", { text: reach })
  return values
}

/** "today", "yesterday", "on Tuesday", "on 24 February"; "hier", "mardi", "le 24 février". */
const dayInSentence = (day: Day, today: Day, lang: Language): string => {
  const names = calendarNames[lang]
  const ago = today - day
  if (ago === 0) return lang === "fr" ? "aujourd’hui" : "today"
  if (ago === 1) return lang === "fr" ? "hier" : "yesterday"
  const weekday = names.weekdays[weekdayOf(day) - 1]!
  if (ago < DAYS_PER_WEEK) return lang === "fr" ? weekday : `on ${weekday}`
  const { year, month, day: dayOfMonth } = partsOf(day)
  const written = `${lang === "fr" && dayOfMonth === 1 ? "1er" : dayOfMonth} ${names.months[month - 1]!}`
  const dated = year === partsOf(today).year ? written : `${written} ${year}`
  return lang === "fr" ? `le ${dated}` : `on ${dated}`
}

const DAYS_PER_WEEK = 7

/** Unless somebody asks for another length. Source: the guides agree on short; the figure is Kith's. */
const DEFAULT_MINUTES = 20

const tidy = (text: string | undefined): string =>
  unmarked(text ?? "")
    .replace(/\s+/gu, " ")
    .trim()
