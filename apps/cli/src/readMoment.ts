/** Days and times as scripts and people give them: ISO 8601, with or without an offset, and words in both languages. */
import * as Effect from "effect/Effect"
import type { Calendar } from "@kith/core/domain/calendar/Calendar"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { formatMoment, type Moment, parseMoment } from "@kith/core/domain/calendar/Moment"
import { localOf } from "@kith/core/domain/calendar/Zone"
import type { WhenOptions } from "@kith/core/domain/words/whenPhrases"
import type { Session } from "./Session.ts"
import { usage } from "./Stopped.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { frameWords } from "./words/frameWords.ts"

export interface Reading {
  readonly today: number
  readonly minute: number
  readonly lang: Language
  readonly calendar: Calendar
  /** Where "Tuesday" lies: behind, in a log; ahead, in a plan. */
  readonly prefer: WhenOptions["prefer"]
}

/** `undefined`: not understood. What names an offset is put on the log's own clock. */
export const readMoment = Effect.fnUntraced(function* (text: string, reading: Reading) {
  const typed = text.trim()
  const plain = parseMoment(typed) ?? parseMoment(typed.replace(SECONDS, "$1"))
  if (plain !== undefined) return plain satisfies Moment
  if (WITH_OFFSET.test(typed)) {
    const instant = Date.parse(typed)
    if (!Number.isNaN(instant)) return localOf(reading.calendar.zone, instant) satisfies Moment
  }
  const { readWhen } = yield* Effect.promise(() => import("@kith/core/domain/words/whenInWords"))
  return readWhen(typed, whenOptions(reading)) satisfies Moment | undefined
})

export const whenOptions = ({ today, minute, lang, calendar, prefer }: Reading): WhenOptions => ({
  today,
  minute,
  lang,
  prefer,
  addWorkingDays: calendar.addWorkingDays
})

/** What a flag says; fails with a usage error that names the flag. */
export const readMomentFlag = Effect.fnUntraced(function* (
  session: Session,
  flag: string,
  text: string,
  prefer: WhenOptions["prefer"]
) {
  const { today, minute, lang, calendar } = session
  const moment = yield* readMoment(text, { today, minute, lang, calendar, prefer })
  return moment ?? (yield* usage(frameWords[lang].notADate(flag, text)))
})

type FlagReading = Parameters<typeof readMomentFlag>

/** The same as the log records it: a date, or a date and time. */
export const momentFlag = (...asked: FlagReading) => Effect.map(readMomentFlag(...asked), formatMoment)

/** The same, for what is a day and no time. */
export const dayFlag = (...asked: FlagReading) => Effect.map(readMomentFlag(...asked), ({ day }) => isoOf(day))

const SECONDS = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}):\d{2}(\.\d+)?/
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/
