/** What the program says around its commands: how to begin, what was mistyped, whom a name may mean, what went wrong. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const frameWords = inBoth(
  {
    begin: [
      'There is no log yet. Make one:         kith init --name "My network" --zone America/Toronto',
      'Then write down whom you talked to:    kith log "Ana Souza" coffee yesterday --add'
    ] as ReadonlyArray<string>,
    unknownLog: (name: string, names: string) => `There is no log called "${name}". There is: ${names}.`,
    severalLogs: (names: string) => `There are several logs: ${names}. Say which one: -w NAME.`,
    unknownCommand: (typed: string, nearest: string | undefined) =>
      `"${typed}" is no command.${nearest === undefined ? "" : ` Did you mean \`kith ${nearest}\`?`} All of them: kith help`,
    unknownFlag: (flag: string, nearest: string | undefined, command: string) =>
      `There is no flag ${flag} here.${nearest === undefined ? "" : ` Did you mean ${nearest}?`} All of them: kith help ${command}`,
    noValue: (flag: string) => `${flag} needs a value after it.`,
    needlessValue: (flag: string) => `${flag} takes no value.`,
    noSuchChoice: (flag: string, value: string, nearest: string | undefined, choices: string) =>
      `${flag} cannot be "${value}".${nearest === undefined ? "" : ` Did you mean ${nearest}?`} One of: ${choices}`,
    tooFew: (usage: string) => `Something is missing: ${usage}`,
    tooMany: (argument: string, usage: string) => `One too many: "${argument}". It goes: ${usage}`,
    noName: "A name is missing.",
    notADate: (flag: string, text: string) =>
      `${flag}: "${text}" is no date that I understand. Try "tomorrow", "3w", "Tue 15:00" or 2026-03-24.`,
    notANumber: (flag: string, text: string) => `${flag}: "${text}" is no whole number above zero.`,
    noSuchField: (field: string, known: string) => `--json: there is no field "${field}". There are: ${known}`,
    nobodyCalled: (typed: string) =>
      `Nobody here is called "${typed}". Look for part of the name: kith find ${forShell(typed)}`,
    whichOne: (typed: string) => `Which "${typed}"?`,
    andMore: (count: number) => `and ${count} more`,
    undo: (id: string) => `undo: kith undo ${id}`,
    folding: "Reading the log",
    yesOrNo: "[y/N]",
    canceled: "Nothing was changed.",
    commands: "Commands",
    usage: "Usage",
    flags: "Flags",
    examples: "Examples",
    everywhere: "With every command",
    moreHelp: "More on one of them: kith help COMMAND",
    intro: "Kith keeps your network, and tells you whom to get back to, when, and why.",
    globalFlags: {
      log: "LOG  which log, if you have several",
      json: "for programs; --json=id,name gives these fields only",
      lang: "en|fr  which language to speak",
      at: "DATE  as if it were that moment",
      quiet: "says nothing but what was asked for",
      yes: "asks nothing, and takes what is proposed",
      "no-color": "without colours, as NO_COLOR does",
      help: "explains a command",
      version: "says which version this is"
    },
    groups: {
      today: "Day by day",
      people: "People",
      record: "What happens",
      data: "In and out",
      history: "Looking back",
      care: "The log itself"
    },
    failures: {
      busy: "Another program has the log open for writing and did not finish. Nothing was changed. Try again in a moment.",
      readOnly: (folder: string) =>
        `The log's folder cannot be written to: ${folder}. Nothing was changed, and what it holds is safe. Check its permissions, and whether the disk is read-only.`,
      missing: (folder: string) => `The log cannot be found in ${folder}. If it was moved, say where with KITH_HOME.`,
      unreachable: (folder: string, cause: string) =>
        `The log in ${folder} cannot be opened (${cause}). Nothing was changed.`,
      full: "The disk is full. This change was not saved; everything before it is safe. Make some room and try again.",
      corrupt: (folder: string) =>
        `The log in ${folder} is damaged: what is stored no longer reads back as it was written. Nothing was changed. See what can be done: kith doctor`,
      newer: "A newer version of Kith wrote this log. It was not touched. Install that version to open it.",
      entitiesCorrupt:
        "The index beside the log was damaged, and has been set aside; the log itself is safe. Try again: it is built anew.",
      moved: "Another program was quicker, too many times in a row. Nothing was changed. Try again.",
      keysMissing: (file: string) =>
        `This log's keys are missing: ${file}. The log itself is safe. Bring the file back from a backup: kith restore`,
      keysUnreadable: (file: string) =>
        `The keys cannot be read: ${file}. Check that the file is yours. Nothing was changed.`,
      keysDamaged: (file: string) =>
        `The keys in ${file} are damaged. The log itself is safe. Bring the file back from a backup: kith restore`,
      keysNewer: (file: string) => `A newer version of Kith wrote ${file}. It was not touched.`,
      keysExposed: (file: string) =>
        `Others on this computer can read your keys: ${file}. Nothing was opened. Make the file yours alone: chmod 600 ${forShell(file)}`,
      keysLocked: (file: string) =>
        `Your keys are locked, and the passphrase is missing or is another one: ${file}. Nothing was opened.`,
      keysNotMade: (why: string) =>
        `This device's keys could not be written (${why}). Nothing was changed. Look at the folder's permissions and room.`,
      badDraft: (type: string) => `One of these values cannot stand where it was put (${type}). Nothing was changed.`,
      draftTooLarge: (kilobytes: number) =>
        `That is more than one change can carry to your other devices: about ${kilobytes} KB of text at most. Nothing was changed.`,
      unexpected: (file: string | undefined) =>
        `Something went wrong that should not, and Kith stopped. What was saved before is safe.${file === undefined ? "" : ` The details are in ${file}; they hold no keys.`}`
    }
  },
  {
    begin: [
      fr`Il n'y a pas encore de journal. Créez-en un :    kith init --name "Mon réseau" --zone America/Toronto`,
      fr`Puis notez à qui vous avez parlé :               kith log "Ana Souza" café hier --add`
    ],
    unknownLog: (name, names) => fr`Aucun journal ne s'appelle « ${name} ». Il y a : ${names}.`,
    severalLogs: (names) => fr`Il y a plusieurs journaux : ${names}. Dites lequel : -w NOM.`,
    unknownCommand: (typed, nearest) =>
      fr`« ${typed} » n'est pas une commande.${nearest === undefined ? "" : fr` Vouliez-vous dire « kith ${nearest} » ?`} Elles sont toutes là : kith help`,
    unknownFlag: (flag, nearest, command) =>
      fr`L'option ${flag} n'existe pas ici.${nearest === undefined ? "" : fr` Vouliez-vous dire ${nearest} ?`} Elles sont toutes là : kith help ${command}`,
    noValue: (flag) => fr`Il manque une valeur après ${flag}.`,
    needlessValue: (flag) => fr`${flag} ne prend pas de valeur.`,
    noSuchChoice: (flag, value, nearest, choices) =>
      fr`${flag} ne peut pas être « ${value} ».${nearest === undefined ? "" : fr` Vouliez-vous dire ${nearest} ?`} Au choix : ${choices}`,
    tooFew: (usage) => fr`Il manque quelque chose : ${usage}`,
    tooMany: (argument, usage) => fr`Il y a un mot de trop : « ${argument} ». La forme est : ${usage}`,
    noName: fr`Il manque un nom.`,
    notADate: (flag, text) =>
      fr`${flag} : « ${text} » n'est pas une date que je comprenne. Essayez « demain », « 3 sem. », « mardi 15 h » ou 2026-03-24.`,
    notANumber: (flag, text) => fr`${flag} : « ${text} » n'est pas un nombre entier positif.`,
    noSuchField: (field, known) => fr`--json : le champ « ${field} » n'existe pas. Il y a : ${known}`,
    nobodyCalled: (typed) =>
      fr`Personne ici ne s'appelle « ${typed} ». Cherchez une partie du nom : kith find ${forShell(typed)}`,
    whichOne: (typed) => fr`Qui est « ${typed} » ?`,
    andMore: (count) => fr`et ${count} de plus`,
    undo: (id) => fr`annuler : kith undo ${id}`,
    folding: fr`Lecture du journal`,
    yesOrNo: "[o/N]",
    canceled: fr`Rien n'a changé.`,
    commands: fr`Commandes`,
    usage: fr`Forme`,
    flags: fr`Options`,
    examples: fr`Exemples`,
    everywhere: fr`Avec toutes les commandes`,
    moreHelp: fr`Pour en savoir plus sur l'une d'elles : kith help COMMANDE`,
    intro: fr`Kith tient votre réseau, et vous dit à qui donner des nouvelles, quand et pourquoi.`,
    globalFlags: {
      log: fr`JOURNAL  lequel, si vous en avez plusieurs`,
      json: fr`pour les programmes ; --json=id,name ne donne que ces champs`,
      lang: fr`en|fr  la langue à parler`,
      at: fr`DATE  comme si c'était ce moment-là`,
      quiet: fr`ne dit que ce qui est demandé`,
      yes: fr`ne pose pas de question et prend ce qui est proposé`,
      "no-color": fr`sans couleurs, comme NO_COLOR`,
      help: fr`explique une commande`,
      version: fr`dit de quelle version il s'agit`
    },
    groups: {
      today: fr`Au jour le jour`,
      people: fr`Les personnes`,
      record: fr`Ce qui se passe`,
      data: fr`Entrées et sorties`,
      history: fr`En arrière`,
      care: fr`Le journal lui-même`
    },
    failures: {
      busy: fr`Un autre programme écrit dans le journal et n'a pas fini. Rien n'a changé. Réessayez dans un instant.`,
      readOnly: (folder) =>
        fr`Le dossier du journal n'est pas accessible en écriture : ${folder}. Rien n'a changé, et son contenu est intact. Vérifiez ses droits, et si le disque est en lecture seule.`,
      missing: (folder) =>
        fr`Le journal est introuvable dans ${folder}. S'il a été déplacé, indiquez où avec KITH_HOME.`,
      unreachable: (folder, cause) => fr`Le journal dans ${folder} ne s'ouvre pas (${cause}). Rien n'a changé.`,
      full: fr`Le disque est plein. Ce changement n'est pas enregistré ; tout ce qui précède est intact. Faites de la place et réessayez.`,
      corrupt: (folder) =>
        fr`Le journal dans ${folder} est endommagé : il ne se relit plus comme il a été écrit. Rien n'a changé. Voyez ce qu'on peut faire : kith doctor`,
      newer: fr`Une version plus récente de Kith a écrit ce journal. Il n'a pas été touché. Installez cette version pour l'ouvrir.`,
      entitiesCorrupt: fr`L'index à côté du journal était endommagé et a été mis de côté ; le journal lui-même est intact. Réessayez : il se reconstruit.`,
      moved: fr`Un autre programme a été plus rapide, trop de fois de suite. Rien n'a changé. Réessayez.`,
      keysMissing: (file) =>
        fr`Les clés de ce journal manquent : ${file}. Le journal lui-même est intact. Reprenez le fichier d'une sauvegarde : kith restore`,
      keysUnreadable: (file) =>
        fr`Les clés sont illisibles : ${file}. Vérifiez que le fichier est à vous. Rien n'a changé.`,
      keysDamaged: (file) =>
        fr`Les clés dans ${file} sont endommagées. Le journal lui-même est intact. Reprenez le fichier d'une sauvegarde : kith restore`,
      keysNewer: (file) => fr`Une version plus récente de Kith a écrit ${file}. Le fichier n'a pas été touché.`,
      keysExposed: (file) =>
        fr`D'autres personnes peuvent lire vos clés sur cet ordinateur : ${file}. Rien n'a été ouvert. Gardez le fichier pour vous seul : chmod 600 ${forShell(file)}`,
      keysLocked: (file) =>
        fr`Vos clés sont verrouillées, et le mot de passe manque ou n'est pas le bon : ${file}. Rien n'a été ouvert.`,
      keysNotMade: (why) =>
        fr`Les clés de cet appareil n'ont pas pu être écrites (${why}). Rien n'a changé. Vérifiez les permissions du dossier et la place libre.`,
      badDraft: (type) => fr`L'une de ces valeurs n'a pas sa place là où elle a été mise (${type}). Rien n'a changé.`,
      draftTooLarge: (kilobytes) =>
        fr`C'est plus qu'un seul changement ne peut porter à vos autres appareils : environ ${kilobytes}\u00a0Ko de texte au plus. Rien n'a changé.`,
      unexpected: (file) =>
        fr`Il s'est passé quelque chose d'inattendu, et Kith s'est arrêté. Ce qui était enregistré est intact.${file === undefined ? "" : fr` Les détails sont dans ${file} ; ils ne contiennent aucune clé.`}`
    }
  }
)

/** As the shell needs it. */
export function forShell(text: string): string {
  return /^[\p{L}\p{N}_./@-]+$/u.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`
}
