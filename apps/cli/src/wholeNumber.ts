/** A flag's value that must be a whole number above zero. */
import * as Effect from "effect/Effect"
import type { Outside } from "./Session.ts"
import { usage } from "./Stopped.ts"
import { frameWords } from "./words/frameWords.ts"

export const wholeNumber = ({ lang }: Pick<Outside, "lang">, flag: string, text: string) =>
  /^[1-9]\d{0,8}$/.test(text.trim())
    ? Effect.succeed(Number(text))
    : Effect.fail(usage(frameWords[lang].notANumber(flag, text)))
