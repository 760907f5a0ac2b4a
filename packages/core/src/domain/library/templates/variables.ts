/** The variables that a template may hold, and what is shown as a blank to fill in where one is not known. */
import { fr } from "../../words/french.ts"
import type { Language } from "../../words/calendarNames.ts"

const blank = (en: string, french: string): Readonly<Record<Language, string>> => ({ en, fr: french })

/** By name: what the blank says, in the language of the message. */
export const variables = {
  /** The whole salutation: "Hi Ana,". */
  greeting: blank("their name", fr`leur nom`),
  /** The same for a letter: "Dear Ana Souza,". */
  dear: blank("their name", fr`leur nom`),
  /** What they are called: "Ana". */
  name: blank("their name", fr`leur nom`),
  /** "Analyst, RBC". */
  work: blank("what they do, and where", fr`leur poste et leur organisation`),
  company: blank("where they work", fr`leur organisation`),
  position: blank("what they do", fr`leur poste`),
  /** Their field or occupation. */
  field: blank("their field", fr`leur domaine`),
  /** The element of their work that interests you. */
  interest: blank("what in their work interests you", fr`ce qui vous intéresse dans leur travail`),
  /** When you met: "on Tuesday". */
  met: blank("when you met", fr`quand vous vous êtes vus`),
  /** The event where you met. */
  gathering: blank("the event where you met", fr`l'événement où vous vous êtes vus`),
  /** What you talked about. */
  talked: blank("what you talked about", fr`ce dont vous avez parlé`),
  /** The one useful thing. */
  useful: blank("what they helped you with", fr`ce qui vous a été utile`),
  /** When you last wrote: "on 24 February". */
  wrote: blank("when you wrote", fr`quand vous avez écrit`),
  /** Who suggested them to you. */
  referrer: blank("who suggested them", fr`qui vous les a suggérés`),
  /** Whom they suggested to you. */
  referred: blank("whom they suggested", fr`qui ils vous ont suggéré`),
  /** Whom you would like to meet through them. */
  target: blank("whom you would like to meet", fr`la personne que vous aimeriez rencontrer`),
  /** What you would like to hear about. */
  topic: blank("what you would like to learn about", fr`ce que vous aimeriez mieux comprendre`),
  /** Where you worked together. */
  shared: blank("where you worked together", fr`là où vous avez travaillé ensemble`),
  /** The school that you both know. */
  school: blank("your school", fr`votre école`),
  /** What they advised. */
  advice: blank("what they advised", fr`leur conseil`),
  /** What came of it. */
  result: blank("what came of it", fr`ce que cela a donné`),
  /** Something of yours to tell. */
  news: blank("your news, in a line", fr`vos nouvelles, en une ligne`),
  /** Something to read, with its address. */
  article: blank("an article, or news they may like", fr`un article ou une nouvelle qui leur plaira`),
  /** An opening: "Data analyst, RBC". */
  opening: blank("the opening", fr`le poste`),
  /** Known where they told you of the opening; for `{told?…|…}`. */
  told: blank("they told you of it", fr`ils vous en ont parlé`),
  /** Why you meant to write: the reason of a follow-up that you planned. */
  reason: blank("why you write", fr`pourquoi vous écrivez`),
  /** One question that is quick to answer. */
  question: blank("one question that is quick to answer", fr`une question à laquelle on répond vite`),
  /** Two times to choose from. */
  times: blank(
    "two times, such as Tuesday at 10 or Thursday at 2",
    fr`deux moments, par exemple mardi à 10 h ou jeudi à 14 h`
  ),
  /** The day of a call that you announce. */
  "call-day": blank("the day you will call", fr`le jour où vous appellerez`),
  /** How long the conversation would be. */
  minutes: blank("how many", fr`combien de`),
  /** Your name. */
  me: blank("your name", fr`votre nom`),
  /** What you are, in a line. */
  headline: blank("what you do, in a line", fr`ce que vous faites, en une ligne`),
  /** The fields that you look in. */
  fields: blank("the field you look in", fr`le domaine où vous cherchez`),
  skills: blank("two things you are good at", fr`deux choses que vous faites bien`),
  experience: blank("your experience, in a line", fr`votre expérience, en une ligne`),
  education: blank("your education", fr`votre formation`),
  /** Your networking statement. */
  statement: blank("your statement", fr`votre présentation`),
  /** How to reach you. */
  reach: blank("how to reach you", fr`comment vous joindre`)
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export type Variable = keyof typeof variables

export const isVariable = (name: string): name is Variable => Object.hasOwn(variables, name)
