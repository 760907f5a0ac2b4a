/** A file imported: new contacts, and some known ones who have moved on. */
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { ContactImported } from "@kith/core/domain/events/ContactEvents"
import { FileImported } from "@kith/core/domain/events/RecordEvents"
import type { BatchId } from "@kith/core/log/Ids"
import { type Batch, DAY, dateOf, type Network, type Written } from "./Network.ts"
import * as people from "./people.ts"

export const imported = (network: Network, at: number, size: number): Batch => {
  const { world } = network
  const id = network.id()
  const asOf = dateOf(at)
  const source = { id: "linkedin", asOf }
  const drafts: Array<Written> = []
  for (let row = 0; row < size; row++) {
    const person = network.person()
    const body = {
      name: people.fullName(person),
      givenName: person.givenName,
      familyName: person.familyName,
      position: people.position(world),
      company: people.company(world),
      ...(world.oneIn(5) ? { emails: { add: [people.email(world, person)] } } : {}),
      links: { add: [people.linkedin(world, person)] },
      connected: isoOf(Math.floor(at / DAY) - world.below(2500))
    }
    drafts.push({ draft: ContactImported.draft(person.id, { ...body, source, held: {} }), cells: person.cells })
  }
  const known = network.seenContacts === 0 ? 0 : Math.ceil(size / 10)
  for (let row = 0; row < known; row++) {
    const person = network.persons.pick(world)!
    const moved = { company: people.company(world), position: people.position(world) }
    drafts.push({ draft: ContactImported.draft(person.id, { ...moved, source, held: {} }), cells: person.cells })
  }
  const run = { file: "Connections.csv", source: "linkedin", format: "linkedin", asOf, added: size, changed: known }
  drafts.push({ draft: FileImported.draft(id, run) })
  return { id: id as string as BatchId, via: "import:linkedin", drafts }
}
