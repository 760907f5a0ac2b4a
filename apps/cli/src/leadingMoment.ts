/** A date at the beginning of what was typed, and what follows it: `next tuesday ask about the opening`. */
import * as Effect from "effect/Effect"
import type { Moment } from "@kith/core/domain/calendar/Moment"
import { readMoment } from "./readMoment.ts"
import type { Session } from "./Session.ts"

/** Longer phrases for a date there are not. */
const LONGEST = 7

/** The longest beginning that reads as a date to come, and the words after it; `undefined` where none does. */
export const leadingMoment = Effect.fnUntraced(function* (session: Session, typed: ReadonlyArray<string>) {
  const { today, minute, lang, calendar } = session
  for (let count = Math.min(typed.length, LONGEST); count > 0; count--) {
    const phrase = typed.slice(0, count).join(" ")
    const moment: Moment | undefined = yield* readMoment(phrase, { today, minute, lang, calendar, prefer: "future" })
    if (moment !== undefined) return { moment, phrase, rest: typed.slice(count).join(" ").trim() }
  }
  return undefined
})
