/** Why a file cannot be read at all, in words: for every app that imports. Each says that nothing was changed. */
import type { Language } from "@kith/core/domain/words/calendarNames"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { FormatError } from "./Format.ts"
import { otherFileWords } from "./otherFileWords.ts"
import type { ArchiveError } from "./zip/ArchiveError.ts"

export const unreadableFileWords = inBoth(
  {
    rows: (rows: number) => (rows === 1 ? "1 row" : `${rows} rows`),
    unknownFormat: (file: string) =>
      `${file} is in no format that I know, or has nobody in it. I read LinkedIn's archive or its Connections.csv (on LinkedIn: Settings → Data privacy → Get a copy of your data), contacts of Google, Outlook, Thunderbird and phones (their Export: CSV or vCard), any CSV or XLSX table with names or e-mail addresses, calendars (.ics), and a log as JSON Lines. Nothing was changed.`,
    tooLarge: (file: string, limit: string) => `${file} is too large: at most ${limit}. Nothing was changed.`,
    megabytes: (count: number) => `${count} MB`,
    brokenFile: (file: string, line: number) => `${file} is damaged at line ${line}. Nothing was changed.`,
    brokenOff: (file: string) =>
      `${file} is damaged or not complete: download or copy it once more. Nothing was changed.`,
    suspicious: (file: string) =>
      `${file} unpacks to far more than any real archive, so I do not. Nothing was changed.`,
    locked: (file: string) =>
      `${file} is locked with a password. Unpack it, and import what is in it. Nothing was changed.`,
    unknownMethod: (file: string) =>
      `${file} is packed in a way that I do not know. Unpack it, and import what is in it. Nothing was changed.`
  },
  {
    rows: (rows) => (rows < 2 ? fr`${rows} ligne` : fr`${rows} lignes`),
    unknownFormat: (file) =>
      fr`${file} n'est dans aucun format que je connaisse, ou ne contient personne. Je lis l'archive de LinkedIn ou son Connections.csv (sur LinkedIn : Préférences → Confidentialité des données → Obtenir une copie de vos données), les contacts de Google, d'Outlook, de Thunderbird et des téléphones (leur exportation en CSV ou vCard), tout tableau CSV ou XLSX avec des noms ou des courriels, les calendriers (.ics) et un journal en JSON Lines. Rien n'a changé.`,
    tooLarge: (file, limit) => fr`${file} est trop grand : ${limit} au plus. Rien n'a changé.`,
    megabytes: (count) => fr`${count} Mo`,
    brokenFile: (file, line) => fr`${file} est endommagé à la ligne ${line}. Rien n'a changé.`,
    brokenOff: (file) =>
      fr`${file} est endommagé ou incomplet : téléchargez-le ou copiez-le de nouveau. Rien n'a changé.`,
    suspicious: (file) =>
      fr`${file} contient bien plus qu'aucune archive véritable : je ne la déballe pas. Rien n'a changé.`,
    locked: (file) =>
      fr`${file} est verrouillé par un mot de passe. Décompressez-le, puis importez son contenu. Rien n'a changé.`,
    unknownMethod: (file) =>
      fr`${file} est compressé d'une façon que je ne connais pas. Décompressez-le, puis importez son contenu. Rien n'a changé.`
  }
)

const MEGABYTE = 1024 * 1024

/** @param file as people know it: its name or path */
export const formatFaultInWords = ({ reason }: FormatError, file: string, lang: Language): string => {
  const say = unreadableFileWords[lang]
  switch (reason._tag) {
    case "NotThisFormat":
      return say.unknownFormat(file)
    case "TooLarge":
      return say.tooLarge(
        file,
        reason.limit === "bytes" ? say.megabytes(reason.allowed / MEGABYTE) : say.rows(reason.allowed)
      )
    case "Broken":
      return brokenInWords(reason, file, lang)
  }
}

/** Of a workbook it is told what is wrong with it as a whole; of other files, where. */
const brokenInWords = (
  { line, why }: { readonly line: number; readonly why: string },
  file: string,
  lang: Language
): string => {
  const say = otherFileWords[lang]
  switch (why) {
    case "encrypted":
      return say.cannot(file, say.files.encryptedExcel)
    case "oldExcel":
      return say.cannot(file, say.files.oldExcel)
    case "binaryExcel":
      return say.cannot(file, say.binaryExcel)
    case "truncated":
    case "brokenZip":
      return unreadableFileWords[lang].brokenOff(file)
    default:
      return unreadableFileWords[lang].brokenFile(file, line)
  }
}

/** Why an archive cannot be read, or a file in it. */
export const archiveFaultInWords = ({ reason }: ArchiveError, file: string, lang: Language): string => {
  const say = unreadableFileWords[lang]
  switch (reason._tag) {
    case "NotAnArchive":
    case "Broken":
      return say.brokenOff(file)
    case "TooLarge":
      return reason.limit === "bytes" || reason.limit === "total"
        ? say.tooLarge(file, say.megabytes(reason.allowed / MEGABYTE))
        : say.suspicious(file)
    case "Locked":
      return say.locked(file)
    case "UnknownMethod":
      return say.unknownMethod(file)
  }
}
