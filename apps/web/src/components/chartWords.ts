/** What stands around charts. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const chartWords = inBoth(
  {
    asTable: "Show as a table",
    you: "You",
    zoomIn: "Larger",
    zoomOut: "Smaller",
    treeHint: "Arrow keys move from person to person; Enter opens one."
  },
  {
    asTable: fr`Montrer en tableau`,
    you: fr`Vous`,
    zoomIn: fr`Plus grand`,
    zoomOut: fr`Plus petit`,
    treeHint: fr`Les flèches vont d'une personne à l'autre ; Entrée en ouvre une.`
  }
)
