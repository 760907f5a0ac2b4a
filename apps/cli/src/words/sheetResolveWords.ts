/** What `kith sheet resolve` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const sheetResolveWords = inBoth(
  {
    oneOnly: "One word at a time: --delete, --put-back, --keep or --accept; and either somebody or --all.",
    whom: (word: string) => `Of whom? kith sheet resolve NAME --${word}, or --all --${word}`,
    whichWord: (names: string) =>
      `${names}: say what becomes of it: --delete, --put-back or --keep. Nothing was changed.`,
    nothing: "Nothing waits for a word from you.",
    nobody: (typed: string) => `Nothing waits that is called "${typed}". What does: kith sheet resolve`,
    which: (typed: string, choices: string) => `Which "${typed}"? Nothing was changed.  ${choices}`,
    askAll: (count: number) => `Delete ${count} ${count === 1 ? "contact" : "contacts"} in the log?`,
    needsYes: (question: string) => `${question} Nothing was changed. To say yes: -y`,
    what: { rowGone: "its row is gone from the sheet", deletedInLog: "deleted in the log, still in the sheet" },
    deletedRow: (row: number) => `deleted in the log, still in row ${row} of the sheet`,
    conflict: (row: number, column: string) =>
      `row ${row} ${column}: two people wrote different things. Choose: kith conflicts, or type the value to keep into the cell.`,
    swapped:
      "Columns changed places under their headings. On purpose: kith sheet resolve --accept. By accident: put them back in the sheet.",
    howGone:
      "A row that is gone: kith sheet resolve NAME --put-back writes it again, --keep leaves the contact in the log only, --delete deletes it in the log. For everybody: --all",
    howDeleted:
      "A row of somebody deleted: kith sheet resolve NAME --delete lets the row go, --put-back brings the contact back to the log.",
    acceptedGone: (count: number) =>
      `${count} rows are taken as gone on purpose. Nobody was deleted; say what becomes of each: kith sheet resolve`,
    acceptedColumns: "The columns are taken as they stand. Next: kith sheet sync",
    done: {
      rowGone: {
        delete: (name: string) => `${name}: deleted in the log`,
        "put-back": (name: string) => `${name}: stands in the sheet again with the next sync`,
        keep: (name: string) => `${name}: stays in the log, and out of the sheet`
      },
      deletedInLog: {
        delete: (name: string) => `${name}: the row goes with the next sync`,
        "put-back": (name: string) => `${name}: back in the log`,
        keep: (name: string) => `${name}: back in the log`
      }
    },
    notDone: (count: number) =>
      `${count} ${count === 1 ? "row" : "rows"} could not be settled, since the sheet has not been synced since. First: kith sheet sync`,
    nextSync: "Next: kith sheet sync"
  },
  {
    oneOnly: fr`Une décision à la fois : --delete, --put-back, --keep ou --accept ; et soit une personne, soit --all.`,
    whom: (word) => fr`Pour qui ? kith sheet resolve NOM --${word}, ou --all --${word}`,
    whichWord: (names) => fr`${names} : dites ce qu'il en advient : --delete, --put-back ou --keep. Rien n'a changé.`,
    nothing: fr`Rien n'attend de décision.`,
    nobody: (typed) =>
      fr`Rien de ce qui attend ne s'appelle « ${typed} ». Pour voir ce qui attend : kith sheet resolve`,
    which: (typed, choices) => fr`Lequel, « ${typed} » ? Rien n'a changé.  ${choices}`,
    askAll: (count) => fr`Supprimer ${count} ${count < 2 ? fr`fiche` : fr`fiches`} du journal ?`,
    needsYes: (question) => fr`${question} Rien n'a changé. Pour dire oui : -y`,
    what: {
      rowGone: fr`sa ligne a disparu de la feuille`,
      deletedInLog: fr`supprimée du journal, encore dans la feuille`
    },
    deletedRow: (row) => fr`supprimée du journal, encore à la ligne ${row} de la feuille`,
    conflict: (row, column) =>
      fr`ligne ${row} ${column} : deux personnes ont écrit autre chose. Choisissez : kith conflicts, ou tapez dans la cellule la valeur à garder.`,
    swapped: fr`Des colonnes ont changé de place sous leurs titres. Exprès : kith sheet resolve --accept. Par accident : remettez-les dans la feuille.`,
    howGone: fr`Une ligne disparue : kith sheet resolve NOM --put-back l'écrit à nouveau, --keep garde la fiche dans le journal seulement, --delete la supprime du journal. Pour toutes : --all`,
    howDeleted: fr`La ligne d'une fiche supprimée : kith sheet resolve NOM --delete laisse partir la ligne, --put-back ramène la fiche dans le journal.`,
    acceptedGone: (count) =>
      fr`${count} lignes sont tenues pour retirées exprès. Personne n'est supprimé ; dites ce que chacune devient : kith sheet resolve`,
    acceptedColumns: fr`Les colonnes sont prises comme elles sont. La suite : kith sheet sync`,
    done: {
      rowGone: {
        delete: (name) => fr`${name} : supprimée du journal`,
        "put-back": (name) => fr`${name} : de retour dans la feuille à la prochaine synchronisation`,
        keep: (name) => fr`${name} : reste dans le journal, et hors de la feuille`
      },
      deletedInLog: {
        delete: (name) => fr`${name} : la ligne part à la prochaine synchronisation`,
        "put-back": (name) => fr`${name} : de retour dans le journal`,
        keep: (name) => fr`${name} : de retour dans le journal`
      }
    },
    notDone: (count) =>
      fr`${count} ${count < 2 ? fr`ligne reste` : fr`lignes restent`} sans décision, la feuille n'ayant pas été synchronisée depuis. D'abord : kith sheet sync`,
    nextSync: fr`La suite : kith sheet sync`
  }
)
