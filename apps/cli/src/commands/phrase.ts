/** `kith phrase`: the twelve words that bring the log back when every device is lost. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { sameBytes } from "@kith/core/log/Bytes"
import type { LocalBundles } from "@kith/core/log/LocalBundles"
import { setRecovery } from "@kith/core/log/MembershipAuthor"
import { newPhrase, phraseKeys } from "@kith/core/log/RecoveryPhrase"
import { bareWord } from "@kith/core/log/WordList"
import { type Call, logCommand } from "../Command.ts"
import { askLine, confirm } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { failed, needsDecision, usage } from "../Stopped.ts"
import { changeMembers, placeKnown } from "../sync/changeMembers.ts"
import { withSync } from "../sync/syncPorts.ts"
import { typedPhrase } from "../sync/typedPhrase.ts"
import { frameWords } from "../words/frameWords.ts"
import { phraseWords } from "../words/phraseWords.ts"

const flags = { print: { kind: "boolean" }, check: { kind: "boolean" } } as const

export const phrase = logCommand({
  flags,
  takes: [0, 0],
  words: phraseWords,
  run: Effect.fnUntraced(function* ({ flags: { print: isPrint, check: isCheck } }: Call<typeof flags>, session) {
    if (isPrint && isCheck) return yield* usage(phraseWords[session.lang].oneOnly)
    return yield* withSync(session, (local) =>
      Effect.gen(function* () {
        if (isPrint) return yield* print(session, local)
        return yield* isCheck ? check(session, local) : status(session, local)
      })
    )
  })
})

const status = Effect.fnUntraced(function* ({ out, lang }: Session, local: LocalBundles) {
  const isSet = (yield* local.members).recovery !== undefined
  if (out.isJson) return out.json({ set: isSet })
  const say = phraseWords[lang]
  out.line(isSet ? `${out.style.good("✓")} ${say.isSet}` : `${out.style.warn("!")} ${say.isNotSet}`)
})

const print = Effect.fnUntraced(function* (session: Session, local: LocalBundles) {
  const { out, lang, global } = session
  const say = phraseWords[lang]
  const isReplaced = (yield* local.members).recovery !== undefined
  if (isReplaced && !global.yes) {
    if (!out.canAsk) return yield* needsDecision(say.replaceNeedsYes, { decision: "replace" })
    if (!(yield* confirm(session, say.askReplace))) return yield* failed(frameWords[lang].canceled)
  }
  const made = yield* newPhrase(lang)
  const { signing, receiving } = yield* phraseKeys(made)
  // Words that open nothing are worse than none: they are shown once they are good.
  yield* changeMembers(session, local, (membership) =>
    setRecovery(membership, { signing: signing.publicKey, receiving: receiving.publicKey })
  )
  const words = Redacted.value(made.words).split(" ")
  if (out.isJson) return out.json({ words })
  out.note(say.writeDown)
  const half = Math.ceil(words.length / 2)
  const cell = (index: number): string => `${String(index + 1).padStart(2)}  ${words[index]!}`
  out.table(
    [{}, {}],
    words.slice(0, half).map((_, index) => [cell(index), cell(index + half)]),
    2
  )
  if (out.canAsk) yield* quiz(session, words)
  out.note(`${out.style.good("✓")} ${say.made}. ${say.clear}`)
  if ((yield* placeKnown(session)) === undefined) out.note(say.goesNext)
})

/** Two of the words, from different halves, so that a page that was not turned is noticed. */
const quiz = Effect.fnUntraced(function* (session: Session, words: ReadonlyArray<string>) {
  const say = phraseWords[session.lang]
  const half = words.length / 2
  const [first = 0, second = 0] = session.log.random(2)
  for (const index of [first % half, half + (second % half)]) {
    const typed = yield* askLine(session, say.quiz(index + 1))
    if (bareWord(typed.trim().toLowerCase()) !== bareWord(words[index]!))
      return session.out.problem(say.quizWrong(index + 1))
  }
})

const check = Effect.fnUntraced(function* (session: Session, local: LocalBundles) {
  const { out, lang } = session
  const say = phraseWords[lang]
  const { recovery } = yield* local.members
  if (recovery === undefined) return yield* failed(say.isNotSet)
  const { signing } = yield* phraseKeys(yield* typedPhrase(session))
  if (!sameBytes(signing.publicKey, recovery.signing)) return yield* failed(say.wrongPhrase)
  if (out.isJson) return out.json({ right: true })
  out.line(`${out.style.good("✓")} ${say.right}`)
})
