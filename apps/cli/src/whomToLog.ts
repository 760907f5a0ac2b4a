/** Whom something is logged with: somebody known, or somebody to be added with it. Nothing is ever guessed. */
import * as Effect from "effect/Effect"
import { plain } from "@kith/core/domain/words/plain"
import { nearestOf } from "./nearest.ts"
import { nameOf, peopleMeant, severalMeant } from "./person.ts"
import { confirm } from "./prompt.ts"
import type { Session } from "./Session.ts"
import { ambiguous } from "./Stopped.ts"
import { logWords } from "./words/logWords.ts"

/** A contact's id, or the name of somebody new. Ends with exit 4 where several may be meant, or nobody is known. */
export const whomToLog = Effect.fnUntraced(function* (session: Session, typed: string, add: boolean) {
  const { lang, out, global } = session
  const say = logWords[lang]
  const found = yield* peopleMeant(session, typed)
  if (found.length > 1) return yield* severalMeant(session, typed, found, say.nothingSaved)
  if (found.length === 1) return found[0]!.id
  const name = typed.trim().replace(/\s+/g, " ")
  if (add || global.yes) return { name }
  if (out.canAsk && (yield* confirm(session, say.addThem(name)))) return { name }
  const near = yield* nearNames(session, name)
  const hint = near === undefined ? undefined : say.maybe(near)
  return yield* ambiguous([say.unknown(name), hint].filter(Boolean).join(" "), { unknown: name, choices: [] })
})

/** Names mistyped by a letter or two are worth a look through all of them, once something has gone wrong. */
const nearNames = Effect.fnUntraced(function* ({ log }: Session, typed: string) {
  const everybody = yield* log.everybody()
  const byWord = new Map<string, string>()
  for (const person of everybody) {
    const name = nameOf(person)
    for (const word of [plain(name), ...plain(name).split(" ")]) byWord.set(word, name)
  }
  const near = nearestOf(plain(typed), [...byWord.keys()])
  return near === undefined ? undefined : byWord.get(near)
})
