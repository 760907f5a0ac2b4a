/** A follow-up rule as data: what the built-in pack is made of, and what users write for themselves. */
import * as Schema from "effect/Schema"
import { Channel, Direction, InteractionKind, MeetingState, Outcome } from "../entities/Interaction.ts"
import { Stage } from "../entities/Contact.ts"
import { PositiveInt } from "../declare/Plain.ts"

/** What sets a rule off. Each occurrence of it in a contact's history is one trigger, with one anchor in time. */
export const TriggerKind = Schema.Literals([
  /** An interaction that `where` describes; anchored at its start, or its end. */
  "interaction",
  /** The first meeting held with somebody, or the first gathering where you met them. */
  "first-met",
  /** Somebody met at a gathering; anchored at its end. */
  "met-at-gathering",
  /** A follow-up that the user planned. */
  "follow-up",
  /** Somebody was suggested, and nobody has written to them. */
  "lead",
  /** The first meeting with somebody whom this contact referred. */
  "referral-met",
  /** An opening at the contact's company. */
  "opening",
  /** Advice of theirs that was followed. */
  "advice-done",
  /** A promise made to them. */
  "pledge",
  /** The last real contact, either way. */
  "last-contact",
  /** A gathering, before or after it; concerns no contact. */
  "gathering",
  /** A stage that the contact has reached. */
  "stage",
  /** A date in one of the contact's own fields. */
  "date-field",
  /** The week's start; concerns no contact. */
  "week"
])
export type TriggerKind = typeof TriggerKind.Type

/** Which occurrences count; a member left out allows all. */
export const Where = Schema.Struct({
  kind: Schema.optionalKey(Schema.Array(InteractionKind)),
  state: Schema.optionalKey(Schema.Array(MeetingState)),
  channel: Schema.optionalKey(Schema.Array(Channel)),
  direction: Schema.optionalKey(Direction),
  outcome: Schema.optionalKey(Schema.Array(Outcome)),
  gatheringState: Schema.optionalKey(Schema.Array(Schema.String)),
  stage: Schema.optionalKey(Schema.Array(Stage)),
  /** The contact has one of these tags. */
  tag: Schema.optionalKey(Schema.Array(Schema.String)),
  relation: Schema.optionalKey(Schema.Array(Schema.String)),
  /** The label of a custom field that holds a date. */
  field: Schema.optionalKey(Schema.String)
})
export type Where = typeof Where.Type

export const Unit = Schema.Literals(["hours", "days", "workingDays", "months"])

/** A span from the anchor; negative: before it. */
export const Offset = Schema.Struct({ amount: Schema.Int, unit: Unit })
export type Offset = typeof Offset.Type

/** Something that ends a reminder when it happens after the trigger. */
export const Stop = Schema.Struct({
  /** An interaction of one of these kinds; left out: any. */
  kind: Schema.optionalKey(Schema.Array(InteractionKind)),
  direction: Schema.optionalKey(Direction),
  outcome: Schema.optionalKey(Schema.Array(Outcome)),
  state: Schema.optionalKey(Schema.Array(MeetingState)),
  /** Instead of an interaction: something said of the trigger or the contact itself. */
  fact: Schema.optionalKey(
    Schema.Literals(["logged", "ready", "people-added", "connected", "kept", "reported-back", "asked", "met"])
  )
})
export type Stop = typeof Stop.Type

export const Repeat = Schema.Struct({
  /** How often at most, the first time included. */
  times: PositiveInt,
  /** Days from one to the next; the last figure goes on. */
  spacing: Schema.Array(PositiveInt)
})

/** S0 to S3: the guides that `docs/guide/sources.md` names; `kith`: our default; `user`: the user's own. */
export const Source = Schema.Literals(["S0", "S1", "S2", "S3", "kith", "user"])

export const RuleSpec = Schema.Struct({
  id: Schema.NonEmptyString,
  /** In both languages for the built-in ones; the same text twice for a user's own. */
  name: Schema.Struct({ en: Schema.NonEmptyString, fr: Schema.NonEmptyString }),
  enabled: Schema.Boolean,
  on: TriggerKind,
  anchor: Schema.Literals(["start", "end"]),
  where: Where,
  after: Offset,
  snap: Schema.Literals(["none", "workingHours", "morning"]),
  /** From when it is shown: at once, from the morning of its day, or only when due. */
  opens: Schema.Literals(["trigger", "day", "due"]),
  /** Counted from the anchor, as `after` is; left out: never late. */
  lateAfter: Schema.optionalKey(Offset),
  stops: Schema.Array(Stop),
  repeat: Schema.optionalKey(Repeat),
  /** Surfaces whatever the daily limit: the user's own dates, and what an appointment fixes. */
  always: Schema.Boolean,
  template: Schema.optionalKey(Schema.String),
  checklist: Schema.optionalKey(Schema.String),
  source: Source,
  /** Whose figure the span is. */
  span: Schema.Literals(["guide", "kith", "user"])
})
export type RuleSpec = typeof RuleSpec.Type
