/** Why a backup was not read, in whole sentences. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { NotWhole } from "./Backup.ts"

type RestoreWords = Readonly<Record<NotWhole["why"], (file: string) => string>>

export const restoreWords = inBoth<RestoreWords>(
  {
    notOfKith: (file) => `${file} is a database of another program. Nothing was changed. Choose a backup of Kith’s.`,
    newer: (file) => `A newer version of Kith made ${file}. Nothing was changed. Load this page again for the newest.`,
    damaged: (file) =>
      `${file} is not whole: something in it was lost or altered. Nothing was changed. Choose another backup.`,
    neverSynced: (file) =>
      `${file} is of a log that never synced, so nothing in it says with which key to verify it. Nothing was changed. Where that log is, run “kith export --format jsonl”, and choose that file here.`,
    tooLarge: (file) =>
      `${file} is too large for a browser. Nothing was changed. Restore it on a computer with “kith restore”, and add this browser as a device.`
  },
  {
    notOfKith: (file) =>
      fr`${file} est la base de données d'un autre programme. Rien n'a changé. Choisissez une sauvegarde de Kith.`,
    newer: (file) =>
      fr`Une version plus récente de Kith a fait ${file}. Rien n'a changé. Rechargez cette page pour avoir la dernière.`,
    damaged: (file) =>
      fr`${file} n'est pas entier : quelque chose s'y est perdu ou a été altéré. Rien n'a changé. Choisissez une autre sauvegarde.`,
    neverSynced: (file) =>
      fr`${file} vient d'un journal qui n'a jamais été synchronisé : rien n'y dit avec quelle clé le vérifier. Rien n'a changé. Là où est ce journal, lancez « kith export --format jsonl » et choisissez ce fichier ici.`,
    tooLarge: (file) =>
      fr`${file} est trop grand pour un navigateur. Rien n'a changé. Reprenez-le sur un ordinateur avec « kith restore », et ajoutez ce navigateur comme appareil.`
  }
)
