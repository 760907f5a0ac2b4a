/** What is wrong with a command line, in words. */
import type { AnyCommand } from "./Command.ts"
import { nearestOf } from "./nearest.ts"
import type { Mistake } from "./parseCommandLine.ts"
import { type Stopped, usage } from "./Stopped.ts"
import { frameWords } from "./words/frameWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

export const mistakeInWords = (mistake: Mistake, name: string, command: AnyCommand, lang: Language): Stopped => {
  const say = frameWords[lang]
  const form = command.words[lang].help.usage.map((line) => `kith ${name} ${line}`.trim()).join(" | ")
  switch (mistake._tag) {
    case "UnknownFlag": {
      const nearest = nearestOf(mistake.flag.replace(/^-+/, ""), mistake.known)
      return usage(say.unknownFlag(mistake.flag, nearest === undefined ? undefined : `--${nearest}`, name))
    }
    case "NoValue":
      return usage(say.noValue(mistake.flag))
    case "NeedlessValue":
      return usage(say.needlessValue(mistake.flag))
    case "NoSuchChoice": {
      // The empty one only takes a value away.
      const choices = mistake.choices.filter(Boolean)
      return usage(say.noSuchChoice(mistake.flag, mistake.value, nearestOf(mistake.value, choices), choices.join(", ")))
    }
    case "TooFew":
      return usage(say.tooFew(form))
    case "TooMany":
      return usage(say.tooMany(mistake.argument, form))
  }
}
