/** What is said of contacts that may be one person. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const alikeWords = inBoth(
  {
    duplicates: "Is somebody here twice?",
    duplicatesAbout: "Proposals only: nothing is merged by itself, and a merge can be taken back.",
    noDuplicates: "Nobody is here twice.",
    noDuplicatesStep: "Kith looks again whenever somebody is added or brought in.",
    moreDuplicates: (count: number) => `${count} more. Settle these first.`,
    why: (likely: boolean, signs: ReadonlyArray<string>) =>
      `${likely ? "Likely the same" : "Maybe the same"}: ${signs.join(", ")}`,
    merge: "One person",
    mergeThese: (one: string, other: string) => `${one} and ${other} are one person`,
    tellApart: "Not the same",
    tellApartThese: (one: string, other: string) => `${one} and ${other} are not the same`,
    merged: (name: string) => `One person now: ${name}. Both timelines are kept.`,
    toldApart: (one: string, other: string) => `${one} and ${other} will not be proposed again.`
  },
  {
    duplicates: fr`Des personnes en double ?`,
    duplicatesAbout: fr`Ce ne sont que des propositions : rien n'est réuni tout seul, et tout s'annule.`,
    noDuplicates: fr`Personne n'est là deux fois.`,
    noDuplicatesStep: fr`Kith regarde de nouveau à chaque ajout et à chaque importation.`,
    moreDuplicates: (count) => fr`Encore ${count}. Réglez d'abord ceux-ci.`,
    why: (likely, signs) =>
      fr`${likely ? fr`Sans doute la même personne` : fr`Peut-être la même personne`} : ${signs.join(", ")}`,
    merge: fr`Une seule personne`,
    mergeThese: (one, other) => fr`${one} et ${other} sont une seule personne`,
    tellApart: fr`Deux personnes`,
    tellApartThese: (one, other) => fr`${one} et ${other} sont deux personnes`,
    merged: (name) => fr`Une seule personne désormais : ${name}. Les deux historiques restent.`,
    toldApart: (one, other) => fr`${one} et ${other} ne seront plus proposés.`
  }
)
