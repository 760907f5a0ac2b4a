/** What `kith import` says. */
import type { RefusedWhy } from "@kith/core/domain/SourceRecord"
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

const whyEn: Readonly<Record<RefusedWhy, string>> = {
  noName: "nobody is named",
  badDate: "a date that is none",
  unclosedQuote: "a quote that is never closed",
  cellTooLarge: "a cell is too large",
  rowTooLarge: "the row is too large",
  tooManyColumns: "more cells than headings",
  notUtf8: "not UTF-8",
  controlCharacters: "control characters",
  notThisShape: "another shape than the rest"
}

const whyFr: Readonly<Record<RefusedWhy, string>> = {
  noName: fr`personne n'y est nommé`,
  badDate: fr`une date qui n'en est pas une`,
  unclosedQuote: fr`des guillemets jamais fermés`,
  cellTooLarge: fr`une cellule trop grande`,
  rowTooLarge: fr`une ligne trop grande`,
  tooManyColumns: fr`plus de cellules que d'en-têtes`,
  notUtf8: fr`pas de l'UTF-8`,
  controlCharacters: fr`des caractères de contrôle`,
  notThisShape: fr`une autre forme que le reste`
}

export const importWords = inBoth(
  {
    help: {
      usage: ["FILE"],
      about:
        "Knows LinkedIn's Connections.csv, sheets in the guides' layout, and a log exported as JSON Lines. The same file twice changes nothing; a newer one shows what has changed; what you set by hand stays. One undo takes it all back. No reminders start unless you ask.",
      flags: {
        "dry-run": "says what would happen, and changes nothing",
        remind: "starts a first reminder for each new contact: five a working day"
      },
      examples: [
        ["kith import Connections.csv --dry-run", "what would happen?"],
        ["kith import Connections.csv", "everybody at once"],
        ["kith import log.jsonl", "a whole log, into an empty one"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    rows: (rows: number) => (rows === 1 ? "1 row" : `${rows} rows`),
    fresh: (count: number) => `${count} new`,
    known: (count: number) => `${count} known`,
    changed: (count: number) => `${count} changed`,
    maybeSame: (count: number) => `${count} of the new maybe the same as somebody`,
    unreadable: (count: number, lines: string) => `${count} unreadable (${lines})`,
    lines: (list: string, isOne: boolean) => `${isOne ? "line" : "lines"} ${list}`,
    total: (rows: string, parts: string) => `${rows}: ${parts}`,
    andMore: (count: number) => `and ${count} more`,
    changes: "What has changed:",
    kept: (count: number) =>
      count === 1 ? "1 value that you had set yourself stayed." : `${count} values that you had set yourself stayed.`,
    pairs: "Maybe the same person; make them one with kith merge:",
    noReminders: "No reminders started.",
    reminders: (first: string, last: string) =>
      first === last ? `First reminders: ${first}.` : `First reminders: from ${first} to ${last}, five a working day.`,
    dryRun: "Nothing was changed. Without --dry-run it would be.",
    reasons: (lines: string, why: string) => `${lines}: ${why}`,
    why: whyEn,
    reading: "Reading",
    importing: "Importing",
    unknownFormat: (file: string) =>
      `${file} is in no format that I know. I can read: LinkedIn's Connections.csv, a sheet in Kith's layout, a log as JSON Lines. Nothing was changed.`,
    tooLarge: (file: string, limit: string) => `${file} is too large: at most ${limit}. Nothing was changed.`,
    megabytes: (count: number) => `${count} MB`,
    brokenFile: (file: string, line: number) => `${file} is damaged at line ${line}. Nothing was changed.`,
    brokeOff: (file: string, hint: string) =>
      `${file} changed while it was read, and the import broke off. To take back what came in: ${hint}`,
    events: (count: number) => (count === 1 ? "1 change" : `${count} changes`),
    newEvents: (count: number) => `${count} of them new here`,
    logDamaged: (file: string, lines: string) => `${file} is not a whole log any more: ${lines}. Nothing was imported.`,
    badLine: (line: number) => `line ${line} cannot be used`,
    badFeed: (device: string) => `the events of ${device} do not lead to where the file says`,
    notEmpty:
      "This log holds something else already. A whole log goes into an empty one, or into the one that it came from: kith init --name NAME, then kith import -w NAME FILE. Nothing was changed.",
    forked: (device: string) =>
      `The device ${device} has written something else there than here. Both cannot be right, so nothing was imported.`,
    noPublicKey: (device: string) =>
      `The file does not name the key of the device ${device}, so its events cannot be checked. Nothing was imported.`,
    noUndo: "A log that was taken over is not taken back by undo; it is this log now."
  },
  {
    help: {
      usage: ["FICHIER"],
      about: fr`Connaît le Connections.csv de LinkedIn, les feuilles dans la disposition des guides et un journal exporté en JSON Lines. Le même fichier deux fois ne change rien ; un plus récent montre ce qui a changé ; ce que vous avez réglé vous-même reste. Une seule annulation reprend le tout. Aucun rappel ne démarre sans que vous le demandiez.`,
      flags: {
        "dry-run": fr`dit ce qui se passerait, sans rien changer`,
        remind: fr`démarre un premier rappel pour chaque nouveau contact : cinq par jour ouvrable`
      },
      examples: [
        ["kith import Connections.csv --dry-run", fr`que se passerait-il ?`],
        ["kith import Connections.csv", fr`tout le monde d'un coup`],
        ["kith import journal.jsonl", fr`un journal entier, dans un journal vide`]
      ]
    },
    rows: (rows) => (rows < 2 ? fr`${rows} ligne` : fr`${rows} lignes`),
    fresh: (count) => (count < 2 ? fr`${count} nouveau contact` : fr`${count} nouveaux contacts`),
    known: (count) => (count < 2 ? fr`${count} connu` : fr`${count} connus`),
    changed: (count) => (count < 2 ? fr`${count} modifié` : fr`${count} modifiés`),
    maybeSame: (count) => (count < 2 ? fr`${count} peut-être déjà là` : fr`${count} peut-être déjà là`),
    unreadable: (count, lines) => (count < 2 ? fr`${count} illisible (${lines})` : fr`${count} illisibles (${lines})`),
    lines: (list, isOne) => fr`${isOne ? fr`ligne` : fr`lignes`} ${list}`,
    total: (rows, parts) => fr`${rows} : ${parts}`,
    andMore: (count) => fr`et ${count} de plus`,
    changes: fr`Ce qui a changé :`,
    kept: (count) =>
      count === 1 ? fr`1 valeur réglée par vous est restée.` : fr`${count} valeurs réglées par vous sont restées.`,
    pairs: fr`Peut-être la même personne ; pour les réunir, kith merge :`,
    noReminders: fr`Aucun rappel n'est lancé.`,
    reminders: (first, last) =>
      first === last
        ? fr`Premiers rappels : ${first}.`
        : fr`Premiers rappels : de ${first} à ${last}, cinq par jour ouvrable.`,
    dryRun: fr`Rien n'a changé. Sans --dry-run, ce serait fait.`,
    reasons: (lines, why) => fr`${lines} : ${why}`,
    why: whyFr,
    reading: fr`Lecture`,
    importing: fr`Importation`,
    unknownFormat: (file) =>
      fr`${file} n'est dans aucun format que je connaisse. Je lis : le Connections.csv de LinkedIn, une feuille dans la disposition de Kith, un journal en JSON Lines. Rien n'a changé.`,
    tooLarge: (file, limit) => fr`${file} est trop grand : ${limit} au plus. Rien n'a changé.`,
    megabytes: (count) => fr`${count} Mo`,
    brokenFile: (file, line) => fr`${file} est endommagé à la ligne ${line}. Rien n'a changé.`,
    brokeOff: (file, hint) =>
      fr`${file} a changé pendant la lecture, et l'importation s'est interrompue. Pour reprendre ce qui est entré : ${hint}`,
    events: (count) => (count < 2 ? fr`${count} changement` : fr`${count} changements`),
    newEvents: (count) => (count < 2 ? fr`dont ${count} nouveau ici` : fr`dont ${count} nouveaux ici`),
    logDamaged: (file, lines) => fr`${file} n'est plus un journal entier : ${lines}. Rien n'est importé.`,
    badLine: (line) => fr`la ligne ${line} est inutilisable`,
    badFeed: (device) => fr`les événements de ${device} ne mènent pas là où le fichier le dit`,
    notEmpty: fr`Ce journal contient déjà autre chose. Un journal entier va dans un journal vide, ou dans celui d'où il vient : kith init --name NOM, puis kith import -w NOM FICHIER. Rien n'a changé.`,
    forked: (device) =>
      fr`L'appareil ${device} a écrit là-bas autre chose qu'ici. Les deux ne peuvent être justes : rien n'est importé.`,
    noPublicKey: (device) =>
      fr`Le fichier ne donne pas la clé de l'appareil ${device} : ses événements sont invérifiables. Rien n'est importé.`,
    noUndo: fr`Un journal repris ne s'annule pas ; c'est ce journal-ci, désormais.`
  }
)
