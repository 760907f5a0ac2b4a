/** What is done with contacts: somebody met, known better, moved on, or not who they seemed. */
import { nameOf } from "@kith/core/domain/declare/Entity"
import { Contact } from "@kith/core/domain/entities/Contact"
import { ContactDeleted, ContactEdited, ContactsMerged } from "@kith/core/domain/events/ContactEvents"
import { ChangesUndone } from "@kith/core/domain/events/HistoryEvents"
import type { BatchId } from "@kith/core/log/Ids"
import type { Network, Written } from "./Network.ts"
import * as people from "./people.ts"
import { notes } from "./prose.ts"
import { touched } from "./touched.ts"

export const met = (network: Network, at: number): ReadonlyArray<Written> => {
  const { world } = network
  const person = network.person()
  const { id, cells } = person
  if (!world.oneIn(3)) person.tag = people.tag(world)
  const body = {
    name: people.fullName(person),
    ...(world.oneIn(4) ? {} : { company: people.company(world), position: people.position(world) }),
    ...(world.oneIn(2) ? { emails: { add: [people.email(world, person)] } } : {}),
    ...(world.oneIn(4) ? { phones: { add: [people.phone(world)] } } : {}),
    ...(world.oneIn(3) ? { city: people.city(world) } : {}),
    ...(person.tag === undefined ? {} : { tags: { add: [person.tag] } }),
    ...(world.oneIn(3) ? { notes: { start: notes(world, 1 + world.below(3)) } } : {})
  }
  const suggestedBy = world.oneIn(3) ? network.anybody() : undefined
  if (suggestedBy === undefined) return [{ draft: ContactEdited.draft(id, { ...body, relation: "community" }), cells }]
  const referred = ContactEdited.draft(id, { ...body, relation: "referred-by", referredBy: suggestedBy })
  return [{ draft: referred, cells }, ...touched(network, at, suggestedBy, id)]
}

export const edited = (network: Network): ReadonlyArray<Written> => {
  const { world } = network
  const person = network.persons.pick(world)
  if (person === undefined) return []
  const { id, cells } = person
  const say = (body: Parameters<typeof ContactEdited.draft>[1]) => [{ draft: ContactEdited.draft(id, body), cells }]
  switch (world.below(12)) {
    case 0:
    case 1:
    case 2:
    case 3: {
      const gone = world.oneIn(4) ? person.tag : undefined
      person.tag = people.tag(world)
      return say({ tags: { add: [person.tag], ...(gone === undefined ? {} : { remove: [gone] }) } })
    }
    case 4:
    case 5:
      return say({ notes: { start: notes(world, 1 + world.below(4)) } })
    case 6:
      return say({ company: people.company(world), position: people.position(world) })
    case 7:
      return say({ stage: world.pick(["researched", "asked", "keeping-in-touch", "resting"]) })
    case 8:
      return say({ cadenceDays: 30 * (1 + world.below(6)) })
    case 9:
      return say({ custom: { add: [people.custom(world)] } })
    case 10:
      return say({ emails: { add: [people.email(world, person)] } })
    default:
      return say({ interest: notes(world, 1), connected: true })
  }
}

/** Taken out of sight, found to be somebody else too, or a tag taken back. */
export const rethought = (network: Network): ReadonlyArray<Written> => {
  const { world } = network
  const [person, other] = [network.persons.pick(world), network.persons.pick(world)]
  if (person === undefined || other === undefined || person === other) return []
  const { id, cells, tag } = person
  if (world.oneIn(3)) return [{ draft: ContactDeleted.draft(id, { deleted: { seen: {} } }), cells }]
  if (world.oneIn(3) || tag === undefined) {
    return [{ draft: ContactsMerged.draft(id, { sameAs: { add: [other.id] }, seen: {} }), cells }]
  }
  person.tag = undefined
  const body = { batch: network.id() as string as BatchId, seen: {}, cells: [{ address: `tags/${tag}` }] }
  return [{ draft: ChangesUndone.draft(nameOf(Contact, id), body), cells }]
}
