/** What "now" is: the computer's clock, or what `--at` says, read on the log's own clock. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Calendar } from "@kith/core/domain/calendar/Calendar"
import { type Instant, instantOf, localOf } from "@kith/core/domain/calendar/Zone"
import { readMoment } from "./readMoment.ts"
import { usage } from "./Stopped.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { frameWords } from "./words/frameWords.ts"

/** The instant at which `--at` freezes everything; a day alone means the start of work. */
export const frozenAt = Effect.fnUntraced(function* (text: string, calendar: Calendar, lang: Language) {
  const { day: today, minute } = localOf(calendar.zone, yield* Clock.currentTimeMillis)
  const moment = yield* readMoment(text, { today, minute, lang, calendar, prefer: "future" })
  if (moment === undefined) return yield* usage(frameWords[lang].notADate("--at", text))
  return instantOf(calendar.zone, moment.day, moment.minute ?? calendar.from) satisfies Instant
})
