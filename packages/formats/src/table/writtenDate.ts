/** Dates as exports and people write them in a cell: one date, complete, and nothing else. */
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { calendarNames } from "@kith/core/domain/words/calendarNames"
import { plain } from "@kith/core/domain/words/plain"

/**
 * `YYYY-MM-DD`, or undefined for what is no date or may be two. Reads `08 Feb 2026`, `8 février 2026`, `1er mars 2026`,
 * `Feb 8, 2026`, `08-Feb-26`, `2026-02-08`, `2026/2/8`, `20260208`, each with a time behind it; and `25/3/2026`, but
 * not `2/3/2026`, which half of Canada reads one way and half the other.
 */
export const writtenDate = (text: string): string | undefined => {
  // What LinkedIn writes, and what Kith does, without the detour.
  if (text.length === 10 && dayOf(text) !== undefined) return text
  if (text.length === 11 && text[2] === " " && text[6] === " ") {
    const month = monthNumbers.get(text.slice(3, 6).toLowerCase())
    const iso = month === undefined ? "" : `${text.slice(7)}-${month < 10 ? "0" : ""}${month}-${text.slice(0, 2)}`
    if (dayOf(iso) !== undefined) return iso
  }
  if (text.length > LONGEST) return undefined
  const words = plain(text)
    .replace(/(?<=\d)(?:er|st|nd|rd|th)\b|[.,]/gu, " ")
    .trim()
  for (const [form, parts] of forms) {
    const match = form.exec(words)
    if (match === null) continue
    const [year, month, day] = parts(match[1]!, match[2]!, match[3]!)
    return isoOfParts(year, month, day)
  }
  return undefined
}

/** "1 septembre 2026, 14:30:00 heure normale de l’Est". */
const LONGEST = 60

type Parts = readonly [year: string, month: string, day: string]

const time = String.raw`(?:[t ]+\d{1,2}[:h]\d.*)?$`
const sign = String.raw`[-/ ]`
const name = String.raw`([a-z]{3,9})`

const forms: ReadonlyArray<readonly [RegExp, (a: string, b: string, c: string) => Parts]> = [
  [new RegExp(`^(\\d{1,2})${sign}+${name}${sign}+(\\d{4}|\\d{2})${time}`, "u"), (a, b, c) => [c, b, a]],
  [new RegExp(`^${name} +(\\d{1,2}) +(\\d{4})${time}`, "u"), (a, b, c) => [c, a, b]],
  [new RegExp(`^(\\d{4})${sign}(\\d{1,2})${sign}(\\d{1,2})${time}`, "u"), (a, b, c) => [a, b, c]],
  [new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${time}`, "u"), (a, b, c) => [a, b, c]],
  [new RegExp(`^(\\d{1,2})${sign}(\\d{1,2})${sign}(\\d{4})${time}`, "u"), unambiguous]
]

/** Day and month when only one of the two can be the month. */
function unambiguous(a: string, b: string, year: string): Parts {
  const [one, other] = [Number(a), Number(b)]
  if (one !== other && one <= 12 && other <= 12) return [year, "", ""]
  return one > 12 ? [year, b, a] : [year, a, b]
}

const isoOfParts = (year: string, month: string, day: string): string | undefined => {
  const number = monthNumbers.get(month) ?? (/^\d+$/.test(month) ? Number(month) : undefined)
  if (number === undefined) return undefined
  // A year of two digits is an Excel habit, and connections, visits and promises are of this century.
  const iso = `${year.padStart(4, "20")}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`
  return dayOf(iso) === undefined ? undefined : iso
}

/** What months are called in a cell: in full, as style guides shorten them, and by the three letters of exports. */
const monthNumbers: ReadonlyMap<string, number> = new Map([
  ...[calendarNames.en, calendarNames.fr].flatMap(({ months, shortMonths }) =>
    [months, shortMonths].flatMap((names) =>
      names.map((month, index) => [plain(month).replace(".", ""), index + 1] as const)
    )
  ),
  ...([
    ["sept", 9],
    ["fev", 2],
    ["avr", 4],
    ["juil", 7],
    ["jul", 7],
    ["aou", 8]
  ] as const)
])
