/** What `kith help` says of itself. */
import { fr } from "./french.ts"
import { inBoth } from "./inBoth.ts"

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
