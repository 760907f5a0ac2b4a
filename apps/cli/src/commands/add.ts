/** `kith add NAME`: somebody new. */
import * as Effect from "effect/Effect"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { plain } from "@kith/core/domain/words/plain"
import { BatchId, newId } from "@kith/core/log/Ids"
import { logCommand } from "../Command.ts"
import { contactDrafts } from "../contact/contactDrafts.ts"
import { contactFlags } from "../contact/contactFlags.ts"
import { printable } from "../output/printable.ts"
import { nameOf } from "../person.ts"
import { confirm } from "../prompt.ts"
import { type Session, VIA } from "../Session.ts"
import { shownId, undoHint } from "../shownId.ts"
import { needsDecision, usage } from "../Stopped.ts"
import { addWords } from "../words/addWords.ts"
import { contactWords } from "../words/contactWords.ts"
import { frameWords } from "../words/frameWords.ts"

export const add = logCommand({
  flags: contactFlags,
  takes: [1, 1],
  words: addWords,
  run: Effect.fnUntraced(function* ({ args, flags }, session) {
    const { log, lang, out } = session
    const say = contactWords[lang]
    const name = args[0]!.trim().replace(/\s+/g, " ")
    if (name === "") return yield* usage(say.noName)
    const id = newId(log.random)
    const { patch, notes, others, newGathering } = yield* contactDrafts(session, id, flags)
    const namesake = yield* namesakeOf(session, name)
    const drafts = [
      ContactEdited.draft(id, { name, ...withoutNull(patch), ...(notes ? { notes: { start: notes } } : {}) }),
      ...others
    ]
    const { batch } = yield* log.commit(drafts, { via: VIA, batch: BatchId.make(id) })
    if (out.isJson) return out.json({ id, name })
    const shown = yield* shownId("contact", id)
    const done = [
      say.added(printable(name), shown),
      ...(newGathering === undefined ? [] : [say.newGathering(printable(newGathering))])
    ]
    out.echo(`${out.style.good("✓")} ${done.join(" · ")}   ${yield* undoHint(session, batch)}`)
    if (namesake !== undefined) out.note(`${namesake.says} ${say.mergeHint(shown, namesake.id)}`)
  })
})

/** Somebody of the very same name: on a terminal the user decides, elsewhere they are told. */
const namesakeOf = Effect.fnUntraced(function* (session: Session, name: string) {
  const { log, lang, out } = session
  const known = (yield* log.find(name)).find(({ contact }) => plain(contact.name ?? "") === plain(name))
  if (known === undefined) return undefined
  const id = yield* shownId("contact", known.id)
  const says = contactWords[lang].another(
    [nameOf(known), printable(known.contact.company ?? "")].filter(Boolean).join(", "),
    id
  )
  if (out.canAsk && !(yield* confirm(session, `${says} ${contactWords[lang].addAnyway}`))) {
    return yield* needsDecision(frameWords[lang].canceled)
  }
  return { id, says }
})

/** Of somebody new there is nothing to take away. */
const withoutNull = <A extends object>(patch: A): { readonly [K in keyof A]: Exclude<A[K], null> } =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)) as never
