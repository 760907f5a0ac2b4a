/** A rule of the user's own, or their changes to a built-in one, part by part, so that two people's changes merge. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register, setOf } from "../declare/Field.ts"
import { deleted } from "../declare/Plain.ts"
import { Offset, Repeat, RuleSpec, Stop, TriggerKind, Where } from "../rules/RuleSpec.ts"

const parts = RuleSpec.fields

/** The id is the built-in rule's where it changes one. */
export const Rule = entity("rule", "A rule of your own, or your changes to a built-in one.", {
  name: register(Schema.NonEmptyString, "What it is called."),
  enabled: register(Schema.Boolean, "Switched off when false."),
  on: register(TriggerKind, "What sets it off."),
  anchor: register(parts.anchor, "From which end of the trigger it counts."),
  where: register(Where, "Which occurrences count."),
  after: register(Offset, "When it is due, counted from the trigger."),
  snap: register(parts.snap, "Moved into working hours, or to the morning."),
  opens: register(parts.opens, "From when it is shown."),
  lateAfter: register(Offset, "When it is late, counted from the trigger."),
  stops: register(Schema.Array(Stop), "What ends it."),
  repeat: register(Repeat, "How often it comes back."),
  template: register(Schema.String, "The message it offers."),
  checklist: register(Schema.String, "The checklist it offers."),
  cadenceByTag: setOf(
    Schema.Struct({ tag: Schema.NonEmptyString, days: Schema.Int }),
    "Keep-in-touch spans by tag, in days.",
    ({ tag }) => tag
  ),
  deleted
})

/** The parts that an event says whole, each in place of what was said of it before; the name is told in a rule's own way. */
export const ruleParts = [
  "enabled",
  "on",
  "anchor",
  "where",
  "after",
  "snap",
  "opens",
  "lateAfter",
  "stops",
  "repeat",
  "template",
  "checklist"
] as const
