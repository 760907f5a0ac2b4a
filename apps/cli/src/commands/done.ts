/** `kith done ID…`: these reminders are settled. It is no contact: only what is logged counts as that. */
import * as Effect from "effect/Effect"
import type { EntityId } from "@kith/core/log/Ids"
import { logCommand } from "../Command.ts"
import { reminderMeant } from "../reminderMeant.ts"
import { settleAll } from "../settle.ts"
import { shownId } from "../shownId.ts"
import { reminderWords } from "../words/reminderWords.ts"
import { doneWords } from "../words/settleWords.ts"

/** What settles these rules by itself is being in touch, and so worth logging: the rule, and what to log. */
const LOGGED_AS: { readonly [rule: string]: string } = {
  "thank-you": "thank-you",
  "thank-referrer": "thank-you",
  nudge: "outreach",
  "new-lead": "outreach",
  opening: "outreach",
  "gathering-follow-up": "outreach",
  "call-back": "phone",
  "keep-in-touch": "check-in",
  "tell-them": "update"
}

export const done = logCommand({
  flags: {},
  takes: [1, 50],
  words: doneWords,
  run: Effect.fnUntraced(function* ({ args }, session) {
    const meant = yield* Effect.forEach(args, (typed) => reminderMeant(session, typed))
    const say = reminderWords[session.lang]
    yield* settleAll(session, meant, { state: "done" }, say.done)
    for (const { reminder } of meant) {
      const kind = LOGGED_AS[reminder.rule]
      const contact: EntityId | undefined = reminder.contact
      if (kind !== undefined && contact !== undefined)
        session.out.note(say.alsoLog(yield* shownId("contact", contact), kind))
    }
  })
})
