/** `kith due --explain ID`: how a reminder came about, every step of it, and whose idea the rule is. */
import * as Effect from "effect/Effect"
import { type Instant, isoWithOffset, localOf } from "@kith/core/domain/calendar/Zone"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { momentIn } from "@kith/core/domain/rules/words/Saying"
import { sourceWords, spanWords } from "@kith/core/domain/rules/words/sourceWords"
import { stepWords } from "@kith/core/domain/rules/words/stepWords"
import { timeInWords, weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { reminderMeant } from "../reminderMeant.ts"
import { reminderInWords, reminderJson } from "../remindersInWords.ts"
import type { Session } from "../Session.ts"
import { shownId } from "../shownId.ts"
import { printable } from "../output/printable.ts"
import { reminderWords } from "../words/reminderWords.ts"

export const explain = Effect.fnUntraced(function* (session: Session, typed: string) {
  const { out, lang, calendar, today } = session
  const { reminder } = yield* reminderMeant(session, typed)
  const saying = yield* sayingOf(session, [reminder])
  const { why } = reminder
  if (out.isJson) {
    return out.json({
      ...reminderJson(session, reminder, saying),
      opens: isoWithOffset(calendar.zone, reminder.opens),
      trigger: why.trigger,
      happened: why.happened,
      steps: why.steps,
      source: why.source,
      span: why.span
    })
  }
  const say = reminderWords[lang]
  const { title, by, reason } = reminderInWords(session, reminder, saying)
  const id = yield* shownId("reminder", reminder.id)
  out.line(`${out.style.bold(title)}  ${by}  ${out.style.id(id)}`)
  const named = builtInRules.find(({ id }) => id === reminder.rule)?.name[lang] ?? saying.ruleName(reminder.rule)
  const steps = why.steps.map((step) => printable(stepWords(step, { today, lang })))
  const rows: Array<readonly [string, string]> = [
    [say.why, reason],
    [say.rule, named === undefined ? reminder.rule : `${printable(named)} (${reminder.rule})`],
    [say.counted, [printable(momentIn(why.happened, saying)), ...steps].join(" → ")],
    [say.due_, exactly(session, reminder.due)],
    [say.shown, exactly(session, reminder.opens)],
    [say.late, reminder.lateAfter === undefined ? say.never : exactly(session, reminder.lateAfter)],
    [
      say.source,
      `${why.source.map((source) => sourceWords(source, lang)).join(lang === "fr" ? "\u202f; " : "; ")} (${spanWords(why.span, lang)})`
    ],
    [say.change, `kith rules show ${reminder.rule}`],
    ...(reminder.contact === undefined ? [] : [[say.message, `kith draft ${id}`] as const])
  ]
  out.table([{ style: out.style.dim }, { wraps: true }], rows, 2)
})

/** `Tue 3 Mar 15:00`: a day and its time, however far off. */
const exactly = ({ calendar, today, lang }: Session, instant: Instant): string => {
  const { day, minute } = localOf(calendar.zone, instant)
  return `${weekdayAndDateInWords(day, { today, lang })} ${timeInWords(minute, lang)}`
}
