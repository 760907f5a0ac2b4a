/** What to do about somebody, when, and why: computed from the log, never stored in it. */
import type { EntityId } from "../../log/Ids.ts"
import type { GoalCount } from "./GoalCount.ts"
import type { Source, Span } from "./RuleSpec.ts"

/** ms since 1970. Dates and zones are worked out before, and kept in `why`. */
export type Instant = number

export interface Reminder {
  /** Derived from rule, subject, trigger and occurrence, so that every device computes the same one. */
  readonly id: string
  /** The rule's id. */
  readonly rule: string
  /** Whom it concerns; `undefined` for a gathering's or the week's. */
  readonly contact: EntityId | undefined
  /** From when it is shown. */
  readonly opens: Instant
  readonly due: Instant
  /** `undefined`: never late. */
  readonly lateAfter: Instant | undefined
  /** 0 surfaces whatever the daily limit; then the most urgent first. */
  readonly rank: number
  readonly why: Why
}

/** The facts behind a reminder; apps make the sentences, in the reader's language. */
export interface Why {
  /** The entity that set it off: `interaction/<id>`. */
  readonly trigger: string
  /** What kind of thing that was: an interaction's kind, or the trigger's. */
  readonly kind: string
  readonly channel?: string
  /** When it happened, as recorded: a date or a moment. */
  readonly happened: string
  /** The name, title or reason that the sentence needs: a gathering's name, a follow-up's reason, a pledge's text. */
  readonly what?: string
  /** The other person that the sentence needs: who referred, or was referred. */
  readonly who?: EntityId
  /** Which time it is, of how many; the second is left out of what goes on without end. */
  readonly occurrence?: readonly [number, number?]
  /** Of a preparation: from then on there is nothing left to prepare for. */
  readonly lapses?: Instant
  /** Of an opening: whether there was enough contact, both ways, to ask for a referral and not for advice alone. */
  readonly mayAskReferral?: boolean
  /** Of the week's goal: how far each is that is not reached. */
  readonly goals?: ReadonlyArray<GoalCount>
  /** The guides that the rule comes from, and whose figure its span is. */
  readonly source: ReadonlyArray<Source>
  readonly span: Span
  /** How the date was worked out, in the notation of `Step.ts`. */
  readonly steps: ReadonlyArray<string>
}

export type Status = "later" | "due" | "late"

/** The only place where "now" comes in. */
export const statusAt = ({ opens, lateAfter }: Reminder, now: Instant): Status =>
  now < opens ? "later" : lateAfter !== undefined && now > lateAfter ? "late" : "due"

/** A preparation for what has begun or is over is of no use any more, settled or not. */
export const hasLapsed = ({ why: { lapses } }: Reminder, now: Instant): boolean => lapses !== undefined && lapses <= now
