/** A passphrase that somebody sets: typed twice where it cannot be seen, or read from a file. */
import * as Effect from "effect/Effect"
import { askSecret } from "./prompt.ts"
import type { Outside } from "./Session.ts"
import { failed, needsDecision } from "./Stopped.ts"
import { canType, firstLineOf } from "./unlock.ts"
import { passphraseWords } from "./words/passphraseWords.ts"

/** Shorter ones are tried out in an afternoon by whoever has the file, however slow each try is. */
const LEAST_LENGTH = 8

/** `file`: its first line, as somebody asked for. */
export const newPassphrase = Effect.fnUntraced(function* (outside: Outside, file: string | undefined) {
  const say = passphraseWords[outside.lang]
  if (file === undefined && !canType(outside)) return yield* needsDecision(say.needsNew, { decision: "passphrase" })
  const chosen = file === undefined ? yield* askSecret(outside, say.askNew) : yield* firstLineOf(file, outside)
  if ([...chosen].length < LEAST_LENGTH) return yield* failed(say.tooShort(LEAST_LENGTH))
  if (file === undefined && (yield* askSecret(outside, say.askAgain)) !== chosen) return yield* failed(say.different)
  return chosen
})
