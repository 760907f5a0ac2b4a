/** What the page of the week says. Nothing on it counts against anybody. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const weekWords = inBoth(
  {
    title: "The week",
    intro: (monday: string) => `The week of ${monday}`,
    goals: "Goals",
    noGoal: "One new person a week, until you set a goal of your own.",
    reached: "Reached. Well done.",
    set: "Set a goal",
    change: "Change",
    changeNamed: (goal: string) => `Change: ${goal}`,
    soFar: "So far",
    thisWeek: "This week",
    thisMonth: "This month",
    newPeople: (count: number) => (count === 1 ? "1 new person asked" : `${count} new people asked`),
    conversations: (count: number) => (count === 1 ? "1 conversation" : `${count} conversations`),
    milestone: "First milestone",
    milestoneSo: (held: number, of: number) =>
      held === 0
        ? `The first ${of} conversations change how a search feels. One is a beginning.`
        : `${held} of the first ${of} conversations held.`,
    milestoneDone: (of: number) => `The first ${of} conversations are held. Well done.`,
    byWeek: "Conversations by week",
    inARow: (weeks: number) => `${weeks} weeks in a row with a conversation, or with somebody new.`,
    quiet: "A quiet week is only a quiet week.",
    week: "Week of",
    asked: "New people asked",
    held: "Conversations",
    off: "off",
    offFull: "no working day",
    earlier: "Show a year",
    later: "Show 12 weeks",
    what: "What to count",
    conversationsChoice: "Conversations",
    newPeopleChoice: "New people asked",
    per: "In which time",
    week1: "A week",
    month1: "A month",
    perWeek: "a week",
    perMonth: "a month",
    howMany: "How many",
    save: "Save",
    drop: "Drop this goal",
    wrong: "A whole number above zero, please.",
    saved: (said: string) => `Goal set: ${said}.`,
    dropped: "Goal dropped.",
    goalSaid: (count: number, what: string, per: string) => `${count} ${what} ${per}`
  },
  {
    title: fr`La semaine`,
    intro: (monday) => fr`La semaine du ${monday}`,
    goals: fr`Objectifs`,
    noGoal: fr`Une nouvelle personne par semaine, tant que vous n'avez pas choisi votre objectif.`,
    reached: fr`C'est fait. Bravo.`,
    set: fr`Choisir un objectif`,
    change: fr`Modifier`,
    changeNamed: (goal) => fr`Modifier : ${goal}`,
    soFar: fr`Jusqu'ici`,
    thisWeek: fr`Cette semaine`,
    thisMonth: fr`Ce mois-ci`,
    newPeople: (count) =>
      count < 2 ? fr`${count} nouvelle personne sollicitée` : fr`${count} nouvelles personnes sollicitées`,
    conversations: (count) => (count < 2 ? fr`${count} conversation` : fr`${count} conversations`),
    milestone: fr`Première étape`,
    milestoneSo: (held, of) =>
      held === 0
        ? fr`Les ${of} premières conversations changent le cours d'une recherche. Une seule est déjà un début.`
        : held === 1
          ? fr`1 des ${of} premières conversations a eu lieu.`
          : fr`${held} des ${of} premières conversations ont eu lieu.`,
    milestoneDone: (of) => fr`Les ${of} premières conversations ont eu lieu. Bravo.`,
    byWeek: fr`Conversations par semaine`,
    inARow: (weeks) => fr`${weeks} semaines de suite avec une conversation ou une nouvelle personne.`,
    quiet: fr`Une semaine calme n'est qu'une semaine calme.`,
    week: fr`Semaine du`,
    asked: fr`Nouvelles personnes`,
    held: fr`Conversations`,
    off: fr`congé`,
    offFull: fr`aucun jour ouvrable`,
    earlier: fr`Montrer un an`,
    later: fr`Montrer 12 semaines`,
    what: fr`Que compter`,
    conversationsChoice: fr`Conversations`,
    newPeopleChoice: fr`Nouvelles personnes sollicitées`,
    per: fr`Sur quelle durée`,
    week1: fr`Une semaine`,
    month1: fr`Un mois`,
    perWeek: fr`par semaine`,
    perMonth: fr`par mois`,
    howMany: fr`Combien`,
    save: fr`Enregistrer`,
    drop: fr`Abandonner cet objectif`,
    wrong: fr`Un nombre entier positif, s'il vous plaît.`,
    saved: (said) => fr`Objectif choisi : ${said}.`,
    dropped: fr`L'objectif est abandonné.`,
    goalSaid: (count, what, per) => fr`${count} ${what} ${per}`
  }
)
