/** The recovery phrase as somebody types it: never an argument, which histories and other users see. */
import { readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { type PhraseError, readPhrase } from "@kith/core/log/RecoveryPhrase"
import { askLine } from "../prompt.ts"
import type { Outside } from "../Session.ts"
import { failed, type Stopped } from "../Stopped.ts"
import { phraseWords } from "../words/phraseWords.ts"

/** Asked for on a terminal; elsewhere all of stdin. Says which word cannot be right. */
export const typedPhrase = Effect.fnUntraced(function* (outside: Pick<Outside, "out" | "lang">) {
  const { out, lang } = outside
  const text = out.canAsk ? yield* askLine(outside, phraseWords[lang].ask) : yield* Effect.sync(standardInput)
  return yield* readPhrase(text).pipe(Effect.mapError((error) => phraseInWords(error, lang)))
})

const standardInput = (): string => {
  try {
    return readFileSync(0, "utf8")
  } catch {
    // Closed, or a terminal that answers with nothing.
    return ""
  }
}

const phraseInWords = ({ reason }: PhraseError, lang: Outside["lang"]): Stopped => {
  const say = phraseWords[lang]
  switch (reason._tag) {
    case "WordCount":
      return failed(say.wordCount(reason.count))
    case "UnknownWord":
      return failed(say.unknownWord(reason.position, Redacted.value(reason.nearest).join(", ")))
    case "ChecksumFails": {
      const { exchanged } = reason
      const positions = [...new Set(Redacted.value(reason.replaced).map(({ position }) => position))]
      if (positions.length === 0 && exchanged.length === 0) return failed(say.checksum)
      return failed(
        say.checksumNear([
          ...positions.map((position) => say.maybeWord(position)),
          ...exchanged.map((position) => say.maybeExchanged(position, position + 1))
        ])
      )
    }
  }
}
