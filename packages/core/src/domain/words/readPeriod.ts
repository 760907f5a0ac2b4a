/**
 * Reads spans of days as people type them, in English and French: "10 to 20 March", "du 3 au 9 avril", "until Friday",
 * "next week". For times away. Understood wholly or not at all.
 */
import { addMonths, type Day, dayFromParts, partsOf } from "../calendar/CivilDay.ts"
import { plain } from "./plain.ts"
import { readWhen } from "./whenInWords.ts"
import type { WhenOptions } from "./whenPhrases.ts"

/** Both days included; `from` is never after `until`. */
export interface Period {
  readonly from: Day
  readonly until: Day
}

/**
 * The days that a phrase names; one day alone is a period too.
 *
 * @example
 * ```ts
 * import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
 * import { readPeriod } from "@kith/core/domain/words/readPeriod"
 *
 * const { from, until } = readPeriod("10 to 20 March", { today: dayOf("2026-03-03")!, minute: 540 })!
 * isoOf(from) // "2026-03-10"
 * isoOf(until) // "2026-03-20"
 * ```
 */
export const readPeriod = (text: string, now: Omit<WhenOptions, "prefer">): Period | undefined => {
  const typed = text.trim().replace(/\s+/g, " ")
  if (typed.length > LONGEST) return undefined
  const options: WhenOptions = { ...now, prefer: "future" }
  const whole = named(typed, options)
  if (whole !== undefined) return whole
  const open = UNTIL.exec(typed)
  if (open !== null) {
    const until = readWhen(open[1]!, options)?.day
    if (until !== undefined && until >= now.today) return { from: now.today, until }
  }
  const bare = typed.replace(FROM, "")
  for (const { index, 0: joint } of bare.matchAll(JOINTS)) {
    const found = between(bare.slice(0, index), bare.slice(index + joint.length), options)
    if (found !== undefined) return found
  }
  // "from Monday" begins, and does not end.
  const day = bare === typed ? readWhen(typed, options)?.day : undefined
  return day === undefined ? undefined : { from: day, until: day }
}

const LONGEST = 120

const FROM = /^(?:from|between|starting|d[eèu]s?|depuis|entre|à partir d[eu])\s+(?:le\s+)?/i
const UNTIL = /^(?:until|till|til|through|to|jusqu['’](?:au|à|en)|d['’]ici(?: au| à)?)\s*(.+)$/i
/** What may stand between the two days; a hyphen only with spaces around it, since dates have their own. */
const JOINTS =
  /\s*(?:\.\.\.?|…|→)\s*|\s+(?:to|until|till|through|and|au|à|et|jusqu['’]au|jusqu['’]à|-|–|—)\s+(?:le\s+)?/gi

const between = (left: string, right: string, options: WhenOptions): Period | undefined => {
  const first = readWhen(left, options)?.day ?? dayOfMonthIn(left, right, options)
  if (first === undefined) return undefined
  // "20 December to 5 January": the second lies ahead of the first.
  const last =
    readWhen(right, { ...options, today: first, minute: 0 })?.day ??
    (options.today === first ? undefined : readWhen(right, options)?.day)
  return last === undefined || last < first ? undefined : { from: first, until: last }
}

/** "10 to 20 March": the month stands at the second day alone. */
const dayOfMonthIn = (left: string, right: string, options: WhenOptions): Day | undefined => {
  const typed = /^(\d{1,2})(?:st|nd|rd|th|er)?$/i.exec(left.trim())
  const last = readWhen(right, options)?.day
  if (typed === null || last === undefined) return undefined
  const { year, month, day } = partsOf(last)
  const first = Number(typed[1])
  return first >= 1 && first <= day ? dayFromParts(year, month, first) : undefined
}

/** Whole weeks and months, whose first day is all that `readWhen` says of them. */
const named = (text: string, options: WhenOptions): Period | undefined => {
  const spoken = plain(text).replace(/^(?:all|the|toute|tout|la|le) (?:of )?/, "")
  const unit = /^(?:(?:next|this|coming) )?week\b|^semaine\b|^(?:cette|prochaine) semaine$/.test(spoken)
    ? "week"
    : /^(?:next|this) month$|^mois prochain$|^(?:ce|prochain) mois(?:-ci)?$/.test(spoken)
      ? "month"
      : undefined
  const from = unit === undefined ? undefined : readWhen(text, options)?.day
  if (from === undefined) return undefined
  return { from, until: unit === "week" ? from + 6 : addMonths(from, 1) - 1 }
}
