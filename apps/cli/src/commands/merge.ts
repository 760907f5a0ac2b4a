/** `kith merge WHO WHO`: two contacts that turned out to be one person. `kith merge` shows which may be. */
import * as Effect from "effect/Effect"
import { Contact } from "@kith/core/domain/entities/Contact"
import type { Person } from "@kith/core/domain/identity/Person"
import { tellApart } from "@kith/core/workspace/Duplicates"
import { logCommand } from "../Command.ts"
import { listAlike } from "../merge/listAlike.ts"
import { nameOf, personMeant } from "../person.ts"
import { type Session, VIA } from "../Session.ts"
import { shownId, undoHint } from "../shownId.ts"
import { failed, usage } from "../Stopped.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { valueInWords } from "../valueInWords.ts"
import { mergeWords } from "../words/mergeWords.ts"

export const merge = logCommand({
  flags: { not: { kind: "boolean" } },
  takes: [0, 2],
  words: mergeWords,
  run: Effect.fnUntraced(function* ({ args: [first, second], flags }, session) {
    const { out, log, lang } = session
    const say = mergeWords[lang]
    if (second === undefined) {
      if (flags.not) return yield* usage(say.notWhom)
      return yield* listAlike(session, first === undefined ? undefined : yield* personMeant(session, first))
    }
    const one = yield* personMeant(session, first!)
    const other = yield* personMeant(session, second)
    if (one.id === other.id) return yield* failed(say.alreadyOne(nameOf(one)))
    if (flags.not) {
      const { batch } = yield* tellApart(one.id, other.id, VIA)
      if (out.isJson) return out.json({ different: [one.id, other.id], undo: batch })
      return out.echo(
        `${out.style.good("✓")} ${say.toldApart(nameOf(one), nameOf(other))}   ${yield* undoHint(session, batch)}`
      )
    }
    const [shown, added] = one.id < other.id ? [one, other] : [other, one]
    if (!out.isJson && !out.isQuiet) yield* sideBySide(session, [shown, added])
    const differing = fieldsDiffering(shown, added)
    const { batch } = yield* log.merge(shown.id, added.id, VIA)
    if (out.isJson) return out.json({ id: shown.id, merged: added.id, name: shown.contact.name ?? "", undo: batch })
    const merged = say.merged(nameOf(shown), yield* shownId("contact", shown.id))
    out.echo(`${out.style.good("✓")} ${merged}   ${yield* undoHint(session, batch)}`)
    if (differing.length > 0)
      out.echo(`  ${say.shows(differing.map((field) => fieldInWords("contact", field, lang)).join(", "))}`)
  })
})

/** What each of them has, before they are one. */
const sideBySide = Effect.fnUntraced(function* (session: Session, people: ReadonlyArray<Person>) {
  const { out, log, lang } = session
  const rows: Array<ReadonlyArray<string>> = []
  for (const { id, contact } of people) {
    const about: Array<string> = []
    for (const field of ["position", "company", "relation"] as const) {
      if (contact[field] !== undefined) about.push(yield* valueInWords(session, "contact", field, contact[field]))
    }
    const { interactions, followUps, advice, pledges } = yield* log.timeline(id)
    const entries = interactions.length + followUps.length + advice.length + pledges.length
    rows.push([
      out.style.id(yield* shownId("contact", id)),
      yield* valueInWords(session, "contact", "name", contact.name ?? "?"),
      about.join(", "),
      yield* valueInWords(session, "contact", "emails", contact.emails[0] ?? ""),
      out.style.dim(mergeWords[lang].keeps(entries))
    ])
  }
  out.table([{}, { least: 12 }, { least: 12 }, { least: 10 }, {}], rows, 1)
})

const fieldsDiffering = (shown: Person, added: Person): ReadonlyArray<string> =>
  Object.entries(Contact.fields).flatMap(([name, { kind }]) => {
    const field = name as keyof typeof Contact.fields
    const [a, b] = [shown.contact[field], added.contact[field]]
    return kind === "register" && a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b)
      ? [field]
      : []
  })
