/** What the log is told so that a rule reads as somebody wants it: parts said anew, or all of them taken back. */
import type { View } from "../declare/Entity.ts"
import type { Draft } from "../declare/EventType.ts"
import { type Rule, ruleParts } from "../entities/Rule.ts"
import { RuleChanged } from "../events/RecordEvents.ts"
import type { RuleParts } from "./RuleParts.ts"

/** Parts left out stay as they are. */
export const ruleDraft = ({ id, cadenceByTag, ...parts }: RuleParts, also: { readonly deleted?: null } = {}): Draft =>
  RuleChanged.draft(id, {
    ...parts,
    ...also,
    ...(cadenceByTag === undefined ? {} : { cadenceByTag: { add: cadenceByTag } })
  })

/** A built-in rule is again as it comes; a rule of one's own is gone. */
export const resetDraft = (rule: View<typeof Rule>, isBuiltIn: boolean): Draft => {
  if (!isBuiltIn) return RuleChanged.draft(rule.id, { deleted: { seen: {} } })
  const said = (["name", ...ruleParts] as const).filter((part) => rule[part] !== undefined)
  return RuleChanged.draft(rule.id, {
    ...Object.fromEntries(said.map((part) => [part, null])),
    ...(rule.cadenceByTag.length === 0 ? {} : { cadenceByTag: { remove: rule.cadenceByTag } })
  })
}
