/** `kith show WHO`: one person, whole. */
import * as Effect from "effect/Effect"
import { profile } from "@kith/core/workspace/Profile"
import { logCommand } from "../Command.ts"
import { personMeant } from "../person.ts"
import { profileJson } from "../profileJson.ts"
import { printProfile } from "../profileInWords.ts"
import { showWords } from "../words/peopleWords.ts"

export const show = logCommand({
  flags: {},
  takes: [1, 10],
  words: showWords,
  run: Effect.fnUntraced(function* ({ args }, session) {
    const { id } = yield* personMeant(session, args.join(" "))
    const whole = (yield* profile(id))!
    if (session.out.isJson) session.out.json(yield* profileJson(session, whole))
    else yield* printProfile(session, whole)
  })
})
