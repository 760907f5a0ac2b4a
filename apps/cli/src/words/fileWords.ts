/** What is said when a file cannot be read or written. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const fileWords = inBoth(
  {
    missing: (path: string) => `There is no file or folder for ${path}. Nothing was changed.`,
    folder: (path: string) => `${path} is a folder. A file is needed. Nothing was changed.`,
    denied: (path: string) => `${path}: the permissions do not allow it. Nothing was changed.`,
    full: (path: string) => `The disk is full: ${path} was not written. Nothing was changed.`,
    other: (path: string, cause: string) => `${path}: ${cause}. Nothing was changed.`
  },
  {
    missing: (path) => fr`Il n'y a pas de fichier ou de dossier pour ${path}. Rien n'a changé.`,
    folder: (path) => fr`${path} est un dossier. Il faut un fichier. Rien n'a changé.`,
    denied: (path) => fr`${path} : les droits ne le permettent pas. Rien n'a changé.`,
    full: (path) => fr`Le disque est plein : ${path} n'est pas écrit. Rien n'a changé.`,
    other: (path, cause) => fr`${path} : ${cause}. Rien n'a changé.`
  }
)
