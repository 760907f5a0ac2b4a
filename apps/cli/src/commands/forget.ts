/** `kith forget WHO`: what should never have been there is gone from the log's files. */
import * as Effect from "effect/Effect"
import { logCommand } from "../Command.ts"
import { nameOf, personMeant } from "../person.ts"
import { confirm } from "../prompt.ts"
import { VIA } from "../Session.ts"
import { failed, needsDecision } from "../Stopped.ts"
import { forgetWords } from "../words/deleteWords.ts"
import { frameWords } from "../words/frameWords.ts"

export const forget = logCommand({
  flags: {},
  takes: [1, 1],
  words: forgetWords,
  run: Effect.fnUntraced(function* ({ args: [who] }, session) {
    const { out, log, lang, global } = session
    const one = yield* personMeant(session, who!)
    const name = nameOf(one)
    const say = forgetWords[lang]
    if (!global.yes) {
      if (!out.canAsk) return yield* needsDecision(say.needsYes(name), { decision: "forget", id: one.id })
      if (!(yield* confirm(session, say.ask(name)))) return yield* failed(frameWords[lang].canceled)
    }
    const { entities, events } = yield* log.forget(one.id, VIA)
    if (out.isJson) return out.json({ id: one.id, entities, events, undo: null })
    out.echo(`${out.style.good("✓")} ${say.forgotten(name, entities, events)}`)
    out.echo(`  ${say.survives}`)
  })
})
