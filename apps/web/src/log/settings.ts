/** How this log is kept: its name, language, clock, holidays, working time and days away. */
import * as Effect from "effect/Effect"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { jurisdictions } from "@kith/core/domain/calendar/holidays/Jurisdiction"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import { type AwayPeriod, PREFERENCES_ID } from "@kith/core/domain/entities/Preferences"
import { PreferencesChanged } from "@kith/core/domain/events/RecordEvents"
import { calendarNames, type Language } from "@kith/core/domain/words/calendarNames"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import { type LogSession, VIA } from "./Method.ts"

export interface SettingsPage {
  readonly name: string
  readonly language: Language | undefined
  readonly zone: string
  readonly zones: ReadonlyArray<Choice>
  /** A province or territory, `federal`, a country; empty for none. */
  readonly jurisdiction: string
  readonly jurisdictions: ReadonlyArray<Choice>
  /** From Monday on. */
  readonly days: ReadonlyArray<{ readonly id: string; readonly said: string; readonly works: boolean }>
  /** "09:00". */
  readonly worksFrom: string
  readonly worksUntil: string
  readonly dailyLimit: number
  /** Those that are not over, the next one first. */
  readonly away: ReadonlyArray<AwayRow>
  /** `YYYY-MM-DD`, on the log's clock. */
  readonly today: string
}

export interface Choice {
  readonly value: string
  readonly said: string
}

export interface AwayRow extends AwayPeriod {
  readonly id: string
  /** "Mon 6 Apr to Fri 10 Apr". */
  readonly fromSaid: string
  readonly untilSaid: string
  readonly isNow: boolean
}

const NINE = 9 * 60
const FIVE = 17 * 60

export const settingsPage = (session: LogSession, _: undefined) =>
  Effect.sync((): SettingsPage => {
    const { settings, lang, today } = session
    const { name = "", language, zone, jurisdiction = "", dailyLimit } = settings
    const works = new Set(settings.workdays ?? [1, 2, 3, 4, 5])
    const now = isoOf(today)
    const said = (iso: string): string => weekdayAndDateInWords(dayOf(iso) ?? today, session)
    return {
      name,
      language,
      zone,
      zones: zonesFor(zone, session),
      jurisdiction,
      jurisdictions: jurisdictionsFor(jurisdiction, lang),
      days: calendarNames[lang].weekdays.map((day, index) => ({
        id: String(index + 1),
        said: day,
        works: works.has(index + 1)
      })),
      worksFrom: clockOf(settings.worksFrom ?? NINE),
      worksUntil: clockOf(settings.worksUntil ?? FIVE),
      dailyLimit,
      away: settings.away
        .filter(({ until }) => until >= now)
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .map(({ from, until }) => ({
          id: `${from}..${until}`,
          from,
          until,
          fromSaid: said(from),
          untilSaid: said(until),
          isNow: from <= now
        })),
      today: now
    }
  })

/** Those of Canada come first. */
const CANADA: ReadonlyArray<string> = [
  "America/St_Johns",
  "America/Halifax",
  "America/Moncton",
  "America/Toronto",
  "America/Winnipeg",
  "America/Regina",
  "America/Edmonton",
  "America/Vancouver",
  "America/Whitehorse",
  "America/Yellowknife",
  "America/Iqaluit"
]

const zonesFor = (own: string, session: Pick<LogSession, "lang" | "now">): ReadonlyArray<Choice> => {
  const known = new Set([...CANADA, "UTC", ...Intl.supportedValuesOf("timeZone"), own])
  return [...known]
    .filter((zone) => makeZone(zone) !== undefined || zone === own)
    .map((value) => ({ value, said: CANADA.includes(value) ? cityAndZone(value, session) : readable(value) }))
}

const readable = (zone: string): string => zone.replaceAll("_", " ").replaceAll("/", " / ")

