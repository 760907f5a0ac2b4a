/** `kith due`: whom to get back to, when, and why. What bare `kith` does. */
import * as Effect from "effect/Effect"
import type { Moment } from "@kith/core/domain/calendar/Moment"
import { instantOf, localOf } from "@kith/core/domain/calendar/Zone"
import { dayInWords, weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { dueText } from "@kith/core/domain/rules/words/dueWords"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { type Call, logCommand } from "../Command.ts"
import { lastSync } from "../lastSync.ts"
import { reminderInWords, reminderJson } from "../remindersInWords.ts"
import type { Session } from "../Session.ts"
import { dueWords } from "../words/dueWords.ts"
import { reminderWords } from "../words/reminderWords.ts"

const flags = {
  until: { kind: "value" },
  all: { kind: "boolean" },
  count: { kind: "boolean" },
  explain: { kind: "value" }
} as const

export const due = logCommand({
  flags,
  takes: [0, 0],
  words: dueWords,
  run: Effect.fnUntraced(function* ({ flags: asked }: Call<typeof flags>, session) {
    const { log, out } = session
    if (asked.explain !== undefined) {
      const { explain } = yield* Effect.promise(() => import("./explain.ts"))
      return yield* explain(session, asked.explain)
    }
    const until = asked.until === undefined ? undefined : yield* untilOf(session, asked.until)
    const { shown, waiting, uncounted } = yield* log.due({ all: asked.all, ...(until === undefined ? {} : { until }) })
    const reminders = shown.map(({ reminder }) => reminder)
    if (asked.count) return out.isJson ? out.json(reminders.length) : out.line(String(reminders.length))
    const saying = yield* sayingOf(session, reminders)
    if (out.isJson) return out.json(reminders.map((reminder) => reminderJson(session, reminder, saying)))
    const say = reminderWords[session.lang]
    const header = [weekdayAndDateInWords(session.today, session), say.due(reminders.length)]
    if (until !== undefined)
      header.splice(1, 0, say.until(dayInWords(localOf(session.calendar.zone, until).day, session)))
    const syncedAt = lastSync(session.folder)
    if (syncedAt !== undefined && syncedAt <= session.now) header.push(say.synced(session.now - syncedAt))
    out.line(out.style.bold(header.join(" · ")))
    const ids = yield* shortIds(
      "reminder",
      reminders.map(({ id }) => id)
    )
    out.table(
      [{ style: out.style.id }, { least: 16 }, {}, { wraps: true, style: out.style.dim }],
      reminders.map((reminder) => {
        const { title, by, reason } = reminderInWords(session, reminder, saying)
        return [ids.get(reminder.id)!, title, by, reason]
      }),
      1
    )
    if (waiting > 0) out.note(say.waiting(waiting, uncounted))
    if (reminders.length === 0) yield* friendlyStep(session)
  })
})

/** The end of the day that is named, or the very moment where a time is. */
const untilOf = Effect.fnUntraced(function* (session: Session, text: string) {
  const { readMomentFlag } = yield* Effect.promise(() => import("../readMoment.ts"))
  const moment: Moment = yield* readMomentFlag(session, "--until", text, "future")
  const { zone, startOfDay } = session.calendar
  return moment.minute === undefined ? startOfDay(moment.day + 1) - 1 : instantOf(zone, moment.day, moment.minute)
})

/** Never a blank: who comes next, or how to begin. */
const friendlyStep = Effect.fnUntraced(function* (session: Session) {
  const { log, out, lang, now } = session
  const say = reminderWords[lang]
  const next = (yield* (yield* EntityStore).nextReminder(now))?.reminder
  if (next !== undefined) {
    const { title } = reminderInWords(session, next, yield* sayingOf(session, [next]))
    out.note(`${say.nothing} ${say.nextUp(title, dueText(session, Math.max(next.opens, next.due)))}`)
    return
  }
  out.note((yield* log.everybody({ limit: 1 })).length === 0 ? say.nobodyYet : `${say.nothing} ${say.someone}`)
})
