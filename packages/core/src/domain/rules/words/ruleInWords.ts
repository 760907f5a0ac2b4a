/** A rule as people read it: what sets it off, when it is due, what ends it, and who says so. */
import { entityWords } from "../../words/entityWords.ts"
import type { Language } from "../../words/calendarNames.ts"
import { recordWords } from "../../words/recordWords.ts"
import { rulePartWords } from "../../words/rulePartWords.ts"
import type { Offset, RuleSpec, Stop } from "../RuleSpec.ts"
import { sourceWords, spanWords } from "./sourceWords.ts"

/** What stands beside each label in a list of a rule's parts; empty where the rule says nothing. Names and tags are as written. */
export interface RuleInWords {
  /** What it counts from, and on which conditions. */
  readonly counted: string
  readonly due: string
  readonly late: string
  readonly moved: string
  readonly shown: string
  readonly ends: string
  readonly repeats: string
  readonly byTag: string
  readonly template: string
  readonly checklist: string
  /** Every guide, by its name, and whose figure the span is. */
  readonly source: string
}

export const ruleInWords = (spec: RuleSpec, lang: Language): RuleInWords => {
  const words = rulePartWords[lang]
  const { after, lateAfter, snap, opens, stops, repeat, cadenceByTag, template, checklist, source, span } = spec
  return {
    counted: `${words.triggers[spec.on]}${conditions(spec, lang)}`,
    due: spanInWords(after, lang),
    late: lateAfter === undefined ? "" : spanInWords(lateAfter, lang),
    moved: snap === "none" ? "" : words.snaps[snap],
    shown: words.opens[opens],
    ends: stops.map((stop) => stopInWords(stop, lang)).join(" · "),
    repeats: repeat === undefined ? "" : words.times(repeat.times, (repeat.spacing ?? []).join(", ")),
    byTag: (cadenceByTag ?? []).map(({ tag, days }) => words.perTag(tag, days)).join(" · "),
    template: template ?? "",
    checklist: checklist ?? "",
    source: `${source.map((each) => sourceWords(each, lang)).join(lang === "fr" ? "\u202f; " : "; ")} (${spanWords(span, lang)})`
  }
}

/** "24 hours after", "every 90 days": for a line of a list. */
export const dueInRule = ({ after, repeat, cadenceByTag }: RuleSpec, lang: Language): string => {
  const cadence = cadenceByTag !== undefined && repeat !== undefined ? recordWords[lang].days(after.amount) : undefined
  return cadence ?? spanInWords(after, lang)
}

/** "S0, S1 · the guides’ figure", for a line of a list. */
export const sourcesInRule = ({ source, span }: RuleSpec, lang: Language): string =>
  span === "user"
    ? spanWords(span, lang)
    : `${source.map((each) => (each === "kith" ? "Kith" : each)).join(", ")} · ${spanWords(span, lang)}`

const spanInWords = ({ amount, unit }: Offset, lang: Language): string => rulePartWords[lang].span(amount, unit)

const stopInWords = (stop: Stop, lang: Language): string => {
  const { fact, kind, direction, outcome, state } = stop
  if (fact !== undefined) return rulePartWords[lang].facts[fact]
  const { kinds, outcomes, states } = recordWords[lang]
  const parts = [
    ...(kind ?? []).map((each) => kinds[each].toLowerCase()),
    ...(state ?? []).map((each) => states[each]),
    ...(outcome ?? []).map((each) => outcomes[each])
  ]
  const what = parts.length === 0 ? rulePartWords[lang].anyContact : parts.join("/")
  return direction === undefined ? what : rulePartWords[lang].from(what, entityWords[lang].directions[direction])
}

/** What else has to hold, as it is written in a file. */
const conditions = ({ where }: RuleSpec, lang: Language): string => {
  const { kinds, states, stages, relations } = recordWords[lang]
  const parts = [
    ...(where.kind ?? []).map((each) => kinds[each].toLowerCase()),
    ...(where.state ?? []).map((each) => states[each]),
    ...(where.stage ?? []).map((each) => stages[each]),
    ...(where.relation ?? []).map((each) => relations[each as keyof typeof relations] ?? each),
    ...(where.tag ?? []).map((each) => `#${each}`),
    ...(where.field === undefined ? [] : [where.field])
  ]
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`
}
