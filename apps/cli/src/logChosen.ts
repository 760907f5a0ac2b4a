/** The folder of the log that is meant, for commands that open it in their own way, or only its files. */
import * as Effect from "effect/Effect"
import { chooseLog } from "./home.ts"
import type { Outside } from "./Session.ts"
import { failed, needsDecision } from "./Stopped.ts"
import { frameWords } from "./words/frameWords.ts"

/** Ends as every command does where there is none, or where several may be meant. */
export const logChosen = Effect.fnUntraced(function* ({ home, global, lang }: Outside) {
  const chosen = chooseLog(home, global.log)
  const say = frameWords[lang]
  switch (chosen._tag) {
    case "Found":
      return chosen.folder
    case "None":
      return yield* failed(say.begin.join("\n"))
    case "Unknown":
      return yield* failed(say.unknownLog(global.log!, chosen.names.join(", ")))
    case "Several":
      return yield* needsDecision(say.severalLogs(chosen.names.join(", ")))
  }
})
