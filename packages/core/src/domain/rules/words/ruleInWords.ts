/** A rule as people read it: what sets it off, when it is due, what ends it, and who says so. */
import type { Relation } from "../../entities/Contact.ts"
import type { Outcome } from "../../entities/Interaction.ts"
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

/** In the order in which they are read. */
export const partsInWords = [
  "counted",
  "due",
  "late",
  "moved",
  "shown",
  "ends",
  "repeats",
  "byTag",
  "template",
  "checklist",
  "source"
] as const satisfies ReadonlyArray<keyof RuleInWords>

export const ruleInWords = (spec: RuleSpec, lang: Language): RuleInWords => {
  const words = rulePartWords[lang]
  const { after, lateAfter, snap, opens, stops, repeat, cadenceByTag, template, checklist, source, span } = spec
  return {
    counted: [triggerInRule(spec, lang), ...conditionsInRule(spec, lang)].join(", "),
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

/** What ends a reminder: "thank-you from me", "they have heard of it". */
export const stopInWords = ({ fact, kind, state, outcome, direction, since }: Stop, lang: Language): string => {
  const words = rulePartWords[lang]
  if (fact !== undefined) return words.facts[fact]
  const { kinds, states } = recordWords[lang]
  const what = [
    ...either(kind, (each) => kinds[each].toLocaleLowerCase(lang), lang),
    ...either(state, (each) => states[each], lang),
    ...either(outcome, (each) => outcomeSaid(each, lang), lang)
  ]
  const said = what.length === 0 ? words.anyContact : what.join(", ")
  const from = direction === undefined ? said : words.from(said, entityWords[lang].directions[direction])
  return since === undefined || since === "trigger" ? from : `${from}, ${words.since[since]}`
}

/** "a meeting or a message", or which of them: "meeting, scheduled". */
export const triggerInRule = ({ on, where }: Pick<RuleSpec, "on" | "where">, lang: Language): string => {
  const { kinds, states } = recordWords[lang]
  const said = [
    ...either(where.kind, (each) => kinds[each].toLocaleLowerCase(lang), lang),
    ...either(where.state, (each) => states[each], lang)
  ]
  return on === "interaction" && where.kind !== undefined ? said.join(", ") : rulePartWords[lang].triggers[on]
}

/** What else has to hold, each in words; nothing where the rule counts all. */
export const conditionsInRule = (
  { on, where, anchor }: Pick<RuleSpec, "on" | "where" | "anchor">,
  lang: Language
): ReadonlyArray<string> => {
  const words = rulePartWords[lang]
  const { kinds, states, by, stages } = recordWords[lang]
  const { directions, gatheringStates } = entityWords[lang]
  const isNamed = on === "interaction" && where.kind !== undefined
  return [
    ...(isNamed ? [] : either(where.kind, (each) => kinds[each].toLocaleLowerCase(lang), lang)),
    ...(isNamed ? [] : either(where.state, (each) => states[each], lang)),
    ...either(where.channel, (each) => by[each], lang),
    ...(where.direction === undefined ? [] : [directions[where.direction]]),
    ...either(where.outcome, (each) => outcomeSaid(each, lang), lang),
    ...(where.atGathering === undefined ? [] : [words.atGathering[where.atGathering ? "yes" : "no"]]),
    ...either(where.gatheringState, (each) => (each === "none" ? words.nothingNoted : gatheringStates[each]), lang),
    ...either(where.stage, (each) => stages[each], lang),
    ...either(where.relation, (each) => relationSaid(each, lang), lang),
    ...either(where.tag, (each) => `#${each}`, lang),
    ...(where.atRest === undefined ? [] : [words.atRest[where.atRest ? "yes" : "no"]]),
    ...(where.field === undefined ? [] : [where.field]),
    ...(anchor === "start" ? [] : [words.anchors[anchor]])
  ]
}

const outcomeSaid = (outcome: Outcome | "none", lang: Language): string =>
  outcome === "none" || outcome === "declined"
    ? rulePartWords[lang][outcome === "none" ? "nothingNoted" : "declined"]
    : recordWords[lang].outcomes[outcome]

const relationSaid = (relation: string, lang: Language): string => {
  const { relations } = recordWords[lang]
  if (relation === "none") return rulePartWords[lang].nothingNoted
  return Object.hasOwn(relations, relation) ? relations[relation as Relation] : relation
}

/** One of several, as one condition. */
const either = <V>(values: ReadonlyArray<V> | undefined, say: (value: V) => string, lang: Language) =>
  values === undefined || values.length === 0 ? [] : [values.map(say).join(` ${rulePartWords[lang].or} `)]
