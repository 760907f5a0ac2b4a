/** A rule as people read it: what sets it off, when it is due, what ends it, and who says so. */
import type { Offset, RuleSpec, Stop } from "@kith/core/domain/rules/RuleSpec"
import { sourceWords, spanWords } from "@kith/core/domain/rules/words/sourceWords"
import { printable } from "./output/printable.ts"
import { entityWords } from "@kith/core/domain/words/entityWords"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { rulePartWords, rulesWords } from "./words/rulesWords.ts"

export const ruleName = ({ name }: RuleSpec, lang: Language): string => printable(name[lang])

const spanInWords = ({ amount, unit }: Offset, lang: Language): string => rulePartWords[lang].span(amount, unit)

/** "24 hours after · a meeting" in two parts, for a line of the list. */
export const dueInRule = ({ after, repeat, cadenceByTag }: RuleSpec, lang: Language): string => {
  const cadence = cadenceByTag !== undefined && repeat !== undefined ? recordWords[lang].days(after.amount) : undefined
  return cadence ?? spanInWords(after, lang)
}

export const sourcesInRule = ({ source, span }: RuleSpec, lang: Language): string =>
  span === "user"
    ? spanWords(span, lang)
    : `${source.map((each) => (each === "kith" ? "Kith" : each)).join(", ")} · ${spanWords(span, lang)}`

export const rowsOfRule = (spec: RuleSpec, lang: Language): ReadonlyArray<readonly [string, string]> => {
  const say = rulesWords[lang]
  const words = rulePartWords[lang]
  const { after, lateAfter, snap, opens, stops, repeat, cadenceByTag, template, checklist, source, span } = spec
  return [
    [say.counted, `${words.triggers[spec.on]}${conditions(spec, lang)}`],
    [say.due, spanInWords(after, lang)],
    [say.late, lateAfter === undefined ? "" : spanInWords(lateAfter, lang)],
    [say.moved, snap === "none" ? "" : words.snaps[snap]],
    [say.shown, words.opens[opens]],
    [say.ends, stops.map((stop) => stopInWords(stop, lang)).join(" · ")],
    [say.repeats, repeat === undefined ? "" : say.times(repeat.times, (repeat.spacing ?? []).join(", "))],
    [say.byTag, (cadenceByTag ?? []).map(({ tag, days }) => say.perTag(printable(tag), days)).join(" · ")],
    [say.template, template ?? ""],
    [say.checklist, checklist ?? ""],
    [
      say.source,
      `${source.map((each) => sourceWords(each, lang)).join(lang === "fr" ? "\u202f; " : "; ")} (${spanWords(span, lang)})`
    ]
  ]
}

const stopInWords = (stop: Stop, lang: Language): string => {
  const { fact, kind, direction, outcome, state } = stop
  if (fact !== undefined) return rulePartWords[lang].facts[fact]
  const { kinds, outcomes, states } = recordWords[lang]
  const parts = [
    ...(kind ?? []).map((each) => kinds[each].toLowerCase()),
    ...(state ?? []).map((each) => states[each]),
    ...(outcome ?? []).map((each) => outcomes[each])
  ]
  const what = parts.length === 0 ? rulesWords[lang].anyContact : parts.join("/")
  return direction === undefined ? what : rulesWords[lang].from(what, entityWords[lang].directions[direction])
}

/** What else has to hold, as it is written in a file. */
const conditions = ({ where }: RuleSpec, lang: Language): string => {
  const { kinds, states, stages, relations } = recordWords[lang]
  const parts = [
    ...(where.kind ?? []).map((each) => kinds[each].toLowerCase()),
    ...(where.state ?? []).map((each) => states[each]),
    ...(where.stage ?? []).map((each) => stages[each]),
    ...(where.relation ?? []).map((each) => relations[each as keyof typeof relations] ?? each),
    ...(where.tag ?? []).map((each) => `#${printable(each)}`),
    ...(where.field === undefined ? [] : [printable(where.field)])
  ]
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`
}
