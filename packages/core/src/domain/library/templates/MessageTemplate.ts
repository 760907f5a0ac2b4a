/** What a template is: for the built-in ones, and for whoever lists, fills in or rewords them. */
import type { InteractionKind } from "../../entities/Interaction.ts"
import type { Source } from "../../rules/RuleSpec.ts"
import type { Language } from "../../words/calendarNames.ts"

/** How it reaches them; only an e-mail has a subject. */
export type TemplateChannel = "message" | "e-mail" | "phone" | "letter" | "statement" | "card"

/**
 * What a text is for, which says what is expected of it. `ask`: a conversation. `introduction`: to be introduced.
 * `connect`: a line with an invitation. `thanks`, `news`: nothing is asked. `opening`: advice about one. `referral`: a
 * recommendation for one, after enough contact. `about-me`: who one is.
 */
export type MessageKind = "ask" | "introduction" | "connect" | "thanks" | "news" | "opening" | "referral" | "about-me"

/**
 * Texts hold `{variables}` (`variables.ts`); `{vous|tu}` is the first to somebody addressed formally, the second to
 * others; `{variable?text|other text}` is the first where the variable is known.
 */
export interface Wording {
  readonly subject?: string
  readonly body: string
}

/** A built-in template without its words. */
export interface TemplateAbout {
  readonly title: Readonly<Record<Language, string>>
  /** When it is of use, in a sentence. */
  readonly about: Readonly<Record<Language, string>>
  /** The guides that have people write this; the wording is Kith's own. */
  readonly source: readonly [Source, ...ReadonlyArray<Source>]
  readonly channel: TemplateChannel
  readonly kind: MessageKind
  /** What to log once it has been sent or said; left out of what is said of oneself. */
  readonly logs?: InteractionKind
  /** How many characters it may have, where what sends it has a limit. */
  readonly limit?: number
}
