/** What `kith help` says of itself. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const helpWords = inBoth(
  {
    help: {
      usage: ["[COMMAND]"],
      flags: {},
      examples: [
        ["kith help", "every command"],
        ["kith help log", "one of them, with examples"]
      ] as ReadonlyArray<readonly [string, string]>
    }
  },
  {
    help: {
      usage: ["[COMMANDE]"],
      flags: {},
      examples: [
        ["kith help", fr`toutes les commandes`],
        ["kith help log", fr`l'une d'elles, avec des exemples`]
      ]
    }
  }
)
