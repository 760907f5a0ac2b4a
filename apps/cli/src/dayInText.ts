/** A recorded day as people say it; what is no day, as it is. */
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { dayInWords } from "@kith/core/domain/words/whenToWords"
import { printable } from "./output/printable.ts"
import type { Session } from "./Session.ts"

export const dayInText = ({ today, lang }: Pick<Session, "today" | "lang">, text: string): string => {
  const day = dayOf(text.slice(0, 10))
  return day === undefined ? printable(text) : dayInWords(day, { today, lang })
}
