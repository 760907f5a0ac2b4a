/** Contacts that may be one person: proposed with why, made one, told apart, taken apart; deleted, brought back, forgotten. */
import * as Effect from "effect/Effect"
import type { Sign } from "@kith/core/domain/identity/likeness"
import type { Person } from "@kith/core/domain/identity/Person"
import {
  type Duplicate,
  duplicates as allDuplicates,
  duplicatesOf,
  tellApart as toldApart
} from "@kith/core/workspace/Duplicates"
import { get } from "@kith/core/workspace/People"
import { Contact } from "@kith/core/domain/entities/Contact"
import { Gone } from "../failureOf.ts"
import { type LogSession, VIA } from "../Method.ts"
import { aboutOf } from "../people.ts"

export interface AlikeSide {
  readonly id: string
  readonly name: string
  readonly about: string
  /** Addresses, numbers and pages. */
  readonly reach: ReadonlyArray<string>
}

export interface AlikePair {
  readonly id: string
  readonly one: AlikeSide
  readonly other: AlikeSide
  readonly by: ReadonlyArray<Sign>
  readonly likely: boolean
}

/** More pairs nobody settles in one go. */
const SHOWN = 50

export const duplicates = Effect.fnUntraced(function* (_: LogSession, _args: undefined) {
  const found = yield* allDuplicates
  return { pairs: found.slice(0, SHOWN).map(pairOf), more: Math.max(0, found.length - SHOWN) }
})

/** Pairs with this one person. */
export const alikeTo = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const person = yield* log.person(id)
  return person === undefined || person.deleted ? [] : (yield* duplicatesOf(person)).map(pairOf)
})

const pairOf = ({ one, other, by, likely }: Duplicate): AlikePair => ({
  id: `${one.id} ${other.id}`,
  one: sideOf(one),
  other: sideOf(other),
  by,
  likely
})

const sideOf = ({ id, contact }: Person): AlikeSide => ({
  id,
  name: contact.name ?? "",
  about: aboutOf(contact),
  reach: [...contact.emails, ...contact.phones, ...contact.links.map(({ url }) => url)]
})

export const merge = Effect.fnUntraced(function* (
  { log }: LogSession,
  { one, other }: { readonly one: string; readonly other: string }
) {
  const { batch } = yield* log.merge(one, other, VIA)
  const person = yield* log.person(one)
  return { batch: batch, id: person?.id ?? one, name: person?.contact.name ?? "" }
})

export const tellApart = Effect.fnUntraced(function* (
  _: LogSession,
  { one, other }: { readonly one: string; readonly other: string }
) {
  return { batch: (yield* toldApart(one, other, VIA)).batch }
})

export interface Member {
  readonly id: string
  readonly name: string
  readonly about: string
}

/** The contacts that were merged into this person, each as it was noted itself. */
export const members = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const person = yield* log.person(id)
  const out: Array<Member> = []
  for (const member of person?.members ?? []) {
    const contact = yield* get(Contact, member)
    if (contact !== undefined) out.push({ id: member, name: contact.name ?? "", about: aboutOf(contact) })
  }
  return out
})

/** `id`: the contact to take off. */
export const split = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  return { batch: (yield* log.split(id, VIA)).batch }
})

export const deletePerson = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  return { batch: (yield* log.delete(id, VIA)).batch }
})

export const restorePerson = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  return { batch: (yield* log.restore(id, VIA)).batch }
})

/** Cannot be undone. `name`: as typed by whoever means it; it must be the person's. */
export const forgetPerson = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, name }: { readonly id: string; readonly name: string }
) {
  const person = yield* log.person(id)
  if (person === undefined || (person.contact.name ?? "").trim() !== name.trim()) return yield* new Gone()
  const { entities, events } = yield* log.forget(id, VIA)
  return { entities, events }
})
