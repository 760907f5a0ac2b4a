/** A log brought back to an empty machine by its recovery phrase: this device is let in by the phrase itself. */
import * as Effect from "effect/Effect"
import type { DevicePairs } from "@kith/core/log/NewDevice"
import { phraseKeys } from "@kith/core/log/RecoveryPhrase"
import { NotLetIn, recoverAtRelay } from "@kith/storage/web/RecoverAtRelay"
import type { RelayAddress } from "@kith/storage/web/RelayAddress"
import type { Outside } from "../Session.ts"
import { failed, usage } from "../Stopped.ts"
import { devicesWords } from "../words/devicesWords.ts"
import { joinWords } from "../words/pairWords.ts"
import { phraseWords } from "../words/phraseWords.ts"
import { syncWords } from "../words/syncWords.ts"
import { authoredInWords } from "./changeMembers.ts"
import { outsideInWords } from "./failures.ts"
import { keepJoined } from "./joinedLog.ts"
import { relayAt, thisComputer } from "./places.ts"
import { typedPhrase } from "./typedPhrase.ts"

export interface RecoverAsked {
  readonly relay?: string | undefined
  readonly device?: string | undefined
}

export const recover = Effect.fnUntraced(function* (outside: Outside, asked: RecoverAsked) {
  const { lang, out } = outside
  if (asked.relay === undefined) return yield* usage(joinWords[lang].phraseNeedsRelay)
  const { address } = yield* relayAt(outside, asked.relay)
  const phrase = yield* phraseKeys(yield* typedPhrase(outside))
  const found = yield* letIn(outside, address, phrase, asked.device?.trim() || thisComputer())
  yield* keepJoined(outside, { ...found, address })
  if (!out.isJson) out.note(phraseWords[lang].recovered)
})

/** Finds the log that knows this phrase, and adds a device of that name to its chain there. */
export const letIn = (outside: Outside, address: RelayAddress, phrase: DevicePairs, label: string) =>
  recoverAtRelay(address, phrase, label).pipe(
    letInWords(outside, phraseWords[outside.lang].nowhere(address.host)),
    authoredInWords(outside),
    outsideInWords(outside, address)
  )

/** Why the phrase lets nobody in, in words. */
export const letInWords =
  ({ lang }: Outside, nowhere: string) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    work.pipe(
      Effect.catchIf(
        (error): error is E & NotLetIn => error instanceof NotLetIn,
        ({ why }) => {
          if (why === "nowhere") return failed(nowhere)
          return failed(why === "busy" ? devicesWords[lang].busy : syncWords[lang].forkedMembership)
        }
      )
    )
