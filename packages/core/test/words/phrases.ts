/** The notation of the phrase tables: what people type, said at some moment, and the day and time that they mean. */
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { When, WhenOptions } from "@kith/core/domain/words/whenPhrases"

export interface PhraseGroup {
  /** When they are said, `2026-03-03T09:00`, and which way they look. */
  readonly at: string
  readonly prefer: "past" | "future"
  /** Phrase to `2026-03-02`, `2026-03-02T15:00`, or `?` where nothing may be understood. */
  readonly phrases: Readonly<Record<string, string>>
}

export const optionsOf = ({ at, prefer }: Pick<PhraseGroup, "at" | "prefer">, lang: Language): WhenOptions => ({
  today: dayOf(at.slice(0, 10))!,
  minute: 60 * Number(at.slice(11, 13)) + Number(at.slice(14, 16)),
  prefer,
  lang
})

/** `2026-03-02T15:00`, as the tables write it. */
export const written = (when: When | undefined): string => {
  if (when === undefined) return "?"
  const { day, minute } = when
  if (minute === undefined) return isoOf(day)
  const two = (n: number): string => String(n).padStart(2, "0")
  return `${isoOf(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
