/** What stands around every screen: places, the button for a new entry, and what is said of sync. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const appWords = inBoth(
  {
    today: "Today",
    people: "People",
    meetings: "Meetings",
    more: "More",
    add: "Write down a conversation",
    addShort: "New entry",
    places: "Places",
    skip: "Skip to the page",
    close: "Close",
    remove: (what: string) => `Remove ${what}`,
    undo: "Undo",
    undone: "Taken back.",
    undonePartly: (left: number) =>
      left === 1
        ? "Taken back, but for one thing that was changed since."
        : `Taken back, but for ${left} things that were changed since.`,
    loading: "Opening your log",
    reading: (changes: number) => `Getting your log ready: ${changes.toLocaleString("en")} changes read`
  },
  {
    today: fr`Aujourd'hui`,
    people: fr`Contacts`,
    meetings: fr`Rencontres`,
    more: fr`Plus`,
    add: fr`Noter une conversation`,
    addShort: fr`Nouvelle note`,
    places: fr`Rubriques`,
    skip: fr`Aller à la page`,
    close: fr`Fermer`,
    remove: (what) => fr`Retirer ${what}`,
    undo: fr`Annuler`,
    undone: fr`C'est annulé.`,
    undonePartly: (left) =>
      left === 1
        ? fr`C'est annulé, sauf une chose modifiée depuis.`
        : fr`C'est annulé, sauf ${left} choses modifiées depuis.`,
    loading: fr`Ouverture de votre journal`,
    reading: (changes) => fr`Préparation du journal : ${changes.toLocaleString("fr")} modifications lues`
  }
)
