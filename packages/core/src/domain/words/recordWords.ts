/** Names of what is recorded: a contact's fields, kinds of interaction, stages, relations. JSON never uses them. */
import type { Contact, LinkKind, Relation, Stage } from "../entities/Contact.ts"
import type { Channel, InteractionKind, MeetingState, Outcome } from "../entities/Interaction.ts"
import type { Jurisdiction } from "../calendar/holidays/Jurisdiction.ts"
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

type ContactField = keyof (typeof Contact)["fields"]

interface RecordWords {
  readonly fields: Readonly<Record<ContactField, string>>
  readonly kinds: Readonly<Record<InteractionKind, string>>
  /** What a meeting by that channel is called, … */
  readonly meetings: Readonly<Record<Channel, string>>
  /** … and how any other message went. */
  readonly by: Readonly<Record<Channel, string>>
  readonly states: Readonly<Record<MeetingState, string>>
  readonly outcomes: Readonly<Record<Outcome, string>>
  readonly stages: Readonly<Record<Stage, string>>
  readonly relations: Readonly<Record<Relation, string>>
  readonly links: Readonly<Record<(typeof LinkKind)["Type"], string>>
  readonly provinces: Readonly<Record<Jurisdiction, string>>
  readonly yes: string
  readonly no: string
  readonly days: (days: number) => string
  readonly minutes: (minutes: number) => string
}

