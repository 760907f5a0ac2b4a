/** The first page: whom to get back to, and why; and what to do where there is nothing. */
import * as Effect from "effect/Effect"
import type { DueList } from "@kith/core/workspace/Due"
import type { Reminder, Status } from "@kith/core/domain/rules/Reminder"
import { dueText, type Reader, reminderDueText } from "@kith/core/domain/rules/words/dueWords"
import { goalWords } from "@kith/core/domain/rules/words/goalWords"
import { reasonWords } from "@kith/core/domain/rules/words/reasonWords"
import type { Saying } from "@kith/core/domain/rules/words/Saying"
import { titleWords } from "@kith/core/domain/rules/words/titleWords"
import { fullDateInWords, timeInWords } from "@kith/core/domain/words/whenToWords"
import { localOf } from "@kith/core/domain/calendar/Zone"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import type { LogSession } from "./Method.ts"

export interface ReminderCard {
  readonly id: string
  readonly rule: string
  /** Whose it is: `contact/<id>`, `gathering/<id>`, or the week's. */
  readonly subject: string
  readonly contact: { readonly id: string; readonly name: string } | undefined
  readonly title: string
  /** "by 15:00"; empty for the week's. */
  readonly by: string
  /** The same as a full date, for hovering and for screen readers. */
  readonly byInFull: string
  readonly reason: string
  readonly status: Status
  readonly step: NextStep
}

/** What one does about it, and where in the app. `none`: it is done outside, and said to be done. */
export interface NextStep {
  readonly kind: "write" | "prepare" | "tell" | "see" | "none"
  readonly href: string
}

export interface TodayAsked {
  /** More than the day's few. */
  readonly all?: boolean
}

export interface Today {
  /** The log is on its way: this is what another device saw, and nothing can be done about it yet. */
  readonly isComing?: boolean
  /** "Tuesday, 3 March 2026". */
  readonly date: string
  readonly cards: ReadonlyArray<ReminderCard>
  /** How many more are open past the daily limit. */
  readonly waiting: number
  readonly uncounted: boolean
  /** "1 of 3 conversations this week". */
  readonly goals: ReadonlyArray<{ readonly said: string; readonly done: number; readonly target: number }>
  readonly people: "none" | "some"
  /** Where nothing is due: what comes next. */
  readonly next: { readonly title: string; readonly when: string } | undefined
}

export const today = Effect.fnUntraced(function* (session: LogSession, { all }: TodayAsked) {
  const { log, lang } = session
  const due = Effect.gen(function* () {
    const list: DueList = yield* log.due({ all: all === true })
    return {
      list,
      saying: yield* sayingOf(
        session,
        list.shown.map(({ reminder }) => reminder)
      )
    }
  })
  // Each waits for the database many times, and neither for the other.
  const [{ list, saying }, week] = yield* Effect.all([due, log.goalsAt(session.today)], { concurrency: "unbounded" })
  const reminders = list.shown.map(({ reminder }) => reminder)
  const isEmpty = reminders.length === 0
  return {
    date: fullDateInWords(session.today, lang),
    cards: list.shown.map(({ subject, reminder, status }) => cardOf(session, saying, { subject, reminder, status })),
    waiting: list.waiting,
    uncounted: list.uncounted,
    goals: week.goals.flatMap(({ measure, per, target }) => {
      if (measure === undefined || per === undefined || target === undefined) return []
      const done = (per === "week" ? week.week : week.month)?.[measure] ?? 0
      return [{ said: goalWords({ measure, per, done, target }, lang), done, target }]
    }),
    people: isAboutSomebody(reminders) || (yield* log.everybody({ limit: 1 })).length > 0 ? "some" : "none",
    next: isEmpty ? yield* nextUp(session) : undefined
  } satisfies Today
})

const isAboutSomebody = (reminders: ReadonlyArray<Reminder>): boolean =>
  reminders.some(({ contact }) => contact !== undefined)

export const cardOf = (
  reader: Reader,
  saying: Saying,
  { subject, reminder, status }: { readonly subject: string; readonly reminder: Reminder; readonly status: Status }
): ReminderCard => {
  const { day, minute } = localOf(reader.calendar.zone, reminder.due)
  const { contact } = reminder
  return {
    id: reminder.id,
    rule: reminder.rule,
    subject,
    contact: contact === undefined ? undefined : { id: contact, name: saying.names(contact) ?? "" },
    title: titleWords(reminder, saying),
    by: reminderDueText(reader, reminder),
    byInFull: `${fullDateInWords(day, reader.lang)}, ${timeInWords(minute, reader.lang)}`,
    reason: reasonWords(reminder, saying),
    status,
    step: stepOf(reminder)
  }
}

/** Most reminders are about writing to somebody; those about what is ahead or just over lead to its page. */
const stepOf = ({ id, rule, contact, why }: Reminder): NextStep => {
  const { kind, id: trigger } = kindAndId(why.trigger)
  if (rule === "weekly-goal") return { kind: "see", href: "/week" }
  if (kind === "gathering" && contact === undefined) {
    return { kind: rule === "prepare-gathering" ? "prepare" : "tell", href: `/gatherings/${trigger}` }
  }
  if (rule === "prepare-meeting") return { kind: "prepare", href: `/meetings/${trigger}` }
  if (rule === "how-did-it-go") return { kind: "tell", href: `/meetings/${trigger}/mode` }
  if (contact === undefined) return { kind: "none", href: "" }
  return rule === "pledge"
    ? { kind: "see", href: `/people/${contact}` }
    : { kind: "write", href: `/people/${contact}/draft/${id}` }
}

const nextUp = Effect.fnUntraced(function* (session: LogSession) {
  const next = (yield* (yield* EntityStore).nextReminder(session.now))?.reminder
  if (next === undefined) return undefined
  const saying = yield* sayingOf(session, [next])
  return { title: titleWords(next, saying), when: dueText(session, Math.max(next.opens, next.due)) }
})
