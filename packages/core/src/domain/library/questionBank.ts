/** The questions in force: the built-in ones with the user's rewordings and own ones, in the order to ask them. */
import type { View } from "../declare/Entity.ts"
import type { Question } from "../entities/Workbook.ts"
import type { Source } from "../rules/RuleSpec.ts"
import type { Language } from "../words/calendarNames.ts"
import { builtInQuestions, LAST_QUESTION, questionGroups, type QuestionGroup } from "./questions.ts"

export interface BankQuestion {
  /** What answers name. */
  readonly id: string
  readonly group: QuestionGroup
  readonly text: string
  /** `user`: the user's own, or their wording. */
  readonly source: Source
  readonly enabled: boolean
}

const groupOrder = Object.keys(questionGroups)

/**
 * The bank in one language; what is switched off comes along, marked so. Own questions stand at the end of their group;
 * "who else should I talk to?" always stands last of all.
 */
export const questionBank = (
  written: ReadonlyArray<View<typeof Question>>,
  lang: Language
): ReadonlyArray<BankQuestion> => {
  const builtIn = builtInQuestions.map((question): BankQuestion => {
    const changes = written.filter(({ replaces }) => replaces === question.id)
    const worded = changes.filter(({ text }) => text !== undefined)
    const wording =
      worded.find(({ language }) => language === lang) ?? worded.find(({ language }) => language === undefined)
    return {
      id: question.id,
      group: question.group,
      text: wording?.text ?? question.ask[lang],
      source: wording === undefined ? question.source : "user",
      enabled: changes.every(({ enabled }) => enabled !== false)
    }
  })
  const own = written.flatMap((question): ReadonlyArray<BankQuestion> => {
    if (question.text === undefined || isBuiltIn(question.replaces)) return []
    const { id, text, group = "other", enabled = true } = question
    return [{ id, group, text, source: "user", enabled }]
  })
  const last = builtIn.filter(({ id }) => id === LAST_QUESTION)
  return [
    ...[...builtIn, ...own]
      .filter(({ id }) => id !== LAST_QUESTION)
      .toSorted((a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group)),
    ...last
  ]
}

const isBuiltIn = (id: string | undefined): boolean => builtInQuestions.some((question) => question.id === id)

/**
 * Questions for one conversation: those never put to this person first, and of these the ones that fewest people have
 * answered, spread over the groups; "who else should I talk to?" ends it, unless that is switched off.
 *
 * @param answered how many answers each question has from anybody, by its id
 * @param asked questions that this person has answered
 */
export const pickQuestions = (
  bank: ReadonlyArray<BankQuestion>,
  answered: ReadonlyMap<string, number>,
  asked: ReadonlySet<string>,
  count: number
): ReadonlyArray<BankQuestion> => {
  const open = bank.filter(({ enabled, id }) => enabled && id !== LAST_QUESTION && !asked.has(id))
  const last = bank.filter(({ enabled, id }) => enabled && id === LAST_QUESTION && !asked.has(id))
  const byGroup = new Map<string, Array<BankQuestion>>()
  for (const question of open.toSorted((a, b) => (answered.get(a.id) ?? 0) - (answered.get(b.id) ?? 0))) {
    byGroup.set(question.group, [...(byGroup.get(question.group) ?? []), question])
  }
  const wanted = Math.max(0, count - last.length)
  const chosen: Array<BankQuestion> = []
  for (let round = 0; chosen.length < wanted && round < open.length; round++) {
    for (const group of groupOrder) {
      const next = byGroup.get(group)?.[round]
      if (next !== undefined && chosen.length < wanted) chosen.push(next)
    }
  }
  return [...bank.filter((question) => chosen.includes(question)), ...last]
}
