/** Names of everything beside contacts: kinds of entities, their fields, and the values that fields choose from. */
import type { AdviceState, FindingTopic } from "../entities/FromConversations.ts"
import type { GatheringState, GatheringType } from "../entities/Gathering.ts"
import type { OpeningState } from "../entities/Opening.ts"
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

interface EntityWords {
  readonly kinds: Readonly<Record<EntityKind, string>>
  readonly fields: Readonly<Record<string, string>>
  readonly gatheringTypes: Readonly<Record<(typeof GatheringType)["Type"], string>>
  readonly gatheringStates: Readonly<Record<(typeof GatheringState)["Type"], string>>
  readonly openingStates: Readonly<Record<(typeof OpeningState)["Type"], string>>
  readonly topics: Readonly<Record<(typeof FindingTopic)["Type"], string>>
  readonly adviceStates: Readonly<Record<(typeof AdviceState)["Type"], string>>
  readonly settled: Readonly<Record<"snoozed" | "dismissed" | "done", string>>
  readonly directions: Readonly<Record<"out" | "in", string>>
  readonly nobody: string
  readonly unknown: string
}

export type EntityKind =
  | "contact"
  | "interaction"
  | "follow-up"
  | "gathering"
  | "opening"
  | "answer"
  | "advice"
  | "pledge"
  | "finding"
  | "goal"
  | "plan"
  | "occupation"
  | "shareable"
  | "disposition"
  | "rule"
  | "template"
  | "question"
  | "preferences"
  | "import"
  | "mapping"
  | "published-calendar"
  | "device"

