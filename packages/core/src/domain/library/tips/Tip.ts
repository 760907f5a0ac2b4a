/** What a tip is: a sentence or two, where it helps. */
import type { Source } from "../../rules/RuleSpec.ts"
import type { Language } from "../../words/calendarNames.ts"

/** Where in an app a tip may stand. */
export type Screen =
  | "today"
  | "capture"
  | "people"
  | "person"
  | "meetings"
  | "meeting"
  | "gatherings"
  | "draft"
  | "questions"
  | "goal"
  | "openings"
  | "occupations"
  | "share"
  | "plan"

export interface Tip {
  readonly id: string
  readonly say: Readonly<Record<Language, string>>
  /** The guides that teach it; the wording is Kith's own. */
  readonly source: readonly [Source, ...ReadonlyArray<Source>]
  /** Reminder rules that it goes with. */
  readonly rules: ReadonlyArray<string>
  readonly screens: ReadonlyArray<Screen>
}
