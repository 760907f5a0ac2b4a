/** What relations, stages and yes and no are called in a sheet, in both languages, and what else people write for them. */
import type { Relation, Stage } from "@kith/core/domain/entities/Contact"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { headingKey } from "../table/headings.ts"

/** The first word is written; all are read, and so are the code's own, without case, accents and punctuation. */
type Words<Meaning extends string> = Readonly<Record<Meaning, Readonly<Record<Language, ReadonlyArray<string>>>>>

const relations: Words<Relation> = {
  friend: { en: ["Friend"], fr: ["Ami(e)", "Ami", "Amie", "Ami·e"] },
  family: { en: ["Family", "Relative"], fr: ["Famille", "Parenté"] },
  community: { en: ["Community", "Neighbour", "Neighbor"], fr: ["Communauté", "Voisin", "Voisine"] },
  team: { en: ["Team", "Sports team"], fr: ["Équipe", "Équipe sportive"] },
  volunteer: { en: ["Volunteer group", "Volunteering"], fr: ["Bénévolat", "Groupe de bénévoles"] },
  "former-colleague": {
    en: ["Former colleague", "Colleague", "Former coworker", "Coworker", "Co-worker"],
    fr: ["Ancien(ne) collègue", "Ancien collègue", "Ancienne collègue", "Ancien·ne collègue", "Collègue"]
  },
  classmate: {
    en: ["Classmate", "Alumni", "Alumnus", "Alumna", "Schoolmate"],
    fr: ["Camarade d’études", "Camarade de classe", "Ancien élève", "Ancienne élève", "Diplômé", "Diplômée"]
  },
  association: {
    en: ["Professional association", "Association"],
    fr: ["Association professionnelle", "Ordre professionnel"]
  },
  "service-provider": { en: ["Service provider"], fr: ["Prestataire de services", "Fournisseur de services"] },
  mentor: { en: ["Mentor"], fr: ["Mentor(e)", "Mentore", "Mentor·e"] },
  "met-at": { en: ["Met at an event", "Event"], fr: ["Rencontre à un événement", "Événement", "Évènement"] },
  "referred-by": { en: ["Referral", "Referred"], fr: ["Recommandation", "Référence", "Recommandé", "Recommandée"] },
  linkedin: { en: ["LinkedIn", "Found on LinkedIn"], fr: ["LinkedIn", "Trouvé sur LinkedIn", "Trouvée sur LinkedIn"] },
  "recent-poster": { en: ["Recent poster"], fr: ["Publication récente"] },
  directory: { en: ["Directory"], fr: ["Annuaire", "Répertoire"] },
  "cold-call": { en: ["Cold call"], fr: ["Appel à froid", "Démarche à froid"] }
}

const stages: Words<Stage> = {
  found: { en: ["Found"], fr: ["Trouvé(e)", "Trouvé", "Trouvée", "Repéré", "Repérée"] },
  researched: { en: ["Researched"], fr: ["Recherche faite"] },
  asked: { en: ["Asked", "Contacted"], fr: ["Demande envoyée", "Contacté", "Contactée"] },
  agreed: { en: ["Agreed", "Accepted"], fr: ["Demande acceptée", "D’accord", "Accepté", "Acceptée"] },
  scheduled: { en: ["Scheduled"], fr: ["Rendez-vous fixé", "Planifié", "Planifiée"] },
  met: { en: ["Met"], fr: ["Rencontre faite", "Rencontré", "Rencontrée"] },
  thanked: { en: ["Thanked"], fr: ["Remerciement envoyé", "Remercié", "Remerciée"] },
  "keeping-in-touch": { en: ["Keeping in touch", "In touch"], fr: ["Contact maintenu", "En contact"] },
  resting: { en: ["Resting", "On hold"], fr: ["En pause", "En attente"] }
}

const answers: Words<"yes" | "no"> = {
  yes: { en: ["Yes", "y", "true", "x", "1"], fr: ["Oui", "o", "vrai"] },
  no: { en: ["No", "n", "false", "0"], fr: ["Non", "faux"] }
}

export interface Wording<Meaning extends string> {
  readonly word: (meaning: Meaning, language: Language) => string
  readonly meaning: (word: string) => Meaning | undefined
}

const wording = <Meaning extends string>(words: Words<Meaning>): Wording<Meaning> => {
  const meanings = new Map<string, Meaning>()
  for (const meaning in words) {
    for (const word of [meaning, ...words[meaning].en, ...words[meaning].fr]) meanings.set(headingKey(word), meaning)
  }
  return {
    word: (meaning, language) => words[meaning][language][0]!,
    meaning: (word) => meanings.get(headingKey(word))
  }
}

export const relationWords: Wording<Relation> = wording(relations)
export const stageWords: Wording<Stage> = wording(stages)
export const answerWords: Wording<"yes" | "no"> = wording(answers)
