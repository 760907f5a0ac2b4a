/**
 * Users' rules as they write them in a file: plain data, as a YAML or JSON parser gives it, to rule parts and back.
 *
 * ```yaml
 * rules:
 *   - id: congratulate
 *     name: Congratulate on the new job
 *     on: date-field
 *     when: { field: new job, tag: [mentor, teacher] }
 *     after: 2 working days
 *     late: 2 weeks
 *     stops: [update, check-in]
 *   - id: keep-in-touch        # a built-in rule: only what is said here changes
 *     after: 60 days
 *     cadence: { mentor: 30 days }
 * ```
 *
 * A single word stands for a list of one; spans are in English or French words; a stop is a kind of interaction, a
 * fact, `any`, or a mapping of several conditions. A rule with a problem is left out, and the others go on.
 */
import * as Schema from "effect/Schema"
import { Relation, Stage } from "../../entities/Contact.ts"
import { Channel, Direction, InteractionKind, MeetingState, Outcome } from "../../entities/Interaction.ts"
import { GatheringState } from "../../entities/Gathering.ts"
import { RuleParts } from "../RuleParts.ts"
import { Fact, type Repeat, RuleSpec, type Stop, type TagCadence, TriggerKind, type Where } from "../RuleSpec.ts"
import { type FileProblem, isMapping, isTrue, listOf, mapping, notAllowed, oneOf, type Read, text } from "./reader.ts"
import { days, daysToPlain, span, spanToPlain } from "./spans.ts"

export interface RuleFile {
  readonly rules: ReadonlyArray<RuleParts>
  readonly problems: ReadonlyArray<FileProblem>
}

/** `plain`: a mapping with `rules`, a list of rules, or one rule. */
export const readRuleFile = (plain: unknown): RuleFile => {
  const problems: Array<FileProblem> = []
  const listed = isMapping(plain) && Object.hasOwn(plain, "rules") ? plain["rules"] : plain
  const given = Array.isArray(listed) ? listed : [listed]
  if (isMapping(plain) && listed !== plain) {
    for (const key of Object.keys(plain))
      if (key !== "rules") problems.push({ path: key, problem: "unknown", allowed: ["rules"] })
  }
  const rules = new Map<string, RuleParts>()
  given.forEach((each, index) => {
    const path = `rules[${index}]`
    const found = rule(each, path, problems)
    if (found === undefined) return
    if (rules.has(found.id)) problems.push({ path: `${path}.id`, problem: "twice", given: found.id, allowed: [] })
    else rules.set(found.id, found)
  })
  return { rules: [...rules.values()], problems }
}

/** Plain data that `readRuleFile` reads back to the same parts. */
export const rulesToPlain = (rules: ReadonlyArray<RuleParts>): { readonly rules: ReadonlyArray<object> } => ({
  rules: rules.map(({ where, after, lateAfter, stops, repeat, cadenceByTag, ...same }) => ({
    ...same,
    ...(where === undefined
      ? {}
      : { when: Object.fromEntries(Object.entries(where).map(([key, value]) => [key, only(value)])) }),
    ...(after === undefined ? {} : { after: spanToPlain(after) }),
    ...(lateAfter === undefined ? {} : { late: spanToPlain(lateAfter) }),
    ...(stops === undefined ? {} : { stops: stops.map(stopToPlain) }),
    ...(repeat === undefined ? {} : { repeat: repeatToPlain(repeat) }),
    ...(cadenceByTag === undefined
      ? {}
      : { cadence: Object.fromEntries(cadenceByTag.map((each) => [each.tag, daysToPlain(each.days)])) })
  }))
})

// ── From plain data ──

const stopKeys = {
  kind: { part: "kind", read: listOf(oneOf(InteractionKind.literals)) },
  direction: { part: "direction", read: oneOf(Direction.literals) },
  outcome: { part: "outcome", read: listOf(oneOf(Outcome.literals)) },
  state: { part: "state", read: listOf(oneOf(MeetingState.literals)) },
  since: { part: "since", read: oneOf(["trigger", "day", "anchor"]) },
  fact: { part: "fact", read: oneOf(Fact.literals) }
}

const ANY = "any"
const STOP_WORDS = [ANY, ...InteractionKind.literals, ...Fact.literals]

const stopMapping = mapping<Stop>(stopKeys)

