/** What somebody says of a rule: the parts of one entity `rule`, as an event writes them and as a file holds them. */
import * as Schema from "effect/Schema"
import { Offset, Repeat, RuleSpec, Stop, TagCadence, TriggerKind, Where } from "./RuleSpec.ts"

const parts = RuleSpec.fields

/** The id is a built-in rule's where it changes one. What is left out stays as it is. */
export const RuleParts = Schema.Struct({
  id: Schema.NonEmptyString,
  name: Schema.optionalKey(Schema.NonEmptyString),
  enabled: Schema.optionalKey(Schema.Boolean),
  on: Schema.optionalKey(TriggerKind),
  anchor: Schema.optionalKey(parts.anchor),
  where: Schema.optionalKey(Where),
  after: Schema.optionalKey(Offset),
  snap: Schema.optionalKey(parts.snap),
  opens: Schema.optionalKey(parts.opens),
  lateAfter: Schema.optionalKey(Offset),
  stops: Schema.optionalKey(Schema.Array(Stop)),
  repeat: Schema.optionalKey(Repeat),
  cadenceByTag: Schema.optionalKey(Schema.Array(TagCadence)),
  template: Schema.optionalKey(Schema.String),
  checklist: Schema.optionalKey(Schema.String)
})
export type RuleParts = typeof RuleParts.Type

/** A whole rule as parts, to write out or to start editing from. */
export const partsOf = (spec: RuleSpec, lang: "en" | "fr"): RuleParts => {
  const { name, source: _source, span: _span, rank: _rank, ...rest } = spec
  return { ...rest, name: name[lang] }
}
