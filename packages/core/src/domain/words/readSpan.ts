/**
 * Reads lengths of time as people type them, in English and French: "3w", "20 min", "1h30", "trois mois". For how long
 * a meeting took, and for the spans of rules. Understood wholly or not at all.
 */
import { englishDates } from "./englishDates.ts"
import { frenchDates } from "./frenchDates.ts"
import { matchAt, pattern, startsAt } from "./phrasePattern.ts"
import type { Filled } from "./slots.ts"
import { figuresAt, hourSigns } from "./slots.ts"
import { tokensOf } from "./tokens.ts"
import type { Token } from "./tokens.ts"

/** Hours come as minutes. */
export interface Span {
  readonly amount: number
  readonly unit: "minutes" | "days" | "working-days" | "weeks" | "months" | "years"
}

/**
 * The span that a phrase names, or undefined when any of it was not understood.
 *
 * @example
 * ```ts
 * import { readSpan } from "@kith/core/domain/words/readSpan"
 *
 * readSpan("1h30") // { amount: 90, unit: "minutes" }
 * readSpan("3 semaines") // { amount: 3, unit: "weeks" }
 * ```
 */
export const readSpan = (text: string): Span | undefined => {
  if (text.length > longestPhrase) return undefined
  const tokens = tokensOf(text)
  const found = spanAt(tokens, 0)
  return found !== undefined && found.next === tokens.length ? found.span : undefined
}

const longestPhrase = 60

interface SpanAt {
  readonly span: Span
  readonly next: number
}

/** The longest span that begins at a token. */
export const spanAt = (tokens: ReadonlyArray<Token>, at: number): SpanAt | undefined => {
  let best: SpanAt | undefined
  const offer = (amount: number, unit: Span["unit"], next: number): void => {
    if (amount > 0 && (best === undefined || next > best.next)) best = { span: { amount, unit }, next }
  }
  for (const [words, minutes] of fixed) if (startsAt(words, tokens, at)) offer(minutes, "minutes", at + words.length)
  const told: Filled = {}
  const end = englishDates.slots["hoursAndMinutes"]!(tokens, at, told)
  if (end >= 0) offer(told.n ?? 0, "minutes", end)
  decimalHoursAt(tokens, at, offer)
  for (const phrase of counted) {
    const filled: Filled = {}
    const next = matchAt(phrase, tokens, at, filled)
    const { n = 1, unit } = filled
    if (next < 0 || unit === undefined) continue
    if (unit !== "hours") {
      offer(n, unit, next)
      continue
    }
    offer(60 * n, "minutes", next)
    const [half, end] = halfAfter(tokens, next)
    offer(60 * n + half, "minutes", end)
    // "1 hour 20 min", "une heure et vingt minutes"
    const rest: Filled = {}
    const joined = tokens[next]?.text === "and" || tokens[next]?.text === "et" ? next + 1 : next
    const after = matchAt(phrase, tokens, joined, rest)
    if (after >= 0 && rest.unit === "minutes") offer(60 * n + (rest.n ?? 0), "minutes", after)
  }
  return best
}

/** "1.5 h", "1,5 heure". */
const decimalHoursAt = (
  tokens: ReadonlyArray<Token>,
  at: number,
  offer: (amount: number, unit: "minutes", next: number) => void
): void => {
  const hours = figuresAt(tokens, at, 2)
  const sign = tokens[at + 1]?.text ?? ""
  if (hours === undefined) return
  const tenths = tokens[at + 2]?.glued === true ? figuresAt(tokens, at + 2, 2) : undefined
  if ((sign !== "." && sign !== ",") || tokens[at + 1]?.glued !== true || tenths === undefined) return
  const unit = tokens[at + 3]?.text ?? ""
  const minutes = 60 * Number(`${hours}.${tokens[at + 2]!.text}`)
  if ((hourSigns.has(unit) || englishHours.has(unit)) && Number.isInteger(minutes)) offer(minutes, "minutes", at + 4)
}

const englishHours: ReadonlySet<string> = new Set(["hr", "hrs", "hour", "hours"])

const halfAfter = (tokens: ReadonlyArray<Token>, at: number): readonly [number, number] => {
  for (const words of halves) if (startsAt(words, tokens, at)) return [30, at + words.length]
  return [0, at]
}

const halves = ["and a half", "et demie", "et demi"].map((words) => words.split(" "))

const fixed = (
  [
    ["half an hour", 30],
    ["half hour", 30],
    ["demi heure", 30],
    ["a quarter of an hour", 15],
    ["quarter of an hour", 15],
    ["three quarters of an hour", 45]
  ] as ReadonlyArray<[string, number]>
).map(([words, minutes]) => [words.split(" "), minutes] as const)

const counted = [englishDates, frenchDates].map(({ slots }) => pattern("{n} {unit}", slots))
