/** What `kith import` says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const importWords = inBoth(
  {
    help: {
      usage: ["FILE"],
      about:
        "Reads LinkedIn's archive (ZIP) or its Connections, messages and Invitations; contacts from Google, Outlook and Thunderbird; any other table of people, as CSV or XLSX; vCard; calendars (.ics); Kith's own sheet; and a log exported as JSON Lines. The same file twice changes nothing; a newer one shows what has changed; what you set by hand stays. One undo takes it all back. No reminders start unless you ask.",
      flags: {
        "dry-run": "says what would happen, and changes nothing",
        remind:
          "starts a first reminder for each new contact, five a working day; messages of the last 30 days remind as if you had logged them",
        map: "COLUMNS  of a table: which column holds what, as Company=company, Age=-",
        me: "WHO  which one is you: your LinkedIn page, or in calendars your e-mail address",
        "keep-text": "of messages, keeps what was written, too",
        "add-people": "makes contacts of people in messages and meetings who are none",
        only: "NAMES  of an archive, only these files; of a workbook, this sheet"
      },
      examples: [
        ["kith import Connections.csv --dry-run", "what would happen?"],
        ["kith import Basic_LinkedInDataExport.zip", "connections, messages and invitations"],
        ["kith import list.csv --map 'Employer=company, Age=-'", "a table of your own"],
        ["kith import invitation.ics", "a meeting"],
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
    dryRun: "This was a dry run: nothing was changed.",
    reasons: (lines: string, why: string) => `${lines}: ${why}`,
    reading: "Reading",
    readingMegabytes: "Reading (MB)",
    importing: "Importing",
    notHeeded: {
      me: (file: string) =>
        `--me is for messages, invitations and calendars, and ${file} has none. Nothing was changed.`,
      keepText: (file: string) =>
        `--keep-text is for messages and invitations, and ${file} has none. Nothing was changed.`,
      addPeople: (file: string) =>
        `--add-people is for messages, invitations and calendars, and ${file} has none. Nothing was changed.`,
      remind: (file: string) => `--remind is for people and messages, and ${file} has none. Nothing was changed.`
    },
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
      about: fr`Lit l'archive de LinkedIn (ZIP) ou ses Connections, messages et Invitations ; les contacts de Google, d'Outlook et de Thunderbird ; tout autre tableau de personnes, en CSV ou XLSX ; les vCard ; les calendriers (.ics) ; la feuille de Kith ; et un journal exporté en JSON Lines. Le même fichier deux fois ne change rien ; un plus récent montre ce qui a changé ; ce que vous avez réglé vous-même reste. Une seule annulation reprend le tout. Aucun rappel ne démarre sans que vous le demandiez.`,
      flags: {
        "dry-run": fr`dit ce qui se passerait, sans rien changer`,
        remind: fr`démarre un premier rappel pour chaque nouveau contact, cinq par jour ouvrable ; les messages des 30 derniers jours rappellent comme si vous les aviez notés`,
        map: fr`COLONNES  d'un tableau : ce que contient chaque colonne, comme Entreprise=company, Âge=-`,
        me: fr`QUI  laquelle de ces personnes est vous : votre page LinkedIn ou, dans un calendrier, votre courriel`,
        "keep-text": fr`des messages, garde aussi ce qui est écrit`,
        "add-people": fr`fait des contacts des personnes des messages et des rencontres qui n'en sont pas`,
        only: fr`NOMS  d'une archive, ces fichiers seulement ; d'un classeur, cette feuille`
      },
      examples: [
        ["kith import Connections.csv --dry-run", fr`que se passerait-il ?`],
        ["kith import Basic_LinkedInDataExport.zip", fr`relations, messages et invitations`],
        ["kith import liste.csv --map 'Employeur=company, Âge=-'", fr`un tableau à vous`],
        ["kith import invitation.ics", fr`une rencontre`],
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
    dryRun: fr`Ce n'était qu'un essai : rien n'a changé.`,
    reasons: (lines, why) => fr`${lines} : ${why}`,
    reading: fr`Lecture`,
    readingMegabytes: fr`Lecture (Mo)`,
    importing: fr`Importation`,
    notHeeded: {
      me: (file) =>
        fr`--me est pour les messages, les invitations et les agendas ; ${file} n'en contient pas. Rien n'a changé.`,
      keepText: (file) =>
        fr`--keep-text est pour les messages et les invitations ; ${file} n'en contient pas. Rien n'a changé.`,
      addPeople: (file) =>
        fr`--add-people est pour les messages, les invitations et les agendas ; ${file} n'en contient pas. Rien n'a changé.`,
      remind: (file) =>
        fr`--remind est pour les personnes et les messages ; ${file} n'en contient pas. Rien n'a changé.`
    },
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
