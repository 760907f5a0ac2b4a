/** The twelve words that bring the log back when every device is lost. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { sameBytes } from "@kith/core/log/Bytes"
import { setRecovery } from "@kith/core/log/MembershipAuthor"
import { newPhrase, phraseKeys, readPhrase } from "@kith/core/log/RecoveryPhrase"
import type { LogSession } from "../Method.ts"
import { changed } from "./devices.ts"

/** Replaces one that was made before: that one opens nothing from then on. `label`: what this device is called, if it begins the list. */
export const makePhrase = Effect.fnUntraced(function* (
  session: LogSession,
  asked: { readonly label: string } | undefined
) {
  const made = yield* newPhrase(session.lang)
  const { signing, receiving } = yield* phraseKeys(made)
  // Words that open nothing are worse than none: they are shown once they are good.
  const outcome = yield* changed(
    session,
    (membership) => setRecovery(membership, { signing: signing.publicKey, receiving: receiving.publicKey }),
    asked?.label
  )
  return outcome._tag === "Done" ? ({ _tag: "Made", words: Redacted.value(made.words).split(" ") } as const) : outcome
})

/** Whether these words are the log's. */
export const checkPhrase = Effect.fnUntraced(function* (session: LogSession, { text }: { readonly text: string }) {
  const { local } = yield* session.background.keeper
  const { recovery } = yield* local.members
  const read = yield* Effect.option(readPhrase(text))
  if (recovery === undefined) return { isRight: false, why: "none" } as const
  if (read._tag === "None") return { isRight: false, why: "notAPhrase" } as const
  const { signing } = yield* phraseKeys(read.value)
  return sameBytes(signing.publicKey, recovery.signing)
    ? ({ isRight: true } as const)
    : ({ isRight: false, why: "other" } as const)
})

const DAY_MS = 24 * 60 * 60 * 1000

/** Nobody is asked again for that long. */
export const askForPhraseLater = Effect.fnUntraced(function* (
  { background, now }: LogSession,
  { days }: { readonly days: number }
) {
  yield* Effect.promise(() => background.notes.write({ phraseAskedUntil: now + days * DAY_MS }))
  background.changed("log")
})
