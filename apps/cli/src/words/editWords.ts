/** What `kith edit` says of itself. */
import { contactWords } from "./contactWords.ts"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const editWords = inBoth(
  {
    help: {
      usage: ["WHO [--company NAME …]"],
      about: `Without flags, on a terminal, everything opens as a form in your editor (EDITOR). An empty value takes one away: --company "". Notes that somebody else edits at the same time are merged with yours.`,
      flags: {
        name: "NAME  what they are called",
        untag: "TAG  takes a label away; several times, or with commas",
        drop: "VALUE  takes away an address, number, link, tag or own field; several times",
        ...contactWords.en.flags
      },
      examples: [
        ["kith edit ana", "everything, in your editor"],
        ["kith edit ana --company Shopify --position Analyst --untag club", "a new job"],
        [`kith edit ana --drop ana@rbc.example --email ana@shopify.example`, "another address"]
      ] as ReadonlyArray<readonly [string, string]>
    }
  },
  {
    help: {
      usage: ["QUI [--company NOM …]"],
      about: fr`Sans option, sur un terminal, tout s'ouvre comme une fiche dans votre éditeur (EDITOR). Une valeur vide retire ce qu'il y a : --company "". Des notes que quelqu'un d'autre modifie en même temps se fondent avec les vôtres.`,
      flags: {
        name: fr`NOM  comment la personne s'appelle`,
        untag: fr`ÉTIQUETTE  retire une étiquette ; plusieurs fois, ou avec des virgules`,
        drop: fr`VALEUR  retire une adresse, un numéro, un lien, une étiquette ou un champ à vous ; plusieurs fois`,
        ...contactWords.fr.flags
      },
      examples: [
        ["kith edit ana", fr`tout, dans votre éditeur`],
        ["kith edit ana --company Shopify --position Analyste --untag club", fr`un nouvel emploi`],
        [`kith edit ana --drop ana@rbc.example --email ana@shopify.example`, fr`une autre adresse`]
      ]
    }
  }
)
