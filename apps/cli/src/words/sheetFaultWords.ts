/** What is said when a shared sheet cannot be read or written. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const sheetFaultWords = inBoth(
  {
    unreachable: (sheet: string) =>
      `${sheet} cannot be reached. Nothing is lost: what people type stands in the sheet, what you write is in the log, and the next sync goes on from there.`,
    beingWritten: (sheet: string) =>
      `${sheet} is being written by another program, or was half saved. Nothing was changed; try again in a moment.`,
    locked: (sheet: string) =>
      `${sheet} is open in another program, which would not see what Kith writes. Nothing is lost; close it there and sync again.`,
    moving: (sheet: string) => `${sheet} changed each time Kith was about to write. Nothing is lost; sync again.`,
    busy: (sheet: string) =>
      `Another Kith is keeping ${sheet} in step just now (kith sheet sync --watch?). Nothing was changed; try again in a moment.`,
    full: (sheet: string) =>
      `The disk is full: what was agreed with ${sheet} cannot be noted. Nothing is lost; make some room.`,
    memoryLost: (sheet: string) =>
      `What was last agreed with ${sheet} cannot be read back. Sheet and log are both whole. Connect it anew: kith sheet disconnect, then kith sheet connect; rows are known again by their Kith id.`,
    memoryAway: (sheet: string) =>
      `What was last agreed with ${sheet} cannot be opened. Look at the permissions of the log's folder. Nothing was changed.`,
    newer: (sheet: string) =>
      `A newer version of Kith keeps ${sheet}. It was not touched. Install that version here too.`,
    keyFile: (path: string) => `The key in ${path} cannot be used.`,
    check: "What to do: kith sheet check",
    google: (sheet: string, why: string) => `${sheet}: ${why}. Nothing was changed.`,
    file: (path: string, why: string) => `${path}: ${why}. Nothing was changed, and the log is safe.`,
    refused: {
      notFound: "it is not there (any more)",
      mayNotRead: "it may not be read",
      mayNotWrite: "it may be read, but not written",
      protected: "columns that Kith writes are protected",
      badCredentials: "the key or the sign-in is not accepted",
      locked: "it is open in another program",
      full: "there is no more room in it",
      malformed: "it cannot be read as a table",
      newerLayout: "a later version of Kith set it up"
    }
  },
  {
    unreachable: (sheet) =>
      fr`${sheet} est injoignable. Rien n'est perdu : ce que les gens écrivent reste dans la feuille, ce que vous écrivez est dans le journal, et la prochaine synchronisation reprend là.`,
    beingWritten: (sheet) =>
      fr`Un autre programme est en train d'écrire ${sheet}, ou ne l'a enregistrée qu'à moitié. Rien n'a changé ; réessayez dans un instant.`,
    locked: (sheet) =>
      fr`${sheet} est ouverte dans un autre programme, qui ne verrait pas ce que Kith écrit. Rien n'est perdu ; fermez-la là-bas et synchronisez à nouveau.`,
    moving: (sheet) =>
      fr`${sheet} changeait chaque fois que Kith allait écrire. Rien n'est perdu ; synchronisez à nouveau.`,
    busy: (sheet) =>
      fr`Un autre Kith s'occupe de ${sheet} en ce moment (kith sheet sync --watch ?). Rien n'a changé ; réessayez dans un instant.`,
    full: (sheet) =>
      fr`Le disque est plein : ce qui a été convenu avec ${sheet} ne peut être noté. Rien n'est perdu ; faites de la place.`,
    memoryLost: (sheet) =>
      fr`Ce qui avait été convenu avec ${sheet} ne se relit plus. La feuille et le journal sont intacts. Reliez-la à nouveau : kith sheet disconnect, puis kith sheet connect ; les lignes se reconnaissent à leur identifiant Kith.`,
    memoryAway: (sheet) =>
      fr`Ce qui avait été convenu avec ${sheet} ne peut être ouvert. Regardez les droits du dossier du journal. Rien n'a changé.`,
    newer: (sheet) =>
      fr`Une version plus récente de Kith s'occupe de ${sheet}. Elle n'a pas été touchée. Installez aussi cette version ici.`,
    keyFile: (path) => fr`La clé de ${path} est inutilisable.`,
    check: fr`Que faire : kith sheet check`,
    google: (sheet, why) => fr`${sheet} : ${why}. Rien n'a changé.`,
    file: (path, why) => fr`${path} : ${why}. Rien n'a changé, et le journal est en sécurité.`,
    refused: {
      notFound: fr`la feuille n'y est pas, ou plus`,
      mayNotRead: fr`la lecture n'en est pas permise`,
      mayNotWrite: fr`on peut la lire, mais pas y écrire`,
      protected: fr`des colonnes où Kith écrit sont protégées`,
      badCredentials: fr`la clé ou la connexion n'est pas acceptée`,
      locked: fr`un autre programme l'a ouverte`,
      full: fr`il n'y a plus de place`,
      malformed: fr`on ne peut pas la lire comme un tableau`,
      newerLayout: fr`une version plus récente de Kith l'a préparée`
    }
  }
)
