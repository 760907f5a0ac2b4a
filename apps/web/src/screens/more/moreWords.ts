/** What the page of everything else says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const moreWords = inBoth({ title: "More" }, { title: fr`Plus` })
