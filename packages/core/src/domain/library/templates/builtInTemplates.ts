/** The templates that come with Kith: what each is for and where it comes from. The words stand in `en/` and `fr/`. */
import { fr } from "../../words/french.ts"
import type { TemplateAbout } from "./MessageTemplate.ts"

/** LinkedIn's limit for the note that goes with an invitation, for accounts that pay nothing. */
const INVITATION = 200

/** By id, which stays the same for good: rules and interactions name it. In the order of a search. */
export const builtInTemplates = {
  "first-message": {
    title: { en: "First message to a stranger", fr: fr`Premier message à une personne inconnue` },
    about: {
      en: "You are new here, and ask somebody in your field for a short conversation.",
      fr: fr`Vous venez d'arriver et demandez un court échange à quelqu'un de votre domaine.`
    },
    source: ["S1", "S2"],
    channel: "e-mail",
    kind: "ask",
    logs: "outreach"
  },
  "first-message-their-work": {
    title: { en: "First message, about their work", fr: fr`Premier message, sur leur travail` },
    about: {
      en: "Something in their work interests you, and you can say what.",
      fr: fr`Quelque chose vous intéresse dans leur travail, et vous pouvez dire quoi.`
    },
    source: ["S1"],
    channel: "e-mail",
    kind: "ask",
    logs: "outreach"
  },
  "former-colleague": {
    title: { en: "To a former colleague", fr: fr`À un ancien ou une ancienne collègue` },
    about: {
      en: "You worked together once, perhaps in another country.",
      fr: fr`Vous avez travaillé ensemble, peut-être dans un autre pays.`
    },
    source: ["S0", "S3"],
    channel: "e-mail",
    kind: "ask",
    logs: "outreach"
  },
  "introduction-request": {
    title: { en: "Ask a friend for an introduction", fr: fr`Demander à être présenté` },
    about: {
      en: "A friend knows somebody whom you would like to meet.",
      fr: fr`Quelqu'un de proche connaît une personne que vous aimeriez rencontrer.`
    },
    source: ["S1", "S3"],
    channel: "e-mail",
    kind: "introduction",
    logs: "outreach"
  },
  alumni: {
    title: { en: "To somebody from your school", fr: fr`À quelqu'un de votre école` },
    about: {
      en: "You went to the same school, in the same years or not.",
      fr: fr`Vous avez fréquenté la même école, à la même époque ou non.`
    },
    source: ["S1"],
    channel: "e-mail",
    kind: "ask",
    logs: "outreach"
  },
  "referred-by": {
    title: { en: "To somebody suggested to you", fr: fr`À une personne qu'on vous a suggérée` },
    about: {
      en: "Somebody gave you their name; naming that person opens the door.",
      fr: fr`On vous a donné leur nom ; dire qui ouvre la porte.`
    },
    source: ["S1", "S2"],
    channel: "e-mail",
    kind: "ask",
    logs: "outreach"
  },
  nudge: {
    title: { en: "A gentle nudge", fr: fr`Une relance en douceur` },
    about: { en: "No answer after a week.", fr: fr`Pas de réponse après une semaine.` },
    source: ["S1"],
    channel: "message",
    kind: "ask",
    logs: "outreach"
  },
  "nudge-again": {
    title: { en: "A second nudge", fr: fr`Une deuxième relance` },
    about: { en: "Still no answer: ask for less.", fr: fr`Toujours pas de réponse : demandez moins.` },
    source: ["S1"],
    channel: "message",
    kind: "ask",
    logs: "outreach"
  },
  "nudge-last": {
    title: { en: "A last word", fr: fr`Un dernier mot` },
    about: {
      en: "The last of three; it leaves the door open.",
      fr: fr`Le dernier de trois ; il laisse la porte ouverte.`
    },
    source: ["S1", "kith"],
    channel: "message",
    kind: "ask",
    logs: "outreach"
  },
  "propose-again": {
    title: { en: "Propose another time", fr: fr`Proposer un autre moment` },
    about: {
      en: "You proposed a time, and nothing has been settled.",
      fr: fr`Vous avez proposé un moment, et rien n'est fixé.`
    },
    source: ["S1"],
    channel: "message",
    kind: "ask",
    logs: "outreach"
  },
  "too-busy": {
    title: { en: "Back when they asked you to be", fr: fr`De retour au moment convenu` },
    about: {
      en: "They were too busy, and named a better time: now.",
      fr: fr`Ils n'avaient pas le temps et ont donné un meilleur moment : maintenant.`
    },
    source: ["S2"],
    channel: "phone",
    kind: "ask",
    logs: "outreach"
  },
  "too-busy-later": {
    title: { en: "“I’m too busy”: another time", fr: fr`« Je n'ai pas le temps » : une autre fois` },
    about: { en: "Ask when it would suit them.", fr: fr`Demandez quand cela leur irait.` },
    source: ["S2"],
    channel: "phone",
    kind: "ask",
    logs: "outreach"
  },
  "too-busy-smaller": {
    title: { en: "“I’m too busy”: something smaller", fr: fr`« Je n'ai pas le temps » : quelque chose de plus petit` },
    about: {
      en: "Two questions in writing, or another name, instead of a call.",
      fr: fr`Deux questions par écrit, ou un autre nom, au lieu d'un appel.`
    },
    source: ["S2", "kith"],
    channel: "phone",
    kind: "ask",
    logs: "outreach"
  },
  "phone-exploring": {
    title: { en: "Call: exploring a field (10 min)", fr: fr`Appel : explorer un domaine (10 min)` },
    about: {
      en: "You want to know what the work is like before you decide.",
      fr: fr`Vous voulez savoir à quoi ressemble le métier avant de décider.`
    },
    source: ["S2"],
    channel: "phone",
    kind: "ask",
    logs: "outreach"
  },
  "phone-mutual": {
    title: { en: "Call: somebody you both know (15 min)", fr: fr`Appel : une connaissance commune (15 min)` },
    about: {
      en: "Somebody you both know gave you the number.",
      fr: fr`Une connaissance commune vous a donné le numéro.`
    },
    source: ["S2"],
    channel: "phone",
    kind: "ask",
    logs: "outreach"
  },
  "phone-entering": {
    title: { en: "Call: how to enter a field", fr: fr`Appel : comment entrer dans un domaine` },
    about: {
      en: "You have chosen the field, and ask how people get in.",
      fr: fr`Vous avez choisi le domaine et demandez comment on y entre.`
    },
    source: ["S2"],
    channel: "phone",
    kind: "ask",
    logs: "outreach"
  },
  "thank-you": {
    title: { en: "Thank you", fr: fr`Merci` },
    about: {
      en: "Within a day of a conversation, for the one useful thing.",
      fr: fr`Dans la journée qui suit, pour la chose la plus utile.`
    },
    source: ["S0", "S1"],
    channel: "e-mail",
    kind: "thanks",
    logs: "thank-you"
  },
  "event-follow-up": {
    title: { en: "After an event", fr: fr`Après un événement` },
    about: {
      en: "Within two days of meeting somebody there.",
      fr: fr`Dans les deux jours après y avoir rencontré quelqu'un.`
    },
    source: ["S3"],
    channel: "e-mail",
    kind: "ask",
    logs: "outreach"
  },
  connect: {
    title: { en: "Connect on LinkedIn", fr: fr`Invitation sur LinkedIn` },
    about: {
      en: "The line that goes with an invitation; at most 200 characters.",
      fr: fr`Le mot qui accompagne une invitation ; 200 caractères au plus.`
    },
    source: ["S3"],
    channel: "message",
    kind: "connect",
    logs: "other",
    limit: INVITATION
  },
  "thank-referrer": {
    title: { en: "Thank whoever led you there", fr: fr`Remercier la personne qui vous a recommandé` },
    about: { en: "You met the person they suggested.", fr: fr`Vous avez rencontré la personne suggérée.` },
    source: ["kith"],
    channel: "e-mail",
    kind: "thanks",
    logs: "update"
  },
  update: {
    title: { en: "What came of their advice", fr: fr`Ce que leur conseil a donné` },
    about: {
      en: "You followed their advice; they would like to know.",
      fr: fr`Vous avez suivi leur conseil ; ils aimeraient le savoir.`
    },
    source: ["S1"],
    channel: "e-mail",
    kind: "news",
    logs: "update"
  },
  "check-in": {
    title: { en: "A hello with an article", fr: fr`Un bonjour avec un article` },
    about: {
      en: "Every few months: something to read, and nothing to ask.",
      fr: fr`À quelques mois d'intervalle : de quoi lire, et rien à demander.`
    },
    source: ["S0", "S1"],
    channel: "e-mail",
    kind: "news",
    logs: "check-in"
  },
  "check-in-short": {
    title: { en: "A short hello", fr: fr`Un petit bonjour` },
    about: {
      en: "When there is no article to send: a reason of your own to write is enough.",
      fr: fr`Quand il n'y a pas d'article à envoyer : une raison bien à vous d'écrire suffit.`
    },
    source: ["S1", "S3"],
    channel: "message",
    kind: "news",
    logs: "check-in"
  },
  "opening-noticed": {
    title: { en: "You noticed an opening", fr: fr`Vous avez vu un poste` },
    about: {
      en: "Ask for advice about it; a recommendation is for later.",
      fr: fr`Demandez conseil ; une recommandation, c'est pour plus tard.`
    },
    source: ["S1"],
    channel: "e-mail",
    kind: "opening",
    logs: "outreach"
  },
  "opening-referral": {
    title: { en: "Ask for a referral", fr: fr`Demander une recommandation` },
    about: {
      en: "They know you by now: three times in touch, and both ways.",
      fr: fr`Ils vous connaissent maintenant : trois échanges, dans les deux sens.`
    },
    source: ["S1", "kith"],
    channel: "e-mail",
    kind: "referral",
    logs: "outreach"
  },
  "networking-letter": {
    title: { en: "Networking letter", fr: fr`Lettre de réseautage` },
    about: {
      en: "On paper or attached: who you are, and a call that you will make.",
      fr: fr`Sur papier ou en pièce jointe : qui vous êtes, et l'appel que vous ferez.`
    },
    source: ["S3"],
    channel: "letter",
    kind: "ask",
    logs: "outreach"
  },
  "networking-statement": {
    title: { en: "Networking statement", fr: fr`Présentation en 30 secondes` },
    about: {
      en: "Who you are and what you look for, said in 30 seconds.",
      fr: fr`Qui vous êtes et ce que vous cherchez, dit en 30 secondes.`
    },
    source: ["S3"],
    channel: "statement",
    kind: "about-me"
  },
  "networking-card": {
    title: { en: "Networking card", fr: fr`Carte de réseautage` },
    about: {
      en: "Your name, what you do, and how to reach you.",
      fr: fr`Votre nom, ce que vous faites et comment vous joindre.`
    },
    source: ["S3"],
    channel: "card",
    kind: "about-me"
  }
} as const satisfies Readonly<Record<string, TemplateAbout>>

export type TemplateId = keyof typeof builtInTemplates

export const isTemplateId = (id: string): id is TemplateId => Object.hasOwn(builtInTemplates, id)
