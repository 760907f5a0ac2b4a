/** Rules as they would be once some parts are said anew: looked at before they are saved, and then written. */
import type { View } from "../declare/Entity.ts"
import type { Draft } from "../declare/EventType.ts"
import type { Rule } from "../entities/Rule.ts"
import { RuleChanged } from "../events/RecordEvents.ts"
import { builtInRules } from "./builtIn/builtInRules.ts"
import { compileRules, type RuleProblem, withChanges } from "./compileRules.ts"
import { ruleDraft } from "./ruleDrafts.ts"
import type { RuleParts } from "./RuleParts.ts"
import type { RuleSpec } from "./RuleSpec.ts"

type Changes = ReadonlyArray<View<typeof Rule>>

/** As the days of a tag: its span is to go. */
export const NO_SPAN = 0

/** Parts of one rule that are to be said no more: a built-in one then has its own again, and one of the user's none. */
export interface Unsaid {
  readonly id: string
  readonly parts: ReadonlyArray<"lateAfter" | "repeat" | "template" | "checklist">
}

export interface ChangedRules {
  /** All of the user's changes, these among them. */
  readonly changes: Changes
  /** The rules that `parts` speak of, as they will be; without those that cannot run. */
  readonly specs: ReadonlyArray<RuleSpec>
  /** Why some of them cannot run. */
  readonly problems: ReadonlyArray<RuleProblem>
  /** What the log is told so that they are so. */
  readonly drafts: ReadonlyArray<Draft>
}

export const changeRules = (
  before: Changes,
  parts: ReadonlyArray<RuleParts>,
  unsaid: ReadonlyArray<Unsaid> = []
): ChangedRules => {
  const changes = unsaid.reduce(without, parts.reduce(merged, before))
  const { specs, problems } = withChanges(builtInRules, changes)
  const isMeant = (id: string): boolean => parts.some((each) => each.id === id)
  return {
    changes,
    specs: specs.filter(({ id }) => isMeant(id)),
    problems: [...problems, ...compileRules(builtInRules, changes).problems].filter(({ rule }) => isMeant(rule)),
    drafts: [...parts.flatMap((each) => draftsOf(before, each)), ...unsaid.map(unsaidDraft)]
  }
}

const without = (changes: Changes, { id, parts }: Unsaid): Changes =>
  changes.map((each) =>
    each.id === id ? { ...each, ...Object.fromEntries(parts.map((part) => [part, undefined])) } : each
  )

const unsaidDraft = ({ id, parts }: Unsaid): Draft =>
  RuleChanged.draft(id, Object.fromEntries(parts.map((part) => [part, null])))

const merged = (changes: Changes, { cadenceByTag = [], ...parts }: RuleParts): Changes => {
  const before = changes.find(({ id }) => id === parts.id)
  const others = (before?.cadenceByTag ?? []).filter(({ tag }) => !cadenceByTag.some((each) => each.tag === tag))
  const after = {
    ...before,
    ...parts,
    deleted: undefined,
    cadenceByTag: [...others, ...cadenceByTag.filter(({ days }) => days !== NO_SPAN)]
  }
  return [...changes.filter(({ id }) => id !== parts.id), after as unknown as View<typeof Rule>]
}

const draftsOf = (before: Changes, { cadenceByTag, ...rest }: RuleParts): ReadonlyArray<Draft> => {
  const kept = cadenceByTag?.filter(({ days }) => days !== NO_SPAN)
  const gone = (before.find(({ id }) => id === rest.id)?.cadenceByTag ?? []).filter(({ tag }) =>
    cadenceByTag?.some((each) => each.tag === tag && each.days === NO_SPAN)
  )
  return [
    ruleDraft(kept === undefined ? rest : { ...rest, cadenceByTag: kept }, { deleted: null }),
    ...(gone.length === 0 ? [] : [{ ...ruleDraft({ id: rest.id }), body: { cadenceByTag: { remove: gone } } }])
  ]
}
