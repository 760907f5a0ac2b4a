/** What was typed after `kith log`, read: whom, what, when and the text; flags say it more firmly than words. */
import * as Effect from "effect/Effect"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import type { Channel, InteractionKind } from "@kith/core/domain/entities/Interaction"
import type { Captured } from "@kith/core/domain/words/captured"
import { captureLine } from "@kith/core/workspace/Capturing"
import { kindBy } from "@kith/core/workspace/Logging"
import { momentFlag, whenOptions } from "./readMoment.ts"
import type { Session } from "./Session.ts"
import { usage } from "./Stopped.ts"
import { logWords } from "./words/logWords.ts"

export interface Line {
  readonly who: string
  readonly kind: InteractionKind
  /** Neither the flags nor the words said what it was. */
  readonly kindIsGuess: boolean
  readonly channel: Channel | undefined
  readonly happened: string
  readonly minutes: number | undefined
  readonly text: string
  /** What looks like a date at the text's beginning and is none: 30 February, 25:99. */
  readonly strayDate: string | undefined
}

interface Said {
  readonly kind: InteractionKind | undefined
  readonly channel: Channel | undefined
  readonly happened: string | undefined
}

export const touchInLine = Effect.fnUntraced(function* (session: Session, args: ReadonlyArray<string>, said: Said) {
  const happened =
    said.happened === undefined ? undefined : yield* momentFlag(session, "--happened", said.happened, "past")
  // Said in full by flags, as scripts do: then no word of the text is taken for anything else.
  const captured: Captured =
    said.kind !== undefined && happened !== undefined
      ? wordForWord(args)
      : yield* captureLine(args.length === 1 ? args[0]! : args, whenOptions({ ...session, prefer: "past" }))
  const who = captured.who ?? (captured.left.length > 0 && args.length === 1 ? args[0] : undefined)
  if (who === undefined) return yield* usage(logWords[session.lang].noWho(args.join(" ")))
  const channel = said.channel ?? captured.channel
  const kind = said.kind ?? captured.kind ?? kindBy(channel)
  const when = happened ?? (captured.when === undefined ? undefined : formatMoment(captured.when))
  const text = textOf(captured, who, said.happened !== undefined)
  return {
    who,
    kind,
    kindIsGuess: said.kind === undefined && captured.kind === undefined && channel === undefined,
    channel,
    happened: when ?? justNow(session, kind),
    minutes: captured.length,
    text,
    strayDate: when === undefined ? LIKE_A_DATE.exec(text)?.[0] : undefined
  } satisfies Line
})

const MONTHS = "jan|feb|fév|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|aoû|sep|oct|nov|dec|déc"
const LIKE_A_DATE = new RegExp(
  `^(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[:h]\\d{2}|\\d{1,2} (?:${MONTHS})\\p{L}*|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?)(?![\\p{L}\\d])`,
  "iu"
)

const wordForWord = ([who, ...text]: ReadonlyArray<string>): Captured => ({
  who: who!,
  left: text,
  parts: text.map((words) => ({ role: "text", words }))
})

/** What was not understood, and dates that a flag has overruled: no word is lost. */
const textOf = ({ parts, text }: Captured, who: string, keepDates: boolean): string => {
  if (!keepDates || !parts.some(({ role }) => role === "when"))
    return text === who
      ? ""
      : (text ??
          parts
            .filter(({ role }) => role === "text")
            .map(({ words }) => words)
            .join(" "))
  return parts
    .filter(({ role }) => role === "text" || role === "when")
    .map(({ words }) => words)
    .join(" ")
}

/** A message was sent just now; of a meeting nobody said when it was, only that it is today. */
const justNow = ({ today, minute }: Session, kind: InteractionKind): string =>
  formatMoment(kind === "meeting" ? { day: today } : { day: today, minute })
