/** What `kith sync` says, and what other commands say of relays and folders. */
import { few, peu } from "./counted.ts"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const syncWords = inBoth(
  {
    help: {
      usage: [""],
      about:
        "Exchanges changes with the log's other devices, through a relay or a folder that both reach. What leaves this device is encrypted; a relay reads none of it. Where to is asked for once and remembered.",
      flags: {
        relay: "URL  the relay: https://relay.example; remembered for this log",
        folder: "DIR  a folder on a stick or in a file service instead; remembered for this log",
        watch: "stays in step until it is stopped (Ctrl-C)",
        device: "NAME  what this device is called, the first time; otherwise the computer's name",
        again: "begins the log anew at the relay, where an owner had it deleted"
      },
      examples: [
        ["kith sync --relay https://relay.example", "the first time"],
        ["kith sync", "from then on"],
        ["kith sync --watch", "as changes come"],
        ["kith sync --folder /media/stick/kith", "without a network"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    notARelay: (typed: string) => `"${typed}" is no relay's address. One looks like https://relay.example`,
    noPlace:
      "This log does not sync yet. Say where to: kith sync --relay https://relay.example, or --folder DIR. To run a relay of your own: kith serve",
    oneOnly: "Either --relay or --folder, not both.",
    againAtRelays: "--again is for a relay; this log syncs with a folder.",
    notAFolder: (path: string) =>
      `There is no folder ${path}. If it is on a stick, plug that in; what was written here is safe.`,
    bare: (url: string) =>
      `${url} is not encrypted on the way (http). What you write is sealed all the same, but who talks when can be seen.`,
    upToDate: (place: string) => `Up to date with ${place}`,
    exchanged: (sent: number, received: number, place: string) =>
      `${few(sent, "change", "changes")} sent, ${received} received · ${place}`,
    outside: (count: number) =>
      `${few(count, "change", "changes")} from another log's file ${count === 1 ? "stays" : "stay"} on this device: only an owner's device can take ${count === 1 ? "it" : "them"} in`,
    kept: (count: number) =>
      `You may only read this log: ${few(count, "change of yours stays", "changes of yours stay")} on this device. An owner can let you write: kith members role`,
    waiting: (count: number) =>
      `${few(count, "change waits", "changes wait")} here and ${count === 1 ? "goes" : "go"} next time`,
    unreachable: (count: number) =>
      count === 0
        ? "Relay unreachable. Nothing waits here; what others wrote comes next time."
        : `Relay unreachable. ${few(count, "change is", "changes are")} safe here and ${count === 1 ? "goes" : "go"} next time.`,
    failing: (host: string, count: number) =>
      `${host} answers, but can keep nothing now: its disk may be full. ${count === 0 ? "Nothing waits here." : `${few(count, "change is", "changes are")} safe here and ${count === 1 ? "goes" : "go"} next time.`} Tell whoever runs it.`,
    unreachableYet: (host: string) =>
      `${host} cannot be reached. Nothing was changed. Check the address and the network, and try again.`,
    folderAway: (path: string, count: number) =>
      `The folder ${path} cannot be used. ${few(count, "change is", "changes are")} safe here and ${count === 1 ? "goes" : "go"} next time.`,
    conflicts: (count: number) =>
      `${few(count, "value differs", "values differ")} between devices; choose when you like: kith conflicts`,
    changedMeanwhile: (count: number) =>
      `${few(count, "thing that was", "things that were")} deleted or merged on one device changed meanwhile on another: kith conflicts`,
    fork: (device: string) =>
      `${device} was seen writing two different histories: the first one counts. Most likely a backup of it was put back, or it was copied. On that device: kith doctor --fix`,
    withheld: (count: number, device: string, by: string) =>
      `${few(count, "change", "changes")} of ${device} that ${by} has seen ${count === 1 ? "is" : "are"} missing. The relay may have been set back, or hides them. Sync ${device} or ${by} again, or exchange through a folder: kith sync --folder DIR`,
    refused: (device: string, seq: number, why: string) => `change ${seq} of ${device} was not taken: ${why}`,
    reasons: {
      notThisWorkspace: "it is of another log",
      notAMember: "that device is not one of this log's",
      mayNotWrite: "that device may not write, or was removed before",
      badSignature: "its signature is not that device's",
      gap: "something before it is missing; it comes again with the next sync",
      fork: "it contradicts what is held of that device",
      malformed: "it cannot be read",
      badMembership: "the list of devices it came with does not hold",
      notSignedIn: "the relay did not recognise this device",
      forgotten: "an owner had the log deleted there"
    },
    clockBehind: (span: string) =>
      `This computer's clock is ${span} behind the relay's. Set it: dates of what you write come from it. No change is lost for it.`,
    clockAhead: (span: string) =>
      `This computer's clock is ${span} ahead of the relay's. Set it: dates of what you write come from it. No change is lost for it.`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    days: (count: number) => few(count, "day", "days"),
    ownFeedElsewhere:
      "This device's log was restored from a backup, or a copy of it is used elsewhere: the relay knows changes of it that are not here. Nothing was sent. To give this device a new identity, losing nothing: kith doctor --fix",
    revoked: (count: number) =>
      `This device was removed from the log. Nothing is sent or received any more. What it holds stays here, ${few(count, "change", "changes")} in all. To come back, be invited anew: kith pair on another device, kith join here. What had not been sent goes along.`,
    forkedMembership:
      "The list of who may read this log goes on in two ways: somebody, perhaps the relay, is not telling the truth. Nothing was exchanged. Do not sync there until you have compared with your other devices: kith devices",
    notMine:
      "This device is not on the log's list of devices, so nothing can be exchanged. If the log came from a backup: kith doctor --fix",
    noWorkspaces: (host: string) =>
      `${host} takes no new logs without a token from whoever runs it. Nothing was sent. Put the token into KITH_RELAY_CREATION_TOKEN and try again.`,
    noRelayThere: (url: string) =>
      `Something answers at ${url}, but it is no relay of Kith's. Check the address; what is written is safe here.`,
    badToken: (host: string) =>
      `${host} does not accept the token in KITH_RELAY_CREATION_TOKEN. Nothing was sent. Ask whoever runs it for another.`,
    overLimit: (host: string, limit: string) =>
      `${host} takes no more: ${limit}. What is written is safe here. Ask whoever runs the relay, or use another: kith sync --relay URL`,
    limits: {
      bundleBytes: "a piece is too large",
      requestBytes: "a message is too large",
      bundlesPerRequest: "too much at once",
      workspaceBytes: "the log's share of space is used up",
      workspaces: "it has no room for another log",
      requests: "too many requests; wait a moment",
      connections: "too many connections; wait a moment",
      membershipEntries: "there were too many changes of devices",
      calendars: "it publishes as many calendars of this log as it may",
      wakes: "it wakes as many devices of this log, as often, as it may"
    },
    corrupt: (place: string) =>
      `${place} no longer reads back what it stored. What is here is safe. Tell whoever runs it; a backup of the relay, put back, is completed by the next sync.`,
    rejected: (place: string, why: string) => `${place} refused: ${why}. What is here is safe.`,
    forgotten: (host: string) =>
      `${host} no longer keeps this log: one of its owners had it deleted there (kith leave --delete-at-relay). All that is here is safe, and nothing was sent. To go on with another relay: kith sync --relay URL; with a folder: kith sync --folder DIR. To begin it anew at ${host}: kith sync --again`,
    began: (name: string) => `This device is called ${name} on the log's other devices.`,
    watching: (place: string) => `In step with ${place}; Ctrl-C ends it.`,
    received: (count: number) => `${few(count, "change", "changes")} received`,
    sent: "sent",
    awayAgain: (why: string, span: string) => `${why}; trying again in ${span}. What you write is safe here.`,
    away: {
      unreachable: "Unreachable",
      failing: (place: string) => `${place} answers, but can keep nothing now (its disk may be full)`,
      overLimit: (place: string, limit: string) => `${place} takes no more: ${limit}`,
      corrupt: (place: string) => `${place} no longer reads back what it stored`,
      rejected: (place: string, why: string) => `${place} refused: ${why}`
    },
    seconds: (count: number) => `${count} s`
  },
  {
    help: {
      usage: [""],
      about: fr`Échange les changements avec les autres appareils du journal, par un relais ou un dossier que tous atteignent. Ce qui quitte cet appareil est chiffré ; un relais n'en lit rien. L'adresse se dit une seule fois et reste.`,
      flags: {
        relay: fr`URL  le relais : https://relais.exemple ; retenu pour ce journal`,
        folder: fr`DOSSIER  plutôt un dossier, sur une clé ou chez un service de fichiers ; retenu pour ce journal`,
        watch: fr`reste à jour jusqu'à ce qu'on l'arrête (Ctrl-C)`,
        device: fr`NOM  comment s'appelle cet appareil, la première fois ; sinon le nom de l'ordinateur`,
        again: fr`recommence le journal au relais, si un propriétaire l'y a fait effacer`
      },
      examples: [
        ["kith sync --relay https://relais.exemple", fr`la première fois`],
        ["kith sync", fr`par la suite`],
        ["kith sync --watch", fr`au fil des changements`],
        ["kith sync --folder /media/cle/kith", fr`sans réseau`]
      ]
    },
    notARelay: (typed) => fr`« ${typed} » n'est pas l'adresse d'un relais. La forme est https://relais.exemple`,
    noPlace: fr`Ce journal ne se synchronise pas encore. Dites avec quoi : kith sync --relay https://relais.exemple, ou --folder DOSSIER. Pour avoir votre propre relais : kith serve`,
    oneOnly: fr`Soit --relay, soit --folder, pas les deux.`,
    againAtRelays: fr`--again concerne un relais ; ce journal se synchronise avec un dossier.`,
    notAFolder: (path) =>
      fr`Le dossier ${path} n'existe pas. S'il est sur une clé, branchez-la ; ce qui est écrit ici est en sécurité.`,
    bare: (url) =>
      fr`${url} n'est pas chiffré en chemin (http). Ce que vous écrivez est scellé malgré tout, mais on peut voir qui communique, et quand.`,
    upToDate: (place) => fr`À jour avec ${place}`,
    exchanged: (sent, received, place) =>
      fr`${peu(sent, fr`changement envoyé`, fr`changements envoyés`)}, ${peu(received, fr`reçu`, fr`reçus`)} · ${place}`,
    outside: (count) =>
      count === 1
        ? fr`1 changement venu du fichier d'un autre journal reste sur cet appareil : seul l'appareil d'un propriétaire peut le reprendre`
        : fr`${count} changements venus du fichier d'un autre journal restent sur cet appareil : seul l'appareil d'un propriétaire peut les reprendre`,
    kept: (count) =>
      fr`Vous pouvez seulement lire ce journal : ${peu(count, fr`changement de votre main reste`, fr`changements de votre main restent`)} sur cet appareil. Un propriétaire peut vous laisser écrire : kith members role`,
    waiting: (count) =>
      count < 2
        ? fr`${count} changement attend ici et partira la prochaine fois`
        : fr`${count} changements attendent ici et partiront la prochaine fois`,
    unreachable: (count) =>
      count === 0
        ? fr`Relais injoignable. Rien n'attend ici ; ce que les autres ont écrit viendra la prochaine fois.`
        : count < 2
          ? fr`Relais injoignable. ${count} changement est en sécurité ici et partira la prochaine fois.`
          : fr`Relais injoignable. ${count} changements sont en sécurité ici et partiront la prochaine fois.`,
    failing: (host, count) =>
      fr`${host} répond, mais ne peut rien garder en ce moment : son disque est peut-être plein. ${count === 0 ? fr`Rien n'attend ici.` : count === 1 ? fr`1 changement est en sécurité ici et partira la prochaine fois.` : fr`${count} changements sont en sécurité ici et partiront la prochaine fois.`} Prévenez qui le tient.`,
    unreachableYet: (host) =>
      fr`${host} est injoignable. Rien n'a changé. Vérifiez l'adresse et le réseau, puis réessayez.`,
    folderAway: (path, count) =>
      count < 2
        ? fr`Le dossier ${path} est inutilisable. ${count} changement est en sécurité ici et partira la prochaine fois.`
        : fr`Le dossier ${path} est inutilisable. ${count} changements sont en sécurité ici et partiront la prochaine fois.`,
    conflicts: (count) =>
      count < 2
        ? fr`${count} valeur diffère d'un appareil à l'autre ; choisissez quand vous voudrez : kith conflicts`
        : fr`${count} valeurs diffèrent d'un appareil à l'autre ; choisissez quand vous voudrez : kith conflicts`,
    changedMeanwhile: (count) =>
      count < 2
        ? fr`${count} fiche supprimée ou réunie sur un appareil a changé entre-temps sur un autre : kith conflicts`
        : fr`${count} fiches supprimées ou réunies sur un appareil ont changé entre-temps sur un autre : kith conflicts`,
    fork: (device) =>
      fr`${device} a écrit deux histoires différentes : c'est la première qui compte. Sans doute une sauvegarde y a-t-elle été reprise, ou l'appareil a été copié. Sur cet appareil : kith doctor --fix`,
    withheld: (count, device, by) =>
      count < 2
        ? fr`${count} changement de ${device}, que ${by} a vu, manque. Le relais est peut-être revenu en arrière, ou le cache. Synchronisez ${device} ou ${by} à nouveau, ou passez par un dossier : kith sync --folder DOSSIER`
        : fr`${count} changements de ${device}, que ${by} a vus, manquent. Le relais est peut-être revenu en arrière, ou les cache. Synchronisez ${device} ou ${by} à nouveau, ou passez par un dossier : kith sync --folder DOSSIER`,
    refused: (device, seq, why) => fr`le changement ${seq} de ${device} n'a pas été pris : ${why}`,
    reasons: {
      notThisWorkspace: fr`il est d'un autre journal`,
      notAMember: fr`cet appareil n'est pas de ce journal`,
      mayNotWrite: fr`cet appareil n'a pas le droit d'écrire, ou a été retiré avant`,
      badSignature: fr`la signature n'est pas celle de cet appareil`,
      gap: fr`il manque quelque chose avant ; il reviendra à la prochaine synchronisation`,
      fork: fr`il contredit ce que l'on a de cet appareil`,
      malformed: fr`il est illisible`,
      badMembership: fr`la liste des appareils qui l'accompagne ne tient pas`,
      notSignedIn: fr`le relais n'a pas reconnu cet appareil`,
      forgotten: fr`un propriétaire y a fait effacer le journal`
    },
    clockBehind: (span) =>
      fr`L'horloge de cet ordinateur retarde de ${span} sur celle du relais. Réglez-la : les dates de ce que vous écrivez en viennent. Aucun changement n'est perdu pour autant.`,
    clockAhead: (span) =>
      fr`L'horloge de cet ordinateur avance de ${span} sur celle du relais. Réglez-la : les dates de ce que vous écrivez en viennent. Aucun changement n'est perdu pour autant.`,
    minutes: (count) => fr`${count}\u00a0min`,
    hours: (count) => fr`${count}\u00a0h`,
    days: (count) => peu(count, fr`jour`, fr`jours`),
    ownFeedElsewhere: fr`Le journal de cet appareil vient d'une sauvegarde, ou une copie en sert ailleurs : le relais en connaît des changements qui ne sont pas ici. Rien n'est parti. Pour donner une nouvelle identité à cet appareil, sans rien perdre : kith doctor --fix`,
    revoked: (count) =>
      fr`Cet appareil a été retiré du journal. Plus rien n'est envoyé ni reçu. Ce qu'il contient reste ici, ${peu(count, fr`changement`, fr`changements`)} en tout. Pour revenir, faites-vous inviter à nouveau : kith pair sur un autre appareil, kith join ici. Ce qui n'était pas parti part avec.`,
    forkedMembership: fr`La liste de ceux qui lisent ce journal continue de deux façons : quelqu'un, peut-être le relais, ne dit pas la vérité. Rien n'a été échangé. N'y synchronisez plus avant d'avoir comparé avec vos autres appareils : kith devices`,
    notMine: fr`Cet appareil n'est pas dans la liste des appareils du journal : rien ne peut être échangé. Si le journal vient d'une sauvegarde : kith doctor --fix`,
    noWorkspaces: (host) =>
      fr`${host} n'accepte de nouveau journal qu'avec un jeton de qui le tient. Rien n'est parti. Mettez ce jeton dans KITH_RELAY_CREATION_TOKEN et réessayez.`,
    noRelayThere: (url) =>
      fr`Quelque chose répond à ${url}, mais ce n'est pas un relais de Kith. Vérifiez l'adresse ; ce qui est écrit est en sécurité ici.`,
    badToken: (host) =>
      fr`${host} n'accepte pas le jeton de KITH_RELAY_CREATION_TOKEN. Rien n'est parti. Demandez-en un autre à qui tient le relais.`,
    overLimit: (host, limit) =>
      fr`${host} n'en prend pas plus : ${limit}. Ce qui est écrit est en sécurité ici. Demandez à qui tient le relais, ou prenez-en un autre : kith sync --relay URL`,
    limits: {
      bundleBytes: fr`un morceau est trop gros`,
      requestBytes: fr`un message est trop gros`,
      bundlesPerRequest: fr`il y en a trop à la fois`,
      workspaceBytes: fr`la place prévue pour ce journal est prise`,
      workspaces: fr`il n'a plus de place pour un nouveau journal`,
      requests: fr`trop de demandes ; attendez un instant`,
      connections: fr`trop de connexions ; attendez un instant`,
      membershipEntries: fr`les appareils ont changé trop souvent`,
      calendars: fr`il publie déjà autant de calendriers de ce journal qu'il le peut`,
      wakes: fr`il réveille déjà autant d'appareils de ce journal, et aussi souvent, qu'il le peut`
    },
    corrupt: (place) =>
      fr`${place} ne relit plus ce qu'il a stocké. Ce qui est ici est en sécurité. Prévenez qui le tient ; une sauvegarde du relais, remise en place, se complète à la synchronisation suivante.`,
    rejected: (place, why) => fr`${place} refuse : ${why}. Ce qui est ici est en sécurité.`,
    forgotten: (host) =>
      fr`${host} ne garde plus ce journal : un de ses propriétaires l'y a fait effacer (kith leave --delete-at-relay). Tout ce qui est ici est en sécurité, et rien n'est parti. Pour continuer avec un autre relais : kith sync --relay URL ; avec un dossier : kith sync --folder DOSSIER. Pour le recommencer sur ${host} : kith sync --again`,
    began: (name) => fr`Cet appareil s'appelle ${name} sur les autres appareils du journal.`,
    watching: (place) => fr`À jour avec ${place} ; Ctrl-C pour arrêter.`,
    received: (count) => peu(count, fr`changement reçu`, fr`changements reçus`),
    sent: fr`envoyé`,
    awayAgain: (why, span) => fr`${why} ; nouvel essai dans ${span}. Ce que vous écrivez est en sécurité ici.`,
    away: {
      unreachable: fr`Injoignable`,
      failing: (place) => fr`${place} répond, mais ne peut rien garder en ce moment (son disque est peut-être plein)`,
      overLimit: (place, limit) => fr`${place} n'en prend pas plus : ${limit}`,
      corrupt: (place) => fr`${place} ne relit plus ce qu'il a stocké`,
      rejected: (place, why) => fr`${place} refuse : ${why}`
    },
    seconds: (count) => fr`${count}\u00a0s`
  }
)
