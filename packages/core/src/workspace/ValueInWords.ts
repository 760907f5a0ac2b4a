/** Any field's name and value as people read them, for every app: references by their names, choices by their words, dates as days. */
import * as Effect from "effect/Effect"
import { whenOf } from "../domain/rules/words/Saying.ts"
import { momentInWords, timeInWords, weekdayAndDateInWords } from "../domain/words/whenToWords.ts"
import type { Json } from "../domain/merge/State.ts"
import { titleOf } from "./Choosing.ts"
import type { Reader } from "../domain/rules/words/dueWords.ts"
import { entityWords } from "../domain/words/entityWords.ts"
import { calendarNames, type Language } from "../domain/words/calendarNames.ts"
import { recordWords } from "../domain/words/recordWords.ts"

/** Who reads it, on which day, on whose calendar. */
type InWordsFor = Pick<Reader, "lang" | "today" | "calendar">

type Table = Readonly<Record<string, string>>

/** What a field of an entity of this kind is called. */
export const fieldInWords = (kind: string, field: string, lang: Language): string => {
  const ofContacts: Table = recordWords[lang].fields
  const others: Table = entityWords[lang].fields
  return (kind === "contact" ? ofContacts[field] : others[field]) ?? others[field] ?? ofContacts[field] ?? field
}

/** What fields of these names hold: which kind of entity they name. */
const REFERENCES: Table = {
  contact: "contact",
  attendees: "contact",
  suggested: "contact",
  people: "contact",
  referredBy: "contact",
  toldBy: "contact",
  sameAs: "contact",
  differentFrom: "contact",
  for: "contact",
  sharedWith: "contact",
  metAt: "gathering",
  gathering: "gathering",
  occupation: "occupation"
}

/** As it was written, where it was: nothing is escaped here. `kind`: of the entity whose field it is. */
export const valueInWords = Effect.fnUntraced(function* (
  session: InWordsFor,
  kind: string,
  field: string,
  value: Json
) {
  const { lang } = session
  if (typeof value === "boolean") return recordWords[lang][value ? "yes" : "no"]
  const named = kind === "contact" && field === "occupation" ? undefined : REFERENCES[field]
  if (typeof value === "string") {
    if (named !== undefined) return (yield* titleOf(`${named}/${value}`)) ?? entityWords[lang].unknown
    if (field === "interaction" || field === "subject") return value
    if (field === "question") return yield* questionInWords(value, lang)
    const choices = choicesOf(kind, field, lang)
    const chosen = Object.hasOwn(choices, value) ? choices[value] : codeInWords(field, value, lang)
    if (chosen !== undefined) return chosen
    if (PLANNED.has(field)) return plannedInWords(session, value)
    return DATES.has(field) ? dayInWordsOf(session, value) : value
  }
  if (typeof value === "number" && HOURS.has(field)) return timeInWords(value, lang)
  if (Array.isArray(value)) {
    if (field === "workdays") return value.map((day) => calendarNames[lang].weekdays[Number(day) - 1]).join(", ")
    return value.map((each) => (isObject(each) ? objectInWords(each, lang) : String(each))).join(", ")
  }
  return isObject(value) ? objectInWords(value, lang) : String(value)
})

const questionInWords = Effect.fnUntraced(function* (id: string, lang: Language) {
  const { builtInQuestions } = yield* Effect.promise(() => import("../domain/library/questions.ts"))
  const own = yield* titleOf(`question/${id}`)
  return own ?? builtInQuestions.find((question) => question.id === id)?.ask[lang] ?? id
})

const dayInWordsOf = (session: InWordsFor, text: string): string => {
  const when = whenOf(text, session)
  return when === undefined ? text : momentInWords(when, session)
}

/** `Thu 5 Mar 18:00`, on the reader's clock: of what is arranged, the time matters however far off it is. */
export const plannedInWords = (session: InWordsFor, text: string): string => {
  const when = whenOf(text, session)
  if (when === undefined) return text
  const { lang } = session
  const day = weekdayAndDateInWords(when.day, session)
  return when.minute === undefined ? day : `${day} ${lang === "fr" ? "à " : ""}${timeInWords(when.minute, lang)}`
}

/** What an import says of a meeting: with its time where it is ahead, and by its distance where it is over. */
export const arrangedInWords = (session: InWordsFor, text: string): string =>
  (whenOf(text, session)?.day ?? 0) >= session.today ? plannedInWords(session, text) : dayInWordsOf(session, text)

const PLANNED: ReadonlySet<string> = new Set(["starts", "ends", "callBackAt"])

/** Minutes after midnight. */
const HOURS: ReadonlySet<string> = new Set(["worksFrom", "worksUntil"])

const DATES: ReadonlySet<string> = new Set("happened on seen done due kept connected reviveOn".split(" "))

/** A language's or a place's code; `undefined` for what is none, as somebody wrote it. */
const codeInWords = (field: string, value: string, lang: Language): string | undefined => {
  if (field === "language")
    return /^[a-z]{2,3}(?:-[A-Za-z\d]+)*$/.test(value) ? nameOf("language", value, lang) : undefined
  if (field !== "province" && field !== "jurisdiction") return undefined
  const provinces: Table = recordWords[lang].provinces
  if (Object.hasOwn(provinces, value)) return provinces[value]
  return field === "jurisdiction" && /^[A-Z]{2}$/.test(value) ? nameOf("region", value, lang) : undefined
}

const nameOf = (type: "language" | "region", code: string, lang: Language): string | undefined => {
  try {
    return new Intl.DisplayNames([`${lang}-CA`], { type, fallback: "none" }).of(code)
  } catch {
    return undefined
  }
}

const choicesOf = (kind: string, field: string, lang: Language): Table => {
  const records = recordWords[lang]
  const entities = entityWords[lang]
  switch (`${kind}.${field}`) {
    case "contact.relation":
      return records.relations
    case "contact.stage":
      return records.stages
    case "interaction.kind":
      return records.kinds
    case "interaction.channel":
      return records.by
    case "interaction.state":
      return records.states
    case "interaction.outcome":
      return records.outcomes
    case "interaction.direction":
      return entities.directions
    case "gathering.type":
      return entities.gatheringTypes
    case "gathering.state":
      return entities.gatheringStates
    case "opening.state":
      return entities.openingStates
    case "finding.topic":
      return entities.topics
    case "advice.state":
      return entities.adviceStates
    default:
      return {}
  }
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === "object" && !Array.isArray(value)

/** A link, a custom field, a settled reminder, an absence; anything else as it is written. */
const objectInWords = (value: { readonly [key: string]: Json }, lang: Language): string => {
  const { url, label, value: own, state, from, until, columns } = value
  if (typeof url === "string") return url
  if (typeof label === "string" && typeof own === "string") {
    return `${label}${lang === "fr" ? "\u202f:" : ":"} ${own}`
  }
  const settled: Table = entityWords[lang].settled
  if (typeof state === "string" && settled[state] !== undefined) return settled[state]
  if (typeof from === "string" && typeof until === "string") return `${from} – ${until}`
  if (Array.isArray(columns)) return columns.flatMap((column) => columnInWords(column, lang)).join(", ")
  return JSON.stringify(value)
}

/** Of how a table is read: `Employer → Company`. */
const columnInWords = (column: Json, lang: Language): ReadonlyArray<string> => {
  if (!isObject(column)) return []
  const { heading, as, label } = column
  if (typeof heading !== "string" || typeof as !== "string") return []
  const what = typeof label === "string" ? label : fieldInWords("contact", as, lang)
  return [heading === "" ? what : `${heading} → ${what}`]
}
