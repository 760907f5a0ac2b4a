/** What `kith follow` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const followWords = inBoth(
  {
    help: {
      usage: ["WHO WHEN [REASON…]"],
      about: "Your own date: nothing overrides it, and being in touch before settles it.",
      flags: { add: "adds somebody who is not known yet" },
      examples: [
        ["kith follow ana 3w", "in three weeks"],
        [`kith follow "Luc Tran" next tuesday ask about the opening`, "and why"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    planned: (name: string, when: string, reason: string) => `${name}, ${when}${reason === "" ? "" : `: ${reason}`}`,
    behind: (text: string) => `"${text}" is not ahead of now. What has happened already is logged: kith log WHO …`,
    noDate: (text: string) =>
      `There is no date that I understand in "${text}". Try: kith follow ana 3w, or next tuesday, or 2026-03-24.`
  },
  {
    help: {
      usage: ["QUI QUAND [RAISON…]"],
      about: fr`Votre propre date : rien ne la remplace, et un contact entre-temps la règle.`,
      flags: { add: fr`ajoute la personne encore inconnue` },
      examples: [
        ["kith follow ana 3sem", fr`dans trois semaines`],
        [`kith follow "Luc Tran" mardi prochain "parler de l'offre"`, fr`et pourquoi`]
      ]
    },
    planned: (name, when, reason) => fr`${name}, ${when}${reason === "" ? "" : fr` : ${reason}`}`,
    behind: (text) => fr`« ${text} » n'est pas à venir. Ce qui a déjà eu lieu se note : kith log QUI …`,
    noDate: (text) =>
      fr`Il n'y a pas de date que je comprenne dans « ${text} ». Essayez : kith follow ana 3sem, ou mardi prochain, ou 2026-03-24.`
  }
)
