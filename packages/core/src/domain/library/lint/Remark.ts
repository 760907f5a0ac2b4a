/** What a draft is told before it goes out. A remark is advice: it never keeps anybody from sending. */
import type { Language } from "../../words/calendarNames.ts"
import type { MessageKind, TemplateChannel } from "../templates/MessageTemplate.ts"

export type RemarkId =
  | "too-long"
  | "no-name"
  | "nothing-specific"
  | "no-ask"
  | "asks-for-job"
  | "asks-for-referral"
  | "several-asks"
  | "no-time"
  | "shouting"
  | "gaps"

export interface Remark {
  readonly id: RemarkId
  /** Where it applies, UTF-16 units; left out where it is about the whole. */
  readonly span?: { readonly start: number; readonly end: number }
  readonly say: Readonly<Record<Language, string>>
}

export interface LintOptions {
  /** Of the text. */
  readonly lang: Language
  readonly kind: MessageKind
  /** `message` unless given. */
  readonly channel?: TemplateChannel | undefined
  /** What they are called, where that is known: otherwise any name in the greeting will do. */
  readonly name?: string | undefined
  /** How many characters it may have. */
  readonly limit?: number | undefined
}
