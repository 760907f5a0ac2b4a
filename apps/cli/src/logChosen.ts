/** The folder of the log that is meant, for commands that open it in their own way, or only its files. */
import * as Effect from "effect/Effect"
import { type Chosen, chooseLog } from "./home.ts"
import type { Outside } from "./Session.ts"
import { failed, needsDecision, type Stopped } from "./Stopped.ts"
import { frameWords } from "./words/frameWords.ts"

/** Ends as every command does where there is none, or where several may be meant. */
export const logChosen = Effect.fnUntraced(function* ({ home, global, lang }: Outside) {
  const chosen = chooseLog(home, global.log)
  return chosen._tag === "Found" ? chosen.folder : yield* noLog(chosen, global.log, lang)
})

/** Why none was chosen. */
export const noLog = (
  chosen: Exclude<Chosen, { readonly _tag: "Found" }>,
  named: string | undefined,
  lang: keyof typeof frameWords
): Stopped => {
  const say = frameWords[lang]
  switch (chosen._tag) {
    case "None":
      return failed(say.begin.join("\n"))
    case "Unknown":
      return failed(say.unknownLog(named!, chosen.names.join(", ")))
    case "Several":
      return needsDecision(say.severalLogs(chosen.names.join(", ")))
  }
}
