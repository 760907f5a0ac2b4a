/** Times of day, told in figures: `15:00`, `15 h 30`, `3pm`, `3:30 p.m.`, and `3` after "at". The same in every language. */
import type { PartOfDay } from "./dayReading.ts"
import { figuresAt, hourSigns, minuteSigns } from "./slots.ts"
import type { Token } from "./tokens.ts"

export interface Clock {
  readonly hour: number
  readonly minute: number
  /** The hour may be before or after noon, and another word decides: "ce soir à 7 h". */
  readonly open?: true
  /** Where nothing decides, an open hour is one at which people meet, 7:00 to 18:59; else it stands as written. */
  readonly social?: true
  /** Written with an `h` in the small hours, as lengths are too: `1h30`. */
  readonly span?: true
  /** A number alone, which may belong to what follows it: "at 3". */
  readonly bare?: true
}

/** The minute of the day, or undefined when the part of the day contradicts the time. */
export const minuteOf = (clock: Clock, part?: PartOfDay): number | undefined => {
  const afternoon = { ...clock, hour: clock.hour + 12 }
  if (part === undefined)
    return total(clock.open === true && clock.social === true && clock.hour < 7 ? afternoon : clock)
  if (part === "morning") return clock.hour < 12 ? total(clock) : undefined
  const { hour, minute } = clock.hour < 12 && clock.open === true ? afternoon : clock
  const [from, to] = part === "afternoon" ? [12, 18] : [17, 23]
  return hour >= from && hour <= to ? total({ hour, minute }) : undefined
}

/** When a part of the day is, if no time is given with it. */
export const minuteOfPart: Readonly<Record<PartOfDay, number>> = {
  morning: 9 * 60,
  afternoon: 14 * 60,
  evening: 19 * 60
}

const total = ({ hour, minute }: Clock): number => 60 * hour + minute

interface ClockAt {
  readonly clock: Clock
  readonly next: number
}

/** Every way to read a time at a token, the longest first. `bare`: a figure alone will do, since "at" stands before it. */
export const clocksAt = (tokens: ReadonlyArray<Token>, at: number, bare: boolean): ReadonlyArray<ClockAt> => {
  const hour = figuresAt(tokens, at, 2)
  const sign = tokens[at + 1]
  if (hour === undefined || hour > 23) return []
  const padded = tokens[at]!.text.startsWith("0")
  const open = !padded && hour >= 1 && hour <= 11
  const plain = open ? ({ hour, open: true, social: true } as const) : { hour }
  if (sign !== undefined && (sign.text === ":" || sign.text === ".")) {
    const minute = minutesAt(tokens, at + 2)
    if (minute === undefined || !sign.glued || !tokens[at + 2]!.glued) return []
    const seconds = tokens[at + 3]?.text === ":" && minutesAt(tokens, at + 4) !== undefined
    const next = seconds ? at + 5 : at + 3
    const half = halfDayAt(tokens, next)
    if (half !== undefined) return halved(hour, minute, half)
    return sign.text === ":" ? [{ clock: { ...plain, minute }, next }] : []
  }
  const half = halfDayAt(tokens, at + 1)
  if (half !== undefined) return halved(hour, 0, half)
  if (sign !== undefined && hourSigns.has(sign.text)) {
    const span = hour < 7 ? ({ span: true } as const) : undefined
    const written = { hour, ...(open ? { open } : undefined), ...span } as const
    const whole: ClockAt = { clock: { ...written, minute: 0 }, next: at + 2 }
    // In "15 h 20 min" it is the meeting that took 20 minutes.
    const minute = minuteSigns.has(tokens[at + 3]?.text ?? "") ? undefined : minutesAt(tokens, at + 2)
    return minute === undefined ? [whole] : [{ clock: { ...written, minute }, next: at + 3 }, whole]
  }
  if (sign?.text === "o" && tokens[at + 2]?.text === "clock") return [{ clock: { ...plain, minute: 0 }, next: at + 3 }]
  return bare ? [{ clock: { ...plain, minute: 0, bare: true }, next: at + 1 }] : []
}

/** Two figures below 60. */
const minutesAt = (tokens: ReadonlyArray<Token>, at: number): number | undefined => {
  const minute = tokens[at]?.text.length === 2 ? figuresAt(tokens, at, 2) : undefined
  return minute !== undefined && minute < 60 ? minute : undefined
}

interface HalfDay {
  readonly pm: boolean
  readonly next: number
}

const halfDayAt = (tokens: ReadonlyArray<Token>, at: number): HalfDay | undefined => {
  const word = tokens[at]?.text
  if (word === "am" || word === "pm") return { pm: word === "pm", next: at + 1 }
  if ((word === "a" || word === "p") && tokens[at + 1]?.text === "m") return { pm: word === "p", next: at + 2 }
  return undefined
}

const halved = (hour: number, minute: number, { pm, next }: HalfDay): ReadonlyArray<ClockAt> =>
  hour < 1 || hour > 12 ? [] : [{ clock: { hour: (hour % 12) + (pm ? 12 : 0), minute }, next }]
