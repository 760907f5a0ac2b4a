/**
 * What a language brings to quick capture: the words that say what was done and how (a *deed*: "coffee", "called"), and
 * the small words around them. `captureEnglish.ts` and `captureFrench.ts` fill it in; all words as `plain` spells them,
 * hyphens and apostrophes as spaces.
 */
import type { Channel, InteractionKind } from "../entities/Interaction.ts"

export interface Deed {
  readonly kind: InteractionKind
  readonly channel?: Channel
  /**
   * How firmly the word says the kind. `said` is the user's own word for it; `implied` comes with the channel ("coffee"
   * is a meeting); a `faint` one gives way to what the channel implies ("caught up over lunch").
   */
  readonly firm: "said" | "implied" | "faint"
  /** A verb whose object follows: "met Ana". */
  readonly verb?: true
  /** It says more than the channel does, so that it stays in the text as well: "dinner". */
  readonly keep?: true
}

/** Rows of a language's table: what the words in the last place mean. */
type DeedRow = readonly [meaning: Deed, words: ReadonlyArray<string>]

export interface CaptureWords {
  readonly deeds: ReadonlyArray<DeedRow>
  /** Before a name, anywhere: "with". */
  readonly with: ReadonlySet<string>
  /** Before a name, after a word of the table: "to" in "wrote to Ana". */
  readonly to: ReadonlySet<string>
  /** Between two names. */
  readonly and: ReadonlySet<string>
  /** Words that lead up to one of the table, and say nothing of their own: "had a". */
  readonly glue: ReadonlySet<string>
  /** Words that lead up to one of the table, and stay in the text: "quick". */
  readonly adjectives: ReadonlySet<string>
  /** What may stand before the text: "about". */
  readonly about: ReadonlyArray<string>
  /** What may stand before a length: "for". */
  readonly during: ReadonlySet<string>
  /** Words that come before a noun, so that no name begins with them: "my". */
  readonly determiners: ReadonlySet<string>
}

const meeting = { kind: "meeting", firm: "implied" } as const
const writing = { kind: "outreach", firm: "implied" } as const

/** The meanings that both languages have words for. */
export const meanings = {
  coffee: { ...meeting, channel: "coffee" },
  virtualCall: { ...meeting, channel: "virtual-call" },
  call: { ...meeting, channel: "phone" },
  called: { ...meeting, channel: "phone", verb: true },
  lunch: { ...meeting, channel: "lunch" },
  drink: { ...meeting, channel: "drink" },
  inPerson: { ...meeting, channel: "in-person" },
  meal: { ...meeting, channel: "in-person", keep: true },
  email: { ...writing, channel: "email" },
  emailed: { ...writing, channel: "email", verb: true },
  letter: { ...writing, channel: "letter" },
  linkedin: { ...writing, channel: "linkedin" },
  text: { ...writing, channel: "text" },
  texted: { ...writing, channel: "text", verb: true },
  messenger: { ...writing, channel: "text", keep: true },
  outreach: { kind: "outreach", firm: "said" },
  contacted: { kind: "outreach", firm: "said", verb: true },
  reply: { kind: "reply", firm: "said" },
  thanks: { kind: "thank-you", firm: "said" },
  thanked: { kind: "thank-you", firm: "said", verb: true },
  thankYouEmail: { kind: "thank-you", channel: "email", firm: "said" },
  thankYouLetter: { kind: "thank-you", channel: "letter", firm: "said" },
  checkIn: { kind: "check-in", firm: "said" },
  catchUp: { kind: "check-in", firm: "faint" },
  introduction: { kind: "introduction", firm: "said" },
  introduced: { kind: "introduction", firm: "said", verb: true },
  update: { kind: "update", firm: "said" },
  updated: { kind: "update", firm: "said", verb: true },
  meeting: { kind: "meeting", firm: "said" },
  met: { kind: "meeting", firm: "said", verb: true },
  other: { kind: "other", firm: "faint" }
} as const satisfies Readonly<Record<string, Deed>>
