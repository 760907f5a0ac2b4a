/** What the page of checklists says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const checklistsWords = inBoth(
  {
    title: "Checklists",
    about:
      "What to think of before and after talking to people. A meeting and an event have theirs on their own page, to tick off.",
    print: "Print",
    sources: (names: string) => `After ${names}; the words are Kith’s.`,
    kith: "Kith’s own."
  },
  {
    title: fr`Listes de vérification`,
    about: fr`À quoi penser avant et après avoir parlé aux gens. Une rencontre et un événement ont la leur sur leur page, à cocher.`,
    print: fr`Imprimer`,
    sources: (names) => fr`D'après ${names} ; les mots sont de Kith.`,
    kith: fr`De Kith.`
  }
)
