/** `kith skip ID…`: these reminders need not come back. */
import * as Effect from "effect/Effect"
import { logCommand } from "../Command.ts"
import { reminderMeant } from "../reminderMeant.ts"
import { settleAll } from "../settle.ts"
import { reminderWords } from "../words/reminderWords.ts"
import { skipWords } from "../words/settleWords.ts"

export const skip = logCommand({
  flags: {},
  takes: [1, 50],
  words: skipWords,
  run: Effect.fnUntraced(function* ({ args }, session) {
    const meant = yield* Effect.forEach(args, (typed) => reminderMeant(session, typed))
    yield* settleAll(session, meant, { state: "dismissed" }, reminderWords[session.lang].skipped)
  })
})
