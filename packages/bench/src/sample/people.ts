/** People in any number, the same ones every time: as formats write them, and for whoever looks for one person twice among them. */
import { plain } from "@kith/core/domain/words/plain"
import type { KithRow } from "@kith/formats/KithRow"
import {
  companyKinds,
  companyStems,
  familyNames,
  givenNames,
  occupations,
  seniorities
} from "@kith/testkit/generated/vocabulary"
import { makeVirtualWorld, type VirtualWorld } from "@kith/testkit/VirtualWorld"

/** One in so many is somebody who came before, from another source. */
const TWICE = 20
/** However many people there are, a company has some twenty of them. */
const COLLEAGUES = 20

export function* people(count: number): Generator<KithRow> {
  const world = makeVirtualWorld(11)
  const companies = Math.max(1, Math.round(count / COLLEAGUES))
  let last: KithRow | undefined
  for (let nth = 0; nth < count; nth++) {
    const next = last === undefined || nth % TWICE !== 0 ? person(world, nth, companies) : again(last, nth)
    yield next
    last = next
  }
}

const person = (world: VirtualWorld, nth: number, companies: number): KithRow => {
  const givenName = world.pick(givenNames)
  // Two family names make a million names with the given one: as many people as a large network has share one.
  const familyName = `${world.pick(familyNames)} ${world.pick(familyNames)}`
  const key = nth.toString(36)
  return {
    name: `${givenName} ${familyName}`,
    givenName,
    familyName,
    position: `${world.pick(seniorities)} ${world.pick(occupations)}`,
    company: companyOf(world.below(companies)),
    emails: world.oneIn(3) ? [] : [`${plain(givenName).replace(/\W/g, "")}.${key}@example.ca`],
    phones: world.oneIn(2) ? [] : [`+1 416 ${String(2_000_000 + nth).replace(/^(\d{3})/, "$1-")}`],
    links: [{ kind: "linkedin", url: `https://www.linkedin.com/in/person-${key}` }],
    tags: world.oneIn(4) ? ["alumni"] : []
  }
}

const companyOf = (number: number): string => {
  const stem = companyStems[number % companyStems.length]!
  const kind = companyKinds[Math.floor(number / companyStems.length) % companyKinds.length]!
  return `${stem} ${kind} ${number}`
}

/** As a mail program has them: without accents, with one address or number, or at the same company. */
const again = (known: KithRow, nth: number): KithRow => ({
  name: plain(known.name),
  givenName: plain(known.givenName ?? ""),
  familyName: plain(known.familyName ?? ""),
  company: nth % 3 === 0 ? known.company : undefined,
  emails: nth % 3 === 1 ? known.emails : [],
  phones: nth % 3 === 2 ? known.phones : []
})
