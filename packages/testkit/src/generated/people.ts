/** The people of a generated log, by number: their ids follow from it, so that none need be remembered. */
import type { CustomField } from "@kith/core/domain/entities/Contact"
import { type EntityId, newId } from "@kith/core/log/Ids"
import { makeVirtualWorld, type VirtualWorld } from "../VirtualWorld.ts"
import { type Cells, newCells } from "./Authorship.ts"
import {
  cities,
  companyKinds,
  companyStems,
  customLabels,
  familyNames,
  givenNames,
  occupations,
  seniorities,
  tags
} from "./vocabulary.ts"

export interface Person {
  readonly id: EntityId
  readonly cells: Cells
  readonly givenName: string
  readonly familyName: string
  /** The tag put on last. */
  tag: string | undefined
}

const MANY = 2 ** 32

/** The id of the n-th contact. */
export const personId = (seed: number, number: number): EntityId =>
  newId(makeVirtualWorld((seed % 1000) * MANY + number).random) as EntityId

export const newPerson = (world: VirtualWorld, seed: number, number: number): Person => ({
  id: personId(seed, number),
  cells: newCells(),
  givenName: world.pick(givenNames),
  familyName: world.oneIn(8) ? `${world.pick(familyNames)}-${world.pick(familyNames)}` : world.pick(familyNames),
  tag: undefined
})

export const fullName = ({ givenName, familyName }: Person): string => `${givenName} ${familyName}`

export const company = ({ pick, oneIn }: VirtualWorld): string =>
  oneIn(6) ? pick(companyStems) : `${pick(companyStems)} ${pick(companyKinds)}`

export const position = ({ pick, oneIn }: VirtualWorld): string =>
  oneIn(2) ? pick(occupations) : `${pick(seniorities)} ${pick(occupations)}`

export const city = ({ pick }: VirtualWorld): string => pick(cities)

export const email = (world: VirtualWorld, person: Person): string =>
  `${slug(person)}${world.oneIn(3) ? world.below(100) : ""}@${world.pick(["gmail.com", "outlook.com", "yahoo.ca", "videotron.ca", `${slugOf(world.pick(companyStems))}.ca`])}`

export const phone = ({ below, pick }: VirtualWorld): string =>
  `+1 ${pick(["416", "647", "514", "438", "613", "604", "403", "902"])} ${200 + below(800)}-${1000 + below(9000)}`

export const linkedin = (world: VirtualWorld, person: Person): { readonly kind: "linkedin"; readonly url: string } => ({
  kind: "linkedin",
  url: `https://www.linkedin.com/in/${slug(person)}-${world.below(MANY).toString(16).padStart(8, "0")}`
})

export const custom = (world: VirtualWorld): CustomField => ({
  label: world.pick(customLabels),
  value: world.oneIn(2) ? `${2020 + world.below(7)}` : world.pick(cities)
})

/** Two thirds of the time one of the few that everybody gets. */
export const tag = ({ pick, oneIn }: VirtualWorld): string => (oneIn(3) ? pick(tags) : pick(tags.slice(0, 6)))

const slug = ({ givenName, familyName }: Person): string => `${slugOf(givenName)}-${slugOf(familyName)}`

const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]+/g, "")
