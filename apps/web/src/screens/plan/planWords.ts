/** What the page of the plan says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const planWords = inBoth(
  {
    title: "Your plan",
    intro: "What you look for and what you bring. Drafts take your words from here. All of it is saved as you type.",
    looking: "What you look for",
    fields: "Fields",
    companies: "Companies",
    companiesHint: "Where you would like to know somebody.",
    bring: "What you bring",
    skills: "Skills",
    education: "Education and credentials",
    experience: "Experience, in a line",
    say: "What you say",
    statement: "Networking statement",
    statementHint: "Who you are, what you do well and what you look for, in about 30 seconds.",
    pitch: "Pitch",
    pitchHint: "What you can do for somebody, and what you have done before.",
    you: "You",
    name: "Your name, as you sign",
    headline: "What you do, in a line",
    reach: "How to reach you",
    reachHint: "For your letters and your card: e-mail, phone, LinkedIn.",
    saved: "Saved",
    saving: "Saving",
    waiting: "Not saved yet"
  },
  {
    title: fr`Votre plan`,
    intro: fr`Ce que vous cherchez et ce que vous apportez. Les brouillons puisent vos mots ici. Tout s'enregistre à mesure.`,
    looking: fr`Ce que vous cherchez`,
    fields: fr`Domaines`,
    companies: fr`Entreprises`,
    companiesHint: fr`Là où vous aimeriez connaître quelqu'un.`,
    bring: fr`Ce que vous apportez`,
    skills: fr`Compétences`,
    education: fr`Formation et titres`,
    experience: fr`Expérience, en une ligne`,
    say: fr`Ce que vous dites`,
    statement: fr`Présentation`,
    statementHint: fr`Qui vous êtes, ce que vous faites bien et ce que vous cherchez, en une trentaine de secondes.`,
    pitch: fr`Argumentaire`,
    pitchHint: fr`Ce que vous pouvez faire pour quelqu'un, et ce que vous avez déjà fait.`,
    you: fr`Vous`,
    name: fr`Votre nom, comme vous signez`,
    headline: fr`Ce que vous faites, en une ligne`,
    reach: fr`Comment vous joindre`,
    reachHint: fr`Pour vos lettres et votre carte : courriel, téléphone, LinkedIn.`,
    saved: fr`Enregistré`,
    saving: fr`Enregistrement`,
    waiting: fr`Pas encore enregistré`
  }
)
