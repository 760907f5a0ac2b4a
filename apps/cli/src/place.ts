/** Time zones and provinces as people type them. For making a log, and for changing where it is kept. */
import { isJurisdiction, type Jurisdiction, jurisdictions } from "@kith/core/domain/calendar/holidays/Jurisdiction"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import { plain } from "@kith/core/domain/words/plain"
import { nearestOf } from "./nearest.ts"
import { type Stopped, usage } from "./Stopped.ts"
import { initWords } from "./words/initWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { recordWords } from "@kith/core/domain/words/recordWords"

/** The zone's name as the zone database spells it: `america/toronto` and `Toronto` are understood too. */
export const zoneFrom = (typed: string, lang: Language): string | Stopped => {
  const wanted = typed.trim()
  const known = ["UTC", ...Intl.supportedValuesOf("timeZone")]
  const spelt =
    known.find((zone) => zone.toLowerCase() === wanted.toLowerCase()) ??
    known.find((zone) => cityOf(zone) === plain(wanted))
  if (spelt !== undefined) return spelt
  // Names that the database keeps for old times' sake, such as America/Montreal, are in no list.
  const old = wanted.includes("/") ? [wanted] : AREAS.map((area) => `${area}/${titled(wanted)}`)
  const kept = old.find((zone) => makeZone(zone) !== undefined)
  if (kept !== undefined) return kept
  const nearest =
    nearestOf(wanted, known) ?? known.find((zone) => cityOf(zone) === nearestOf(plain(wanted), known.map(cityOf)))
  return usage(initWords[lang].noSuchZone(typed, nearest))
}

const AREAS = ["America", "Europe", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian"]

const titled = (typed: string): string =>
  plain(typed).replace(
    /(^|[\s_-])(\p{L})/gu,
    (_, before: string, letter: string) => (before === " " ? "_" : before) + letter.toUpperCase()
  )

const cityOf = (zone: string): string => plain(zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " "))

export const systemZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"

/** Two letters, `federal`, or a province's name in either language; `undefined` for none. */
export const jurisdictionFrom = (typed: string, lang: Language): Jurisdiction | undefined | Stopped => {
  const wanted = plain(typed)
  if (["", "none", "no", "non", "aucun", "aucune"].includes(wanted)) return undefined
  const code = wanted.toUpperCase()
  if (isJurisdiction(code)) return code
  if (/^f[ee]d[ee]ral/.test(wanted)) return "federal"
  const named = jurisdictions.find((each) =>
    [recordWords.en, recordWords.fr].some(({ provinces }) => plain(provinces[each]) === wanted)
  )
  return named ?? usage(initWords[lang].noSuchProvince(typed, jurisdictions.slice(1).join(", ")))
}
