/** What is said when a command that does several things is told to do something else. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const actionWords = inBoth(
  {
    unknown: (typed: string, nearest: string | undefined, all: string) =>
      `There is no "${typed}" here.${nearest === undefined ? "" : ` Did you mean ${nearest}?`} One of: ${all}`,
    tooFew: (form: string) => `Something is missing. It goes: ${form}`,
    tooMany: (word: string, form: string) => `One too many: "${word}". It goes: ${form}`
  },
  {
    unknown: (typed, nearest, all) =>
      fr`« ${typed} » n'existe pas ici.${nearest === undefined ? "" : fr` Vouliez-vous dire ${nearest} ?`} Au choix : ${all}`,
    tooFew: (form) => fr`Il manque quelque chose. La forme est : ${form}`,
    tooMany: (word, form) => fr`Il y a un mot de trop : « ${word} ». La forme est : ${form}`
  }
)
