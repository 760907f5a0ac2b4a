/** People as a table, and as scripts get them: for `list` and `find`. */
import * as Effect from "effect/Effect"
import type { Person } from "@kith/core/domain/identity/Person"
import { stagesOf } from "@kith/core/workspace/Listing"
import { shortIds } from "@kith/core/workspace/ShortIds"
import { printable } from "./output/printable.ts"
import type { Session } from "./Session.ts"
import { recordWords } from "@kith/core/domain/words/recordWords"

/** From so many on, where things stand takes longer to work out than a reader waits for a list. */
const MANY = 500

export const printPeople = Effect.fnUntraced(function* ({ out, lang }: Session, people: ReadonlyArray<Person>) {
  if (out.isJson) return out.json(people.map(personJson))
  const say = recordWords[lang]
  const ids = yield* shortIds(
    "contact",
    people.map(({ id }) => id)
  )
  const stages = people.length > MANY ? undefined : yield* stagesOf(people)
  out.table(
    [
      { style: out.style.id },
      { header: say.fields.name, least: 14 },
      { header: say.fields.position, least: 10 },
      { header: say.fields.company, least: 10 },
      { header: say.fields.stage },
      { header: say.fields.tags, least: 6 }
    ],
    people.map(({ id, contact }) => [
      ids.get(id)!,
      printable(contact.name ?? "?"),
      printable(contact.position ?? ""),
      printable(contact.company ?? ""),
      stages === undefined ? "" : say.stages[stages.get(id)!],
      printable(contact.tags.join(", "))
    ])
  )
})

const personJson = ({ id, contact }: Person) => ({
  id,
  name: contact.name ?? "",
  company: contact.company ?? null,
  position: contact.position ?? null,
  relation: contact.relation ?? null,
  emails: contact.emails,
  tags: contact.tags
})
