/**
 * The questions that Kith offers for a conversation, in both languages: for every front-end that helps to prepare a
 * meeting, notes answers, or compares them. Users add to them, reword them and switch them off (`questionBank.ts`).
 */
import type { EntityId } from "../../log/Ids.ts"
import type { Question } from "../entities/Workbook.ts"
import type { View } from "../declare/Entity.ts"
import type { Source } from "../rules/RuleSpec.ts"
import type { Language } from "../words/calendarNames.ts"

export type QuestionGroup = NonNullable<View<typeof Question>["group"]>

export interface BuiltInQuestion {
  /** Stays the same for good: answers name it. */
  readonly id: EntityId
  readonly group: QuestionGroup
  /** The guide that has people ask this; the wording is Kith's own. */
  readonly source: Source
  readonly ask: Readonly<Record<Language, string>>
}

/** Where each group is listed, and what it is called, in the order of a conversation. */
export const questionGroups: Readonly<Record<QuestionGroup, Readonly<Record<Language, string>>>> = {
  occupation: { en: "The work itself", fr: "Le métier" },
  career: { en: "Careers in the field", fr: "Les carrières dans le domaine" },
  other: { en: "You, and what comes next", fr: "Vous, et la suite" }
}

/** The question that ends every list: it belongs in the conversation, not in a message afterwards. */
export const LAST_QUESTION = "who-else" as EntityId

const question = (id: string, group: QuestionGroup, source: Source, en: string, fr: string): BuiltInQuestion => ({
  id: id as EntityId,
  group,
  source,
  ask: { en, fr }
})

/** In the order in which they are best asked: what is easy to answer first. */
export const builtInQuestions: ReadonlyArray<BuiltInQuestion> = [
  question(
    "typical-week",
    "occupation",
    "S0",
    "What does a typical week look like for you?",
    "À quoi ressemble une semaine type pour vous ?"
  ),
  question(
    "main-tasks",
    "occupation",
    "S2",
    "Which tasks take up most of your time?",
    "Quelles tâches occupent le plus clair de votre temps ?"
  ),
  question(
    "what-satisfies",
    "occupation",
    "S2",
    "Which part of the work do you enjoy most?",
    "Quelle partie du travail vous plaît le plus ?"
  ),
  question(
    "what-is-hard",
    "occupation",
    "S2",
    "What is hard about it that people outside don’t see?",
    "Qu’est-ce qui est difficile et que l’on ne voit pas de l’extérieur ?"
  ),
  question(
    "skills-sought",
    "occupation",
    "S0",
    "Which skills are hardest to find in new colleagues?",
    "Quelles compétences trouvez-vous le plus difficilement chez de nouveaux collègues ?"
  ),
  question(
    "personal-qualities",
    "occupation",
    "S2",
    "What kind of person does well in this work?",
    "Quel genre de personne réussit bien dans ce métier ?"
  ),
  question(
    "credentials-valued",
    "occupation",
    "S0",
    "Which credentials do employers here really look at?",
    "Quels titres ou diplômes comptent vraiment pour les employeurs d’ici ?"
  ),
  question(
    "foreign-credentials",
    "occupation",
    "S2",
    "How is experience from abroad seen, and what helps it to count?",
    "Comment l’expérience acquise à l’étranger est-elle perçue, et qu’est-ce qui aide à la faire reconnaître ?"
  ),
  question(
    "tools",
    "occupation",
    "S2",
    "Which tools and standards should I know before I start?",
    "Quels outils et quelles normes faut-il connaître avant de commencer ?"
  ),
  question(
    "with-whom",
    "occupation",
    "S2",
    "Whom do you work with, inside and outside your team?",
    "Avec qui travaillez-vous, dans votre équipe et en dehors ?"
  ),
  question(
    "hours-and-pace",
    "occupation",
    "S2",
    "How are the hours, and when is the busy season?",
    "Comment sont les horaires, et quelle est la période la plus chargée ?"
  ),
  question(
    "culture-here",
    "occupation",
    "S1",
    "What surprised you about how people work together here?",
    "Qu’est-ce qui vous a surpris dans la façon dont on travaille ensemble ici ?"
  ),
  question(
    "salary-range",
    "occupation",
    "S2",
    "What range of pay is usual for somebody starting out?",
    "Quelle est la fourchette salariale habituelle en début de carrière ?"
  ),
  question(
    "how-you-began",
    "career",
    "S2",
    "How did you come to this field?",
    "Quel chemin vous a mené à ce domaine ?"
  ),
  question(
    "how-people-find-openings",
    "career",
    "S0",
    "How do people in this field hear of openings?",
    "Comment les gens du domaine apprennent-ils qu’un poste s’ouvre ?"
  ),
  question("first-job", "career", "S2", "Which job is a good way in?", "Quel poste est une bonne porte d’entrée ?"),
  question(
    "growth",
    "career",
    "S0",
    "Where do people go from a role like yours?",
    "Vers quoi évolue-t-on à partir d’un poste comme le vôtre ?"
  ),
  question(
    "demand",
    "career",
    "S2",
    "Is the field growing here, and where is it short of people?",
    "Le domaine est-il en croissance ici, et où manque-t-on de monde ?"
  ),
  question(
    "changes-coming",
    "career",
    "S2",
    "What will change in this work in the next few years?",
    "Qu’est-ce qui va changer dans ce métier ces prochaines années ?"
  ),
  question(
    "training",
    "career",
    "S2",
    "Which training is worth its price?",
    "Quelle formation vaut vraiment son prix ?"
  ),
  question(
    "associations",
    "career",
    "S2",
    "Which association or group should a newcomer join?",
    "À quelle association ou à quel groupe devrait-on adhérer quand on arrive ?"
  ),
  question(
    "what-you-read",
    "career",
    "S2",
    "What do you read or follow to keep up?",
    "Que lisez-vous ou que suivez-vous pour rester à jour ?"
  ),
  question(
    "wish-i-had-known",
    "career",
    "S0",
    "What do you wish you had known when you started?",
    "Qu’auriez-vous aimé savoir à vos débuts ?"
  ),
  question(
    "do-differently",
    "career",
    "S0",
    "What would you do differently if you began again today?",
    "Que feriez-vous autrement si vous recommenciez aujourd’hui ?"
  ),
  question(
    "related-fields",
    "career",
    "S2",
    "Which related occupations are worth a look?",
    "Quels métiers voisins méritent qu’on s’y intéresse ?"
  ),
  question(
    "employers",
    "career",
    "S2",
    "Which employers here are good to learn with?",
    "Chez quels employeurs d’ici apprend-on bien ?"
  ),
  question(
    "my-background",
    "other",
    "S1",
    "With my background, where would you start?",
    "Avec mon parcours, par où commenceriez-vous ?"
  ),
  question(
    "my-gaps",
    "other",
    "S1",
    "What would you like to see in me that is not there yet?",
    "Selon vous, que manque-t-il encore à mon profil ?"
  ),
  question(
    "my-resume",
    "other",
    "S1",
    "Which part of my experience should I talk about first?",
    "De quelle partie de mon expérience devrais-je parler en premier ?"
  ),
  question(
    "may-i-write-again",
    "other",
    "S1",
    "May I write again to tell you how it went?",
    "Puis-je vous réécrire pour vous dire ce qu’il en est advenu ?"
  ),
  question(LAST_QUESTION, "other", "S2", "Who else should I talk to?", "À qui d’autre devrais-je parler ?")
]
