/** What `kith import` says of a table's columns, and of a workbook's sheets. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const importTableWords = inBoth(
  {
    headings: { column: "Column", becomes: "becomes", example: "for example" },
    unsure: "not sure",
    noHeadings: "This table has no headings; its columns are called by their letters.",
    dates: {
      "day-first": "2/3/2026 is read as 2 March.",
      "month-first": "2/3/2026 is read as February 3."
    },
    asLastTime: (mapping: string) => `Columns as settled before: ${mapping}. Other ones: --map COLUMN=FIELD`,
    ask: "Is that right? y for yes, what is different, as Employer=company, Age=-, or nothing to stop:",
    decide: (mapping: string) =>
      `This table is of nobody's format, so the columns are guessed. If they are right, say --yes; if not, say what is different, as --map ${mapping}. Nothing was changed.`,
    notAPair: (part: string) =>
      `--map: "${part}" is no pair COLUMN=FIELD, such as Employer=company. Nothing was changed.`,
    noSuchColumn: (part: string, columns: string) =>
      `--map: there is no column "${part}". There are: ${columns}. Nothing was changed.`,
    noSuchField: (part: string, fields: string) =>
      `--map: there is no field "${part}". There are: ${fields}; custom:NAME for one of your own, - to leave it out. Nothing was changed.`,
    noTable: (file: string) => `--map is for tables of nobody's format, and ${file} is none. Nothing was changed.`,
    sheets: {
      inIt: "Sheets with people:",
      others: (names: string) => `Other sheets: ${names}`,
      hidden: "hidden",
      which: (count: number) => `Which one (1–${count})?`,
      decide: (name: string) => `Several sheets have people. Say which one: --only ${name}. Nothing was changed.`,
      taken: (name: string) => `Sheet: ${name}`,
      noSuch: (name: string, names: string) => `There is no sheet "${name}". There are: ${names}. Nothing was changed.`,
      nobody: (name: string) => `In the sheet "${name}" I find no people. Nothing was changed.`,
      noneAtAll: (file: string, names: string) =>
        `In ${file} I find no sheet of people: none has names or e-mail addresses under headings. Sheets: ${names}. Nothing was changed.`
    }
  },
  {
    headings: { column: fr`Colonne`, becomes: fr`devient`, example: fr`par exemple` },
    unsure: fr`incertain`,
    noHeadings: fr`Ce tableau n'a pas d'en-têtes ; ses colonnes portent leurs lettres.`,
    dates: {
      "day-first": fr`2/3/2026 se lit 2 mars.`,
      "month-first": fr`2/3/2026 se lit 3 février.`
    },
    asLastTime: (mapping) => fr`Colonnes comme convenu : ${mapping}. Sinon : --map COLONNE=CHAMP`,
    ask: fr`Est-ce juste ? o pour oui, ce qui diffère, comme Employeur=company, Âge=-, ou rien pour arrêter :`,
    decide: (mapping) =>
      fr`Ce tableau n'est d'aucun format connu : ses colonnes sont devinées. Si c'est juste, dites --yes ; sinon, dites ce qui diffère, comme --map ${mapping}. Rien n'a changé.`,
    notAPair: (part) =>
      fr`--map : « ${part} » n'est pas une paire COLONNE=CHAMP, comme Employeur=company. Rien n'a changé.`,
    noSuchColumn: (part, columns) =>
      fr`--map : il n'y a pas de colonne « ${part} ». Il y a : ${columns}. Rien n'a changé.`,
    noSuchField: (part, fields) =>
      fr`--map : il n'y a pas de champ « ${part} ». Il y a : ${fields} ; custom:NOM pour un champ à vous, - pour laisser de côté. Rien n'a changé.`,
    noTable: (file) => fr`--map est pour les tableaux sans format connu, ce que ${file} n'est pas. Rien n'a changé.`,
    sheets: {
      inIt: fr`Feuilles où il y a des personnes :`,
      others: (names) => fr`Autres feuilles : ${names}`,
      hidden: fr`masquée`,
      which: (count) => fr`Laquelle (1–${count}) ?`,
      decide: (name) => fr`Plusieurs feuilles ont des personnes. Dites laquelle : --only ${name}. Rien n'a changé.`,
      taken: (name) => fr`Feuille : ${name}`,
      noSuch: (name, names) => fr`Il n'y a pas de feuille « ${name} ». Il y a : ${names}. Rien n'a changé.`,
      nobody: (name) => fr`Dans la feuille « ${name} », je ne trouve personne. Rien n'a changé.`,
      noneAtAll: (file, names) =>
        fr`Dans ${file}, je ne trouve aucune feuille de personnes : aucune n'a de noms ni de courriels sous des en-têtes. Feuilles : ${names}. Rien n'a changé.`
    }
  }
)