export const recordWords = inBoth<RecordWords>(
  {
    fields: {
      name: "Name",
      givenName: "Given name",
      familyName: "Family name",
      sayIt: "Say it",
      pronouns: "Pronouns",
      address: "Tu or vous",
      language: "Language",
      position: "Position",
      company: "Company",
      department: "Department",
      seniority: "Seniority",
      occupation: "Occupation",
      emails: "E-mail",
      phones: "Phone",
      addresses: "Address",
      links: "Links",
      city: "City",
      province: "Province",
      zone: "Time zone",
      relation: "Relation",
      metAt: "Met at",
      referredBy: "Referred by",
      bestWay: "Best way",
      cardKept: "Card kept",
      connected: "On LinkedIn",
      stage: "Stage",
      cadenceDays: "Keep in touch",
      reviveOn: "Get back on",
      owner: "Looked after by",
      interest: "Interests me",
      tags: "Tags",
      custom: "Own fields",
      notes: "Notes",
      sameAs: "Same person as",
      differentFrom: "Not the same as",
      said: "What sources said",
      deleted: "Deleted"
    },
    kinds: {
      outreach: "Message",
      reply: "Reply",
      meeting: "Meeting",
      "thank-you": "Thank-you",
      "check-in": "Check-in",
      introduction: "Introduction",
      update: "Update",
      other: "In touch"
    },
    meetings: {
      coffee: "Coffee",
      "virtual-call": "Video call",
      phone: "Phone call",
      lunch: "Lunch",
      drink: "Drink",
      "in-person": "Meeting in person",
      email: "Conversation by e-mail",
      letter: "Conversation by letter",
      linkedin: "Conversation on LinkedIn",
      text: "Conversation by text"
    },
    by: {
      coffee: "over coffee",
      "virtual-call": "by video call",
      phone: "by phone",
      lunch: "over lunch",
      drink: "over a drink",
      "in-person": "in person",
      email: "by e-mail",
      letter: "by letter",
      linkedin: "on LinkedIn",
      text: "by text"
    },
    states: {
      proposed: "proposed",
      scheduled: "scheduled",
      moved: "moved",
      cancelled: "cancelled",
      "no-show": "did not come",
      held: "held"
    },
    outcomes: {
      agreed: "agreed",
      declined: "declined, and that is fine",
      "no-reply": "no reply",
      "too-busy": "too busy for now",
      "suggested-somebody": "suggested somebody"
    },
    stages: {
      found: "found",
      researched: "researched",
      asked: "asked",
      agreed: "agreed to meet",
      scheduled: "meeting set",
      met: "met",
      thanked: "thanked",
      "keeping-in-touch": "keeping in touch",
      resting: "resting"
    },
    relations: {
      friend: "friend",
      family: "family",
      community: "community",
      team: "team",
      volunteer: "volunteer group",
      "former-colleague": "former colleague",
      classmate: "classmate or alumni",
      association: "professional association",
      "service-provider": "service provider",
      mentor: "mentor",
      "met-at": "met at a gathering",
      "referred-by": "referred",
      linkedin: "found on LinkedIn",
      "recent-poster": "posted recently",
      directory: "directory",
      "cold-call": "cold call"
    },
    links: { linkedin: "LinkedIn", twitter: "X", facebook: "Facebook", website: "Website" },
    provinces: {
      federal: "federally regulated work",
      AB: "Alberta",
      BC: "British Columbia",
      MB: "Manitoba",
      NB: "New Brunswick",
      NL: "Newfoundland and Labrador",
      NS: "Nova Scotia",
      NT: "Northwest Territories",
      NU: "Nunavut",
      ON: "Ontario",
      PE: "Prince Edward Island",
      QC: "Quebec",
      SK: "Saskatchewan",
      YT: "Yukon"
    },
    yes: "yes",
    no: "no",
    days: (days) => (days === 1 ? "every day" : `every ${days} days`),
    minutes: (minutes) => `${minutes} min`
  },
  {
    fields: {
      name: fr`Nom`,
      givenName: fr`Prénom`,
      familyName: fr`Nom de famille`,
      sayIt: fr`Se prononce`,
      pronouns: fr`Pronoms`,
      address: fr`Tu ou vous`,
      language: fr`Langue`,
      position: fr`Poste`,
      company: fr`Entreprise`,
      department: fr`Service`,
      seniority: fr`Niveau`,
      occupation: fr`Métier`,
      emails: fr`Courriel`,
      phones: fr`Téléphone`,
      addresses: fr`Adresse`,
      links: fr`Liens`,
      city: fr`Ville`,
      province: fr`Province`,
      zone: fr`Fuseau horaire`,
      relation: fr`Lien`,
      metAt: fr`Rencontre à`,
      referredBy: fr`Par l'entremise de`,
      bestWay: fr`Meilleur moyen`,
      cardKept: fr`Carte gardée`,
      connected: fr`Sur LinkedIn`,
      stage: fr`Étape`,
      cadenceDays: fr`Garder contact`,
      reviveOn: fr`Relancer le`,
      owner: fr`Suivi par`,
      interest: fr`M'intéresse`,
      tags: fr`Étiquettes`,
      custom: fr`Champs à soi`,
      notes: fr`Notes`,
      sameAs: fr`Même personne que`,
      differentFrom: fr`Pas la même personne que`,
      said: fr`Ce que disent les sources`,
      deleted: fr`Supprimé`
    },
    kinds: {
      outreach: fr`Message`,
      reply: fr`Réponse`,
      meeting: fr`Rencontre`,
      "thank-you": fr`Remerciement`,
      "check-in": fr`Prise de nouvelles`,
      introduction: fr`Mise en relation`,
      update: fr`Nouvelles`,
      other: fr`Contact`
    },
    meetings: {
      coffee: fr`Café`,
      "virtual-call": fr`Appel vidéo`,
      phone: fr`Appel`,
      lunch: fr`Dîner`,
      drink: fr`Verre`,
      "in-person": fr`Rencontre en personne`,
      email: fr`Échange par courriel`,
      letter: fr`Échange par lettre`,
      linkedin: fr`Échange sur LinkedIn`,
      text: fr`Échange par texto`
    },
    by: {
      coffee: fr`autour d'un café`,
      "virtual-call": fr`en appel vidéo`,
      phone: fr`par téléphone`,
      lunch: fr`autour d'un dîner`,
      drink: fr`autour d'un verre`,
      "in-person": fr`en personne`,
      email: fr`par courriel`,
      letter: fr`par lettre`,
      linkedin: fr`sur LinkedIn`,
      text: fr`par texto`
    },
    states: {
      proposed: fr`proposée`,
      scheduled: fr`prévue`,
      moved: fr`déplacée`,
      cancelled: fr`annulée`,
      "no-show": fr`personne n'est venu`,
      held: fr`a eu lieu`
    },
    outcomes: {
      agreed: fr`c'est oui`,
      declined: fr`c'est non, et ce n'est pas grave`,
      "no-reply": fr`sans réponse`,
      "too-busy": fr`pas le temps pour l'instant`,
      "suggested-somebody": fr`a suggéré quelqu'un`
    },
    stages: {
      found: fr`trouvé`,
      researched: fr`étudié`,
      asked: fr`sollicité`,
      agreed: fr`d'accord`,
      scheduled: fr`rendez-vous pris`,
      met: fr`rencontré`,
      thanked: fr`remercié`,
      "keeping-in-touch": fr`en contact`,
      resting: fr`au repos`
    },
    relations: {
      friend: fr`ami`,
      family: fr`famille`,
      community: fr`communauté`,
      team: fr`équipe`,
      volunteer: fr`bénévolat`,
      "former-colleague": fr`ancien collègue`,
      classmate: fr`camarade d'études`,
      association: fr`association professionnelle`,
      "service-provider": fr`prestataire`,
      mentor: fr`guide`,
      "met-at": fr`rencontre à un événement`,
      "referred-by": fr`recommandé`,
      linkedin: fr`trouvé sur LinkedIn`,
      "recent-poster": fr`a publié récemment`,
      directory: fr`annuaire`,
      "cold-call": fr`appel à froid`
    },
    links: { linkedin: "LinkedIn", twitter: "X", facebook: "Facebook", website: fr`Site` },
    provinces: {
      federal: fr`travail de compétence fédérale`,
      AB: fr`Alberta`,
      BC: fr`Colombie-Britannique`,
      MB: fr`Manitoba`,
      NB: fr`Nouveau-Brunswick`,
      NL: fr`Terre-Neuve-et-Labrador`,
      NS: fr`Nouvelle-Écosse`,
      NT: fr`Territoires du Nord-Ouest`,
      NU: fr`Nunavut`,
      ON: fr`Ontario`,
      PE: fr`Île-du-Prince-Édouard`,
      QC: fr`Québec`,
      SK: fr`Saskatchewan`,
      YT: fr`Yukon`
    },
    yes: fr`oui`,
    no: fr`non`,
    days: (days) => (days === 1 ? fr`tous les jours` : fr`tous les ${days} jours`),
    minutes: (minutes) => fr`${minutes}\u00a0min`
  }
)