const stop: Read<Stop> = (value, path, problems) => {
  if (isMapping(value)) return stopMapping(value, path, problems)
  const word = oneOf(STOP_WORDS)(value, path, problems)
  if (word === undefined) return undefined
  if (word === ANY) return {}
  const fact = Fact.literals.find((each) => each === word)
  return fact === undefined ? { kind: [word as (typeof InteractionKind.literals)[number]] } : { fact }
}

const times: Read<number> = (value, path, problems) => {
  if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return value
  problems.push(notAllowed(value, path, ["<a number of times>"]))
  return undefined
}

const repeatMapping = mapping<Repeat>({
  times: { part: "times", read: times },
  every: { part: "spacing", read: listOf(days) }
})

/** `true`: over and over; `3`: three times in all. */
const repeat: Read<Repeat> = (value, path, problems) => {
  if (value === true) return {}
  if (typeof value !== "number") return repeatMapping(value, path, problems)
  const count = times(value, path, problems)
  return count === undefined ? undefined : { times: count }
}

const cadence: Read<ReadonlyArray<TagCadence>> = (value, path, problems) => {
  if (!isMapping(value)) {
    problems.push(notAllowed(value, path, ["{<tag>: <30 days>}"]))
    return undefined
  }
  const found = Object.entries(value).map(([tag, each]) => {
    const span = days(each, `${path}.${tag}`, problems)
    return span === undefined || tag === "" ? undefined : { tag, days: span }
  })
  return found.every((each) => each !== undefined) ? found : undefined
}

const where = mapping<Where>({
  kind: { part: "kind", read: listOf(oneOf(InteractionKind.literals)) },
  state: { part: "state", read: listOf(oneOf(MeetingState.literals)) },
  channel: { part: "channel", read: listOf(oneOf(Channel.literals)) },
  direction: { part: "direction", read: oneOf(Direction.literals) },
  outcome: { part: "outcome", read: listOf(oneOf([...Outcome.literals, "none"])) },
  atGathering: { part: "atGathering", read: isTrue },
  gatheringState: { part: "gatheringState", read: listOf(oneOf([...GatheringState.literals, "none"])) },
  stage: { part: "stage", read: listOf(oneOf(Stage.literals)) },
  atRest: { part: "atRest", read: isTrue },
  tag: { part: "tag", read: listOf(text) },
  relation: { part: "relation", read: listOf(oneOf(Relation.literals)) },
  field: { part: "field", read: text }
})

const parts = RuleSpec.fields

const ruleMapping = mapping<Partial<RuleParts>>({
  id: { part: "id", read: text },
  name: { part: "name", read: text },
  enabled: { part: "enabled", read: isTrue },
  on: { part: "on", read: oneOf(TriggerKind.literals) },
  anchor: { part: "anchor", read: oneOf(parts.anchor.literals) },
  when: { part: "where", read: where },
  after: { part: "after", read: span },
  snap: { part: "snap", read: oneOf(parts.snap.literals) },
  opens: { part: "opens", read: oneOf(parts.opens.literals) },
  late: { part: "lateAfter", read: span },
  stops: { part: "stops", read: listOf(stop) },
  repeat: { part: "repeat", read: repeat },
  cadence: { part: "cadenceByTag", read: cadence },
  template: { part: "template", read: text },
  checklist: { part: "checklist", read: text }
})

const isRuleParts = Schema.is(RuleParts)

const rule: Read<RuleParts> = (value, path, problems) => {
  const before = problems.length
  const found = ruleMapping(value, path, problems)
  if (isMapping(value) && !Object.hasOwn(value, "id"))
    problems.push({ path: `${path}.id`, problem: "missing", allowed: ["<text>"] })
  if (found === undefined || problems.length > before) return undefined
  if (isRuleParts(found)) return found
  problems.push(notAllowed(value, path, []))
  return undefined
}

// ── To plain data ──

const only = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value)

const stopToPlain = (each: Stop): unknown => {
  const keys = Object.keys(each)
  if (keys.length === 0) return ANY
  if (keys.length === 1 && each.fact !== undefined) return each.fact
  if (keys.length === 1 && each.kind?.length === 1) return each.kind[0]
  return Object.fromEntries(Object.entries(each).map(([key, value]) => [key, only(value)]))
}

const repeatToPlain = ({ times: count, spacing }: Repeat): unknown => {
  if (spacing !== undefined)
    return { ...(count === undefined ? {} : { times: count }), every: only(spacing.map(daysToPlain)) }
  return count ?? true
}
