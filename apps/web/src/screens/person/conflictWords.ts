/** What is said where two devices wrote different things of a person. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const conflictWords = inBoth(
  {
    conflicts: "Two devices said different things",
    look: "Look and choose",
    conflictsAbout: "Both are kept until you choose; the other one stays in the history.",
    shownNow: "shown now",
    thisDevice: "this device",
    anotherDevice: "another device",
    choose: "Choose this",
    chooseThis: (field: string, value: string) => `Choose this: ${field}, ${value}`,
    chosen: (field: string, value: string) => `${field}: ${value}.`
  },
  {
    conflicts: fr`Deux appareils disent des choses différentes`,
    look: fr`Voir et choisir`,
    conflictsAbout: fr`Les deux restent jusqu'à votre choix ; l'autre valeur reste dans l'historique.`,
    shownNow: fr`affiché maintenant`,
    thisDevice: fr`cet appareil`,
    anotherDevice: fr`un autre appareil`,
    choose: fr`Choisir`,
    chooseThis: (field, value) => fr`Choisir : ${field}, ${value}`,
    chosen: (field, value) => fr`${field} : ${value}.`
  }
)
