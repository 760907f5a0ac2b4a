/** What `kith import` says of an archive of files. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const importArchiveWords = inBoth(
  {
    inIt: (file: string) => `In ${file}:`,
    alone: (names: string) => `Left alone: ${names}. To take one: --only NAME`,
    andMore: (count: number) => `and ${count} more`,
    nothing: (file: string, names: string) =>
      `In ${file} I find nothing to import. In it: ${names}. Nothing was changed.`,
    emptyArchive: (file: string) => `${file} has no files in it. Nothing was changed.`,
    noSuch: (name: string, names: string) =>
      `--only ${name}: there is no such file. There are: ${names}. Nothing was changed.`,
    notRead: (name: string) => `--only ${name}: I cannot read this file. Nothing was changed.`,
    byItself: (name: string) =>
      `${name} cannot be read out of an archive. Unpack it, and import it by itself. Nothing was changed.`,
    noParts: (file: string) =>
      `${file} is no archive and no workbook, so --only says nothing about it. Nothing was changed.`
  },
  {
    inIt: (file) => fr`Dans ${file} :`,
    alone: (names) => fr`Laissés de côté : ${names}. Pour en prendre un : --only NOM`,
    andMore: (count) => fr`et ${count} de plus`,
    nothing: (file, names) => fr`Dans ${file}, je ne trouve rien à importer. Il contient : ${names}. Rien n'a changé.`,
    emptyArchive: (file) => fr`${file} ne contient aucun fichier. Rien n'a changé.`,
    noSuch: (name, names) => fr`--only ${name} : ce fichier n'y est pas. Il y a : ${names}. Rien n'a changé.`,
    notRead: (name) => fr`--only ${name} : je ne peux pas lire ce fichier. Rien n'a changé.`,
    byItself: (name) =>
      fr`${name} ne se lit pas depuis une archive. Décompressez-le, puis importez-le seul. Rien n'a changé.`,
    noParts: (file) => fr`${file} n'est ni une archive ni un classeur : --only n'en dit rien. Rien n'a changé.`
  }
)
