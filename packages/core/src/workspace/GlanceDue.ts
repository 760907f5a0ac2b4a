/** Today's list out of a glance of a log: the same, at the same moment, as the device that made it would show. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { startOfWeek } from "../domain/calendar/CivilDay.ts"
import { hasLapsed } from "../domain/rules/Reminder.ts"
import type { Reader } from "../domain/rules/words/dueWords.ts"
import type { Saying } from "../domain/rules/words/Saying.ts"
import { COUNTED, type DueOptions, listed, roomFor } from "./Due.ts"
import type { AtMost, Open, StoredReminder } from "./EntityStore.ts"
import type { GlanceContents } from "./GlanceContents.ts"
import { calendarFor } from "./Settings.ts"

/** `at`: when the glance was made. Good for `GLANCE_AHEAD_MS` from then on; later there is only what it knew. */
export const dueInGlance = Effect.fn("GlanceDue.dueInGlance")(function* (
  contents: GlanceContents,
  at: number,
  options: Pick<DueOptions, "until"> = {}
) {
  const now = yield* Clock.currentTimeMillis
  const until = options.until ?? now
  const working = yield* calendarFor(settingsIn(contents))
  const today = working.dayOfInstant(now)
  const settled = contents.settled.filter((each) => each >= working.startOfDay(today) && each <= now).length
  const { limit, atMost } = roomFor({}, contents.settings.dailyLimit, settled)
  const open = openIn(contents.reminders, { until, now })
  const isSameWeek = startOfWeek(today) === startOfWeek(working.dayOfInstant(at))
  const counted = contents.whole ? open.length : Math.max(open.length, contents.open)
  const input = {
    open: firstOf(open, atMost),
    week: isSameWeek ? contents.week : undefined,
    settled,
    counted: Math.min(counted, COUNTED)
  }
  return listed(input, { now, until, limit, atMost })
})

/** As the log's own settings are read. */
export const settingsIn = ({ settings }: GlanceContents) => ({
  name: settings.name,
  zone: settings.zone,
  jurisdiction: settings.jurisdiction,
  language: settings.language,
  dailyLimit: settings.dailyLimit,
  away: settings.away,
  workdays: settings.workdays,
  worksFrom: settings.worksFrom,
  worksUntil: settings.worksUntil
})

/** What its reminders are said with, as `sayingOf` gives it of a log. */
export const sayingInGlance = (
  { people, rules }: GlanceContents,
  { lang, calendar, today }: Pick<Reader, "lang" | "calendar" | "today">
): Saying => ({
  lang,
  calendar,
  today,
  names: (id) => people[id]?.name,
  ruleName: (rule) => rules[rule]
})

const openIn = (reminders: ReadonlyArray<StoredReminder>, { until, now }: Open): ReadonlyArray<StoredReminder> =>
  reminders
    .filter(({ reminder }) => reminder.opens <= until && !hasLapsed(reminder, now))
    .toSorted(
      ({ reminder: a }, { reminder: b }) =>
        a.rank - b.rank || a.opens - b.opens || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
    )

/** As `EntityStore.reminders` chooses among those that are open. */
const firstOf = (open: ReadonlyArray<StoredReminder>, { fixed, others }: AtMost): ReadonlyArray<StoredReminder> =>
  [...Map.groupBy(open, ({ reminder }) => reminder.rank)].flatMap(([rank, list]) =>
    rank === 0 ? list.slice(Math.max(0, list.length - fixed)) : list.slice(0, others)
  )
