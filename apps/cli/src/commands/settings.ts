/** `kith settings`: how this log is kept, and changing it. */
import * as Effect from "effect/Effect"
import { PREFERENCES_ID } from "@kith/core/domain/entities/Preferences"
import { PreferencesChanged } from "@kith/core/domain/events/RecordEvents"
import { isJurisdiction } from "@kith/core/domain/calendar/holidays/Jurisdiction"
import { calendarNames } from "@kith/core/domain/words/calendarNames"
import { plain } from "@kith/core/domain/words/plain"
import { timeInWords } from "@kith/core/domain/words/whenToWords"
import type { Settings } from "@kith/core/workspace/Settings"
import { type Call, logCommand } from "../Command.ts"
import { printable } from "../output/printable.ts"
import { jurisdictionFrom, zoneFrom } from "../place.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { Stopped, usage } from "../Stopped.ts"
import { wholeNumber } from "../wholeNumber.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { settingsWords } from "../words/settingsWords.ts"

const flags = {
  name: { kind: "value" },
  zone: { kind: "value" },
  province: { kind: "value" },
  language: { kind: "value", choices: ["en", "fr"] },
  hours: { kind: "value" },
  workdays: { kind: "value" },
  "daily-limit": { kind: "value" }
} as const

type Asked = Call<typeof flags>["flags"]
type Patch = Parameters<typeof PreferencesChanged.draft>[1]

export const settings = logCommand({
  flags,
  takes: [0, 0],
  words: settingsWords,
  run: Effect.fnUntraced(function* ({ flags: asked }: Call<typeof flags>, session) {
    const { log, out, lang } = session
    const patch = yield* patchFrom(session, asked)
    if (Object.keys(patch).length === 0) return print(session, session.settings)
    const { batch } = yield* log.commit([PreferencesChanged.draft(PREFERENCES_ID, patch)], { via: VIA })
    const kept = yield* log.settings
    print({ ...session, lang: session.global.lang ?? kept.language ?? lang }, kept)
    out.echo(`${out.style.good("✓")} ${settingsWords[lang].kept}   ${yield* undoHint(session, batch)}`)
  })
})

const patchFrom = Effect.fnUntraced(function* (session: Session, asked: Asked) {
  const { lang } = session
  const patch: { -readonly [K in keyof Patch]: Patch[K] } = {}
  if (asked.name !== undefined) patch.name = asked.name.trim() || (yield* usage(settingsWords[lang].noName))
  if (asked.zone !== undefined) {
    const zone = zoneFrom(asked.zone, lang)
    patch.zone = zone instanceof Stopped ? yield* zone : zone
  }
  if (asked.province !== undefined) {
    const jurisdiction = jurisdictionFrom(asked.province, lang)
    patch.jurisdiction = jurisdiction instanceof Stopped ? yield* jurisdiction : (jurisdiction ?? null)
  }
  if (asked.language !== undefined) patch.language = asked.language
  if (asked.hours !== undefined) {
    const span = hoursIn(asked.hours)
    if (span === undefined) return yield* usage(settingsWords[lang].badHours(asked.hours))
    patch.worksFrom = span[0]
    patch.worksUntil = span[1]
  }
  if (asked.workdays !== undefined) {
    patch.workdays = workdaysIn(asked.workdays) ?? (yield* usage(settingsWords[lang].badDays(asked.workdays)))
  }
  if (asked["daily-limit"] !== undefined)
    patch.dailyLimit = yield* wholeNumber(session, "--daily-limit", asked["daily-limit"])
  return patch
})

/** Minutes after midnight. */
const hoursIn = (text: string): readonly [number, number] | undefined => {
  const parts = /^(\d{1,2})(?::?h?(\d{2})?)?h?\s*(?:-|–|à|to)\s*(\d{1,2})(?::?h?(\d{2})?)?h?$/i.exec(
    text.trim().replace(/\s*h\s*/g, "h")
  )
  if (parts === null) return undefined
  const [, from, fromMinute = "0", until, untilMinute = "0"] = parts
  const span = [Number(from) * 60 + Number(fromMinute), Number(until) * 60 + Number(untilMinute)] as const
  return span[0] < span[1] && span[1] <= 24 * 60 ? span : undefined
}

/** 1 is Monday; in figures or names, in either language, one by one or from the first to the last. */
const workdaysIn = (text: string): ReadonlyArray<number> | undefined => {
  const days = new Set<number>()
  for (const part of text.split(/[,;\s]+/).filter(Boolean)) {
    const [first, last = first] = part.split(/-|–|\.\./).map(weekdayIn)
    if (first === undefined || last === undefined) return undefined
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day)
      if (day === last) break
    }
  }
  return days.size === 0 ? undefined : [...days].sort((a, b) => a - b)
}

const weekdayIn = (typed: string): number | undefined => {
  if (/^[1-7]$/.test(typed)) return Number(typed)
  const wanted = plain(typed).replace(/\.$/, "")
  if (wanted.length < 2) return undefined
  for (const language of ["en", "fr"] as const) {
    const index = calendarNames[language].weekdays.findIndex((name) => plain(name).startsWith(wanted))
    if (index >= 0) return index + 1
  }
  return undefined
}

const print = ({ out, lang, folder }: Session, kept: Settings): void => {
  const from = kept.worksFrom ?? 540
  const until = kept.worksUntil ?? 1020
  const workdays = kept.workdays ?? [1, 2, 3, 4, 5]
  if (out.isJson) {
    const { name = null, zone, jurisdiction = null, language = null, dailyLimit } = kept
    return out.json({
      name,
      zone,
      province: jurisdiction,
      language,
      worksFrom: from,
      worksUntil: until,
      workdays,
      dailyLimit,
      folder
    })
  }
  const say = settingsWords[lang]
  out.table(
    [{ style: out.style.dim }, { wraps: true }],
    [
      [say.fields.name, printable(kept.name ?? "")],
      [say.fields.zone, kept.zone],
      [say.fields.jurisdiction, holidaysOf(kept.jurisdiction, lang)],
      [say.fields.language, kept.language === undefined ? say.byEnvironment : say.languages[kept.language]],
      [say.fields.hours, `${timeInWords(from, lang)} – ${timeInWords(until, lang)}`],
      [say.fields.workdays, workdays.map((day) => calendarNames[lang].shortWeekdays[day - 1] ?? "").join(" ")],
      [say.fields.dailyLimit, String(kept.dailyLimit)],
      [say.fields.folder, folder]
    ]
  )
}

const holidaysOf = (jurisdiction: string | undefined, lang: Language): string =>
  jurisdiction === undefined
    ? settingsWords[lang].none
    : isJurisdiction(jurisdiction)
      ? recordWords[lang].provinces[jurisdiction]
      : jurisdiction
