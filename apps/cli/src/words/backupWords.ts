/** What `kith backup` and `kith restore` say. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const backupWords = inBoth(
  {
    help: {
      usage: ["FILE"],
      about:
        "Copies the whole log into one file while it is in use, and checks the copy. The copy is not encrypted. Without this device's keys it can be restored only where they still are; --with-keys puts them into a second file beside it, FILE.keys.",
      flags: { "with-keys": "the keys too, in FILE.keys: whoever has that file can write as you" },
      examples: [
        ["kith backup ~/kith-2026-03-03.sqlite", "the log"],
        ["kith backup /media/stick/kith.sqlite --with-keys", "all that another computer needs"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    done: (events: number, file: string) =>
      `${events} ${events === 1 ? "change" : "changes"} copied to ${file}, and checked`,
    noKeys: "The keys are not in it. It can be restored where they are; for another computer: --with-keys.",
    keysToo: (file: string) =>
      `The keys are in ${file}. Keep it where nobody else reads: whoever has it can write in your name.`,
    ownFile: (file: string) => `${file} is the log itself. Choose another file. Nothing was changed.`
  },
  {
    help: {
      usage: ["FICHIER"],
      about: fr`Copie le journal entier dans un seul fichier pendant qu'il sert, et vérifie la copie. La copie n'est pas chiffrée. Sans les clés de cet appareil, elle ne peut être reprise que là où elles sont encore ; --with-keys les met dans un second fichier à côté, FICHIER.keys.`,
      flags: { "with-keys": fr`les clés aussi, dans FICHIER.keys : qui a ce fichier peut écrire en votre nom` },
      examples: [
        ["kith backup ~/kith-2026-03-03.sqlite", fr`le journal`],
        ["kith backup /media/cle/kith.sqlite --with-keys", fr`tout ce qu'il faut à un autre ordinateur`]
      ]
    },
    done: (events, file) =>
      fr`${events} ${events < 2 ? fr`changement copié et vérifié` : fr`changements copiés et vérifiés`} dans ${file}`,
    noKeys: fr`Les clés n'y sont pas. La copie se reprend là où elles sont ; pour un autre ordinateur : --with-keys.`,
    keysToo: (file) =>
      fr`Les clés sont dans ${file}. Gardez-le là où personne d'autre ne lit : qui l'a peut écrire en votre nom.`,
    ownFile: (file) => fr`${file} est le journal lui-même. Choisissez un autre fichier. Rien n'a changé.`
  }
)

export const restoreWords = inBoth(
  {
    help: {
      usage: ["FILE"],
      about:
        "Puts a backup in the log's place, once every change in it has been checked. The log that was there is kept beside it. Where there is no log yet, -w says what to call it; the keys come from FILE.keys, unless --keys says otherwise. FILE may also be the ZIP that the web app makes: it comes back where this log's keys are, or with the recovery phrase.",
      flags: {
        keys: "FILE  the keys that were backed up",
        phrase: "without keys, with the recovery phrase, which is asked for",
        relay: "URL  with --phrase: the relay that the log syncs with, if that is still there",
        device: "NAME  with --phrase: what this device is called"
      },
      examples: [
        ["kith restore ~/kith-2026-03-03.sqlite", "back to that day"],
        ["kith restore kith.sqlite --phrase --relay https://relay.example", "when every device is lost"],
        ["kith restore kith.sqlite -w my-search", "on another computer"],
        ["kith restore kith-backup-2026-03-03.zip --phrase", "the web app's"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    ask: (folder: string) => `Put the backup in place of the log in ${folder}? That log is kept beside it.`,
    needsYes: (folder: string) =>
      `There is a log in ${folder}. To put the backup in its place, say -y; that log is kept beside it. Nothing was changed.`,
    noKeysAnywhere: (file: string) =>
      `The backup holds no keys, and there are none here. With a backup made --with-keys there is a second file: --keys ${file}.keys. Nothing was changed.`,
    browserHasNoKeys: (file: string) =>
      `${file} is a backup of the web app, which holds no keys, and this log's are not here. With the recovery phrase: kith restore ${file} --phrase. Without it, it can come back as a new log: kith init --name NAME, then kith import -w NAME ${file}. Nothing was changed.`,
    noPhraseInBrowsers: (file: string) =>
      `${file} was made before a recovery phrase was, so no phrase opens it. It can come back as a new log: kith init --name NAME, then kith import -w NAME ${file}. Nothing was changed.`,
    onlyExported: (file: string) =>
      `${file} holds a log, but not which keys its devices have. It can come back as a new log: kith init --name NAME, then kith import -w NAME ${file}. Nothing was changed.`,
    otherLog: (folder: string) =>
      `This backup is of another log than the one in ${folder}: its keys have written nothing in it. To have both, give it a name: -w NAME. Nothing was changed.`,
    badKeys: (file: string) => `The keys in ${file} cannot be used. Nothing was changed.`,
    notABackup: (file: string) => `${file} is no backup of a log, or it is damaged. Nothing was changed.`,
    damagedAt: (file: string, seq: number) =>
      `${file} is damaged: change ${seq} cannot be read, or is not what it was. Nothing was changed.`,
    busy: "Another program has the log open. Close it, and try again. Nothing was changed.",
    newer: (file: string) => `A newer version of Kith wrote ${file}. Nothing was changed.`,
    done: (events: number, folder: string) =>
      `${events} ${events === 1 ? "change" : "changes"} checked and restored to ${folder}`,
    kept: (file: string) => `The log that was there: ${file}`,
    newIdentity:
      "If this device wrote more after the backup and synced it, the next kith sync says so, and kith doctor --fix gives it a new identity; nothing is lost.",
    noPhraseInIt: (file: string) =>
      `${file} was made before a recovery phrase was, so no phrase opens it. It takes the keys: --keys FILE. Nothing was changed.`,
    otherPhrase: (file: string) =>
      `These words are not the recovery phrase of ${file}; perhaps a later or an earlier one. Nothing was changed.`,
    phraseNeedsPlace: (host: string) =>
      `This log syncs with ${host}. Say so, so that this device is let in there too: --relay URL. If that relay is gone for good: -y. Nothing was changed.`
  },
  {
    help: {
      usage: ["FICHIER"],
      about: fr`Met une sauvegarde à la place du journal, une fois chaque changement vérifié. Le journal qui y était reste à côté. S'il n'y en a pas encore, -w dit comment l'appeler ; les clés viennent de FICHIER.keys, sauf si --keys en dit autrement. FICHIER peut aussi être le ZIP que fait l'application web : il se reprend là où sont les clés de ce journal, ou avec la phrase de récupération.`,
      flags: {
        keys: fr`FICHIER  les clés sauvegardées`,
        phrase: fr`sans clés, avec la phrase de récupération, qui est demandée`,
        relay: fr`URL  avec --phrase : le relais du journal, s'il existe encore`,
        device: fr`NOM  avec --phrase : comment s'appelle cet appareil`
      },
      examples: [
        ["kith restore ~/kith-2026-03-03.sqlite", fr`retour à ce jour-là`],
        ["kith restore kith.sqlite --phrase --relay https://relais.exemple", fr`quand tous les appareils sont perdus`],
        ["kith restore kith.sqlite -w ma-recherche", fr`sur un autre ordinateur`],
        ["kith restore kith-backup-2026-03-03.zip --phrase", fr`celle de l'application web`]
      ]
    },
    ask: (folder) => fr`Mettre la sauvegarde à la place du journal dans ${folder} ? Ce journal reste à côté.`,
    needsYes: (folder) =>
      fr`Il y a un journal dans ${folder}. Pour mettre la sauvegarde à sa place, dites -y ; ce journal reste à côté. Rien n'a changé.`,
    noKeysAnywhere: (file) =>
      fr`La sauvegarde ne contient pas de clés, et il n'y en a pas ici. Une sauvegarde faite avec --with-keys a un second fichier : --keys ${file}.keys. Rien n'a changé.`,
    browserHasNoKeys: (file) =>
      fr`${file} est une sauvegarde de l'application web, qui ne contient pas de clés, et celles de ce journal ne sont pas ici. Avec la phrase de récupération : kith restore ${file} --phrase. Sans elle, la sauvegarde peut devenir un nouveau journal : kith init --name NOM, puis kith import -w NOM ${file}. Rien n'a changé.`,
    noPhraseInBrowsers: (file) =>
      fr`${file} date d'avant la phrase de récupération : aucune phrase ne l'ouvre. La sauvegarde peut devenir un nouveau journal : kith init --name NOM, puis kith import -w NOM ${file}. Rien n'a changé.`,
    onlyExported: (file) =>
      fr`${file} contient un journal, mais pas les clés publiques de ses appareils. Il peut devenir un nouveau journal : kith init --name NOM, puis kith import -w NOM ${file}. Rien n'a changé.`,
    otherLog: (folder) =>
      fr`Cette sauvegarde est celle d'un autre journal que celui de ${folder} : ses clés n'y ont rien écrit. Pour avoir les deux, donnez-lui un nom : -w NOM. Rien n'a changé.`,
    badKeys: (file) => fr`Les clés dans ${file} sont inutilisables. Rien n'a changé.`,
    notABackup: (file) => fr`${file} n'est pas la sauvegarde d'un journal, ou est endommagé. Rien n'a changé.`,
    damagedAt: (file, seq) =>
      fr`${file} est endommagé : le changement ${seq} est illisible, ou n'est plus ce qu'il était. Rien n'a changé.`,
    busy: fr`Un autre programme a ouvert le journal. Fermez-le, puis réessayez. Rien n'a changé.`,
    newer: (file) => fr`Une version plus récente de Kith a écrit ${file}. Rien n'a changé.`,
    done: (events, folder) =>
      fr`${events} ${events < 2 ? fr`changement vérifié et repris` : fr`changements vérifiés et repris`} dans ${folder}`,
    kept: (file) => fr`Le journal qui y était : ${file}`,
    newIdentity: fr`Si cet appareil a écrit et synchronisé autre chose après la sauvegarde, le prochain kith sync le dira, et kith doctor --fix lui donne une nouvelle identité ; rien ne se perd.`,
    noPhraseInIt: (file) =>
      fr`${file} date d'avant la phrase de récupération : aucune phrase ne l'ouvre. Il faut les clés : --keys FICHIER. Rien n'a changé.`,
    otherPhrase: (file) =>
      fr`Ces mots ne sont pas la phrase de récupération de ${file} ; peut-être une plus récente ou plus ancienne. Rien n'a changé.`,
    phraseNeedsPlace: (host) =>
      fr`Ce journal se synchronise avec ${host}. Dites-le, pour que cet appareil y soit admis aussi : --relay URL. Si ce relais n'existe plus : -y. Rien n'a changé.`
  }
)
