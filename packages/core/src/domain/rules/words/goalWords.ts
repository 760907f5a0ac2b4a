/** How far a goal is: "1 of 3 conversations this week". For the week's reminder and the page of goals. */
import type { Language } from "../../words/calendarNames.ts"
import type { GoalCount } from "../GoalCount.ts"

/** English counts the goal, French too, and takes 0 and 1 for singular. */
export const goalWords = ({ measure, per, done, target }: GoalCount, lang: Language): string => {
  const { one, many } = MEASURES[lang][measure]
  const things = (lang === "en" ? target === 1 : target < 2) ? one : many
  return lang === "en"
    ? `${done} of ${target} ${things} this ${per}`
    : `${done} sur ${target} ${things} ${per === "week" ? "cette semaine" : "ce mois-ci"}`
}

const MEASURES = {
  en: {
    conversations: { one: "conversation", many: "conversations" },
    "new-people": { one: "new person", many: "new people" }
  },
  fr: {
    conversations: { one: "conversation", many: "conversations" },
    "new-people": { one: "nouvelle personne", many: "nouvelles personnes" }
  }
} as const
