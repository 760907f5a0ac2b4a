/** How often to keep in touch with somebody: their own span, else the shortest of their tags', else the rule's. */
import type { CompiledRule } from "./compileRules.ts"
import { type Facts, hasTag } from "./Facts.ts"

export interface Cadence {
  readonly days: number
  readonly from: "contact" | "tag" | "rule"
  readonly tag?: string
}

/** In days; a rule that counts in other units is taken as so many days, for comparing only. */
export const cadenceOf = ({ spec, cadences }: CompiledRule, facts: Facts): Cadence => {
  const own = facts.subject.contact.cadenceDays
  if (spec.cadenceByTag !== undefined && own !== undefined && own > 0) return { days: own, from: "contact" }
  const byTag = cadences.find(({ tag }) => hasTag(facts, tag))
  if (byTag !== undefined) return { days: byTag.days, from: "tag", tag: byTag.tag }
  return { days: spec.after.amount * DAYS[spec.after.unit], from: "rule" }
}

const DAYS = { hours: 1 / 24, days: 1, workingDays: 1.4, months: 30 } as const
