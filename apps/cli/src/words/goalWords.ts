/** What `kith goal` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const goalWords = inBoth(
  {
    help: {
      usage: ["show", "set HOW-MANY [conversations|new-people]", "drop [conversations|new-people]"],
      about:
        "How many new people you mean to ask, or conversations to hold. Without a goal of your own it is one new person a week. Five conversations are the first milestone. A quiet week is only a quiet week.",
      flags: { per: "SPAN  week or month" },
      examples: [
        ["kith goal", "this week"],
        ["kith goal set 2", "two new people a week"],
        ["kith goal set 4 conversations --per month", "four conversations a month"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    week: (monday: string) => `The week of ${monday}`,
    thisWeek: "this week",
    thisMonth: "this month",
    asked: "New people asked",
    held: "Conversations",
    of: (done: number, target: number) => `${done} of ${target}`,
    reached: "reached",
    noGoal: "your goal, until you set one",
    milestone: (held: number, of: number) => `First conversations: ${held} of ${of}`,
    milestoneReached: (of: number) => `The first ${of} conversations are held. Well done.`,
    lately: (weeks: number) => `The last ${weeks} weeks`,
    notANumber: (text: string) => `"${text}" is no whole number above zero. Nothing was changed.`,
    noSuchMeasure: (text: string) =>
      `"${text}" cannot be counted. One of: conversations, new-people. Nothing was changed.`,
    set: (what: string, count: number) => `${what}: ${count}`,
    perWeek: "a week",
    perMonth: "a month",
    dropped: "No goal of your own any more; it is one new person a week again.",
    nothingToDrop: "There is no such goal. Nothing was changed."
  },
  {
    help: {
      usage: ["show", "set COMBIEN [conversations|new-people]", "drop [conversations|new-people]"],
      about: fr`Combien de personnes nouvelles vous voulez solliciter (new-people), ou de conversations tenir (conversations). Sans objectif à vous, c'est une nouvelle personne par semaine. Cinq conversations sont la première étape. Une semaine calme n'est qu'une semaine calme.`,
      flags: { per: fr`DURÉE  week (semaine) ou month (mois)` },
      examples: [
        ["kith goal", fr`cette semaine`],
        ["kith goal set 2", fr`deux nouvelles personnes par semaine`],
        ["kith goal set 4 conversations --per month", fr`quatre conversations par mois`]
      ]
    },
    week: (monday) => fr`La semaine du ${monday}`,
    thisWeek: fr`cette semaine`,
    thisMonth: fr`ce mois-ci`,
    asked: fr`Personnes sollicitées`,
    held: fr`Conversations tenues`,
    of: (done, target) => fr`${done} sur ${target}`,
    reached: fr`c'est fait`,
    noGoal: fr`votre objectif, tant que vous n'en choisissez pas`,
    milestone: (held, of) => fr`Premières conversations : ${held} sur ${of}`,
    milestoneReached: (of) => fr`Les ${of} premières conversations ont eu lieu. Bravo.`,
    lately: (weeks) => fr`Les ${weeks} dernières semaines`,
    notANumber: (text) => fr`« ${text} » n'est pas un nombre entier positif. Rien n'a changé.`,
    noSuchMeasure: (text) => fr`« ${text} » ne se compte pas. Au choix : conversations, new-people. Rien n'a changé.`,
    set: (what, count) => fr`${what} : ${count}`,
    perWeek: fr`par semaine`,
    perMonth: fr`par mois`,
    dropped: fr`Plus d'objectif à vous ; c'est de nouveau une personne par semaine.`,
    nothingToDrop: fr`Il n'y a pas d'objectif de ce genre. Rien n'a changé.`
  }
)
