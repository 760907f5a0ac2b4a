/** What `kith pair` and `kith join` say. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const pairWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Lets another device of yours into this log. It shows a QR code and a code to type on the other device, which then shows three words, as this one does: compare them before you say yes. The code works once, for ten minutes.",
      flags: {
        relay: "URL  the relay that both reach, if it is not known yet",
        code: "only a code to type, no QR code",
        device: "NAME  what this device is called, if it has no name yet"
      },
      examples: [
        ["kith pair", "and scan the code with the phone"],
        ["kith pair --relay https://relay.example", "the first time"],
        ["kith pair --code --json --yes", "for scripts: one line with the link and the code; it then waits"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    needsRelay:
      "Both devices meet at a relay, and this log knows none yet. Say which: kith pair --relay https://relay.example. To run one of your own: kith serve",
    onlyHere:
      "This log is on this computer only, in your browser as well (kith app). For a device elsewhere, say a relay that both reach: kith pair --relay https://relay.example. For one more browser here: kith app --pair",
    needsYes:
      "Somebody has to compare the three words of both screens. Run this in a terminal, or say -y to let in whoever has the code. Nothing was changed.",
    scanOrType: (code: string, minutes: number) =>
      `On the other device: Join, then scan, or type ${code} (${minutes} min; e extends)`,
    typeThere: (command: string) => `On another computer: ${command}`,
    waiting: "Waiting for the other device",
    shows: (device: string, words: string) => `${device} shows: ${words}.`,
    theSame: "The same?",
    joined: (device: string) => `${device} is in. It has the whole log with its first sync.`,
    joinedAs: (device: string, member: string, role: string) => `${device} is in, as ${member}'s (${role})`,
    extended: "Ten minutes more",
    cannotExtend: "It cannot be extended any further.",
    unnamed: "The other device",
    faults: {
      NotFound:
        "No invitation is there under this code: it was mistyped, or its ten minutes are over. On the other device: kith pair. Nothing was changed.",
      AlreadyUsed:
        "This invitation was used already. If that was not you, look at kith devices on the other device. For a new one: kith pair. Nothing was changed here.",
      Expired: "Nobody answered in time. Begin again: kith pair. Nothing was changed.",
      Unavailable: "The relay cannot be reached, and both devices need it for this. Nothing was changed. Try again.",
      Tampered:
        "A message on the way was not made by your other device. Somebody may be trying to get in. Nothing was changed. Begin again, and do not show the code to anybody.",
      Newer: "The other device runs a newer version of Kith. Update this one. Nothing was changed.",
      RefusedHere: "The words differ, so nobody was let in. Begin again: kith pair. Do not show the code to anybody.",
      RefusedThere:
        "On the other device somebody said that the words differ, so nobody was let in. Begin again: kith pair",
      NotAdmitted:
        "The other device could not let this one in: perhaps it may not, or its relay went away. Nothing was changed here. Begin again: kith pair",
      NotAsInvited: "What the relay offers is not what the link says. Somebody may stand between. Nothing was changed.",
      BadChain: "The log's list of devices does not hold together, as the relay tells it. Nothing was changed here.",
      HeadMissing:
        "The relay holds part of the log's list of devices back, or has another one. Nothing was changed here.",
      InviterUnknown: "The device that invites does not belong to the log. Nothing was changed here.",
      EntryMissing:
        "The relay does not show that this device was let in. Nothing was changed here. Begin again: kith pair",
      KeysMissing: "This device was let in, but without keys that open. On the other device, revoke it and pair again."
    }
  },
  {
    help: {
      usage: [""],
      about: fr`Fait entrer un autre de vos appareils dans ce journal. Un code QR et un code à taper s'affichent ; l'autre appareil montre ensuite trois mots, comme celui-ci : comparez-les avant de dire oui. Le code sert une fois, pendant dix minutes.`,
      flags: {
        relay: fr`URL  le relais que les deux atteignent, s'il n'est pas encore connu`,
        code: fr`seulement un code à taper, sans code QR`,
        device: fr`NOM  comment s'appelle cet appareil, s'il n'a pas encore de nom`
      },
      examples: [
        ["kith pair", fr`et lire le code avec le téléphone`],
        ["kith pair --relay https://relais.exemple", fr`la première fois`],
        ["kith pair --code --json --yes", fr`pour les scripts : une ligne avec le lien et le code, puis l'attente`]
      ]
    },
    needsRelay: fr`Les deux appareils se retrouvent à un relais, et ce journal n'en connaît pas encore. Dites lequel : kith pair --relay https://relais.exemple. Pour en avoir un à vous : kith serve`,
    onlyHere: fr`Ce journal n'est que sur cet ordinateur, et dans votre navigateur (kith app). Pour un appareil ailleurs, dites un relais que les deux atteignent : kith pair --relay https://relais.exemple. Pour un autre navigateur ici : kith app --pair`,
    needsYes: fr`Quelqu'un doit comparer les trois mots des deux écrans. Lancez cela dans un terminal, ou dites -y pour faire entrer qui a le code. Rien n'a changé.`,
    scanOrType: (code, minutes) =>
      fr`Sur l'autre appareil : Rejoindre, puis lire le code, ou taper ${code} (${minutes} min ; e prolonge)`,
    typeThere: (command) => fr`Sur un autre ordinateur : ${command}`,
    waiting: fr`En attente de l'autre appareil`,
    shows: (device, words) => fr`${device} montre : ${words}.`,
    theSame: fr`Les mêmes ?`,
    joined: (device) => fr`${device} en fait partie. Le journal entier y sera à sa première synchronisation.`,
    joinedAs: (device, member, role) => fr`${device} en fait partie, pour ${member} (${role})`,
    extended: fr`Dix minutes de plus`,
    cannotExtend: fr`Il ne peut pas être prolongé davantage.`,
    unnamed: fr`L'autre appareil`,
    faults: {
      NotFound: fr`Aucune invitation sous ce code : une faute de frappe, ou ses dix minutes sont passées. Sur l'autre appareil : kith pair. Rien n'a changé.`,
      AlreadyUsed: fr`Cette invitation a déjà servi. Si ce n'était pas vous, voyez kith devices sur l'autre appareil. Pour une nouvelle : kith pair. Rien n'a changé ici.`,
      Expired: fr`Personne n'a répondu à temps. Recommencez : kith pair. Rien n'a changé.`,
      Unavailable: fr`Le relais est injoignable, et les deux appareils en ont besoin. Rien n'a changé. Réessayez.`,
      Tampered: fr`Un message reçu en chemin ne vient pas de votre autre appareil. Quelqu'un essaie peut-être d'entrer. Rien n'a changé. Recommencez, sans montrer le code à personne.`,
      Newer: fr`L'autre appareil a une version plus récente de Kith. Mettez celui-ci à jour. Rien n'a changé.`,
      RefusedHere: fr`Les mots diffèrent : personne n'est entré. Recommencez : kith pair. Ne montrez le code à personne.`,
      RefusedThere: fr`Sur l'autre appareil, on a dit que les mots diffèrent : personne n'est entré. Recommencez : kith pair`,
      NotAdmitted: fr`L'autre appareil n'a pas pu faire entrer celui-ci : il n'en a peut-être pas le droit, ou son relais n'a plus répondu. Rien n'a changé ici. Recommencez : kith pair`,
      NotAsInvited: fr`Ce que le relais propose n'est pas ce que dit le lien. Quelqu'un s'est peut-être glissé entre les deux. Rien n'a changé.`,
      BadChain: fr`La liste des appareils du journal ne tient pas, telle que le relais la donne. Rien n'a changé ici.`,
      HeadMissing: fr`Le relais cache une partie de la liste des appareils du journal, ou en a une autre. Rien n'a changé ici.`,
      InviterUnknown: fr`L'appareil qui invite n'est pas de ce journal. Rien n'a changé ici.`,
      EntryMissing: fr`Le relais ne montre pas que cet appareil est entré. Rien n'a changé ici. Recommencez : kith pair`,
      KeysMissing: fr`Cet appareil est entré, mais sans clés qui s'ouvrent. Sur l'autre appareil, retirez-le, puis recommencez.`
    }
  }
)

export const joinWords = inBoth(
  {
    help: {
      usage: ["LINK_OR_CODE", "--phrase --relay URL"],
      about:
        "Makes this device one of a log's: with the link or code that kith pair shows on another device, or, should all devices be lost, with the recovery phrase. Both devices show three words; compare them.",
      flags: {
        relay: "URL  the relay; a link says it, a code does not",
        device: "NAME  what this device is called; otherwise the computer's name",
        phrase: "with the recovery phrase, which is asked for"
      },
      examples: [
        ["kith join K7QX-4MDA-92XT-PW3E --relay https://relay.example", "with the code"],
        ["kith join --phrase --relay https://relay.example", "with the twelve words"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    needsOne: "Say the link or code that the other device shows, or --phrase. On the other device: kith pair",
    notBoth: "Either a link or code, or --phrase.",
    needsRelay: "A code does not say which relay: kith join CODE --relay https://relay.example. Nothing was changed.",
    phraseNeedsRelay: "Say where the log is: kith join --phrase --relay https://relay.example. Nothing was changed.",
    neither: "That is no link and no code of Kith's. A code looks like K7QX-4MDA-92XT-PW3E. Nothing was changed.",
    length: "A code has sixteen characters, four groups of four. Look again. Nothing was changed.",
    damaged: "The link is not whole; perhaps a mail program has broken it. Copy it again. Nothing was changed.",
    newer: "A newer version of Kith made this link. Update this one. Nothing was changed.",
    exists: (folder: string) =>
      `There is a log already: ${folder}. It was not touched. To have both, give this one a name: -w NAME`,
    waiting: "Waiting for the other device",
    shows: (words: string) => `The other device shows: ${words}.`,
    joined: (name: string, folder: string) => `${name}: ${folder}`,
    got: (count: number, place: string) => `${count} ${count === 1 ? "change" : "changes"} received from ${place}`,
    notYetSynced: "This device belongs now, but the log could not be fetched yet: kith sync",
    cameBack: (name: string, folder: string, events: number) =>
      `${name} is back, where it was: ${folder}${events === 0 ? "" : `\n  ${events} ${events === 1 ? "change that had" : "changes that had"} not been sent ${events === 1 ? "goes" : "go"} along`}`,
    other: (slug: string) => `It is not the log meant by default: kith -w ${slug} …`
  },
  {
    help: {
      usage: ["LIEN_OU_CODE", "--phrase --relay URL"],
      about: fr`Fait de cet appareil l'un de ceux d'un journal : avec le lien ou le code que kith pair montre sur un autre appareil, ou, si tous les appareils sont perdus, avec la phrase de récupération. Les deux appareils montrent trois mots ; comparez-les.`,
      flags: {
        relay: fr`URL  le relais ; un lien le dit, un code non`,
        device: fr`NOM  comment s'appelle cet appareil ; sinon le nom de l'ordinateur`,
        phrase: fr`avec la phrase de récupération, qui est demandée`
      },
      examples: [
        ["kith join K7QX-4MDA-92XT-PW3E --relay https://relais.exemple", fr`avec le code`],
        ["kith join --phrase --relay https://relais.exemple", fr`avec les douze mots`]
      ]
    },
    needsOne: fr`Dites le lien ou le code que montre l'autre appareil, ou --phrase. Sur l'autre appareil : kith pair`,
    notBoth: fr`Soit un lien ou un code, soit --phrase.`,
    needsRelay: fr`Un code ne dit pas quel relais : kith join CODE --relay https://relais.exemple. Rien n'a changé.`,
    phraseNeedsRelay: fr`Dites où est le journal : kith join --phrase --relay https://relais.exemple. Rien n'a changé.`,
    neither: fr`Ce n'est ni un lien ni un code de Kith. Un code a la forme K7QX-4MDA-92XT-PW3E. Rien n'a changé.`,
    length: fr`Un code a seize caractères, quatre groupes de quatre. Vérifiez. Rien n'a changé.`,
    damaged: fr`Le lien n'est pas entier ; un logiciel de messagerie l'a peut-être coupé. Copiez-le à nouveau. Rien n'a changé.`,
    newer: fr`Une version plus récente de Kith a fait ce lien. Mettez celle-ci à jour. Rien n'a changé.`,
    exists: (folder) =>
      fr`Il y a déjà un journal : ${folder}. Il n'a pas été touché. Pour avoir les deux, donnez un nom à celui-ci : -w NOM`,
    waiting: fr`En attente de l'autre appareil`,
    shows: (words) => fr`L'autre appareil montre : ${words}.`,
    joined: (name, folder) => fr`${name} : ${folder}`,
    got: (count, place) => fr`${count} ${count < 2 ? fr`changement reçu` : fr`changements reçus`} de ${place}`,
    notYetSynced: fr`Cet appareil fait désormais partie du journal, mais n'a pas encore pu le recevoir : kith sync`,
    cameBack: (name, folder, events) =>
      fr`${name} est de retour, à sa place : ${folder}${events === 0 ? "" : events === 1 ? fr`\n  ${events} changement qui n'était pas parti part avec` : fr`\n  ${events} changements qui n'étaient pas partis partent avec`}`,
    other: (slug) => fr`Ce n'est pas le journal choisi d'office : kith -w ${slug} …`
  }
)