/** "Toronto, Eastern Time": by the name under which people here know it. */
const cityAndZone = (zone: string, { lang, now }: Pick<LogSession, "lang" | "now">): string => {
  const city = CITIES[zone] ?? readable(zone.slice(zone.indexOf("/") + 1))
  const parts = new Intl.DateTimeFormat(`${lang}-CA`, { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts(
    now
  )
  const name = parts.find(({ type }) => type === "timeZoneName")?.value
  return name === undefined ? city : `${city}, ${name}`
}

const CITIES: Readonly<Record<string, string>> = { "America/St_Johns": "St. John’s" }

const jurisdictionsFor = (own: string, lang: Language): ReadonlyArray<Choice> => {
  const { provinces } = recordWords[lang]
  const [federal, ...others] = jurisdictions
  const choices = [...others.toSorted((a, b) => provinces[a].localeCompare(provinces[b], lang)), federal].map(
    (value): Choice => ({ value, said: provinces[value] })
  )
  const isElsewhere = own !== "" && !choices.some(({ value }) => value === own)
  return isElsewhere ? [...choices, { value: own, said: own }] : choices
}

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`

export interface SettingsPatch {
  readonly name?: string
  readonly language?: Language
  readonly zone?: string
  /** Empty: none. */
  readonly jurisdiction?: string
  readonly workdays?: ReadonlyArray<number>
  /** "09:00". */
  readonly worksFrom?: string
  readonly worksUntil?: string
  readonly dailyLimit?: number
}

/** `badHours`: a day that ends before it begins. Nothing was changed then. */
export const saveSettings = Effect.fnUntraced(function* ({ log, settings }: LogSession, patch: SettingsPatch) {
  const { jurisdiction, worksFrom, worksUntil, name, ...plain } = patch
  const from = worksFrom === undefined ? undefined : minuteOf(worksFrom)
  const until = worksUntil === undefined ? undefined : minuteOf(worksUntil)
  if ((from ?? settings.worksFrom ?? NINE) >= (until ?? settings.worksUntil ?? FIVE)) {
    return { _tag: "BadHours" } as const
  }
  const named = name?.trim() ?? ""
  const { batch } = yield* log.commit(
    [
      PreferencesChanged.draft(PREFERENCES_ID, {
        ...plain,
        ...(named === "" ? {} : { name: named }),
        ...(jurisdiction === undefined ? {} : { jurisdiction: jurisdiction === "" ? null : jurisdiction }),
        ...(from === undefined ? {} : { worksFrom: from }),
        ...(until === undefined ? {} : { worksUntil: until })
      })
    ],
    { via: VIA }
  )
  return { _tag: "Saved", batch } as const
})

const minuteOf = (clock: string): number | undefined => {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})/.exec(clock) ?? []
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute)
}

/** Reminders wait for its end. `badPeriod`: over already, or it ends before it begins; nothing was changed. */
export const goAway = Effect.fnUntraced(function* ({ log, today }: LogSession, { from, until }: AwayPeriod) {
  const [first, last] = [dayOf(from), dayOf(until)]
  if (first === undefined || last === undefined || last < first || last < today) return { _tag: "BadPeriod" } as const
  const { batch } = yield* changeAway(log, { add: [{ from, until }] })
  return { _tag: "Saved", batch } as const
})

/** Days away that are past stay so: one that goes on is cut short. */
export const comeBack = Effect.fnUntraced(function* ({ log, today }: LogSession, { from, until }: AwayPeriod) {
  const cut = from < isoOf(today) ? { add: [{ from, until: isoOf(today - 1) }] } : {}
  const { batch } = yield* changeAway(log, { remove: [{ from, until }], ...cut })
  return { batch }
})

const changeAway = (
  log: LogSession["log"],
  away: { readonly add?: ReadonlyArray<AwayPeriod>; readonly remove?: ReadonlyArray<AwayPeriod> }
) => log.commit([PreferencesChanged.draft(PREFERENCES_ID, { away })], { via: VIA })
