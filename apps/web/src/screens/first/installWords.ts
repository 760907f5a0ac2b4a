/** What somebody on an iPhone is told before anything is kept: the app on the home screen has a storage of its own. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const installWords = inBoth(
  {
    title: "First, put Kith on your home screen",
    why: "Safari forgets what a page keeps after a week without a visit. On the home screen it stays, and works without a network. What you begin here does not move there by itself, so it is best to begin there.",
    steps: [
      "Tap the Share button of Safari, the square with an arrow.",
      "Choose “Add to Home Screen”, then “Add”.",
      "Open Kith from your home screen, and begin there."
    ] as ReadonlyArray<string>,
    stepsLabel: "How to do it",
    anyway: "Look around here first",
    anywayAbout: "Just to see it. You can still install it later and begin anew."
  },
  {
    title: fr`D'abord, mettez Kith sur l'écran d'accueil`,
    why: fr`Safari oublie ce qu'une page garde après une semaine sans visite. Sur l'écran d'accueil, tout reste, même sans réseau. Ce que vous commencez ici n'y passe pas tout seul : mieux vaut commencer là-bas.`,
    steps: [
      fr`Touchez le bouton Partager de Safari, le carré avec une flèche.`,
      fr`Choisissez « Sur l'écran d'accueil », puis « Ajouter ».`,
      fr`Ouvrez Kith depuis l'écran d'accueil et commencez là.`
    ],
    stepsLabel: fr`Comment faire`,
    anyway: fr`Regarder d'abord ici`,
    anywayAbout: fr`Juste pour voir. Vous pourrez l'installer plus tard et recommencer.`
  }
)
