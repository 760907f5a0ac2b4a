/** Says, before anything leaves the log, who will be able to read what, and asks: twice where the log is one person's own. */
import * as Effect from "effect/Effect"
import { confirm } from "../prompt.ts"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { failed, needsDecision } from "../Stopped.ts"
import { withSync } from "../sync/syncPorts.ts"
import { frameWords } from "../words/frameWords.ts"
import { sheetWords } from "../words/sheetWords.ts"
import { columnsInWords } from "./fieldsMeant.ts"
import type { Place } from "./sheetsFile.ts"

export interface Sharing {
  readonly place: Place
  /** The spreadsheet's title or the file's path. */
  readonly name: string
  readonly fields: ReadonlyArray<string> | undefined
  /** Nobody could see it before. */
  readonly isNew: boolean
}

/** Ends with exit 3 where nobody can be asked and `-y` was not given; the sentence is said in any case. */
export const agreedToShare = Effect.fnUntraced(function* (session: Session, { place, name, fields, isNew }: Sharing) {
  const { out, lang, global, log } = session
  const say = sheetWords[lang]
  const count = (yield* log.everybody()).length
  const columns = columnsInWords(fields, lang)
  const called = printable(name)
  const whoCan =
    place.kind === "google" ? (isNew ? say.readsNewGoogle(called) : say.readsGoogle(called)) : say.readsFile(called)
  const sentence = say.willRead(whoCan, columns, count)
  const isPrivate = yield* isOnesOwn(session)
  const warning = isPrivate ? say.privateLog : undefined
  const questions = [sentence, warning].filter((text) => text !== undefined)
  if (global.yes) {
    for (const text of questions) out.problem(text)
    return
  }
  if (!out.canAsk) {
    const decision = { decision: "connect", readers: whoCan, columns, people: count, private: isPrivate }
    return yield* needsDecision([...questions, say.needsYes].join("\n"), decision)
  }
  for (const [index, text] of questions.entries()) {
    out.problem(text)
    const question = index === 0 ? say.askConnect : say.askPrivate
    if (!(yield* confirm(session, question))) return yield* failed(frameWords[lang].canceled)
  }
})

/** No other member reads this log. */
const isOnesOwn = Effect.fnUntraced(function* (session: Session) {
  const { members } = yield* withSync(session, (local) => local.members)
  const present = [...members.values()].filter(({ removed }) => !removed)
  return present.length <= 1
})
