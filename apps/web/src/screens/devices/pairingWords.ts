/** Why a pairing came to nothing: what is safe, and what to do. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { PairingFailure } from "../../log/sync/PairingDesk.ts"

type PairingWords = Readonly<Record<PairingFailure, string>>

export const pairingWords = inBoth<PairingWords>(
  {
    NotFound:
      "No invitation is there under this code: it was mistyped, or its ten minutes are over. Show a new one on the other device. Nothing was changed.",
    AlreadyUsed:
      "This invitation was used already. If that was not you, look at the list of devices on the other one. Show a new code there. Nothing was changed here.",
    Expired: "Nobody answered in time. Begin again. Nothing was changed.",
    Unavailable:
      "The sync server cannot be reached, and both devices need it for this. Nothing was changed. Try again.",
    Tampered:
      "A message on the way was not made by your other device. Somebody may be trying to get in. Nothing was changed. Begin again, and do not show the code to anybody.",
    Newer: "The other device runs a newer version of Kith. Update this one. Nothing was changed.",
    RefusedHere: "The words differ, so nobody was let in. Begin again, and do not show the code to anybody.",
    RefusedThere: "On the other device somebody said that the words differ, so nobody was let in. Begin again.",
    NotAdmitted:
      "The other device could not let this one in: perhaps it may not, or its sync server went away. Nothing was changed here. Begin again.",
    NotAsInvited:
      "What the sync server offers is not what the link says. Somebody may stand between. Nothing was changed.",
    BadChain:
      "The log’s list of devices does not hold together, as the sync server tells it. Nothing was changed here.",
    HeadMissing:
      "The sync server holds part of the log’s list of devices back, or has another one. Nothing was changed here.",
    InviterUnknown: "The device that invites does not belong to the log. Nothing was changed here.",
    EntryMissing: "The sync server does not show that this device was let in. Nothing was changed here. Begin again.",
    KeysMissing:
      "This device was let in, but without keys that open. Take it out on the other device, then begin again.",
    neither: "That is no link and no code of Kith’s. A code looks like K7QX-4MDA-92XT-PW3E. Nothing was changed.",
    length: "A code has sixteen characters, four groups of four. Look again. Nothing was changed.",
    damaged: "The link is not whole; perhaps a mail program has broken it. Copy it again. Nothing was changed.",
    newer: "A newer version of Kith made this link. Load this page again for the newest version. Nothing was changed.",
    noRelay: "A code does not say where the devices meet: fill in the sync server’s address. Nothing was changed.",
    notAPhrase: "These are not twelve words of a recovery phrase. Look at each once more. Nothing was changed.",
    nowhere: "No log at this sync server knows this phrase. Look at the words and the address once more.",
    broken: "The log’s list of devices does not hold together, as the sync server tells it. Nothing was changed here.",
    busy: "Others kept changing the list of devices meanwhile. Nothing was changed. Try again.",
    unreachable: "The sync server cannot be reached. Nothing was changed. Look at its address and try again.",
    notAllowed: "This device may not let others in. Ask an owner of the log. Nothing was changed.",
    unexpected: "Something went wrong. Nothing was changed here. Begin again."
  },
  {
    NotFound: fr`Aucune invitation sous ce code : une faute de frappe, ou ses dix minutes sont passées. Montrez-en une nouvelle sur l'autre appareil. Rien n'a changé.`,
    AlreadyUsed: fr`Cette invitation a déjà servi. Si ce n'était pas vous, voyez la liste des appareils sur l'autre. Montrez-y un nouveau code. Rien n'a changé ici.`,
    Expired: fr`Personne n'a répondu à temps. Recommencez. Rien n'a changé.`,
    Unavailable: fr`Le serveur de synchronisation est injoignable, et les deux appareils en ont besoin. Rien n'a changé. Réessayez.`,
    Tampered: fr`Un message reçu en chemin ne vient pas de votre autre appareil. Quelqu'un essaie peut-être d'entrer. Rien n'a changé. Recommencez, sans montrer le code à personne.`,
    Newer: fr`L'autre appareil a une version plus récente de Kith. Mettez celui-ci à jour. Rien n'a changé.`,
    RefusedHere: fr`Les mots diffèrent : personne n'est entré. Recommencez, sans montrer le code à personne.`,
    RefusedThere: fr`Sur l'autre appareil, on a dit que les mots diffèrent : personne n'est entré. Recommencez.`,
    NotAdmitted: fr`L'autre appareil n'a pas pu faire entrer celui-ci : il n'en a peut-être pas le droit, ou son serveur n'a plus répondu. Rien n'a changé ici. Recommencez.`,
    NotAsInvited: fr`Ce que le serveur propose n'est pas ce que dit le lien. Quelqu'un s'est peut-être glissé entre les deux. Rien n'a changé.`,
    BadChain: fr`La liste des appareils du journal ne tient pas, telle que le serveur la donne. Rien n'a changé ici.`,
    HeadMissing: fr`Le serveur cache une partie de la liste des appareils du journal, ou en a une autre. Rien n'a changé ici.`,
    InviterUnknown: fr`L'appareil qui invite n'est pas de ce journal. Rien n'a changé ici.`,
    EntryMissing: fr`Le serveur ne montre pas que cet appareil est entré. Rien n'a changé ici. Recommencez.`,
    KeysMissing: fr`Cet appareil est entré, mais sans clés qui s'ouvrent. Retirez-le sur l'autre appareil, puis recommencez.`,
    neither: fr`Ce n'est ni un lien ni un code de Kith. Un code a la forme K7QX-4MDA-92XT-PW3E. Rien n'a changé.`,
    length: fr`Un code a seize caractères, quatre groupes de quatre. Vérifiez. Rien n'a changé.`,
    damaged: fr`Le lien n'est pas entier ; un logiciel de messagerie l'a peut-être coupé. Copiez-le à nouveau. Rien n'a changé.`,
    newer: fr`Une version plus récente de Kith a fait ce lien. Rechargez cette page pour avoir la dernière. Rien n'a changé.`,
    noRelay: fr`Un code ne dit pas où les appareils se retrouvent : indiquez l'adresse du serveur de synchronisation. Rien n'a changé.`,
    notAPhrase: fr`Ce ne sont pas les douze mots d'une phrase de récupération. Relisez chacun. Rien n'a changé.`,
    nowhere: fr`Aucun journal de ce serveur ne connaît cette phrase. Relisez les mots et l'adresse.`,
    broken: fr`La liste des appareils du journal ne tient pas, telle que le serveur la donne. Rien n'a changé ici.`,
    busy: fr`D'autres ont changé la liste des appareils entre-temps. Rien n'a changé. Réessayez.`,
    unreachable: fr`Le serveur de synchronisation est injoignable. Rien n'a changé. Vérifiez son adresse et réessayez.`,
    notAllowed: fr`Cet appareil ne peut pas en faire entrer d'autres. Demandez à un propriétaire du journal. Rien n'a changé.`,
    unexpected: fr`Un imprévu est survenu. Rien n'a changé ici. Recommencez.`
  }
)
