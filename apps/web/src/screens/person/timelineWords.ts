/** What the timeline of a person says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const timelineWords = inBoth(
  {
    timeline: "What there was",
    addTouch: "Add a conversation",
    nothingYet: (name: string) =>
      `Nothing yet with ${name}. The first message is the hardest; a draft is one press away.`,
    olderOnes: (count: number) => (count === 1 ? "1 older one" : `${count} older ones`),
    editTouch: (what: string, when: string) => `Edit: ${what}, ${when}`,
    suggestedBy: (names: string) => `Suggested by ${names}`,
    beside: "Also noted",
    with: "With",
    useful: "Useful:",
    suggested: "Suggested",
    advice: "Advice",
    adviceLabel: "Advice:",
    setAdvice: (text: string, now: string, next: string) => `${text}: ${now}. Set to ${next}`,
    adviceNext: { "to-do": "to do", done: "done", "reported-back": "they know" },
    adviceSaid: {
      "to-do": "Back on your list.",
      done: "Done. Telling them is a good reason to write.",
      "reported-back": "Noted that they know."
    },
    pledges: "Promises",
    pledgeLabel: "Promised:",
    dueOn: (day: string) => `by ${day}`,
    keptOn: (day: string) => `kept ${day}`,
    kept: "kept",
    toKeep: "to keep",
    keepPledge: (state: string, text: string) => `${state}: ${text}`,
    pledgeKept: "Promise kept.",
    pledgeOpen: "The promise is open again."
  },
  {
    timeline: fr`Ce qu'il y a eu`,
    addTouch: fr`Ajouter une conversation`,
    nothingYet: (name) =>
      fr`Rien encore avec ${name}. Le premier message est le plus difficile ; un brouillon est à portée de main.`,
    olderOnes: (count) => (count === 1 ? fr`1 plus ancien` : fr`${count} plus anciens`),
    editTouch: (what, when) => fr`Modifier : ${what}, ${when}`,
    suggestedBy: (names) => fr`Nom donné par ${names}`,
    beside: fr`Noté aussi`,
    with: fr`Avec`,
    useful: fr`Utile :`,
    suggested: fr`A suggéré`,
    advice: fr`Conseils`,
    adviceLabel: fr`Conseil :`,
    setAdvice: (text, now, next) => fr`${text} : ${now}. Passer à : ${next}`,
    adviceNext: { "to-do": fr`à faire`, done: fr`fait`, "reported-back": fr`nouvelles données` },
    adviceSaid: {
      "to-do": fr`De retour sur votre liste.`,
      done: fr`C'est fait. Le lui dire est une bonne raison d'écrire.`,
      "reported-back": fr`Noté : la personne est au courant.`
    },
    pledges: fr`Promesses`,
    pledgeLabel: fr`Promis :`,
    dueOn: (day) => fr`pour ${day}`,
    keptOn: (day) => fr`tenue ${day}`,
    kept: fr`tenue`,
    toKeep: fr`à tenir`,
    keepPledge: (state, text) => fr`${state} : ${text}`,
    pledgeKept: fr`Promesse tenue.`,
    pledgeOpen: fr`La promesse est de nouveau à tenir.`
  }
)
