/** What went wrong with a call, what is safe, and what to do: for every failure that can reach a page. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import type { FailureCode } from "../link/messages.ts"

type FailureWords = Readonly<Record<FailureCode, string>>

export const failureWords = inBoth<FailureWords>(
  {
    full: "This device has no room left, so this was not saved. Everything before it is safe. Free some space, then try again.",
    noStorage:
      "The browser does not let Kith keep anything here, so nothing was saved. Leave private browsing, or allow this site to store data, then load the page again.",
    newer: "A newer version of Kith is open in another tab. Everything is safe. Load this page again to use it here.",
    corrupt:
      "Part of what is stored on this device does not read back. Nothing was changed. Your other devices and your backup still have it: see Data and backup.",
    badDraft: "This could not be saved as it stands. Nothing was changed; look at what you typed once more.",
    gone: "This is not here any more. It may have been deleted on another device.",
    offline: "The sync server cannot be reached. Everything is safe on this device and goes there next time.",
    refused: "The sync server did not accept this. Everything is safe on this device.",
    notLoaded:
      "This part of the app is not on this device yet, and the network is away. Nothing is lost; try again once you are online.",
    unexpected:
      "Something went wrong, and this was not done. Everything saved before is safe. Load the page again, then try once more."
  },
  {
    full: fr`Cet appareil n'a plus de place : ceci n'est pas enregistré. Tout ce qui précède est en sûreté. Libérez de l'espace, puis réessayez.`,
    noStorage: fr`Le navigateur ne laisse rien garder ici : rien n'est enregistré. Quittez la navigation privée ou autorisez ce site à stocker des données, puis rechargez la page.`,
    newer: fr`Une version plus récente de Kith est ouverte dans un autre onglet. Tout est en sûreté. Rechargez cette page pour l'utiliser ici.`,
    corrupt: fr`Une partie de ce que garde cet appareil ne se relit pas. Rien n'a changé. Vos autres appareils et votre sauvegarde l'ont encore : voyez Données et sauvegarde.`,
    badDraft: fr`Ceci ne peut pas être enregistré tel quel. Rien n'a changé ; relisez ce que vous avez tapé.`,
    gone: fr`Ceci n'est plus ici. Un autre appareil l'a peut-être supprimé.`,
    offline: fr`Le serveur de synchronisation est injoignable. Tout est en sûreté sur cet appareil et partira la prochaine fois.`,
    refused: fr`Le serveur de synchronisation n'a pas accepté ceci. Tout est en sûreté sur cet appareil.`,
    notLoaded: fr`Cette partie de l'application n'est pas encore sur cet appareil, et le réseau manque. Rien n'est perdu ; réessayez une fois en ligne.`,
    unexpected: fr`Un imprévu a empêché ceci. Tout ce qui était enregistré est en sûreté. Rechargez la page, puis réessayez.`
  }
)
