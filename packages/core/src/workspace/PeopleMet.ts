/** The people met at a gathering, noted in one go by their names: who is known already, and who is new. */
import * as Effect from "effect/Effect"
import type { Draft } from "../domain/declare/EventType.ts"
import type { Person } from "../domain/identity/Person.ts"
import { ContactEdited } from "../domain/events/ContactEvents.ts"
import { GatheringRecorded } from "../domain/events/RecordEvents.ts"
import { plain } from "../domain/words/plain.ts"
import { EntityId, newId } from "../log/Ids.ts"
import { find } from "./People.ts"
import { Primitives } from "../log/Primitives.ts"

export interface Named {
  readonly name: string
  /** Who has exactly this name. */
  readonly exactly: ReadonlyArray<Person>
  /** Others whom it may mean. */
  readonly perhaps: ReadonlyArray<Person>
}

/** Each name once, in the order given. */
export const peopleNamed = Effect.fn("PeopleMet.peopleNamed")(function* (names: ReadonlyArray<string>) {
  const out: Array<Named> = []
  for (const name of new Map(names.map((each) => [plain(each), each])).values()) {
    const found = yield* find(name)
    const isExact = ({ id, contact }: Person): boolean =>
      plain(contact.name ?? "") === plain(name) || (ID_START.test(name) && id.startsWith(name))
    const isNamed = ({ contact }: Person): boolean => words(contact.name).some((word) => words(name).includes(word))
    out.push({ name, exactly: found.filter(isExact), perhaps: found.filter((one) => !isExact(one) && isNamed(one)) })
  }
  return out
})

/** Ids are shown with a digit in them, so that they look like no name. */
const ID_START = /^(?=.*\d)[0-9a-z]{3,16}$/

const words = (name: string | undefined): ReadonlyArray<string> =>
  plain(name ?? "")
    .split(/\s+/u)
    .filter(Boolean)

export interface Met {
  readonly name: string
  /** Absent for somebody new, who is added. */
  readonly id?: string | undefined
}

/** Those met become part of the gathering, which was thereby attended; the new ones are contacts from now on. */
export const metDrafts = Effect.fnUntraced(function* (gathering: string, met: ReadonlyArray<Met>) {
  const { random } = yield* Primitives
  const people = met.map(({ name, id }) => ({ name, isNew: id === undefined, id: EntityId.make(id ?? newId(random)) }))
  const drafts: ReadonlyArray<Draft> = [
    ...people
      .filter(({ isNew }) => isNew)
      .map(({ id, name }) => ContactEdited.draft(id, { name, relation: "met-at", metAt: EntityId.make(gathering) })),
    GatheringRecorded.draft(gathering, { state: "attended", people: { add: people.map(({ id }) => id) } })
  ]
  return { people, drafts }
})
