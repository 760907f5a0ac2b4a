/** The built-in pack and the users' changes to it, made ready for `evaluate`; once for all contacts. */
import type { View } from "../declare/Entity.ts"
import { foldCase } from "../declare/Plain.ts"
import { type Rule, ruleParts } from "../entities/Rule.ts"
import { type InteractionBits, maskOf } from "./InteractionMask.ts"
import type { Fact, RuleSpec, Stop } from "./RuleSpec.ts"
import { PATIENCE } from "./stageOf.ts"
import { offsetStep } from "./Step.ts"

export interface CompiledRule {
  readonly spec: RuleSpec
  readonly mask: InteractionBits
  readonly stops: ReadonlyArray<CompiledStop>
  readonly firstStep: string
  /** Tags whose contacts have a span of their own; the shortest first. */
  readonly cadences: ReadonlyArray<{ readonly tag: string; readonly days: number }>
  /** After how many nudges without a word somebody is left in peace. */
  readonly patience: number
}

export interface CompiledStop {
  readonly mask: InteractionBits
  readonly since: "trigger" | "day" | "anchor"
  readonly fact: Fact | undefined
}

/** A rule of the user's own that cannot run: what it does not say. Or one that is no rule at all. */
export interface RuleProblem {
  readonly rule: string
  readonly missing: ReadonlyArray<"on" | "after">
}

export interface CompiledRules {
  /** Those that are on, the most urgent first. */
  readonly rules: ReadonlyArray<CompiledRule>
  readonly problems: ReadonlyArray<RuleProblem>
}

/**
 * A view with a built-in rule's id changes that rule part by part, and one with another id is a rule of its own, which
 * needs `on` and `after`; what else it leaves out is as in `ownDefaults`. A rule that cannot run stops no other.
 */
export const compileRules = (
  pack: ReadonlyArray<RuleSpec>,
  changes: ReadonlyArray<View<typeof Rule>> = []
): CompiledRules => {
  const { specs, problems } = withChanges(pack, changes)
  const nudge = specs.find(({ id, enabled }) => id === "nudge" && enabled)
  const patience = nudge?.repeat?.times ?? PATIENCE
  const rules: Array<CompiledRule> = []
  const broken: Array<RuleProblem> = []
  for (const spec of specs) {
    if (!spec.enabled) continue
    try {
      rules.push(compileRule(spec, patience))
    } catch {
      broken.push({ rule: spec.id, missing: [] })
    }
  }
  return { rules: rules.sort(byUrgency), problems: [...problems, ...broken].sort((a, b) => (a.rule < b.rule ? -1 : 1)) }
}

export const compileRule = (spec: RuleSpec, patience: number = PATIENCE): CompiledRule => ({
  spec,
  mask: maskOf(spec.where),
  stops: spec.stops.map(compileStop),
  firstStep: offsetStep(spec.after),
  cadences: (spec.cadenceByTag ?? [])
    .filter(({ days }) => days > 0)
    .map(({ tag, days }) => ({ tag: foldCase(tag), days }))
    .sort((a, b) => a.days - b.days || (a.tag < b.tag ? -1 : 1)),
  patience
})

/** The pack as the users changed it, switched-off rules among it; for lists of rules, and for editing one. */
export const withChanges = (
  pack: ReadonlyArray<RuleSpec>,
  changes: ReadonlyArray<View<typeof Rule>>
): { readonly specs: ReadonlyArray<RuleSpec>; readonly problems: ReadonlyArray<RuleProblem> } => {
  const specs = new Map(pack.map((spec) => [spec.id, spec]))
  const problems: Array<RuleProblem> = []
  for (const change of changes) {
    if (change.deleted !== undefined) continue
    const builtIn = specs.get(change.id)
    if (builtIn !== undefined) {
      specs.set(change.id, changed(builtIn, change))
      continue
    }
    const { on, after } = change
    if (on !== undefined && after !== undefined)
      specs.set(change.id, changed(ownDefaults(change.id, on, after), change))
    else if (change.enabled !== false) {
      problems.push({
        rule: change.id,
        missing: [...(on === undefined ? (["on"] as const) : []), ...(after === undefined ? (["after"] as const) : [])]
      })
    }
  }
  return { specs: [...specs.values()], problems }
}

/** Where a user's own rule stands among the built-in ones: after what spoils within a day or two. */
const OWN_RANK = 45

/** What a user's own rule is unless it says otherwise. */
export const ownDefaults = (id: string, on: RuleSpec["on"], after: RuleSpec["after"]): RuleSpec => ({
  id,
  name: { en: id, fr: id },
  enabled: true,
  on,
  anchor: "start",
  where: {},
  after,
  snap: after.unit === "hours" ? "none" : "morning",
  opens: after.unit === "hours" ? "due" : "day",
  stops: [],
  rank: OWN_RANK,
  source: ["user"],
  span: "user"
})

const changed = (spec: RuleSpec, change: View<typeof Rule>): RuleSpec => {
  const { name, cadenceByTag } = change
  const out: Record<string, unknown> = { ...spec }
  for (const part of ruleParts) if (change[part] !== undefined) out[part] = change[part]
  if (name !== undefined) out["name"] = { en: name, fr: name }
  if (cadenceByTag.length > 0) out["cadenceByTag"] = cadenceByTag
  if (change.after !== undefined || change.repeat !== undefined) out["span"] = "user"
  return out as unknown as RuleSpec
}

const compileStop = (stop: Stop): CompiledStop => ({
  mask: maskOf(stop),
  since: stop.since ?? "trigger",
  fact: stop.fact
})

const byUrgency = (a: CompiledRule, b: CompiledRule): number =>
  a.spec.rank - b.spec.rank || (a.spec.id < b.spec.id ? -1 : a.spec.id > b.spec.id ? 1 : 0)
