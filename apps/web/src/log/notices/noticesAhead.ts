/** What there is to tell in the coming weeks, finished in the log's language: for this device's notifications. */
import * as Effect from "effect/Effect"
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import { FIXED_LIMIT } from "@kith/core/domain/rules/surface"
import type { Reader } from "@kith/core/domain/rules/words/dueWords"
import { reasonWords } from "@kith/core/domain/rules/words/reasonWords"
import { titleWords } from "@kith/core/domain/rules/words/titleWords"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { WEEK } from "@kith/core/domain/rules/weeklyGoal"
import { settledOn } from "@kith/core/workspace/Due"
import { EntityStore, type StoredReminder } from "@kith/core/workspace/EntityStore"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import type { Settings } from "@kith/core/workspace/Settings"
import { weekReminder } from "@kith/core/workspace/Week"
import type { Notice } from "../../sw/Notices.ts"
import { noticeTimes } from "./noticeTimes.ts"

const DAY_MS = 24 * 60 * 60 * 1000
/** Whoever has not opened the app for that long is told no more. */
const DAYS_AHEAD = 30
/** After a day it is Today's to tell: a device that was off is not to ring for all of last week. */
const SHOWN_FOR_MS = DAY_MS

export interface NoticesAsked {
  readonly log: string
  readonly isDiscreet: boolean
  /** When those known before are told, by id, ms. */
  readonly before: ReadonlyMap<string, number>
}

/** The soonest first. */
export const noticesAhead = Effect.fnUntraced(function* (
  reader: Reader & { readonly settings: Settings },
  { log, isDiscreet, before }: NoticesAsked
) {
  const { calendar, now, lang, settings } = reader
  const { dailyLimit } = settings
  const until = now + DAYS_AHEAD * DAY_MS
  const store = yield* EntityStore
  // No day takes more than its limit, so what lies beyond these would find no place.
  const atMost = { fixed: FIXED_LIMIT * DAYS_AHEAD, others: dailyLimit * DAYS_AHEAD + before.size }
  const stored: Array<StoredReminder> = [...(yield* store.reminders({ until, now }, atMost))]
  const week = yield* weekReminder(calendar)
  if (week !== undefined) stored.push({ subject: WEEK, reminder: week })
  const byKey = new Map(stored.map((one) => [keyOf(one.reminder), one]))
  const times = noticeTimes(
    stored.map(({ reminder }) => ({
      key: keyOf(reminder),
      opens: reminder.opens,
      rank: reminder.rank,
      lapses: reminder.why.lapses
    })),
    { calendar, now, until, dailyLimit, before, settledToday: (yield* settledOn(now, calendar)).length }
  )
  const told = [...times].map(([key, at]) => ({ key, at, ...byKey.get(key)! }))
  const saying = yield* sayingOf(
    reader,
    told.map(({ reminder }) => reminder)
  )
  return told
    .map(({ key, at, subject, reminder }): Notice => {
      // As it reads on the day that it is shown: "met yesterday" is then yesterday.
      const then = { ...saying, today: calendar.dayOfInstant(at) }
      return {
        id: key,
        log,
        at,
        until: Math.min(at + SHOWN_FOR_MS, reminder.why.lapses ?? Number.POSITIVE_INFINITY),
        title: isDiscreet ? "" : titleWords(reminder, then),
        body: isDiscreet ? "" : reasonWords(reminder, then),
        url: pageOf(subject),
        lang,
        isDiscreet
      }
    })
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
})

/** One that was put off opens anew, and is told anew. */
const keyOf = ({ id, opens }: Reminder): string => `${id}@${opens}`

const pageOf = (subject: string): string => {
  const { kind, id } = kindAndId(subject)
  if (kind === "contact") return `/people/${id}`
  return kind === "gathering" ? `/gatherings/${id}` : "/"
}
