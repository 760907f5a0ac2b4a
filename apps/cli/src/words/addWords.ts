/** What `kith add` says of itself. */
import { contactWords } from "./contactWords.ts"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const addWords = inBoth(
  {
    help: {
      usage: ["NAME"],
      about: "The name stands as they write it themselves. Everything else can wait.",
      flags: contactWords.en.flags,
      examples: [
        [`kith add "Ana Souza" --company RBC --email ana@example.com`, "somebody new"],
        [`kith add "Raj Patel" --referred-by ana`, "and who led you to them"],
        [`kith add "Léa Roy" --met-at "TechTO" --tag club --card yes`, "and where you met"]
      ] as ReadonlyArray<readonly [string, string]>
    }
  },
  {
    help: {
      usage: ["NOM"],
      about: fr`Le nom tel que la personne l'écrit. Tout le reste peut attendre.`,
      flags: contactWords.fr.flags,
      examples: [
        [`kith add "Ana Souza" --company RBC --email ana@example.com`, fr`quelqu'un de nouveau`],
        [`kith add "Raj Patel" --referred-by ana`, fr`et qui vous l'a fait connaître`],
        [`kith add "Léa Roy" --met-at "TechTO" --tag club --card yes`, fr`et où vous l'avez rencontrée`]
      ]
    }
  }
)
