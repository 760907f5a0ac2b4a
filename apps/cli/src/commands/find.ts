/** `kith find WORDS`: people by words of their name and company. */
import * as Effect from "effect/Effect"
import { logCommand } from "../Command.ts"
import { printPeople } from "../peopleTable.ts"
import { usage } from "../Stopped.ts"
import { frameWords } from "../words/frameWords.ts"
import { findWords } from "../words/peopleWords.ts"

export const find = logCommand({
  flags: {},
  takes: [1, 20],
  words: findWords,
  run: Effect.fnUntraced(function* ({ args }, session) {
    const typed = args.join(" ").trim()
    if (typed === "") return yield* usage(frameWords[session.lang].noName)
    const found = yield* session.log.find(typed)
    yield* printPeople(session, found)
    if (found.length === 0) session.out.note(findWords[session.lang].nobody(typed))
  })
})
