/** What is said while a backup is brought back. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const restoreWords = inBoth(
  {
    title: "Your backup",
    about: (count: string, changes: number) =>
      `It holds ${count} ${changes === 1 ? "change" : "changes"}. With its recovery phrase it comes back as itself: your other devices and the sync server know it, and it goes on syncing. Without, everything in it becomes a new log.`,
    phrase: "Recovery phrase",
    phraseHint: "Twelve words; accents and capitals do not matter.",
    relay: "Sync server’s address",
    relayHint: "Where it synced until now. Leave it empty if that server is gone for good.",
    label: "What this device is called",
    bring: "Bring it back",
    without: "Without the phrase",
    cancel: "Another file",
    notLetIn: {
      notAPhrase: "These are not twelve words of a recovery phrase. Look at each once more. Nothing was changed.",
      otherPhrase:
        "These words do not open this log: they are another log’s, or of a phrase that was replaced since. Nothing was changed.",
      unreachable:
        "The sync server cannot be reached, or did not let this device in. Nothing was changed. Look at its address and try again; if it is gone for good, leave the address empty.",
      notAnAddress: "That is no address. It looks like https://relay.example. Nothing was changed.",
      busy: "Others kept changing the list of devices meanwhile. Nothing was changed. Try again."
    }
  },
  {
    title: fr`Votre sauvegarde`,
    about: (count, changes) =>
      fr`Elle contient ${count} ${changes < 2 ? fr`changement` : fr`changements`}. Avec sa phrase de récupération, le journal revient tel qu'il était : vos autres appareils et le serveur le connaissent, et la synchronisation continue. Sans elle, tout son contenu devient un nouveau journal.`,
    phrase: fr`Phrase de récupération`,
    phraseHint: fr`Douze mots ; accents et majuscules ne comptent pas.`,
    relay: fr`Adresse du serveur de synchronisation`,
    relayHint: fr`Là où il se synchronisait jusqu'ici. Laissez vide si ce serveur n'existe plus.`,
    label: fr`Comment s'appelle cet appareil`,
    bring: fr`Le faire revenir`,
    without: fr`Sans la phrase`,
    cancel: fr`Un autre fichier`,
    notLetIn: {
      notAPhrase: fr`Ce ne sont pas les douze mots d'une phrase de récupération. Relisez chacun. Rien n'a changé.`,
      otherPhrase: fr`Ces mots n'ouvrent pas ce journal : ils sont d'un autre, ou d'une phrase remplacée depuis. Rien n'a changé.`,
      unreachable: fr`Le serveur de synchronisation est injoignable, ou n'a pas fait entrer cet appareil. Rien n'a changé. Vérifiez son adresse et réessayez ; s'il n'existe plus, laissez l'adresse vide.`,
      notAnAddress: fr`Ce n'est pas une adresse. Elle a la forme https://relais.exemple. Rien n'a changé.`,
      busy: fr`D'autres ont changé la liste des appareils entre-temps. Rien n'a changé. Réessayez.`
    }
  }
)
