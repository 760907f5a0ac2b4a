/** One person as read: a contact, or several that turned out to be the same. */
import type { EntityId } from "../../log/Ids.ts"
import { type View, view } from "../declare/Entity.ts"
import type { Prose } from "../declare/Field.ts"
import { Contact } from "../entities/Contact.ts"
import { type EntityRecord, isEmptyRecord } from "../merge/EntityRecord.ts"
import type { Json } from "../merge/State.ts"

export interface Person {
  /** The canonical contact's: the lowest of those merged. */
  readonly id: EntityId
  /** Every contact merged into this one, the canonical one first. */
  readonly members: ReadonlyArray<EntityId>
  /** The canonical contact's values, filled up from the others'. */
  readonly contact: View<typeof Contact>
  /** Everybody's notes. */
  readonly notes: ReadonlyArray<Prose>
  /** Deleted under every one of its ids. */
  readonly deleted: boolean
}

/** `members` in the order of their ids; those without a record are passed over. `undefined` if nothing is there. */
export const personOf = (
  members: ReadonlyArray<string>,
  records: ReadonlyMap<string, { readonly record: EntityRecord }>
): Person | undefined => {
  const held = members.flatMap((id) => {
    const record = records.get(`contact/${id}`)?.record
    return record === undefined || isEmptyRecord(record) ? [] : [{ id: id as EntityId, record }]
  })
  const present = held.filter(({ record }) => !record.registers.has("deleted"))
  const views = (present.length > 0 ? present : held).map(({ id, record }) => view(Contact, id, record))
  if (views.length === 0) return undefined
  return {
    id: members[0] as EntityId,
    members: members as ReadonlyArray<EntityId>,
    contact: views.length === 1 ? under(members[0] as EntityId, views[0]!) : joinViews(members[0] as EntityId, views),
    notes: views.flatMap(({ notes }) => (notes === undefined ? [] : [notes])),
    deleted: present.length === 0
  }
}

const under = (id: EntityId, contact: View<typeof Contact>): View<typeof Contact> =>
  contact.id === id ? contact : { ...contact, id }

const joinViews = (id: EntityId, views: ReadonlyArray<View<typeof Contact>>): View<typeof Contact> => {
  const joined: Record<string, unknown> = { id }
  for (const [name, field] of Object.entries(Contact.fields)) {
    const values = views.map((each) => (each as unknown as Record<string, unknown>)[name])
    if (field.kind === "set") {
      const key = field.key as (element: unknown) => string
      joined[name] = [
        ...new Map(
          (values as ReadonlyArray<ReadonlyArray<Json>>).flat().map((element) => [key(element), element])
        ).values()
      ]
    } else joined[name] = values.find((value) => value !== undefined)
  }
  return joined as View<typeof Contact>
}
