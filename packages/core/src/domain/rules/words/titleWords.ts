/** A reminder's title: what to do, in two to six words. For lists, notifications, calendar entries and sheets. */
import type { Reminder } from "../Reminder.ts"
import { fr } from "../../words/french.ts"
import { nameIn, type Saying } from "./Saying.ts"

/** "Thank Ana Souza", "Ask Luc Tran again"; "Remercier Ana Souza". */
export const titleWords = (reminder: Reminder, saying: Saying): string => {
  const { rule, contact, why } = reminder
  const title = Object.hasOwn(TITLES, rule) ? TITLES[rule]![saying.lang] : undefined
  const name = nameIn(contact, saying)
  if (title !== undefined) {
    return title({ name, what: why.what, who: why.who === undefined ? undefined : nameIn(why.who, saying) })
  }
  const own = saying.ruleName?.(rule) ?? rule
  const whom = contact === undefined ? why.what : name
  if (whom === undefined) return own
  return saying.lang === "fr" ? fr`${own} : ${whom}` : `${own}: ${whom}`
}

interface Parts {
  readonly name: string
  readonly what: string | undefined
  readonly who: string | undefined
}

type Title = (parts: Parts) => string

/** By rule. French avoids "de" and "auprès de" before names, which would have to be elided before some. */
const TITLES: { readonly [rule: string]: { readonly en: Title; readonly fr: Title } } = {
  "how-did-it-go": {
    en: ({ name }) => `How did it go with ${name}?`,
    fr: ({ name }) => fr`Comment ça s'est passé avec ${name} ?`
  },
  "whom-did-you-meet": {
    en: ({ what }) => `Whom did you meet at ${what ?? "the event"}?`,
    fr: ({ what }) => (what === undefined ? fr`Qui avez-vous rencontré ?` : fr`Qui avez-vous rencontré à « ${what} » ?`)
  },
  "thank-you": {
    en: ({ name }) => `Thank ${name}`,
    fr: ({ name }) => fr`Remercier ${name}`
  },
  "gathering-follow-up": {
    en: ({ name }) => `Write to ${name}`,
    fr: ({ name }) => fr`Écrire à ${name}`
  },
  "planned-follow-up": {
    en: ({ name }) => `Follow up with ${name}`,
    fr: ({ name }) => fr`Faire un suivi avec ${name}`
  },
  nudge: {
    en: ({ name }) => `Ask ${name} again`,
    fr: ({ name }) => fr`Relancer ${name}`
  },
  "proposal-lapses": {
    en: ({ name }) => `Settle a time with ${name}`,
    fr: ({ name }) => fr`Fixer une date avec ${name}`
  },
  "call-back": {
    en: ({ name }) => `Call ${name} back`,
    fr: ({ name }) => fr`Rappeler ${name}`
  },
  "new-lead": {
    en: ({ name }) => `Reach out to ${name}`,
    fr: ({ name }) => fr`Prendre contact avec ${name}`
  },
  "prepare-meeting": {
    en: ({ name }) => `Prepare to meet ${name}`,
    fr: ({ name }) => fr`Préparer la rencontre avec ${name}`
  },
  "prepare-gathering": {
    en: ({ what }) => `Prepare for ${what ?? "the event"}`,
    fr: ({ what }) => (what === undefined ? fr`Préparer l'événement` : fr`Préparer « ${what} »`)
  },
  connect: {
    en: ({ name }) => `Connect with ${name} on LinkedIn`,
    fr: ({ name }) => fr`Ajouter ${name} sur LinkedIn`
  },
  "keep-in-touch": {
    en: ({ name }) => `Get in touch with ${name}`,
    fr: ({ name }) => fr`Donner des nouvelles à ${name}`
  },
  "tell-them": {
    en: ({ name }) => `Tell ${name} what came of it`,
    fr: ({ name }) => fr`Raconter la suite à ${name}`
  },
  "thank-referrer": {
    en: ({ name, who }) => (who === undefined ? `Thank ${name}` : `Thank ${name} for suggesting ${who}`),
    fr: ({ name, who }) =>
      who === undefined ? fr`Remercier ${name}` : fr`Remercier ${name} de vous avoir suggéré ${who}`
  },
  opening: {
    en: ({ name, what }) => `Ask ${name} about ${what ?? "an opening"}`,
    fr: ({ name, what }) => fr`Demander conseil à ${name} : ${what ?? "un poste"}`
  },
  pledge: {
    en: ({ name }) => `Keep your promise to ${name}`,
    fr: ({ name }) => fr`Tenir la promesse faite à ${name}`
  },
  "weekly-goal": {
    en: () => "This week’s goal",
    fr: () => fr`L'objectif de la semaine`
  }
}
