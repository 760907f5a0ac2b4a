/** What the list of people says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const peopleWords = inBoth(
  {
    title: "People",
    add: "Add somebody",
    search: "Search people",
    searchHint: "Name, company, tag, number",
    clear: "Clear the search",
    list: "People",
    filters: "Narrow down",
    facets: { stage: "Stage", tag: "Tag", company: "Company", relation: "Relation", owner: "Looked after by" },
    chosen: (facet: string, value: string) => `${facet}: ${value}`,
    anyOf: "Any",
    everybody: "Show everybody",
    count: (shown: number, all: number) =>
      shown === all ? (all === 1 ? "1 person" : `${all} people`) : shown === 1 ? `1 of ${all}` : `${shown} of ${all}`,
    working: (done: number, of: number) => `Looking where things stand: ${done} of ${of}`,
    nobody: "Nobody is here yet.",
    nobodyStep: "Begin with somebody you know: a former colleague, a classmate, a neighbour.",
    bring: "Bring in contacts",
    nobodyLike: "Nobody fits all of that.",
    nobodyCalled: (query: string) => `Nobody is found for “${query}”.`,
    addCalled: (name: string) => `Add ${name}`,
    duplicates: "Is somebody here twice?",
    choose: "Choose somebody to see what there was, and what comes next.",
    unnamed: "(no name)"
  },
  {
    title: fr`Contacts`,
    add: fr`Ajouter quelqu'un`,
    search: fr`Chercher quelqu'un`,
    searchHint: fr`Nom, entreprise, étiquette`,
    clear: fr`Effacer la recherche`,
    list: fr`Contacts`,
    filters: fr`Resserrer`,
    facets: {
      stage: fr`Étape`,
      tag: fr`Étiquette`,
      company: fr`Entreprise`,
      relation: fr`Lien`,
      owner: fr`Suivi par`
    },
    chosen: (facet, value) => fr`${facet} : ${value}`,
    anyOf: fr`Peu importe`,
    everybody: fr`Montrer tout le monde`,
    count: (shown, all) =>
      shown === all ? (all < 2 ? fr`${all} personne` : fr`${all} personnes`) : fr`${shown} sur ${all}`,
    working: (done, of) => fr`On regarde où vous en êtes : ${done} sur ${of}`,
    nobody: fr`Il n'y a encore personne ici.`,
    nobodyStep: fr`Commencez par quelqu'un que vous connaissez : un ancien collègue, une camarade d'études, un voisin.`,
    bring: fr`Apporter des contacts`,
    nobodyLike: fr`Personne ne remplit tout cela.`,
    nobodyCalled: (query) => fr`Personne ne correspond à « ${query} ».`,
    addCalled: (name) => fr`Ajouter ${name}`,
    duplicates: fr`Des personnes en double ?`,
    choose: fr`Choisissez quelqu'un pour voir ce qu'il y a eu, et la suite.`,
    unnamed: fr`(sans nom)`
  }
)
