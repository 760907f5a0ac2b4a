/**
 * Dates told in figures alone: ISO 8601 in every writing, and others only where they can be read in one way, since
 * half of Canada writes 2/3 for the second of March and half for the third of February.
 */
import type { DayReading, Now } from "./dayReading.ts"
import { date } from "./monthDays.ts"
import { earliestYear, figuresAt, latestYear } from "./slots.ts"
import type { Token } from "./tokens.ts"

interface FigureDate {
  readonly reading: DayReading
  readonly next: number
}

/** `2026-03-02`, `2026/3/2`, `25/3`, `3/25/2026`; not `2/3`, not `25/3/26`. */
export const figureDateAt = (tokens: ReadonlyArray<Token>, at: number, now: Now): FigureDate | undefined => {
  const sign = tokens[at + 1]
  if (sign?.glued !== true || !signs.has(sign.text) || tokens[at + 2]?.glued !== true) return undefined
  const third = tokens[at + 3]?.text === sign.text && tokens[at + 3]!.glued && tokens[at + 4]?.glued === true
  const a = tokens[at]!.text.length
  if (a === 4) {
    const [year, month, day] = [figuresAt(tokens, at, 4), figuresAt(tokens, at + 2, 2), figuresAt(tokens, at + 4, 2)]
    if (!third || month === undefined || day === undefined) return undefined
    return found(year, month, day, now, at + 5)
  }
  const [one, other] = [figuresAt(tokens, at, 2), figuresAt(tokens, at + 2, 2)]
  if (one === undefined || other === undefined) return undefined
  if (Math.max(one, other) <= 12 && one !== other) return undefined
  const [day, month] = one > other ? [one, other] : [other, one]
  if (third)
    return tokens[at + 4]!.text.length === 4 ? found(figuresAt(tokens, at + 4, 4), month, day, now, at + 5) : undefined
  return sign.text === "/" ? found(undefined, month, day, now, at + 3) : undefined
}

const signs: ReadonlySet<string> = new Set(["-", "/", "."])

const found = (
  year: number | undefined,
  month: number,
  day: number,
  now: Now,
  next: number
): FigureDate | undefined => {
  if (month < 1 || month > 12 || (year !== undefined && (year < earliestYear || year > latestYear))) return undefined
  const reading = date(year === undefined ? { month, day } : { year, month, day }, now)
  return reading === undefined ? undefined : { reading, next }
}
