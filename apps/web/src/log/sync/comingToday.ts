/** The first page of a log that is on its way here: as the device saw it that left a glance of it at the sync server. */
import * as Effect from "effect/Effect"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { fullDateInWords } from "@kith/core/domain/words/whenToWords"
import { dueInGlance, sayingInGlance, settingsIn } from "@kith/core/workspace/GlanceDue"
import { calendarFor } from "@kith/core/workspace/Settings"
import type { LogSession } from "../Method.ts"
import { cardOf, type Today, type TodayAsked } from "../today.ts"

export const comingToday = Effect.fnUntraced(function* (session: LogSession, _: TodayAsked) {
  const seen = (yield* session.background.arrival)?.seen
  const nothing: Today = {
    isComing: true,
    date: fullDateInWords(session.today, session.lang),
    cards: [],
    waiting: 0,
    uncounted: false,
    goals: [],
    people: "none",
    next: undefined
  }
  if (seen === undefined) return nothing
  const { contents, at } = seen
  const calendar = yield* calendarFor(settingsIn(contents))
  const { day: today, minute } = localOf(calendar.zone, session.now)
  const reader = { ...session, calendar, today, minute }
  const { shown } = yield* dueInGlance(contents, at)
  const saying = sayingInGlance(contents, reader)
  return {
    ...nothing,
    date: fullDateInWords(today, session.lang),
    cards: shown.map(({ subject, reminder, status }) => cardOf(reader, saying, { subject, reminder, status }))
  } satisfies Today
})
