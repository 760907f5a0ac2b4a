/** How syncing stands, in whole sentences: what happened, what is safe, and what to do. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { AwayWhy, StoppedWhy } from "../../log/sync/whyNot.ts"

interface StateWords {
  readonly connecting: string
  readonly inStep: string
  readonly away: Readonly<Record<AwayWhy, string>>
  readonly stopped: Readonly<Record<StoppedWhy, string>>
  readonly kept: (count: number) => string
  readonly outside: (count: number) => string
  readonly clockBehind: (minutes: number) => string
  readonly clockAhead: (minutes: number) => string
}

export const stateWords = inBoth<StateWords>(
  {
    connecting: "Connecting.",
    inStep: "In step.",
    away: {
      unreachable:
        "The sync server cannot be reached now. Everything is safe on this device, and goes there by itself once it answers.",
      insecure:
        "This page came encrypted, so the browser opens no sync server whose address begins with http. Everything is safe on this device. Ask for an address that begins with https.",
      notARelay:
        "Something answers at this address, but it is no sync server of Kith’s. Everything is safe on this device. Disconnect, then look at the address once more.",
      noSocket:
        "The sync server answers, but something on the way (a company’s network, perhaps) lets no lasting connection through. Everything is safe on this device. It is tried again; another network may help.",
      fullHere:
        "This device has no room left, so nothing new can come. What is here is safe. Free some space; it goes on by itself.",
      storageHere:
        "This browser’s storage cannot be used now. What was saved is safe. Load the page again; if that does not help, close the other tabs of Kith.",
      failing:
        "The sync server answers, but can keep nothing now: its disk may be full. Everything is safe on this device, and it is tried again. Tell whoever runs the server.",
      otherVersion:
        "The sync server speaks another version. Everything is safe on this device. Load this page again for the newest Kith; if that does not help, its keeper has to update the server.",
      corrupt:
        "The sync server no longer reads back what it stored. Everything on this device is safe. Tell whoever runs it: once its backup is put back, your devices complete it.",
      pause:
        "The sync server asks for a pause, since much was asked of it. Everything is safe on this device, and goes on by itself in a moment.",
      roomOfLog:
        "Your log’s share of room at the sync server is used up. New changes stay on the device that wrote them, where they are safe. Ask whoever runs the server for more room, or disconnect and use another.",
      tooLarge:
        "The sync server does not take so much at once. Everything is safe on this device. Tell whoever runs the server that its limits are too small for this log.",
      tooManyEntries:
        "There were more changes to the list of devices than the sync server keeps. Everything is safe on this device. Ask whoever runs the server, or use another.",
      notKnownThere:
        "The sync server does not know this device. It may have been put back to an older state; another of your devices brings it up to date. Everything is safe on this device, and it is tried again.",
      refused:
        "The sync server did not take what was sent. Everything is safe on this device, and it is tried again. If it goes on, look the log through under Data and backup."
    },
    stopped: {
      revoked:
        "This device was taken out of the log. What it holds stays here; nothing new comes or goes. To come back, have another device show a code and join again here: what you wrote and had not sent goes along.",
      ownFeedElsewhere:
        "A copy of this browser’s storage is at work elsewhere: a restored backup, or a profile that was copied. So that the two do not get in each other’s way, nothing was sent. Everything you wrote is safe here. Go on as a device of its own, and it goes out under that; the copy has to join again then.",
      forkedMembership:
        "The list of who may read this log goes on in two ways: somebody, perhaps the sync server, does not tell the truth. Nothing was exchanged, and everything is safe here. Compare with your other devices before you sync there again.",
      notMine:
        "This device is not on the log’s list of devices, so nothing can be exchanged. Everything is safe here. Have another device show a code, and join again.",
      forgotten:
        "An owner had this sync server forget the log. Everything is safe on this device, and nothing was sent. Begin it there again only if that was a mistake; or disconnect, and use another server.",
      mayNotCreate:
        "This sync server takes no new log without a pass word, or not with that one. Nothing was sent, and everything is safe here. Ask whoever runs it.",
      noRoomThere:
        "This sync server has no room for a further log. Nothing was sent, and everything is safe here. Ask whoever runs it, or use another.",
      notARelay:
        "At this address there is no sync server of Kith’s. Nothing was sent, and everything is safe here. Disconnect, then look at the address once more.",
      unexpected:
        "Something went wrong, and syncing stopped. Everything is safe on this device. Try again; if it happens once more, look the log through under Data and backup."
    },
    kept: (count) =>
      count === 1
        ? "You may only read this log: 1 change of yours stays on this device. An owner can let you write."
        : `You may only read this log: ${count} changes of yours stay on this device. An owner can let you write.`,
    outside: (count) =>
      count === 1
        ? "1 change from another log’s file stays on this device: only an owner’s device can take it in."
        : `${count} changes from another log’s file stay on this device: only an owner’s device can take them in.`,
    clockBehind: (minutes) =>
      `This device’s clock is ${minutes} minutes behind the sync server’s. Set it: reminders and the dates of what you write go by it. No change is lost for it.`,
    clockAhead: (minutes) =>
      `This device’s clock is ${minutes} minutes ahead of the sync server’s. Set it: reminders and the dates of what you write go by it. No change is lost for it.`
  },
  {
    connecting: fr`Connexion en cours.`,
    inStep: fr`À jour.`,
    away: {
      unreachable: fr`Le serveur de synchronisation est injoignable pour l'instant. Tout est en sûreté sur cet appareil et partira de lui-même dès qu'il répondra.`,
      insecure: fr`Cette page est arrivée chiffrée : le navigateur n'ouvre donc aucun serveur dont l'adresse commence par http. Tout est en sûreté sur cet appareil. Demandez une adresse qui commence par https.`,
      notARelay: fr`Quelque chose répond à cette adresse, mais ce n'est pas un serveur de synchronisation de Kith. Tout est en sûreté sur cet appareil. Déconnectez, puis relisez l'adresse.`,
      noSocket: fr`Le serveur de synchronisation répond, mais quelque chose en chemin (le réseau d'une entreprise, peut-être) ne laisse passer aucune connexion durable. Tout est en sûreté sur cet appareil. Un nouvel essai suit ; un autre réseau peut aider.`,
      fullHere: fr`Cet appareil n'a plus de place : plus rien ne peut y arriver. Ce qui est ici est en sûreté. Libérez de l'espace ; la suite vient d'elle-même.`,
      storageHere: fr`Le stockage de ce navigateur est inutilisable pour l'instant. Ce qui était enregistré est en sûreté. Rechargez la page ; si cela ne suffit pas, fermez les autres onglets de Kith.`,
      failing: fr`Le serveur de synchronisation répond, mais ne peut rien garder en ce moment : son disque est peut-être plein. Tout est en sûreté sur cet appareil, et un nouvel essai suit. Prévenez la personne qui le tient.`,
      otherVersion: fr`Le serveur de synchronisation parle une autre version. Tout est en sûreté sur cet appareil. Rechargez cette page pour avoir le Kith le plus récent ; si cela ne suffit pas, la personne qui tient le serveur doit le mettre à jour.`,
      corrupt: fr`Le serveur de synchronisation ne relit plus ce qu'il a gardé. Tout est en sûreté sur cet appareil. Prévenez la personne qui le tient : une fois sa sauvegarde remise en place, vos appareils la complètent.`,
      pause: fr`Le serveur de synchronisation demande une pause, tant on lui a demandé de choses. Tout est en sûreté sur cet appareil et reprendra de lui-même dans un instant.`,
      roomOfLog: fr`La place de votre journal sur le serveur de synchronisation est épuisée. Les nouveaux changements restent en sûreté sur l'appareil qui les a écrits. Demandez plus de place à la personne qui tient le serveur, ou déconnectez et prenez-en un autre.`,
      tooLarge: fr`Le serveur de synchronisation n'en accepte pas autant d'un coup. Tout est en sûreté sur cet appareil. Dites à la personne qui le tient que ses limites sont trop petites pour ce journal.`,
      tooManyEntries: fr`La liste des appareils a changé plus souvent que le serveur de synchronisation ne le garde. Tout est en sûreté sur cet appareil. Demandez à la personne qui le tient, ou prenez-en un autre.`,
      notKnownThere: fr`Le serveur de synchronisation ne connaît pas cet appareil. Il a peut-être été remis à un état plus ancien ; un autre de vos appareils le remettra à jour. Tout est en sûreté sur cet appareil, et un nouvel essai suit.`,
      refused: fr`Le serveur de synchronisation n'a pas accepté l'envoi. Tout est en sûreté sur cet appareil, et un nouvel essai suit. Si cela dure, parcourez le journal sous Données et sauvegarde.`
    },
    stopped: {
      revoked: fr`Cet appareil a été retiré du journal. Ce qu'il a reste ici ; plus rien n'arrive ni ne part. Pour revenir, montrez un code sur un autre appareil et rejoignez le journal d'ici : ce que vous aviez écrit sans l'envoyer vient avec.`,
      ownFeedElsewhere: fr`Une copie du stockage de ce navigateur est à l'œuvre ailleurs : une sauvegarde remise en place, ou un profil copié. Pour que les deux ne se gênent pas, rien n'est parti. Tout ce que vous avez écrit est en sûreté ici. Continuez comme un appareil à part, et cela partira sous ce nom ; l'autre copie devra rejoindre le journal à nouveau.`,
      forkedMembership: fr`La liste de qui peut lire ce journal continue de deux façons : quelqu'un, peut-être le serveur, ne dit pas vrai. Rien n'a été échangé, et tout est en sûreté ici. Comparez avec vos autres appareils avant d'y synchroniser à nouveau.`,
      notMine: fr`Cet appareil n'est pas sur la liste des appareils du journal : rien ne peut être échangé. Tout est en sûreté ici. Montrez un code sur un autre appareil, et rejoignez le journal à nouveau.`,
      forgotten: fr`Un propriétaire a fait oublier le journal à ce serveur. Tout est en sûreté sur cet appareil, et rien n'est parti. Ne l'y recommencez que si c'était une erreur ; sinon, déconnectez et prenez un autre serveur.`,
      mayNotCreate: fr`Ce serveur ne prend pas de nouveau journal sans mot de passe, ou pas avec celui-là. Rien n'est parti, et tout est en sûreté ici. Demandez à la personne qui le tient.`,
      noRoomThere: fr`Ce serveur n'a pas de place pour un journal de plus. Rien n'est parti, et tout est en sûreté ici. Demandez à la personne qui le tient, ou prenez-en un autre.`,
      notARelay: fr`À cette adresse, il n'y a pas de serveur de synchronisation de Kith. Rien n'est parti, et tout est en sûreté ici. Déconnectez, puis relisez l'adresse.`,
      unexpected: fr`Un imprévu a arrêté la synchronisation. Tout est en sûreté sur cet appareil. Réessayez ; si cela se répète, parcourez le journal sous Données et sauvegarde.`
    },
    kept: (count) =>
      count < 2
        ? fr`Vous pouvez seulement lire ce journal : ${count} changement de votre main reste sur cet appareil. Un propriétaire peut vous laisser écrire.`
        : fr`Vous pouvez seulement lire ce journal : ${count} changements de votre main restent sur cet appareil. Un propriétaire peut vous laisser écrire.`,
    outside: (count) =>
      count < 2
        ? fr`${count} changement venu du fichier d'un autre journal reste sur cet appareil : seul l'appareil d'un propriétaire peut le reprendre.`
        : fr`${count} changements venus du fichier d'un autre journal restent sur cet appareil : seul l'appareil d'un propriétaire peut les reprendre.`,
    clockBehind: (minutes) =>
      fr`L'horloge de cet appareil retarde de ${minutes} minutes sur celle du serveur. Réglez-la : les rappels et les dates de ce que vous écrivez s'y fient. Aucun changement n'est perdu pour autant.`,
    clockAhead: (minutes) =>
      fr`L'horloge de cet appareil avance de ${minutes} minutes sur celle du serveur. Réglez-la : les rappels et les dates de ce que vous écrivez s'y fient. Aucun changement n'est perdu pour autant.`
  }
)
