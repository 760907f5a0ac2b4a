/** What the checks look for in one language. All patterns ignore case, and are tried on straight apostrophes and spaces. */

/** What one may ask somebody for, beside a job and a referral; two of them in one message are several asks. */
export type AskKind = "talk" | "introduction" | "review" | "mentor"

export interface Phrases {
  /** A salutation that names nobody: "Dear Sir or Madam". */
  readonly toNobody: RegExp
  /** The words of a salutation before the name. */
  readonly greeting: RegExp
  /** Words by which one asks: "would you", "could we". */
  readonly ask: RegExp
  /** A question that nobody takes for one. */
  readonly pleasantry: RegExp
  /** What turns a sentence into its opposite, from there on. */
  readonly not: RegExp
  /** … and what only looks like it: "not only". */
  readonly notOnly: RegExp
  /** Where what was said before holds no longer: "but". */
  readonly turn: RegExp
  /** Right after it: "asking for a job is not why I write". */
  readonly isNot: RegExp
  readonly job: RegExp
  /** The part of it that is too early whatever else the message is about. */
  readonly bluntJob: RegExp
  readonly referral: RegExp
  readonly asks: Readonly<Record<AskKind, RegExp>>
  /** A length or a moment. */
  readonly time: RegExp
  /** Instead of a moment: "sometime". */
  readonly vague: RegExp
  /** Something of theirs, or that they said or did. */
  readonly specific: RegExp
  /** Written with a capital, and yet said of anybody: weekdays, "Canada". */
  readonly ordinary: RegExp
  /** Words that shout when they stand in capitals. */
  readonly loud: RegExp
}

/** Whole words: nothing that is part of a longer one. All of them, wherever they stand. */
export const phrase = (...sources: ReadonlyArray<string>): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join("|")})(?![\\p{L}\\p{N}])`, "giu")
