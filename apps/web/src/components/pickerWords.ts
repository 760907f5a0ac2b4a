/** What a field for choosing somebody says. */
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"

export const pickerWords = inBoth(
  {
    placeholder: "Begin to type a name",
    add: (name: string) => `Add ${name}`,
    count: (count: number) => (count === 0 ? "Nobody by that name" : count === 1 ? "1 person" : `${count} people`)
  },
  {
    placeholder: fr`Commencez à taper un nom`,
    add: (name) => fr`Ajouter ${name}`,
    count: (count) => (count === 0 ? fr`Personne de ce nom` : count === 1 ? fr`1 personne` : fr`${count} personnes`)
  }
)
