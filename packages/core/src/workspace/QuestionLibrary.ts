/**
 * The questions of a log with what people answered: for picking some for a meeting, noting answers, comparing them, and
 * rewording the bank.
 *
 * An `Answer` that names a conversation and a question and has no text yet is a question picked for that conversation.
 */
import * as Effect from "effect/Effect"
import type { View } from "../domain/declare/Entity.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import { Answer } from "../domain/entities/FromConversations.ts"
import { Question } from "../domain/entities/Workbook.ts"
import { AnswerNoted, QuestionWritten } from "../domain/events/RecordEvents.ts"
import { type BankQuestion, questionBank } from "../domain/library/questionBank.ts"
import type { Language } from "../domain/words/calendarNames.ts"
import { EntityId } from "../log/Ids.ts"
import { Index } from "./IndexNames.ts"
import { under } from "./People.ts"

export type NotedAnswer = View<typeof Answer>

export interface QuestionLibrary {
  readonly bank: ReadonlyArray<BankQuestion>
  readonly written: ReadonlyArray<View<typeof Question>>
  /** What people answered. */
  readonly answers: ReadonlyArray<NotedAnswer>
  /** How many answers each question has from anybody, by its id. */
  readonly counts: ReadonlyMap<string, number>
}

/** `lang`: in which the questions are asked. */
export const questionLibrary = Effect.fn("QuestionLibrary.questionLibrary")(function* (lang: Language) {
  const written = yield* under(Question, Index.kind, "question")
  const answers = (yield* under(Answer, Index.kind, "answer")).filter(isAnswered)
  const counts = new Map<string, number>()
  for (const { question } of answers) if (question !== undefined) counts.set(question, (counts.get(question) ?? 0) + 1)
  return { bank: questionBank(written, lang), written, answers, counts } satisfies QuestionLibrary
})

export const isAnswered = ({ text }: Pick<NotedAnswer, "text">): boolean => text !== undefined && text.trim() !== ""

/** Everything of one conversation: what was answered, and the questions picked for it. */
export const answersIn = (interaction: string) => under(Answer, Index.of, `interaction/${interaction}`)

/**
 * The id of the answer to a question in a conversation: the same on every device, so that two who pick one question, or
 * answer it, mean one answer.
 */
const answerId = (interaction: string, question: string): EntityId => EntityId.make(`${interaction}-${question}`)

interface In {
  readonly contact: EntityId
  readonly interaction: EntityId
}

/** What was answered in a conversation; without a text the question is picked for it. `held`: its answers so far. */
export const answerDraft = (
  { contact, interaction }: In,
  question: string,
  held: ReadonlyArray<NotedAnswer>,
  text?: string
): Draft =>
  AnswerNoted.draft(heldAnswer(held, question)?.id ?? answerId(interaction, question), {
    contact,
    interaction,
    question: EntityId.make(question),
    ...(text === undefined ? {} : { text }),
    // One that was taken off the list is on it again.
    deleted: null
  })

/** The answer to a question among those of one conversation; where there are two, the one that says something. */
export const heldAnswer = (held: ReadonlyArray<NotedAnswer>, question: string): NotedAnswer | undefined => {
  const all = held.filter((each) => each.question === question)
  return all.find(isAnswered) ?? all[0]
}

/** Words a question anew. A wording is for one language; a question of one's own is the same in both. */
export const rewordDraft = (
  written: ReadonlyArray<View<typeof Question>>,
  question: string,
  text: string,
  lang: Language
): Draft =>
  isOwnQuestion(written, question)
    ? QuestionWritten.draft(question, { text })
    : QuestionWritten.draft(`${question}-${lang}`, { replaces: question, text, language: lang })

/** Switches a question off or on. */
export const switchDraft = (written: ReadonlyArray<View<typeof Question>>, question: string, enabled: boolean): Draft =>
  QuestionWritten.draft(question, isOwnQuestion(written, question) ? { enabled } : { replaces: question, enabled })

export const isOwnQuestion = (written: ReadonlyArray<View<typeof Question>>, question: string): boolean =>
  written.some(({ id, replaces }) => id === question && replaces === undefined)
