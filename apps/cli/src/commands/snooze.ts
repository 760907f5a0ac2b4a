/** `kith snooze ID [WHEN]`: this reminder comes again then. */
import * as Effect from "effect/Effect"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import { instantOf } from "@kith/core/domain/calendar/Zone"
import { logCommand } from "../Command.ts"
import { momentExactly } from "../loggedInWords.ts"
import { readMomentFlag } from "../readMoment.ts"
import { reminderMeant } from "../reminderMeant.ts"
import { settleAll } from "../settle.ts"
import { usage } from "../Stopped.ts"
import { reminderWords } from "../words/reminderWords.ts"
import { snoozeWords } from "../words/settleWords.ts"

export const snooze = logCommand({
  flags: {},
  takes: [1, 8],
  words: snoozeWords,
  run: Effect.fnUntraced(function* ({ args: [typed, ...when] }, session) {
    const { calendar, today, now, lang } = session
    const meant = yield* reminderMeant(session, typed!)
    const words = when.join(" ")
    const moment = words === "" ? { day: today + 1 } : yield* readMomentFlag(session, "kith snooze", words, "future")
    // A day means its working hours' beginning: nobody wants to be reminded at midnight.
    const until = instantOf(calendar.zone, moment.day, moment.minute ?? calendar.from)
    const say = reminderWords[lang]
    if (until <= now) return yield* usage(say.mustLieAhead(words))
    yield* settleAll(session, [meant], { state: "snoozed", until }, (title) =>
      say.snoozed(title, momentExactly(session, formatMoment(moment)))
    )
  })
})
