/** What a captured line says was done: what, how, when, and in which words. For every place where one line is typed. */
import { formatMoment } from "../calendar/Moment.ts"
import type { Channel, InteractionKind } from "../entities/Interaction.ts"
import { kindBy } from "../rules/kindBy.ts"
import type { Captured } from "./captured.ts"

/** Said more firmly than by the line's words: by flags, or by chips that somebody changed. */
export interface SaidOtherwise {
  readonly kind?: InteractionKind | undefined
  readonly channel?: Channel | undefined
  /** As the log records it. */
  readonly happened?: string | undefined
}

export interface CapturedTouch {
  readonly kind: InteractionKind
  /** Nothing said what it was. */
  readonly kindIsGuess: boolean
  readonly channel: Channel | undefined
  readonly happened: string
  readonly minutes: number | undefined
  readonly text: string
  /** What looks like a date at the text's beginning and is none: 30 February, 25:99. */
  readonly strayDate: string | undefined
}

/** `who`: the words that were taken for a name, where they are not the line's own reading of it. */
export const touchFromCapture = (
  captured: Captured,
  said: SaidOtherwise,
  { today, minute, who = captured.who }: { readonly today: number; readonly minute: number; readonly who?: string }
): CapturedTouch => {
  const channel = said.channel ?? captured.channel
  const kind = said.kind ?? captured.kind ?? kindBy(channel)
  const when = said.happened ?? (captured.when === undefined ? undefined : formatMoment(captured.when))
  const text = textOf(captured, who, said.happened !== undefined)
  return {
    kind,
    kindIsGuess: said.kind === undefined && captured.kind === undefined && channel === undefined,
    channel,
    // A message was sent just now; of a meeting nobody said when it was, only that it is today.
    happened: when ?? formatMoment(kind === "meeting" ? { day: today } : { day: today, minute }),
    minutes: captured.length,
    text,
    strayDate: when === undefined ? LIKE_A_DATE.exec(text)?.[0] : undefined
  }
}

const MONTHS = "jan|feb|fév|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|aoû|sep|oct|nov|dec|déc"
const LIKE_A_DATE = new RegExp(
  `^(?:(?:on|at|le|à) )?(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[:h]\\d{2}|\\d{1,2} (?:${MONTHS})\\p{L}*|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?)(?![\\p{L}\\d])`,
  "iu"
)

/** What was not understood, and dates that were overruled: no word is lost. */
const textOf = ({ parts, text }: Captured, who: string | undefined, keepDates: boolean): string => {
  const wordsOf = (...roles: ReadonlyArray<string>): string =>
    parts.flatMap(({ role, words }) => (roles.includes(role) ? [words] : [])).join(" ")
  if (keepDates && parts.some(({ role }) => role === "when")) return wordsOf("text", "when")
  return text === who ? "" : (text ?? wordsOf("text"))
}
