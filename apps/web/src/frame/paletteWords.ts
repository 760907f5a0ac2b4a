/** What the palette says, and the list of keys. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const paletteWords = inBoth(
  {
    title: "Go anywhere",
    field: "A person, a place, or something to do",
    people: "People",
    places: "Places",
    actions: "To do",
    addPerson: "Add somebody",
    keys: "Keys",
    found: (count: number) => (count === 0 ? "Nothing by that name" : count === 1 ? "1 found" : `${count} found`),
    keysTitle: "Keys",
    keysAbout: "They work wherever you are not typing.",
    isOn: "Single keys",
    enter: "Enter",
    everywhere: "Everywhere",
    inPeople: "In People",
    key: {
      capture: "New entry",
      search: "Search your people",
      palette: "Go anywhere",
      help: "This list",
      move: "Next and previous person",
      open: "Open",
      done: "Done",
      later: "Later",
      draft: "Write"
    }
  },
  {
    title: fr`Aller partout`,
    field: fr`Une personne, une rubrique ou une action`,
    people: fr`Contacts`,
    places: fr`Rubriques`,
    actions: fr`Actions`,
    addPerson: fr`Ajouter quelqu'un`,
    keys: fr`Touches`,
    found: (count) => (count === 0 ? fr`Rien de ce nom` : count === 1 ? fr`1 résultat` : fr`${count} résultats`),
    keysTitle: fr`Touches`,
    keysAbout: fr`Elles agissent partout où vous n'êtes pas en train d'écrire.`,
    isOn: fr`Touches simples`,
    enter: fr`Entrée`,
    everywhere: fr`Partout`,
    inPeople: fr`Dans Contacts`,
    key: {
      capture: fr`Nouvelle note`,
      search: fr`Chercher dans vos contacts`,
      palette: fr`Aller partout`,
      help: fr`Cette liste`,
      move: fr`Personne suivante et précédente`,
      open: fr`Ouvrir`,
      done: fr`C'est fait`,
      later: fr`Plus tard`,
      draft: fr`Écrire`
    }
  }
)
