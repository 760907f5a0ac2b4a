/** What the columns of a table become, in words: for every app that shows a mapping. */
import type { MappedColumn } from "@kith/core/domain/entities/TableMapping"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { fr } from "@kith/core/domain/words/french"
import { inBoth } from "@kith/core/domain/words/inBoth"
import { columnLabel } from "../table/headings.ts"
import type { GuessedColumn } from "./mappingOf.ts"
import { CUSTOM, IGNORED, sheetColumnOf } from "./targets.ts"

/** Fields of which Kith's own sheet has no column, and so no heading to call them by. */
type TargetName = "nameFamilyFirst" | "middleName" | "namePrefix" | "nameSuffix" | "street" | "postalCode" | "country"

const targetsEn: Readonly<Record<TargetName, string>> = {
  nameFamilyFirst: "Name, family name first",
  middleName: "Middle name",
  namePrefix: "Title before the name",
  nameSuffix: "After the name",
  street: "Street",
  postalCode: "Postal code",
  country: "Country"
}
const targetsFr: Readonly<Record<TargetName, string>> = {
  nameFamilyFirst: fr`Nom, prénom`,
  middleName: fr`Deuxième prénom`,
  namePrefix: fr`Titre avant le nom`,
  nameSuffix: fr`Après le nom`,
  street: fr`Rue`,
  postalCode: fr`Code postal`,
  country: fr`Pays`
}

const targetWords = inBoth(
  {
    targets: targetsEn,
    column: (letters: string) => `column ${letters}`,
    custom: (label: string) => `a field of your own, ${label}`,
    customPlain: "a field of your own",
    ignored: "left out"
  },
  {
    targets: targetsFr,
    column: (letters) => fr`colonne ${letters}`,
    custom: (label) => fr`un champ à vous, ${label}`,
    customPlain: fr`un champ à vous`,
    ignored: fr`laissée de côté`
  }
)

/** "Company", "a field of your own, Mentor", "left out". */
export const targetInWords = ({ as, label }: Pick<MappedColumn, "as" | "label">, lang: Language): string => {
  const say = targetWords[lang]
  if (as === IGNORED) return say.ignored
  if (as === CUSTOM) return label === undefined ? say.customPlain : say.custom(label)
  const parts: Readonly<Record<string, string>> = say.targets
  return sheetColumnOf(as)?.headings[lang][0] ?? parts[as] ?? as
}

/** As the user knows it: by its heading, or "column C". */
export const columnInWords = ({ heading }: MappedColumn, index: number, lang: Language): string =>
  heading.trim() || targetWords[lang].column(columnLabel("", index).replace(/^\S+ /, ""))

/** A guess that is right about as often as not: it rests on how the values look. */
const UNSURE = 0.6

/** Whether somebody should look at it once more. */
export const isUnsure = (guessed: GuessedColumn | undefined, { as }: Pick<MappedColumn, "as">): boolean =>
  guessed?.as === as && as !== CUSTOM && guessed.sure <= UNSURE
