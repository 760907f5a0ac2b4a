/** What the page for taking one's data along says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { ExportFormat } from "../../log/export/exportFile.ts"

interface FormatWords {
  readonly name: string
  readonly about: string
  /** What cannot be in it. */
  readonly not: string
}

interface ExportWords {
  readonly title: string
  readonly intro: string
  readonly formats: Readonly<Record<ExportFormat, FormatWords>>
  readonly which: string
  readonly notAlso: (fields: string) => string
  readonly excel: string
  readonly vcard4: string
  readonly make: string
  readonly making: string
  readonly people: (count: number) => string
  readonly entries: (count: number) => string
  readonly changes: (count: number) => string
  readonly made: (count: string, name: string) => string
  readonly everything: string
}

export const exportWords = inBoth<ExportWords>(
  {
    title: "Take your data with you",
    intro: "As a file that other programs read. It is made on this device, and is not encrypted.",
    which: "As what?",
    formats: {
      xlsx: {
        name: "Excel workbook",
        about: "Everybody as one sheet. It can be brought in again.",
        not: "conversations one by one, gatherings, rules and history"
      },
      "kith-csv": {
        name: "Table (CSV)",
        about: "The same sheet as plain text, for any spreadsheet. It can be brought in again.",
        not: "conversations one by one, gatherings, rules and history"
      },
      csv: {
        name: "Contacts (CSV)",
        about: "Everybody for Google Contacts and other address books.",
        not: "conversations, gatherings, rules and history"
      },
      vcard: {
        name: "Contact cards (vCard)",
        about: "Everybody for a phone or an address book.",
        not: "conversations, gatherings, rules and history"
      },
      ics: {
        name: "Calendar (.ics)",
        about: "What is due and arranged, for any calendar, with names.",
        not: "what is neither due nor arranged in the next twelve months"
      },
      "todo-ics": {
        name: "Tasks (.ics)",
        about: "What is due as tasks, for Thunderbird and Nextcloud, with names.",
        not: "what is not due in the next twelve months"
      },
      jsonl: {
        name: "Everything (JSON Lines)",
        about: "Every change ever made, for programs, and as a backup: Kith takes it over again exactly.",
        not: ""
      }
    },
    notAlso: (fields) => `Not in it: ${fields}.`,
    excel: "For Excel",
    vcard4: "As vCard 4, which some older address books cannot read",
    make: "Make the file",
    making: "Making the file",
    people: (count) => (count === 1 ? "1 person" : `${count} people`),
    entries: (count) => (count === 1 ? "1 entry" : `${count} entries`),
    changes: (count) => (count === 1 ? "1 change" : `${count} changes`),
    made: (count, name) => `${count} in ${name}.`,
    everything: "Everything in one file, to open anywhere: see Data and backup."
  },
  {
    title: fr`Emporter vos données`,
    intro: fr`Dans un fichier que d'autres programmes lisent. Il est fait sur cet appareil et n'est pas chiffré.`,
    which: fr`Sous quelle forme ?`,
    formats: {
      xlsx: {
        name: fr`Classeur Excel`,
        about: fr`Tout le monde sur une feuille. Il se relit ici.`,
        not: fr`les conversations une à une, les événements, les règles et l'historique`
      },
      "kith-csv": {
        name: fr`Tableau (CSV)`,
        about: fr`La même feuille en texte, pour tout tableur. Il se relit ici.`,
        not: fr`les conversations une à une, les événements, les règles et l'historique`
      },
      csv: {
        name: fr`Contacts (CSV)`,
        about: fr`Tout le monde pour Google Contacts et d'autres carnets d'adresses.`,
        not: fr`les conversations, les événements, les règles et l'historique`
      },
      vcard: {
        name: fr`Fiches (vCard)`,
        about: fr`Tout le monde pour un téléphone ou un carnet d'adresses.`,
        not: fr`les conversations, les événements, les règles et l'historique`
      },
      ics: {
        name: fr`Agenda (.ics)`,
        about: fr`Ce qui est à faire et fixé, pour tout agenda, avec les noms.`,
        not: fr`ce qui n'est ni à faire ni fixé dans les douze prochains mois`
      },
      "todo-ics": {
        name: fr`Tâches (.ics)`,
        about: fr`Ce qui est à faire, en tâches, pour Thunderbird et Nextcloud, avec les noms.`,
        not: fr`ce qui n'est pas à faire dans les douze prochains mois`
      },
      jsonl: {
        name: fr`Tout (JSON Lines)`,
        about: fr`Chaque changement jamais fait, pour des programmes et comme sauvegarde : Kith le reprend exactement.`,
        not: ""
      }
    },
    notAlso: (fields) => fr`N'y sont pas : ${fields}.`,
    excel: fr`Pour Excel`,
    vcard4: fr`En vCard 4, que certains vieux carnets d'adresses ne lisent pas`,
    make: fr`Faire le fichier`,
    making: fr`Le fichier se fait`,
    people: (count) => (count < 2 ? fr`${count} personne` : fr`${count} personnes`),
    entries: (count) => (count < 2 ? fr`${count} entrée` : fr`${count} entrées`),
    changes: (count) => (count < 2 ? fr`${count} changement` : fr`${count} changements`),
    made: (count, name) => fr`${count} dans ${name}.`,
    everything: fr`Tout dans un seul fichier, à ouvrir n'importe où : voyez Données et sauvegarde.`
  }
)
