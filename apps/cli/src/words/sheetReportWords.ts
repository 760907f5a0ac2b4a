/** What a run on a shared sheet has to say. */
import { few, peu } from "./counted.ts"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const sheetReportWords = inBoth(
  {
    headline: (sheet: string, parts: string, dryRun: boolean) =>
      dryRun ? `${sheet}, if it were done: ${parts}` : `${sheet}: ${parts}`,
    rows: (count: number) => few(count, "row", "rows"),
    cellsOut: (count: number) => few(count, "cell out", "cells out"),
    changesIn: (count: number) => few(count, "change in", "changes in"),
    conflicts: (count: number, where: string) => `${few(count, "conflict", "conflicts")} (${where})`,
    setAside: (count: number) => `${count} set aside`,
    cell: (row: number, column: string) => `row ${row} ${column}`.trim(),
    aside: {
      unreadable: (where: string, text: string) =>
        `${where}: "${text}" cannot be read there. It was left as it is; correct it, or empty the cell.`,
      formula: (where: string, text: string) =>
        `${where}: a formula (${text}). Kith leaves formulas alone; type the value itself if the log should have it.`,
      unknownId: (where: string, text: string) =>
        `${where}: no contact of this log has the id "${text}". The row was left alone; empty that cell to make it somebody new.`,
      noName: (where: string, text: string) =>
        `${where}: a row without a name ("${text}") is nobody yet. It was left alone; type a name.`
    },
    notice: {
      computed: (name: string, column: string, text: string) =>
        `${name}, ${column}: "${text}" was typed there, but that follows from the log and was put back. Log what happened, or use Follow up on.`,
      notRestored: (name: string, column: string, text: string) =>
        `${column}: "${text}" was typed while Kith wrote there, and its row is gone since (${name}). Type it again where it belongs.`
    },
    maybeSame: (row: number, name: string, like: string, id: string) =>
      `row ${row}: ${name} is a new contact, and may be ${like}, who has a row already. If so: kith merge ${id} "${name}"`,
    removed: (count: number, names: string) =>
      count === 1
        ? `1 row is gone: ${names}. Nobody was deleted; say what becomes of it: kith sheet resolve`
        : `${count} rows are gone: ${names}. Nobody was deleted; say what becomes of them: kith sheet resolve`,
    deletedInLog: (rows: string) =>
      `row ${rows}: deleted in the log, and still in the sheet until you say that the row may go: kith sheet resolve`,
    chooseConflicts:
      "Two people wrote different things; both are kept. Choose: kith conflicts, or type the value to keep into the cell.",
    healed: (count: number) =>
      `${few(count, "cell", "cells")} that rows or columns had moved away under Kith were put right.`,
    unfinished: "People keep changing the sheet. What is left goes with the next sync.",
    andMore: (count: number) => `and ${count} more; all of them: --json`,
    rowsGone: (sheet: string, count: number, names: string, where: string) =>
      `${sheet}: ${count} rows are gone at once (${names}). That may be an accident, so Kith stopped: nothing was changed, in the sheet or in the log, and nobody is deleted.
  By accident: bring them back in the sheet (undo, its version history), then kith sheet sync
  Or write them again:              kith sheet resolve --all --put-back${where}
  Out of the sheet, and kept here:  kith sheet resolve --all --keep${where}
  Deleted in the log too:           kith sheet resolve --all --delete${where}`,
    columnsSwapped: (sheet: string, columns: string, where: string) =>
      `${sheet}: columns seem to have changed places under their headings (${columns}), so Kith stopped: nothing was changed, in the sheet or in the log.
  By accident: put the headings back, then kith sheet sync
  On purpose, as it stands now:     kith sheet resolve --accept${where}`,
    watching: (sheets: string, span: string) => `Keeping ${sheets} in step, every ${span}; Ctrl-C stops.`,
    awayAgain: (text: string, span: string) => `${text} Trying again in ${span}.`,
    backAgain: (sheet: string) => `${sheet} can be reached again.`
  },
  {
    headline: (sheet, parts, dryRun) => (dryRun ? fr`${sheet}, si c'était fait : ${parts}` : fr`${sheet} : ${parts}`),
    rows: (count) => peu(count, fr`ligne`, fr`lignes`),
    cellsOut: (count) => peu(count, fr`cellule écrite`, fr`cellules écrites`),
    changesIn: (count) => peu(count, fr`changement reçu`, fr`changements reçus`),
    conflicts: (count, where) => fr`${peu(count, fr`conflit`, fr`conflits`)} (${where})`,
    setAside: (count) => fr`${count} de côté`,
    cell: (row, column) => fr`ligne ${row} ${column}`.trim(),
    aside: {
      unreadable: (where, text) =>
        fr`${where} : « ${text} » ne peut s'y lire. La cellule reste comme elle est ; corrigez-la ou videz-la.`,
      formula: (where, text) =>
        fr`${where} : une formule (${text}). Kith ne touche pas aux formules ; tapez la valeur elle-même si le journal doit l'avoir.`,
      unknownId: (where, text) =>
        fr`${where} : aucune fiche de ce journal n'a l'identifiant « ${text} ». La ligne reste comme elle est ; videz cette cellule pour en faire une nouvelle personne.`,
      noName: (where, text) =>
        fr`${where} : une ligne sans nom (« ${text} ») n'est encore personne. Elle reste comme elle est ; tapez un nom.`
    },
    notice: {
      computed: (name, column, text) =>
        fr`${name}, ${column} : « ${text} » y était tapé, mais cela découle du journal et a été remis. Notez ce qui a eu lieu, ou servez-vous de Suivi le.`,
      notRestored: (name, column, text) =>
        fr`${column} : « ${text} » a été tapé pendant que Kith y écrivait, et sa ligne a disparu depuis (${name}). Retapez-le à sa place.`
    },
    maybeSame: (row, name, like, id) =>
      fr`ligne ${row} : ${name} est une nouvelle fiche, et c'est peut-être ${like}, qui a déjà sa ligne. Dans ce cas : kith merge ${id} "${name}"`,
    removed: (count, names) =>
      count < 2
        ? fr`${count} ligne a disparu : ${names}. Personne n'est supprimé ; dites ce qu'elle devient : kith sheet resolve`
        : fr`${count} lignes ont disparu : ${names}. Personne n'est supprimé ; dites ce qu'elles deviennent : kith sheet resolve`,
    deletedInLog: (rows) =>
      fr`ligne ${rows} : supprimée du journal, et encore dans la feuille jusqu'à ce que vous disiez qu'elle peut partir : kith sheet resolve`,
    chooseConflicts: fr`Deux personnes ont écrit autre chose ; les deux valeurs sont gardées. Choisissez : kith conflicts, ou tapez dans la cellule la valeur à garder.`,
    healed: (count) =>
      fr`${peu(count, fr`cellule`, fr`cellules`)} dont la ligne ou la colonne avait bougé sous Kith : tout est remis à sa place.`,
    unfinished: fr`On ne cesse de modifier la feuille. Le reste viendra à la prochaine synchronisation.`,
    andMore: (count) => fr`et ${count} de plus ; pour tout voir : --json`,
    rowsGone: (sheet, count, names, where) =>
      fr`${sheet} : ${count} lignes ont disparu d'un coup (${names}). C'est peut-être un accident, alors Kith s'est arrêté : rien n'a changé, ni dans la feuille ni dans le journal, et personne n'est supprimé.
  Par accident : ramenez-les dans la feuille (annuler, historique des versions), puis kith sheet sync
  Ou les écrire à nouveau :         kith sheet resolve --all --put-back${where}
  Hors de la feuille, gardées ici : kith sheet resolve --all --keep${where}
  Supprimées aussi du journal :     kith sheet resolve --all --delete${where}`,
    columnsSwapped: (sheet, columns, where) =>
      fr`${sheet} : des colonnes semblent avoir changé de place sous leurs titres (${columns}), alors Kith s'est arrêté : rien n'a changé, ni dans la feuille ni dans le journal.
  Par accident : remettez les titres, puis kith sheet sync
  Exprès, comme c'est maintenant :  kith sheet resolve --accept${where}`,
    watching: (sheets, span) => fr`${sheets} : à jour, toutes les ${span} ; Ctrl-C pour arrêter.`,
    awayAgain: (text, span) => fr`${text} Nouvel essai dans ${span}.`,
    backAgain: (sheet) => fr`${sheet} est de nouveau joignable.`
  }
)
