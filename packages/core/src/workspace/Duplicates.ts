/** Contacts that may be one person, for somebody to look at: proposals only. */
import * as Effect from "effect/Effect"
import { kindAndId } from "../domain/declare/Entity.ts"
import { phoneKey } from "../domain/entities/Contact.ts"
import { ContactsToldApart } from "../domain/events/ContactEvents.ts"
import { type Alike, alike } from "../domain/identity/likeness.ts"
import type { Person } from "../domain/identity/Person.ts"
import { hasOtherScript } from "../domain/words/plain.ts"
import { EntityId } from "../log/Ids.ts"
import { EntityStore } from "./EntityStore.ts"
import { exactly } from "./Identity.ts"
import { Index, linkSlug, words } from "./IndexNames.ts"
import { everybody, people } from "./People.ts"
import { catchUp } from "./Projector.ts"
import { commit } from "./Writer.ts"

export interface Duplicate extends Omit<Alike, "a" | "b"> {
  readonly one: Person
  readonly other: Person
}

/** The likeliest first. Those whom somebody told apart, under whichever of their ids, are left out. */
export const duplicates = Effect.gen(function* () {
  return yield* amongThese(yield* everybody())
})

/** How many contacts with one word in their name are looked at. */
const NAMESAKES = 500

/** Who may be the same as this one: compares only with those who share an address, a number, a page or a word of the name. */
export const duplicatesOf = Effect.fn("Duplicates.duplicatesOf")(function* (one: Person) {
  const store = yield* EntityStore
  const { name = "", givenName = "", familyName = "", emails, phones, links } = one.contact
  const keys = [
    ...emails.map((email) => [Index.email, email.trim().toLowerCase()] as const),
    ...phones.map((phone) => [Index.phone, phoneKey(phone)] as const),
    ...links.map(({ url }) => [Index.link, linkSlug(url)] as const),
    ...words(`${name} ${givenName} ${familyName}`).map((word) => [Index.word, word] as const)
  ]
  const ids = new Set<string>()
  for (const [index, key] of keys) {
    for (const { entity } of yield* store.range(index, ...exactly(key), { limit: NAMESAKES })) {
      const { kind, id } = kindAndId(entity)
      if (kind === "contact") ids.add(id)
    }
  }
  for (const member of one.members) ids.delete(member)
  const others = (yield* people([...ids])).filter(({ deleted }) => !deleted)
  const pairs = yield* amongThese([one, ...others])
  return pairs.filter((pair) => pair.one.id === one.id || pair.other.id === one.id)
})

const amongThese = Effect.fnUntraced(function* (people: ReadonlyArray<Person>) {
  const toLatin = people.some(({ contact }) => hasOtherScript(contact.name ?? ""))
    ? (yield* Effect.promise(() => import("../domain/words/romanized.ts"))).romanized
    : undefined
  const byId = new Map(people.map((one) => [one.id as string, one]))
  const proposals = alike(
    people.map(({ id, contact }) => {
      const { name } = contact
      const romanized = name !== undefined && hasOtherScript(name) ? toLatin?.(name) : undefined
      return { ...contact, id, romanized }
    })
  )
  return proposals.flatMap(({ a, b, by, likely }): ReadonlyArray<Duplicate> => {
    const [one, other] = [byId.get(a)!, byId.get(b)!]
    return saysDifferent(one, other) || saysDifferent(other, one) ? [] : [{ one, other, by, likely }]
  })
})

const saysDifferent = ({ contact }: Person, { members }: Person): boolean =>
  contact.differentFrom.some((id) => members.includes(id))

/** These two are different people, however alike they look. */
export const tellApart = Effect.fn("Duplicates.tellApart")(function* (one: string, other: string, via: string) {
  yield* catchUp()
  const [low, high] = one < other ? [one, other] : [other, one]
  return yield* commit([ContactsToldApart.draft(low, { differentFrom: { add: [EntityId.make(high)] } })], { via })
})
