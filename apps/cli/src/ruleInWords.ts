/** A rule on a terminal: its parts, each beside its label. */
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { RuleSpec } from "@kith/core/domain/rules/RuleSpec"
import { partsInWords, ruleInWords } from "@kith/core/domain/rules/words/ruleInWords"
import { printable } from "./output/printable.ts"
import { rulesWords } from "./words/rulesWords.ts"

export const ruleName = ({ name }: RuleSpec, lang: Language): string => printable(name[lang])

export const rowsOfRule = (spec: RuleSpec, lang: Language): ReadonlyArray<readonly [string, string]> => {
  const said = ruleInWords(spec, lang)
  return partsInWords.map((part) => [rulesWords[lang][part], printable(said[part])])
}
