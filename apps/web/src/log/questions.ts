/** The bank of questions, and everybody's answers side by side. */
import * as Effect from "effect/Effect"
import { AnswerNoted, QuestionWritten } from "@kith/core/domain/events/RecordEvents"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { questionGroups, type QuestionGroup } from "@kith/core/domain/library/questions"
import { sourceWords } from "@kith/core/domain/rules/words/sourceWords"
import { plain } from "@kith/core/domain/words/plain"
import { BatchId, newId } from "@kith/core/log/Ids"
import { peopleById } from "@kith/core/workspace/People"
import { isOwnQuestion, questionLibrary, rewordDraft, switchDraft } from "@kith/core/workspace/QuestionLibrary"
import { type LogSession, VIA } from "./Method.ts"
import { momentInFull } from "./touchInWords.ts"

export interface BankRow {
  readonly id: string
  readonly text: string
  readonly isOn: boolean
  /** The user's own, or reworded. */
  readonly isOwn: boolean
  readonly isReworded: boolean
  /** How many answers there are. */
  readonly answers: number
}

export interface Bank {
  readonly groups: ReadonlyArray<{
    readonly id: QuestionGroup
    readonly name: string
    readonly questions: ReadonlyArray<BankRow>
  }>
  /** The guides that the built-in ones come from. */
  readonly sources: ReadonlyArray<string>
}

export const bank = Effect.fnUntraced(function* ({ lang }: LogSession, _: undefined) {
  const library = yield* questionLibrary(lang)
  const sources = [...new Set(library.bank.map(({ source }) => source))].filter(
    (each) => each !== "kith" && each !== "user"
  )
  return {
    groups: Object.entries(questionGroups).map(([group, names]) => ({
      id: group as QuestionGroup,
      name: names[lang],
      questions: library.bank
        .filter((question) => question.group === group)
        .map(({ id, text, enabled, source }) => {
          const isOwn = isOwnQuestion(library.written, id)
          return {
            id,
            text,
            isOn: enabled,
            isOwn,
            isReworded: !isOwn && source === "user",
            answers: library.counts.get(id) ?? 0
          }
        })
    })),
    sources: sources.toSorted().map((source) => sourceWords(source, lang))
  } satisfies Bank
})

export const addQuestion = Effect.fnUntraced(function* (
  { log }: LogSession,
  { text, group }: { readonly text: string; readonly group: QuestionGroup }
) {
  const id = newId(log.random)
  const { batch } = yield* log.commit([QuestionWritten.draft(id, { text: text.trim(), group })], {
    via: VIA,
    batch: BatchId.make(id)
  })
  return { id, batch }
})

export const rewordQuestion = Effect.fnUntraced(function* (
  { log, lang }: LogSession,
  { id, text }: { readonly id: string; readonly text: string }
) {
  const { written } = yield* questionLibrary(lang)
  const { batch } = yield* log.commit([rewordDraft(written, id, text.trim(), lang)], { via: VIA })
  return { batch }
})

export const switchQuestion = Effect.fnUntraced(function* (
  { log, lang }: LogSession,
  { id, isOn }: { readonly id: string; readonly isOn: boolean }
) {
  const { written } = yield* questionLibrary(lang)
  const { batch } = yield* log.commit([switchDraft(written, id, isOn)], { via: VIA })
  return { batch }
})

/** One's own question; of a built-in one, one's wording of it. Answers stay. */
export const deleteQuestion = Effect.fnUntraced(function* ({ log, lang }: LogSession, { id }: { readonly id: string }) {
  const { written } = yield* questionLibrary(lang)
  const drafts = isOwnQuestion(written, id)
    ? [QuestionWritten.draft(id, { deleted: { seen: {} } })]
    : written
        .filter((each) => each.replaces === id && each.text !== undefined && (each.language ?? lang) === lang)
        .map((each) => QuestionWritten.draft(each.id, { text: null }))
  const { batch } = yield* log.commit(drafts, { via: VIA })
  return { batch }
})

export interface AnswerShown {
  readonly id: string
  readonly contact: string | undefined
  readonly text: string
  /** In which conversation. */
  readonly meeting: string | undefined
  readonly when: string
}

export interface Comparison {
  /** Who answered anything of what is shown, by name. */
  readonly people: ReadonlyArray<{
    readonly id: string
    readonly name: string
    readonly company: string
    readonly occupation: string
  }>
  /** In the order to ask them; only those with answers. */
  readonly questions: ReadonlyArray<{
    readonly id: string
    readonly text: string
    readonly answers: ReadonlyArray<AnswerShown>
  }>
  /** Fields to narrow it down by, and every question that has answers. */
  readonly occupations: ReadonlyArray<string>
  readonly answered: ReadonlyArray<{ readonly id: string; readonly text: string }>
}

export interface Compared {
  readonly occupation: string | undefined
  readonly question: string | undefined
}

export const comparedAnswers = Effect.fnUntraced(function* (session: LogSession, { occupation, question }: Compared) {
  const { lang, log } = session
  const library = yield* questionLibrary(lang)
  const everybody = yield* peopleById(library.answers.flatMap(({ contact }) => contact ?? []))
  const occupationOf = (contact: string | undefined): string =>
    (contact === undefined ? undefined : everybody.get(contact)?.contact.occupation) ?? ""
  const wanted = library.answers.filter(
    (answer) =>
      (question === undefined || answer.question === question) &&
      (occupation === undefined || plain(occupationOf(answer.contact)) === plain(occupation))
  )
  const shown: Array<Comparison["questions"][number]> = []
  for (const { id, text } of library.bank) {
    const answers: Array<AnswerShown> = []
    for (const each of wanted.filter((one) => one.question === id)) {
      const happened =
        each.interaction === undefined ? undefined : (yield* log.get(Interaction, each.interaction))?.happened
      answers.push({
        id: each.id,
        contact: each.contact === undefined ? undefined : everybody.get(each.contact)?.id,
        text: each.text!,
        meeting: each.interaction,
        when: happened === undefined ? "" : momentInFull(session, happened.slice(0, 10))
      })
    }
    if (answers.length > 0) shown.push({ id, text, answers })
  }
  const there = new Set(shown.flatMap(({ answers }) => answers.flatMap(({ contact }) => contact ?? [])))
  const people = [...new Map([...everybody.values()].map((one) => [one.id as string, one])).values()]
  const named = new Map(
    people.flatMap(({ contact }) =>
      contact.occupation === undefined || contact.occupation === ""
        ? []
        : [[plain(contact.occupation), contact.occupation]]
    )
  )
  const ids = new Set(library.answers.flatMap((each) => each.question ?? []))
  return {
    people: people
      .filter(({ id }) => there.has(id))
      .map(({ id, contact }) => ({
        id: id as string,
        name: contact.name ?? "",
        company: contact.company ?? "",
        occupation: contact.occupation ?? ""
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, lang)),
    questions: shown,
    occupations: [...named.values()].toSorted((a, b) => a.localeCompare(b, lang)),
    answered: library.bank.filter(({ id }) => ids.has(id as never)).map(({ id, text }) => ({ id, text }))
  } satisfies Comparison
})

/** An answer in other words; empty: it is taken away. */
export const rewordAnswer = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, text }: { readonly id: string; readonly text: string }
) {
  const draft = AnswerNoted.draft(id, text.trim() === "" ? { deleted: { seen: {} } } : { text: text.trim() })
  const { batch } = yield* log.commit([draft], { via: VIA })
  return { batch }
})
