/** What the remarks say: advice, never blame. */
import { fr } from "../../words/french.ts"
import type { Language } from "../../words/calendarNames.ts"
import type { RemarkId } from "./Remark.ts"

type Said = Readonly<Record<Language, string>>

export const remarkWords = {
  "too-long": {
    en: "Short notes get answered. This one can lose a few sentences; keep the ask and one detail.",
    fr: fr`Les messages courts obtiennent des réponses. Celui-ci peut perdre quelques phrases : gardez la demande et un détail.`
  },
  "no-name": {
    en: "Greet them by name: it shows that this was written for one person.",
    fr: fr`Saluez-les par leur nom : on voit que c'est écrit pour une seule personne.`
  },
  "nothing-specific": {
    en: "Add one thing that only you would write to only them: something they said, made or know.",
    fr: fr`Ajoutez une chose que personne d'autre ne lui écrirait : ce que cette personne a dit, fait ou connaît.`
  },
  "no-ask": {
    en: "What would you like them to do? One small question is easy to say yes to.",
    fr: fr`Qu'aimeriez-vous qu'on fasse ? À une petite question, il est facile de dire oui.`
  },
  "asks-for-job": {
    en: "It is early to speak of a job. Ask for advice first: people gladly give it, and jobs come from it.",
    fr: fr`Il est tôt pour parler d'emploi. Demandez d'abord un conseil : on le donne volontiers, et les emplois en viennent.`
  },
  "asks-for-referral": {
    en: "A recommendation comes easier once they know you. For now, ask what they would do in your place.",
    fr: fr`On recommande plus volontiers quelqu'un que l'on connaît. Pour l'instant, demandez ce qu'on ferait à votre place.`
  },
  "several-asks": {
    en: "One ask at a time: keep the one that matters most, and the others for later.",
    fr: fr`Une demande à la fois : gardez la plus importante, et les autres pour plus tard.`
  },
  "no-time": {
    en: "Name how long, or two times to choose from: “20 minutes, Tuesday or Thursday” is easy to answer.",
    fr: fr`Dites combien de temps, ou proposez deux moments : à « 20 minutes, mardi ou jeudi », il est facile de répondre.`
  },
  shouting: {
    en: "Capitals and exclamation marks sound louder than you mean. The words are enough.",
    fr: fr`Les majuscules et les points d'exclamation parlent plus fort que vous. Les mots suffisent.`
  },
  gaps: {
    en: "There is a blank left to fill in, or to take out.",
    fr: fr`Il reste un blanc à remplir, ou à enlever.`
  }
} as const satisfies Readonly<Record<RemarkId, Said>>

/** Where a channel has a limit, and the text is over it. */
export const overLimit = (over: number, limit: number): Said => ({
  en: `${over} ${over === 1 ? "character" : "characters"} too many: only ${limit} can be sent.`,
  fr: fr`${over} ${over < 2 ? "caractère" : "caractères"} de trop : on ne peut en envoyer que ${limit}.`
})
