/** What `kith devices` and `kith members` say. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const devicesWords = inBoth(
  {
    help: {
      usage: ["", "name DEVICE NAME", "revoke DEVICE", "adopt DEVICE"],
      about:
        "Lists the devices that write this log, and gives one another name. One that is lost, sold or broken can be revoked: what it wrote up to now stays, what it writes from now on counts nowhere, and it can read nothing new. Where it had sent something that nobody had when it was revoked, an owner can adopt that.",
      flags: {
        relay: "URL  where to look for what is to be adopted; where the log syncs, unless said",
        folder: "DIR  the same, in a folder"
      },
      examples: [
        ["kith devices", "which there are"],
        ["kith devices name kf3 'Old laptop'", "what it is called from now on"],
        ["kith devices revoke kf3", "that one was lost"],
        ["kith devices adopt kf3", "what it had still sent counts after all"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    thisDevice: "this device",
    revoked: "revoked",
    changes: (count: number) => `${count} ${count === 1 ? "change" : "changes"}`,
    since: (day: string) => `since ${day}`,
    unnamed: "a device without a name",
    onlyOne: "This is the only device. If it is lost, so is the log: add another with kith pair, or keep a backup.",
    none: (typed: string) => `No device is called "${typed}", or has an id that begins so. See: kith devices`,
    which: (typed: string) => `Which "${typed}"? Nothing was changed.`,
    renamed: (name: string) => `It is called ${name} now`,
    revokedAlready: (name: string) => `${name} was revoked before. Nothing was changed.`,
    ask: (name: string, changes: number) =>
      `Revoke ${name}? Its ${changes} ${changes === 1 ? "change" : "changes"} up to now stay; what it writes from now on counts nowhere. This cannot be undone.`,
    askSelf: "Revoke this very device? It will be able to sync no more. This cannot be undone.",
    needsYes: (name: string) => `To revoke ${name}, which cannot be undone, say -y. Nothing was changed.`,
    lastOwner:
      "No owner would be left: nobody could let a device in any more. Print a recovery phrase first (kith phrase --print), or make somebody else an owner. Nothing was changed.",
    notAllowed: "Only an owner of this log can do that. Nothing was changed.",
    overLimit: "There would be more devices, or changes of keys, than a log can have. Nothing was changed.",
    keyMissing: "This device lacks a key that it would have to hand on. Sync first: kith sync. Nothing was changed.",
    notBegun:
      "This device is not on the log's list of devices. If the log came from a backup: kith doctor --fix. Nothing was changed.",
    done: (name: string) => `${name} is revoked; the others use a new key from now on`,
    notRevoked: (name: string) => `${name} was not revoked, so all that it writes counts. Nothing was changed.`,
    nothingBeyond: (name: string, changes: number, place: string) =>
      `${place} has nothing of ${name} beyond the ${changes === 1 ? "one change that counts" : `${changes} changes that count`}. Nothing was changed.`,
    askAdopt: (name: string, changes: number, more: number) =>
      `${name} was revoked after ${changes} ${changes === 1 ? "change" : "changes"}; ${more} more ${more === 1 ? "is" : "are"} there. Shall ${more === 1 ? "it" : "they"} count after all, for everybody?`,
    needsYesToAdopt: (name: string, more: number) =>
      `To let ${more} more ${more === 1 ? "change" : "changes"} of ${name} count after all, for everybody, say -y. Nothing was changed.`,
    adopted: (name: string, more: number) =>
      `${more} more ${more === 1 ? "change" : "changes"} of ${name} ${more === 1 ? "counts" : "count"} from now on`,
    goesNext: "The others hear of it with the next sync: kith sync",
    busy: "Somebody else changed the list of devices meanwhile, several times in a row. Nothing was changed. Try again."
  },
  {
    help: {
      usage: ["", "name APPAREIL NOM", "revoke APPAREIL", "adopt APPAREIL"],
      about: fr`Donne la liste des appareils qui écrivent ce journal, et en renomme un. Un appareil perdu, vendu ou cassé peut être retiré : ce qu'il a écrit jusqu'ici reste, ce qu'il écrira ne comptera nulle part, et il ne pourra plus rien lire de nouveau. S'il avait envoyé quelque chose que personne n'avait encore à ce moment-là, un propriétaire peut l'adopter.`,
      flags: {
        relay: fr`URL  où chercher ce qui est à adopter ; par défaut, là où le journal se synchronise`,
        folder: fr`DOSSIER  de même, dans un dossier`
      },
      examples: [
        ["kith devices", fr`lesquels il y a`],
        ["kith devices name kf3 'Vieux portable'", fr`comment il s'appelle désormais`],
        ["kith devices revoke kf3", fr`celui-là est perdu`],
        ["kith devices adopt kf3", fr`ce qu'il avait encore envoyé compte malgré tout`]
      ]
    },
    thisDevice: fr`cet appareil`,
    revoked: fr`retiré`,
    changes: (count) => fr`${count} ${count < 2 ? fr`changement` : fr`changements`}`,
    since: (day) => fr`depuis ${/^\d/.test(day) ? fr`le ${day}` : day}`,
    unnamed: fr`un appareil sans nom`,
    onlyOne: fr`C'est le seul appareil. S'il se perd, le journal aussi : ajoutez-en un avec kith pair, ou gardez une sauvegarde.`,
    none: (typed) =>
      fr`Aucun appareil ne s'appelle « ${typed} », ni n'a un id qui commence ainsi. Voyez : kith devices`,
    which: (typed) => fr`Lequel : « ${typed} » ? Rien n'a changé.`,
    renamed: (name) => fr`Il s'appelle maintenant ${name}`,
    revokedAlready: (name) => fr`${name} était déjà retiré. Rien n'a changé.`,
    ask: (name, changes) =>
      fr`Retirer ${name} ? ${changes < 2 ? fr`Ce qu'il a écrit (${changes} changement)` : fr`Ce qu'il a écrit (${changes} changements)`} reste ; ce qu'il écrira ne comptera nulle part. C'est sans retour.`,
    askSelf: fr`Retirer cet appareil-ci ? Il ne pourra plus se synchroniser. C'est sans retour.`,
    needsYes: (name) => fr`Pour retirer ${name}, ce qui est sans retour, dites -y. Rien n'a changé.`,
    lastOwner: fr`Il ne resterait aucun propriétaire : plus personne ne pourrait admettre un appareil. Imprimez d'abord une phrase de récupération (kith phrase --print), ou nommez un autre propriétaire. Rien n'a changé.`,
    notAllowed: fr`Seul un propriétaire du journal peut faire cela. Rien n'a changé.`,
    overLimit: fr`Il y aurait plus d'appareils, ou de changements de clés, qu'un journal ne peut en avoir. Rien n'a changé.`,
    keyMissing: fr`Il manque à cet appareil une clé qu'il aurait à transmettre. Synchronisez d'abord : kith sync. Rien n'a changé.`,
    notBegun: fr`Cet appareil n'est pas dans la liste des appareils du journal. Si le journal vient d'une sauvegarde : kith doctor --fix. Rien n'a changé.`,
    done: (name) => fr`${name} est retiré ; les autres se servent désormais d'une nouvelle clé`,
    notRevoked: (name) => fr`${name} n'a pas été retiré : tout ce qu'il écrit compte. Rien n'a changé.`,
    nothingBeyond: (name, changes, place) =>
      fr`${place} n'a rien de ${name} au-delà ${changes < 2 ? fr`du changement qui compte` : fr`des ${changes} changements qui comptent`}. Rien n'a changé.`,
    askAdopt: (name, changes, more) =>
      fr`${name} a été retiré après ${changes} ${changes < 2 ? fr`changement` : fr`changements`} ; il y en a ${more} de plus. Les faire compter malgré tout, pour tout le monde ?`,
    needsYesToAdopt: (name, more) =>
      fr`Pour faire compter malgré tout, pour tout le monde, ${more} ${more < 2 ? fr`changement` : fr`changements`} de plus de ${name}, dites -y. Rien n'a changé.`,
    adopted: (name, more) =>
      more < 2
        ? fr`${more} changement de plus de ${name} compte désormais`
        : fr`${more} changements de plus de ${name} comptent désormais`,
    goesNext: fr`Les autres l'apprendront à la prochaine synchronisation : kith sync`,
    busy: fr`Quelqu'un d'autre a changé la liste des appareils entre-temps, plusieurs fois de suite. Rien n'a changé. Réessayez.`
  }
)

const aRole = (role: string): string => `${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`

export const membersWords = inBoth(
  {
    help: {
      usage: ["", "invite NAME [--role ROLE]", "role WHO ROLE", "remove WHO"],
      about:
        "Who reads and writes this log. Owners may do everything; editors write; readers only read. A log of your own has one member: you. Inviting shows a code, as kith pair does.",
      flags: {
        role: "ROLE  what they may do; editor unless said",
        relay: "URL  the relay that both reach, if it is not known yet",
        code: "only a code to type, no QR code",
        device: "NAME  what this device is called, if it has no name yet"
      },
      examples: [
        ["kith members", "who there is, with their devices"],
        ['kith members invite "Ana Souza" --role reader', "she may read"],
        ["kith members role ana editor", "and now write, too"],
        ["kith members remove ana", "with all devices"]
      ] as ReadonlyArray<readonly [string, string]>
    },
    roles: { owner: "owner", editor: "editor", reader: "reader" },
    you: "you",
    founder: "who began the log",
    removed: "removed",
    devices: (count: number) => `${count} ${count === 1 ? "device" : "devices"}`,
    none: (typed: string) => `No member is called "${typed}", or has an id that begins so. See: kith members`,
    which: (typed: string) => `Which "${typed}"? Nothing was changed.`,
    notARole: (typed: string) => `"${typed}" is no role. There are: owner, editor, reader. Nothing was changed.`,
    sameRole: (name: string, role: string) => `${name} is ${aRole(role)} already. Nothing was changed.`,
    roleChanged: (name: string, role: string) => `${name} is ${aRole(role)} now`,
    removedAlready: (name: string) => `${name} was removed before. Nothing was changed.`,
    ask: (name: string, devices: number) =>
      `Remove ${name}, with ${devices} ${devices === 1 ? "device" : "devices"}? What they wrote up to now stays; they can read nothing new. This cannot be undone.`,
    needsYes: (name: string) => `To remove ${name}, which cannot be undone, say -y. Nothing was changed.`,
    done: (name: string) => `${name} is removed; the others use a new key from now on`,
    notBegun: "This log has no list of members yet. It gets one with the first sync: kith sync --relay URL"
  },
  {
    help: {
      usage: ["", "invite NOM [--role ROLE]", "role QUI ROLE", "remove QUI"],
      about: fr`Qui lit et écrit ce journal. Les propriétaires peuvent tout ; les rédacteurs écrivent ; les lecteurs ne font que lire. Un journal à vous seul a un membre : vous. Inviter montre un code, comme kith pair.`,
      flags: {
        role: fr`ROLE  ce qui lui est permis : propriétaire, rédacteur ou lecteur ; editor par défaut`,
        relay: fr`URL  le relais que les deux atteignent, s'il n'est pas encore connu`,
        code: fr`seulement un code à taper, sans code QR`,
        device: fr`NOM  comment s'appelle cet appareil, s'il n'a pas encore de nom`
      },
      examples: [
        ["kith members", fr`qui il y a, avec leurs appareils`],
        ['kith members invite "Ana Souza" --role reader', fr`elle peut lire`],
        ["kith members role ana editor", fr`et maintenant écrire aussi`],
        ["kith members remove ana", fr`avec tous ses appareils`]
      ]
    },
    roles: { owner: fr`propriétaire`, editor: fr`rédacteur`, reader: fr`lecteur` },
    you: fr`vous`,
    founder: fr`à l'origine du journal`,
    removed: fr`retiré`,
    devices: (count) => fr`${count} ${count < 2 ? fr`appareil` : fr`appareils`}`,
    none: (typed) => fr`Aucun membre ne s'appelle « ${typed} », ni n'a un id qui commence ainsi. Voyez : kith members`,
    which: (typed) => fr`Lequel : « ${typed} » ? Rien n'a changé.`,
    notARole: (typed) => fr`« ${typed} » n'est pas un rôle. Il y a : owner, editor, reader. Rien n'a changé.`,
    sameRole: (name, role) => fr`${name} est déjà ${role}. Rien n'a changé.`,
    roleChanged: (name, role) => fr`${name} est désormais ${role}`,
    removedAlready: (name) => fr`${name} n'était déjà plus membre. Rien n'a changé.`,
    ask: (name, devices) =>
      fr`Retirer ${name}, avec ${devices} ${devices < 2 ? fr`appareil` : fr`appareils`} ? Ce qui est écrit jusqu'ici reste ; rien de nouveau ne lui sera lisible. C'est sans retour.`,
    needsYes: (name) => fr`Pour retirer ${name}, ce qui est sans retour, dites -y. Rien n'a changé.`,
    done: (name) => fr`${name} n'est plus membre ; les autres se servent désormais d'une nouvelle clé`,
    notBegun: fr`Ce journal n'a pas encore de liste de membres. Elle se crée à la première synchronisation : kith sync --relay URL`
  }
)
