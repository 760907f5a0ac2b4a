/** What `kith export` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const exportWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "kith-csv and xlsx: everybody as one sheet, in the guides' layout, which imports again. csv: everybody for other programs, with Google Contacts' headings. vcard: everybody as cards. ics, todo-ics: what is due and arranged, as a calendar or as tasks. jsonl: the whole log, event by event, documented in docs/reference/jsonl.md and verifiable without Kith. None of them is encrypted.",
      flags: {
        format: "FORMAT  csv, kith-csv, xlsx, vcard, ics, todo-ics or jsonl; by the file's name unless said",
        output: "FILE  where to; on the screen unless said",
        excel: "CSV for Excel: with a byte order mark, and kith-csv with semicolons in French",
        "vcard-version": "VERSION  3 or 4; 3 unless said, which every address book reads"
      },
      examples: [
        ["kith export -o people.xlsx", "everybody, for a spreadsheet"],
        ["kith export -o people.vcf", "everybody, for a phone"],
        ["kith export --format csv -o people.csv", "everybody, for another address book"],
        ["kith export --format jsonl -o log.jsonl", "everything, for a program"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    people: (count: number, file: string) => `${count} ${count === 1 ? "person" : "people"} in ${file}`,
    events: (count: number, file: string) => `${count} ${count === 1 ? "change" : "changes"} in ${file}`,
    entries: (count: number, file: string) => `${count} ${count === 1 ? "entry" : "entries"} in ${file}`,
    notCarried: (fields: ReadonlyArray<string>) =>
      `Not in it: ${fields.length === 0 ? "" : `${fields.join(", ")}; `}conversations, gatherings, rules and history. Everything: kith export --format jsonl`,
    onlyDue:
      "Not in it: everything but what is due or arranged in the next twelve months. Everything: kith export --format jsonl",
    xlsxNeedsFile: "A workbook is nothing to read on a screen: say where to, -o people.xlsx. Nothing was written.",
    onlyVcard: "--vcard-version only goes with --format vcard. Nothing was written.",
    whichFormat: (file: string) =>
      `What ${file} is to be does not show by its name. Say it: --format kith-csv, csv, xlsx, vcard, ics, todo-ics or jsonl. Nothing was written.`,
    onlyCsv: "--excel only goes with CSV; for Excel, xlsx is better still: -o people.xlsx. Nothing was written.",
    writing: "Writing",
    jsonNeedsFile: "--json tells what was written, so the data needs a file: -o FILE. Nothing was written."
  },
  {
    help: {
      usage: [""],
      about: fr`kith-csv et xlsx : tout le monde sur une feuille, dans la disposition des guides, que Kith relit. csv : tout le monde pour d'autres programmes, avec les titres de Google Contacts. vcard : tout le monde en fiches. ics, todo-ics : ce qui est à faire et fixé, en calendrier ou en tâches. jsonl : le journal entier, événement par événement, décrit dans docs/reference/jsonl.md et vérifiable sans Kith. Rien de cela n'est chiffré.`,
      flags: {
        format: fr`FORMAT  csv, kith-csv, xlsx, vcard, ics, todo-ics ou jsonl ; d'après le nom du fichier par défaut`,
        output: fr`FICHIER  où ; à l'écran par défaut`,
        excel: fr`CSV pour Excel : avec une marque d'ordre des octets et, pour kith-csv, des points-virgules`,
        "vcard-version": fr`VERSION  3 ou 4 ; 3 par défaut, que tous les carnets d'adresses lisent`
      },
      examples: [
        ["kith export -o contacts.xlsx", fr`tout le monde, pour un tableur`],
        ["kith export -o contacts.vcf", fr`tout le monde, pour un téléphone`],
        ["kith export --format csv -o contacts.csv", fr`tout le monde, pour un autre carnet d'adresses`],
        ["kith export --format jsonl -o journal.jsonl", fr`tout, pour un programme`]
      ]
    },
    people: (count, file) => fr`${count} ${count < 2 ? fr`personne` : fr`personnes`} dans ${file}`,
    events: (count, file) => fr`${count} ${count < 2 ? fr`changement` : fr`changements`} dans ${file}`,
    entries: (count, file) => fr`${count} ${count < 2 ? fr`entrée` : fr`entrées`} dans ${file}`,
    notCarried: (fields) =>
      fr`N'y sont pas : ${fields.length === 0 ? "" : fr`${fields.join(", ")} ; `}les conversations, les événements, les règles et l'historique. Tout : kith export --format jsonl`,
    onlyDue: fr`N'y est que ce qui est à faire ou fixé dans les douze prochains mois. Tout : kith export --format jsonl`,
    xlsxNeedsFile: fr`Un classeur ne se lit pas à l'écran : dites où, -o contacts.xlsx. Rien n'est écrit.`,
    onlyVcard: fr`--vcard-version ne va qu'avec --format vcard. Rien n'est écrit.`,
    whichFormat: (file) =>
      fr`Le nom ${file} ne dit pas ce que ce doit être. Dites-le : --format kith-csv, csv, xlsx, vcard, ics, todo-ics ou jsonl. Rien n'a été écrit.`,
    onlyCsv: fr`--excel ne va qu'avec du CSV ; pour Excel, xlsx convient encore mieux : -o contacts.xlsx. Rien n'est écrit.`,
    writing: fr`Écriture`,
    jsonNeedsFile: fr`--json dit ce qui a été écrit : il faut un fichier pour les données, avec -o FICHIER. Rien n'est écrit.`
  }
)
