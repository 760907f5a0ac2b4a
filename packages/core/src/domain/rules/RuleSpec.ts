/** A follow-up rule as data: what the built-in pack is made of, and what users write for themselves. */
import * as Schema from "effect/Schema"
import { Channel, Direction, InteractionKind, MeetingState, Outcome } from "../entities/Interaction.ts"
import { Stage } from "../entities/Contact.ts"
import { GatheringState } from "../entities/Gathering.ts"
import { PositiveInt } from "../declare/Plain.ts"

/** What sets a rule off. Each occurrence of it in a contact's history is one trigger, with one anchor in time. */
export const TriggerKind = Schema.Literals([
  /** An interaction that `where` describes; those of one kind on one day are one occurrence. */
  "interaction",
  /** The first meeting held with somebody, or the first gathering where you met them. */
  "first-met",
  /** Somebody met at a gathering. */
  "met-at-gathering",
  /** A follow-up that the user planned. */
  "follow-up",
  /** Somebody was suggested, and nobody has written to them. */
  "lead",
  /** The first meeting with somebody whom this contact referred. */
  "referral-met",
  /** An opening at the contact's company, or one that they told of. */
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

/** Which occurrences count; a member left out allows all, except that a meeting must have been held. */
export const Where = Schema.Struct({
  kind: Schema.optionalKey(Schema.Array(InteractionKind)),
  /** Of meetings; left out: those held. */
  state: Schema.optionalKey(Schema.Array(MeetingState)),
  channel: Schema.optionalKey(Schema.Array(Channel)),
  direction: Schema.optionalKey(Direction),
  /** `none`: nothing is recorded of what came of it. */
  outcome: Schema.optionalKey(Schema.Array(Schema.Literals([...Outcome.literals, "none"]))),
  /** Whether it happened at a gathering that is recorded. */
  atGathering: Schema.optionalKey(Schema.Boolean),
  gatheringState: Schema.optionalKey(Schema.Array(Schema.Literals([...GatheringState.literals, "none"]))),
  stage: Schema.optionalKey(Schema.Array(Stage)),
  /** Whether the contact is to be left in peace: they declined, never replied, or the user let them rest. */
  atRest: Schema.optionalKey(Schema.Boolean),
  /** The contact has one of these tags. */
  tag: Schema.optionalKey(Schema.Array(Schema.String)),
  relation: Schema.optionalKey(Schema.Array(Schema.String)),
  /** The label of a custom field that holds a date. */
  field: Schema.optionalKey(Schema.String)
})
export type Where = typeof Where.Type

export const Unit = Schema.Literals(["hours", "days", "workingDays", "months"])
export type Unit = typeof Unit.Type

/** More than eleven years of hours: enough for any follow-up, and no date falls out of the calendar. */
export const LONGEST = 100_000

/** A span from the anchor; negative: before it. */
export const Offset = Schema.Struct({
  amount: Schema.Int.check(Schema.isBetween({ minimum: -LONGEST, maximum: LONGEST })),
  unit: Unit
})
export type Offset = typeof Offset.Type

/** Something said of the trigger or the contact that ends a reminder, whenever it was said. */
export const Fact = Schema.Literals([
  /** The preparation is done. */
  "ready",
  /** People were added to the gathering, or "nobody" was. */
  "people-added",
  /** The contact is connected on LinkedIn. */
  "connected",
  /** The promise is kept. */
  "kept",
  /** The adviser has heard of it. */
  "reported-back",
  /** There has been contact with the person. */
  "asked",
  /** The goal is reached. */
  "met"
])
export type Fact = typeof Fact.Type

/** What ends a reminder when it happens after the trigger. With no member: any real contact. */
export const Stop = Schema.Struct({
  /** An interaction of one of these kinds; left out: any. */
  kind: Schema.optionalKey(Schema.Array(InteractionKind)),
  direction: Schema.optionalKey(Direction),
  outcome: Schema.optionalKey(Schema.Array(Outcome)),
  /** Of meetings; left out: those held. */
  state: Schema.optionalKey(Schema.Array(MeetingState)),
  /** From when it counts: after the trigger unless given; from the start of the trigger's day; from the day counted from. */
  since: Schema.optionalKey(Schema.Literals(["trigger", "day", "anchor"])),
  /** Instead of an interaction. */
  fact: Schema.optionalKey(Fact)
})
export type Stop = typeof Stop.Type

/** Set off by interactions, each further one without an answer is the next time; otherwise each time settled is. */
export const Repeat = Schema.Struct({
  /** How often at most, the first time included; left out: without end. */
  times: Schema.optionalKey(PositiveInt),
  /** Days from one to the next; the last figure goes on. Left out: the span of `after`, over and over. */
  spacing: Schema.optionalKey(Schema.NonEmptyArray(PositiveInt))
})
export type Repeat = typeof Repeat.Type

/** A span of its own for contacts with a tag. */
export const TagCadence = Schema.Struct({ tag: Schema.NonEmptyString, days: Schema.Int })
export type TagCadence = typeof TagCadence.Type

/** S0 to S3: the guides that `docs/guide/sources.md` names; `kith`: our default; `user`: the user's own. */
export const Source = Schema.Literals(["S0", "S1", "S2", "S3", "kith", "user"])
export type Source = typeof Source.Type

/** Whose figure a span is. */
export const Span = Schema.Literals(["guide", "kith", "user"])
export type Span = typeof Span.Type

export const RuleSpec = Schema.Struct({
  id: Schema.NonEmptyString,
  /** In both languages for the built-in ones; the same text twice for a user's own. */
  name: Schema.Struct({ en: Schema.NonEmptyString, fr: Schema.NonEmptyString }),
  enabled: Schema.Boolean,
  on: TriggerKind,
  /** What is counted from: the trigger's start, its end, or the time at which they asked to be called back. */
  anchor: Schema.Literals(["start", "end", "call-back"]),
  where: Where,
  after: Offset,
  /** `evening`: not before 19:00 of that day. The others as the calendar's. */
  snap: Schema.Literals(["none", "workingHours", "morning", "evening"]),
  /** From when it is shown: at once, from the start of its day, or only when due. */
  opens: Schema.Literals(["trigger", "day", "due"]),
  /** Counted from the anchor, as `after` is; left out: never late. */
  lateAfter: Schema.optionalKey(Offset),
  /** Any one of them ends it. */
  stops: Schema.Array(Stop),
  repeat: Schema.optionalKey(Repeat),
  /** There at all: the contact's own cadence, else the shortest of their tags', stands in for `after`. */
  cadenceByTag: Schema.optionalKey(Schema.Array(TagCadence)),
  /** 0 surfaces whatever the daily limit: the user's own dates, and what an appointment fixes. Then the most urgent first. */
  rank: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  template: Schema.optionalKey(Schema.String),
  checklist: Schema.optionalKey(Schema.String),
  /** Every guide that teaches it, or whose idea it is. */
  source: Schema.NonEmptyArray(Source),
  span: Span
})
export type RuleSpec = typeof RuleSpec.Type
