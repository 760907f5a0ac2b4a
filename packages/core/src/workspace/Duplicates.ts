/** Contacts that may be one person, for somebody to look at: proposals only. */
import * as Effect from "effect/Effect"
import { ContactsToldApart } from "../domain/events/ContactEvents.ts"
import { type Alike, alike } from "../domain/identity/likeness.ts"
import type { Person } from "../domain/identity/Person.ts"
import { hasOtherScript } from "../domain/words/plain.ts"
import { EntityId } from "../log/Ids.ts"
import { everybody } from "./People.ts"
import { catchUp } from "./Projector.ts"
import { commit } from "./Writer.ts"

export interface Duplicate extends Omit<Alike, "a" | "b"> {
  readonly one: Person
  readonly other: Person
}

/** The likeliest first. Those whom somebody told apart, under whichever of their ids, are left out. */
export const duplicates = Effect.gen(function* () {
  const people = yield* everybody()
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
