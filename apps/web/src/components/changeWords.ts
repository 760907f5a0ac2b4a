/** What is said of a value that changed. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const changeWords = inBoth(
  {
    was: "Before:",
    now: "Since:",
    takenAway: "taken away",
    heldFrom: (source: string) => `says ${source}; your own value stayed`,
    putBack: "Put back",
    putBackThis: (field: string, value: string) => `Put back: ${field}, ${value}`
  },
  {
    was: fr`Avant :`,
    now: fr`Depuis :`,
    takenAway: fr`retiré`,
    heldFrom: (source) => fr`selon ${source} ; votre propre valeur est restée`,
    putBack: fr`Remettre`,
    putBackThis: (field, value) => fr`Remettre : ${field}, ${value}`
  }
)
