/** `kith away`: when reminders should wait. */
import * as Effect from "effect/Effect"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { type AwayPeriod, PREFERENCES_ID } from "@kith/core/domain/entities/Preferences"
import { PreferencesChanged } from "@kith/core/domain/events/RecordEvents"
import { readPeriod } from "@kith/core/domain/words/readPeriod"
import { weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import { type Call, logCommand } from "../Command.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { failed, usage } from "../Stopped.ts"
import { awayWords } from "../words/awayWords.ts"

const flags = { off: { kind: "boolean" } } as const

export const away = logCommand({
  flags,
  takes: [0, 12],
  words: awayWords,
  run: Effect.fnUntraced(function* ({ args, flags: { off } }: Call<typeof flags>, session) {
    const period = args.length === 0 ? undefined : yield* periodIn(session, args.join(" "))
    if (off) return yield* end(session, period)
    if (period === undefined) return list(session)
    return yield* write(session, { add: [period] }, period, awayWords[session.lang].away(inWords(session, period)))
  })
})

const periodIn = Effect.fnUntraced(function* ({ lang, today, minute, calendar }: Session, text: string) {
  const found = readPeriod(text, { today, minute, lang, addWorkingDays: calendar.addWorkingDays })
  if (found === undefined) return yield* usage(awayWords[lang].notAPeriod(text))
  if (found.until < today) return yield* usage(awayWords[lang].past(text))
  return { from: isoOf(found.from), until: isoOf(found.until) } satisfies AwayPeriod
})

/** Those that are not over yet, the next one first. */
const ahead = ({ settings, today }: Session): ReadonlyArray<AwayPeriod> =>
  settings.away.filter(({ until }) => until >= isoOf(today)).toSorted((a, b) => (a.from < b.from ? -1 : 1))

const list = (session: Session): void => {
  const { out, lang, today } = session
  const periods = ahead(session)
  if (out.isJson) return out.json(periods.map(({ from, until }) => ({ from, until })))
  if (periods.length === 0) return out.note(awayWords[lang].none)
  for (const period of periods) {
    const isNow = period.from <= isoOf(today)
    out.line(isNow ? `${inWords(session, period)}  ${awayWords[lang].now}` : inWords(session, period))
  }
}

/** The one that is named, else the one that is going on, else all that lie ahead. Days away that are past stay so. */
const end = Effect.fnUntraced(function* (session: Session, named: AwayPeriod | undefined) {
  const { lang, today } = session
  const now = isoOf(today)
  const all = ahead(session)
  const going = all.filter(({ from }) => from <= now)
  const ended =
    named !== undefined
      ? all.filter(({ from, until }) => from <= named.until && until >= named.from)
      : going.length > 0
        ? going
        : all
  if (ended.length === 0) return yield* failed(awayWords[lang].nothingToEnd)
  const cutShort = ended.filter(({ from }) => from < now).map(({ from }) => ({ from, until: isoOf(today - 1) }))
  const said = awayWords[lang].ended(ended.map((period) => inWords(session, period)).join(", "))
  yield* write(session, { remove: ended, ...(cutShort.length === 0 ? {} : { add: cutShort }) }, ended[0]!, said)
})

const write = Effect.fnUntraced(function* (
  session: Session,
  patch: { readonly add?: ReadonlyArray<AwayPeriod>; readonly remove?: ReadonlyArray<AwayPeriod> },
  { from, until }: AwayPeriod,
  said: string
) {
  const { log, out } = session
  const { batch } = yield* log.commit([PreferencesChanged.draft(PREFERENCES_ID, { away: patch })], { via: VIA })
  if (out.isJson) return out.json({ from, until, undo: batch })
  out.echo(`${out.style.good("✓")} ${said}   ${yield* undoHint(session, batch)}`)
})

const inWords = ({ lang, today }: Session, { from, until }: AwayPeriod): string => {
  const day = (iso: string): string => weekdayAndDateInWords(dayOf(iso) ?? today, { today, lang })
  return from === until ? day(from) : awayWords[lang].period(day(from), day(until))
}
