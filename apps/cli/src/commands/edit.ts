/** `kith edit WHO`: changes what is known of somebody, by flags or in a form. */
import * as Effect from "effect/Effect"
import type { Draft } from "@kith/core/domain/declare/EventType"
import type { Person } from "@kith/core/domain/identity/Person"
import type { Json } from "@kith/core/domain/merge/State"
import { personDrafts } from "@kith/core/workspace/EditingPeople"
import { logCommand } from "../Command.ts"
import { contactDrafts } from "../contact/contactDrafts.ts"
import { type EditFlags, editFlags } from "../contact/editFlags.ts"
import { dropFrom } from "../contact/removals.ts"
import { nameOf, personMeant } from "../person.ts"
import { printable } from "../output/printable.ts"
import { type Session, VIA } from "../Session.ts"
import { undoHint } from "../shownId.ts"
import { usage } from "../Stopped.ts"
import { fieldInWords } from "@kith/core/workspace/ValueInWords"
import { valueInWords } from "../valueInWords.ts"
import { contactWords } from "../words/contactWords.ts"
import { editWords } from "../words/editWords.ts"
import { recordWords } from "@kith/core/domain/words/recordWords"

export const edit = logCommand({
  flags: editFlags,
  takes: [1, 8],
  words: editWords,
  run: Effect.fnUntraced(function* ({ args, flags: typed }, session) {
    const { log, out, lang } = session
    const person = yield* personMeant(session, args.join(" "))
    const said = isSaid(typed) ? typed : yield* formFilledIn(session, person, typed)
    const drafts = said === undefined ? [] : yield* draftsFor(session, person, said)
    const name = (said?.name ?? "").trim() || (person.contact.name ?? "")
    if (drafts.length === 0) {
      if (out.isJson) return out.json({ id: person.id, name, changed: [] })
      return out.note(contactWords[lang].nothingNew(nameOf(person)))
    }
    const { batch } = yield* log.commit(drafts, { via: VIA })
    const bodies = drafts.filter(({ entity }) => entity.startsWith("contact/")).map(({ body }) => body as Body)
    if (out.isJson)
      return out.json({
        id: person.id,
        name,
        changed: [...new Set(bodies.flatMap((body) => Object.keys(body)))],
        undo: batch
      })
    const fields = yield* changesInWords(session, bodies)
    out.echo(
      `${out.style.good("✓")} ${contactWords[lang].edited(printable(name), fields)}   ${yield* undoHint(session, batch)}`
    )
  })
})

type Body = { readonly [field: string]: Json }

const isSaid = (typed: EditFlags): boolean =>
  Object.keys(editFlags).some((flag) => {
    const value = typed[flag as keyof EditFlags]
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  })

/** `undefined`: closed as it was opened. */
const formFilledIn = Effect.fnUntraced(function* (session: Session, person: Person, nothing: EditFlags) {
  if (!session.out.canAsk) return yield* usage(contactWords[session.lang].nothingToEdit)
  const { fillIn } = yield* Effect.promise(() => import("../contact/fillIn.ts"))
  return yield* fillIn(session, person, nothing)
})

const draftsFor = Effect.fnUntraced(function* (session: Session, person: Person, typed: EditFlags) {
  const say = contactWords[session.lang]
  const { patch, notes, others } = yield* contactDrafts(session, person.id, typed, person)
  if (typed.name !== undefined) {
    const name = typed.name.trim().replace(/\s+/g, " ")
    if (name === "") return yield* usage(say.noName)
    patch.name = name
  }
  for (const value of [...typed.untag.flatMap((tags) => tags.split(",")), ...typed.drop]) {
    if (!dropFrom(patch, person, value.trim())) return yield* usage(say.notThere(value))
  }
  const drafts: ReadonlyArray<Draft> = yield* personDrafts(person, patch, notes)
  return drafts.length === 0 ? [] : [...drafts, ...others]
})

/** `Company Shopify · Tags −club`: each field once, with what it says now. */
const changesInWords = Effect.fnUntraced(function* (session: Session, bodies: ReadonlyArray<Body>) {
  const { lang } = session
  const parts = new Map<string, string>()
  for (const body of bodies) {
    for (const [field, said] of Object.entries(body)) {
      const title = fieldInWords("contact", field, lang)
      if (said === null) parts.set(field, contactWords[lang].gone(title))
      else if (field === "notes") parts.set(field, title)
      else if (typeof said === "object" && !Array.isArray(said)) {
        const { add = [], remove = [] } = said as {
          readonly add?: ReadonlyArray<Json>
          readonly remove?: ReadonlyArray<Json>
        }
        const signed: Array<string> = []
        for (const each of add) signed.push(`+${yield* valueInWords(session, "contact", field, each)}`)
        for (const each of remove) signed.push(`−${yield* valueInWords(session, "contact", field, each)}`)
        parts.set(field, `${title} ${signed.join(" ")}`)
      } else if (field === "cadenceDays") parts.set(field, `${title} ${recordWords[lang].days(Number(said))}`)
      else parts.set(field, `${title} ${yield* valueInWords(session, "contact", field, said)}`)
    }
  }
  return [...parts.values()].join(" · ")
})
