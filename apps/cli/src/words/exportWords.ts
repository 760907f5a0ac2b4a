/** What `kith export` says. */
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

export const exportWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "kith-csv: everybody as one sheet, in the guides' layout, which imports again. jsonl: the whole log, event by event, documented in docs/reference/jsonl.md and verifiable without Kith. Neither is encrypted.",
      flags: {
        format: "FORMAT  kith-csv or jsonl; by the file's name unless said",
        output: "FILE  where to; on the screen unless said",
        excel: "for Excel: with a byte order mark, and semicolons in French"
      },
      examples: [
        ["kith export -o people.csv", "everybody, for a spreadsheet"],
        ["kith export --format jsonl -o log.jsonl", "everything, for a program"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    people: (count: number, file: string) => `${count} ${count === 1 ? "person" : "people"} in ${file}`,
    events: (count: number, file: string) => `${count} ${count === 1 ? "change" : "changes"} in ${file}`,
    writing: "Writing",
    jsonNeedsFile: "--json tells what was written, so the data needs a file: -o FILE. Nothing was written."
  },
  {
    help: {
      usage: [""],
      about: fr`kith-csv : tout le monde sur une feuille, dans la disposition des guides, que Kith relit. jsonl : le journal entier, événement par événement, décrit dans docs/reference/jsonl.md et vérifiable sans Kith. Ni l'un ni l'autre n'est chiffré.`,
      flags: {
        format: fr`FORMAT  kith-csv ou jsonl ; d'après le nom du fichier par défaut`,
        output: fr`FICHIER  où ; à l'écran par défaut`,
        excel: fr`pour Excel : avec une marque d'ordre des octets, et des points-virgules en français`
      },
      examples: [
        ["kith export -o contacts.csv", fr`tout le monde, pour un tableur`],
        ["kith export --format jsonl -o journal.jsonl", fr`tout, pour un programme`]
      ]
    },
    people: (count, file) => fr`${count} ${count < 2 ? fr`personne` : fr`personnes`} dans ${file}`,
    events: (count, file) => fr`${count} ${count < 2 ? fr`changement` : fr`changements`} dans ${file}`,
    writing: fr`Écriture`,
    jsonNeedsFile: fr`--json dit ce qui a été écrit : il faut un fichier pour les données, avec -o FICHIER. Rien n'est écrit.`
  }
)
