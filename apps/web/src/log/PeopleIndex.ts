/** Everybody's names and a few facts in memory, in order and searchable: what the list of people shows. No I/O. */
import type { Person } from "@kith/core/domain/identity/Person"
import type { Relation } from "@kith/core/domain/entities/Contact"
import { plain } from "@kith/core/domain/words/plain"
import { words } from "@kith/core/workspace/IndexNames"

export interface Listed {
  readonly id: string
  /** Every contact merged into them. */
  readonly members: ReadonlyArray<string>
  readonly name: string
  readonly company: string | undefined
  readonly position: string | undefined
  readonly relation: Relation | undefined
  readonly owner: string | undefined
  readonly tags: ReadonlyArray<string>
  /** By family name and then name, without accents and case. */
  readonly sortKey: string
  /** Under which letter they stand: `A` to `Z`, that of another script, or `#`. */
  readonly letter: string
  /** The words of their name, each with a space before it. */
  readonly nameWords: string
  /** The same of everything that finds them. */
  readonly allWords: string
  /** Digits of their phone numbers, each number with a space before it. */
  readonly digits: string
}

export interface PeopleFilter {
  /** Beginnings of words, in any order, without accents; of a phone number, any three digits of it. */
  readonly query?: string | undefined
  readonly tag?: string | undefined
  readonly company?: string | undefined
  readonly relation?: Relation | undefined
  readonly owner?: string | undefined
}

/** How many share a value of a field that lists can be narrowed by, the most first. */
export interface Share {
  readonly value: string
  readonly count: number
}

export class PeopleIndex {
  private readonly byMember = new Map<string, Listed>()
  private sorted: Array<Listed> = []
  private shares: { readonly [field: string]: ReadonlyArray<Share> } | undefined

  get size(): number {
    return this.sorted.length
  }

  get(member: string): Listed | undefined {
    return this.byMember.get(member)
  }

  /** In the order of the list. */
  get everybody(): ReadonlyArray<Listed> {
    return this.sorted
  }

  /** Whoever of these contacts was here is taken out, and these people are put in. */
  replace(contacts: Iterable<string>, people: ReadonlyArray<Listed>): void {
    const gone = new Set<Listed>()
    for (const id of contacts) {
      const listed = this.byMember.get(id)
      if (listed !== undefined) gone.add(listed)
    }
    for (const { members } of gone) for (const member of members) this.byMember.delete(member)
    for (const one of people) for (const member of one.members) this.byMember.set(member, one)
    const kept = gone.size === 0 ? this.sorted : this.sorted.filter((one) => !gone.has(one))
    this.sorted = [...kept, ...people].sort((a, b) => compare(a.sortKey, b.sortKey) || compare(a.id, b.id))
    this.shares = undefined
  }

  /** By name; where something was typed, those whose name it is first, and those whom only their company brought last. */
  search(filter: PeopleFilter): ReadonlyArray<Listed> {
    const { query = "", tag, company, relation, owner } = filter
    const wantedTag = tag === undefined ? undefined : plain(tag)
    const wantedCompany = company === undefined ? undefined : plain(company)
    const fits = (one: Listed): boolean =>
      (wantedTag === undefined || one.tags.some((each) => plain(each) === wantedTag)) &&
      (wantedCompany === undefined || plain(one.company ?? "") === wantedCompany) &&
      (relation === undefined || one.relation === relation) &&
      (owner === undefined || one.owner === owner)
    const narrowed =
      wantedTag === undefined && wantedCompany === undefined && relation === undefined && owner === undefined
        ? this.sorted
        : this.sorted.filter(fits)
    const wanted = words(query)
    if (wanted.length === 0) return narrowed
    const typed = plain(query)
    const digits = query.replace(/\D/g, "")
    const number = digits.length >= FEWEST_DIGITS && /^[\d\s()+.-]*$/.test(query) ? digits : undefined
    const found: ReadonlyArray<Array<Listed>> = [[], [], [], []]
    for (const one of narrowed) {
      const rank = rankOf(one, wanted, typed)
      if (rank !== undefined) found[rank]!.push(one)
      else if (number !== undefined && one.digits.includes(number)) found[ELSEWHERE]!.push(one)
    }
    return found.flat()
  }

  /** What lists can be narrowed by, and how many each value leaves. */
  valuesOf(field: "tags" | "company" | "relation" | "owner"): ReadonlyArray<Share> {
    this.shares ??= Object.fromEntries(
      (["tags", "company", "relation", "owner"] as const).map((each) => [each, sharesOf(this.sorted, each)])
    )
    return this.shares[field]!
  }
}

export const listedOf = ({ id, members, contact }: Person, romanized: string | undefined): Listed => {
  const name = contact.name ?? ""
  const { company, position, relation, owner, tags, emails, occupation, city } = contact
  const named = [name, contact.givenName, contact.familyName, romanized].filter(Boolean).join(" ")
  const beside = [company, position, occupation, city, ...tags, ...emails].filter(Boolean).join(" ")
  const nameWords = spaced(named)
  const sortKey = `${fromFirstLetter(plain(contact.familyName || name))}\u0001${plain(name)}`
  return {
    id,
    members,
    name,
    company,
    position,
    relation,
    owner,
    tags,
    sortKey,
    letter: letterOf(sortKey),
    nameWords,
    allWords: nameWords + spaced(beside),
    digits: contact.phones.map((phone) => ` ${phone.replace(/\D/g, "")}`).join("")
  }
}

const FEWEST_DIGITS = 3

const spaced = (text: string): string =>
  words(text)
    .map((word) => ` ${word}`)
    .join("")

/** An apostrophe in front files nobody: "'t Hart" stands under T. */
const fromFirstLetter = (text: string): string => text.replace(/^[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u, "")

const letterOf = (sortKey: string): string => {
  const first = [...sortKey].find((letter) => letter !== "\u0001") ?? ""
  return /\p{L}/u.test(first) ? first.toUpperCase() : "#"
}

const ELSEWHERE = 3

/** 0: the name itself; 1: whole words of it; 2: beginnings; 3: found elsewhere. `undefined`: not meant. */
const rankOf = (one: Listed, wanted: ReadonlyArray<string>, typed: string): 0 | 1 | 2 | 3 | undefined => {
  if (!wanted.every((word) => one.allWords.includes(` ${word}`))) return undefined
  if (!wanted.every((word) => one.nameWords.includes(` ${word}`))) return ELSEWHERE
  if (one.sortKey.endsWith(`\u0001${typed}`)) return 0
  return wanted.every((word) => `${one.nameWords} `.includes(` ${word} `)) ? 1 : 2
}

const sharesOf = (
  people: ReadonlyArray<Listed>,
  field: "tags" | "company" | "relation" | "owner"
): ReadonlyArray<Share> => {
  const found = new Map<string, { readonly value: string; count: number }>()
  for (const one of people) {
    for (const value of [one[field] ?? []].flat()) {
      const key = plain(value)
      const share = found.get(key)
      if (share === undefined) found.set(key, { value, count: 1 })
      else share.count++
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count || compare(plain(a.value), plain(b.value)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