export const entityWords = inBoth<EntityWords>(
  {
    kinds: {
      contact: "Contact",
      interaction: "Interaction",
      "follow-up": "Follow-up",
      gathering: "Gathering",
      opening: "Opening",
      answer: "Answer",
      advice: "Advice",
      pledge: "Promise",
      finding: "Finding",
      goal: "Goal",
      plan: "Plan",
      occupation: "Occupation",
      shareable: "To share",
      disposition: "Reminder",
      rule: "Rule",
      template: "Template",
      question: "Question",
      preferences: "Settings",
      import: "Import",
      mapping: "Columns of a table",
      "published-calendar": "Published calendar",
      device: "Device"
    },
    fields: {
      contact: "With",
      attendees: "Also there",
      kind: "Kind",
      state: "State",
      channel: "How",
      direction: "Direction",
      happened: "When",
      minutes: "Length",
      outcome: "Outcome",
      callBackAt: "Call back",
      suggested: "Suggested",
      useful: "Useful",
      points: "Talked about",
      template: "Template",
      gathering: "At",
      quiet: "Quiet",
      ready: "Prepared",
      checked: "Ticked",
      on: "When",
      reason: "Why",
      interaction: "In",
      type: "Type",
      host: "Host",
      place: "Place",
      link: "Link",
      starts: "Starts",
      ends: "Ends",
      people: "Met",
      nobody: "Met nobody",
      role: "Role",
      toldBy: "Told by",
      seen: "Seen",
      note: "Note",
      question: "Question",
      text: "Text",
      done: "Done",
      due: "By",
      kept: "Kept",
      occupation: "Occupation",
      topic: "Topic",
      measure: "Counted",
      per: "Per",
      target: "How many",
      fields: "Fields",
      companies: "Companies",
      skills: "Skills",
      education: "Education",
      experience: "Experience",
      headline: "In a line",
      reach: "How to reach you",
      statement: "Statement",
      pitch: "Pitch",
      title: "Title",
      topics: "Topics",
      for: "For",
      sharedWith: "Shared with",
      settled: "Settled",
      subject: "About",
      enabled: "On",
      anchor: "Counts from",
      where: "Where",
      after: "After",
      snap: "Moved to",
      opens: "Shown",
      lateAfter: "Late after",
      stops: "Ends with",
      repeat: "Repeats",
      checklist: "Checklist",
      cadenceByTag: "By tag",
      replaces: "Instead of",
      body: "Message",
      group: "Group",
      mapping: "Columns",
      relay: "Relay",
      secret: "Secret",
      shows: "Shows",
      epoch: "Key",
      jurisdiction: "Holidays of",
      workdays: "Working days",
      worksFrom: "Work starts",
      worksUntil: "Work ends",
      away: "Away",
      dailyLimit: "A day at most",
      file: "File",
      source: "Source",
      format: "Format",
      asOf: "As of",
      added: "Added",
      changed: "Changed",
      deleted: "Deleted"
    },
    gatheringTypes: {
      association: "association",
      industry: "industry body",
      "continuing-education": "continuing education",
      "networking-group": "networking group",
      "chamber-of-commerce": "chamber of commerce",
      toastmasters: "Toastmasters",
      conference: "trade show or conference",
      "career-fair": "career fair",
      alumni: "alumni",
      other: "other"
    },
    gatheringStates: { planned: "planned", registered: "registered", attended: "attended", missed: "missed" },
    openingStates: {
      seen: "seen",
      applied: "applied",
      interview: "interview",
      offer: "offer",
      taken: "taken",
      closed: "closed"
    },
    topics: {
      salary: "Salary",
      education: "Education",
      credentials: "Credentials",
      demand: "Demand",
      satisfies: "What satisfies",
      hard: "What is hard",
      journals: "Journals to read",
      fit: "Fit with my skills"
    },
    adviceStates: { "to-do": "to do", done: "done", "reported-back": "they know" },
    settled: { snoozed: "put off", dismissed: "skipped", done: "done" },
    directions: { out: "from me", in: "from them" },
    nobody: "nobody",
    unknown: "somebody not here"
  },
  {
    kinds: {
      contact: fr`Contact`,
      interaction: fr`Échange`,
      "follow-up": fr`Suivi`,
      gathering: fr`Événement`,
      opening: fr`Poste`,
      answer: fr`Réponse`,
      advice: fr`Conseil`,
      pledge: fr`Promesse`,
      finding: fr`Constat`,
      goal: fr`Objectif`,
      plan: fr`Plan`,
      occupation: fr`Métier`,
      shareable: fr`À partager`,
      disposition: fr`Rappel`,
      rule: fr`Règle`,
      template: fr`Modèle`,
      question: fr`Question`,
      preferences: fr`Réglages`,
      import: fr`Importation`,
      mapping: fr`Colonnes d'un tableau`,
      "published-calendar": fr`Calendrier publié`,
      device: fr`Appareil`
    },
    fields: {
      contact: fr`Avec`,
      attendees: fr`Aussi là`,
      kind: fr`Genre`,
      state: fr`État`,
      channel: fr`Comment`,
      direction: fr`Sens`,
      happened: fr`Quand`,
      minutes: fr`Durée`,
      outcome: fr`Issue`,
      callBackAt: fr`Rappeler`,
      suggested: fr`A suggéré`,
      useful: fr`Utile`,
      points: fr`Sujets`,
      template: fr`Modèle`,
      gathering: fr`À`,
      quiet: fr`Sans rappel`,
      ready: fr`Préparé`,
      checked: fr`Coché`,
      on: fr`Quand`,
      reason: fr`Pourquoi`,
      interaction: fr`Lors de`,
      type: fr`Type`,
      host: fr`Organisé par`,
      place: fr`Lieu`,
      link: fr`Lien`,
      starts: fr`Début`,
      ends: fr`Fin`,
      people: fr`Rencontres`,
      nobody: fr`Personne rencontrée`,
      role: fr`Poste`,
      toldBy: fr`Appris de`,
      seen: fr`Vu le`,
      note: fr`Note`,
      question: fr`Question`,
      text: fr`Texte`,
      done: fr`Fait`,
      due: fr`Pour le`,
      kept: fr`Tenue le`,
      occupation: fr`Métier`,
      topic: fr`Sujet`,
      measure: fr`On compte`,
      per: fr`Par`,
      target: fr`Combien`,
      fields: fr`Domaines`,
      companies: fr`Entreprises`,
      skills: fr`Compétences`,
      education: fr`Formation`,
      experience: fr`Expérience`,
      headline: fr`En une ligne`,
      reach: fr`Vous joindre`,
      statement: fr`Présentation`,
      pitch: fr`Argumentaire`,
      title: fr`Titre`,
      topics: fr`Thèmes`,
      for: fr`Pour`,
      sharedWith: fr`Partagé avec`,
      settled: fr`Réglé`,
      subject: fr`Concerne`,
      enabled: fr`Active`,
      anchor: fr`Compté depuis`,
      where: fr`Conditions`,
      after: fr`Après`,
      snap: fr`Ramené à`,
      opens: fr`Visible`,
      lateAfter: fr`En retard après`,
      stops: fr`S'arrête avec`,
      repeat: fr`Se répète`,
      checklist: fr`Liste`,
      cadenceByTag: fr`Par étiquette`,
      replaces: fr`À la place de`,
      body: fr`Message`,
      group: fr`Groupe`,
      mapping: fr`Colonnes`,
      relay: fr`Relais`,
      secret: fr`Secret`,
      shows: fr`Montre`,
      epoch: fr`Clé`,
      jurisdiction: fr`Jours fériés de`,
      workdays: fr`Jours ouvrables`,
      worksFrom: fr`Début du travail`,
      worksUntil: fr`Fin du travail`,
      away: fr`Absences`,
      dailyLimit: fr`Par jour au plus`,
      file: fr`Fichier`,
      source: fr`Source`,
      format: fr`Format`,
      asOf: fr`En date du`,
      added: fr`Ajoutés`,
      changed: fr`Modifiés`,
      deleted: fr`Supprimé`
    },
    gatheringTypes: {
      association: fr`association`,
      industry: fr`organisme du secteur`,
      "continuing-education": fr`formation continue`,
      "networking-group": fr`groupe de réseautage`,
      "chamber-of-commerce": fr`chambre de commerce`,
      toastmasters: fr`club Toastmasters`,
      conference: fr`salon ou congrès`,
      "career-fair": fr`salon de l'emploi`,
      alumni: fr`anciens élèves`,
      other: fr`autre`
    },
    gatheringStates: { planned: fr`prévu`, registered: fr`inscription faite`, attended: fr`passé`, missed: fr`manqué` },
    openingStates: {
      seen: fr`vu`,
      applied: fr`candidature envoyée`,
      interview: fr`entretien`,
      offer: fr`offre reçue`,
      taken: fr`accepté`,
      closed: fr`fermé`
    },
    topics: {
      salary: fr`Salaire`,
      education: fr`Formation`,
      credentials: fr`Titres reconnus`,
      demand: fr`Demande`,
      satisfies: fr`Ce qui plaît`,
      hard: fr`Ce qui est dur`,
      journals: fr`À lire`,
      fit: fr`Accord avec mes compétences`
    },
    adviceStates: { "to-do": fr`à faire`, done: fr`fait`, "reported-back": fr`nouvelles données` },
    settled: { snoozed: fr`remis à plus tard`, dismissed: fr`laissé de côté`, done: fr`fait` },
    directions: { out: fr`de moi`, in: fr`de leur part` },
    nobody: fr`personne`,
    unknown: fr`quelqu'un d'absent d'ici`
  }
)
