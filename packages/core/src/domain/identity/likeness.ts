/**
 * Who may be one person under two contacts, and by which signs. It proposes and never decides: the same name is often
 * two people, and one mailbox may be a whole office's.
 */
import { distance } from "fastest-levenshtein"
import { type Link, phoneKey } from "../entities/Contact.ts"
import { plain } from "../words/plain.ts"
import { maySayTheSame, nameGroups } from "./nicknames.ts"

/** What is looked at of a person. */
export interface Likeable {
  readonly id: string
  readonly name?: string | undefined
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly company?: string | undefined
  readonly emails: ReadonlyArray<string>
  readonly phones: ReadonlyArray<string>
  readonly links: ReadonlyArray<Link>
  /** The name in Latin letters, where it is written in others; see `romanized.ts`. */
  readonly romanized?: string | undefined
}

/**
 * By what two look alike, the strongest first. `name`: the same words in any order, without accents; `script`: the same
 * in Latin letters; `nickname`, `initial`, `typo`: of given names under one family name, the latter two at one company.
 */
export const signs = ["email", "link", "phone", "name", "script", "nickname", "initial", "typo"] as const
export type Sign = (typeof signs)[number]

export interface Alike {
  readonly a: string
  readonly b: string
  /** By strength; never empty. */
  readonly by: ReadonlyArray<Sign>
  /** Whether an address of their own, or a name together with company or number, says so. */
  readonly likely: boolean
}

/** What more people share than this is an office's, not a person's: a switchboard, `info@`, a company's page. */
const SHARED_BY = 4

/** Pairs among these people, the likeliest first. Compares only those who share something: near linear in their number. */
export const alike = (people: ReadonlyArray<Likeable>): ReadonlyArray<Alike> => {
  const traits = people.map(traitsOf)
  const pairs = new Map<string, Set<Sign>>()
  const note = (one: number, other: number, sign: Sign): void => {
    const key = one < other ? `${one} ${other}` : `${other} ${one}`
    const found = pairs.get(key)
    if (found === undefined) pairs.set(key, new Set([sign]))
    else found.add(sign)
  }
  const among = (
    keysOf: (trait: Traits) => Iterable<string>,
    signOf: (a: Traits, b: Traits) => Sign | undefined,
    most: number
  ): void => {
    for (const block of blocksBy(traits, keysOf)) {
      if (block.length > most) continue
      for (let i = 0; i < block.length; i++) {
        for (let j = i + 1; j < block.length; j++) {
          const sign = signOf(traits[block[i]!]!, traits[block[j]!]!)
          if (sign !== undefined) note(block[i]!, block[j]!, sign)
        }
      }
    }
  }
  among(
    ({ emails }) => emails,
    () => "email",
    SHARED_BY
  )
  among(
    ({ links }) => links,
    () => "link",
    SHARED_BY
  )
  among(
    ({ phones }) => phones,
    () => "phone",
    SHARED_BY
  )
  among(
    ({ name }) => some(name),
    () => "name",
    SAME_NAME
  )
  among(({ letters }) => some(letters), otherSpelling, SAME_NAME)
  among(nicknameKeys, (a, b) => (maySayTheSame(a.given, b.given) && a.given !== b.given ? "nickname" : undefined), 50)
  among(colleagueKeys, spelling, 50)
  return [...pairs]
    .map(([key, by]) => {
      const [one, other] = key.split(" ").map((index) => traits[Number(index)]!) as [Traits, Traits]
      const [a, b] = one.id < other.id ? [one, other] : [other, one]
      return { a: a.id, b: b.id, by: signs.filter((sign) => by.has(sign)), likely: isLikely(by, a, b) }
    })
    .toSorted((x, y) => Number(y.likely) - Number(x.likely) || strength(x.by) - strength(y.by) || (x.a < y.a ? -1 : 1))
}

/** Of people called alike; where there are more, only what is their own tells them apart. */
const SAME_NAME = 12

const isLikely = (by: ReadonlySet<Sign>, a: Traits, b: Traits): boolean => {
  const named = by.has("name") || by.has("script") || by.has("nickname") || by.has("initial") || by.has("typo")
  if (by.has("link")) return true
  if (by.has("email") || by.has("phone")) return named || a.name === "" || b.name === ""
  return (by.has("name") || by.has("script")) && a.company !== "" && a.company === b.company
}

/** A smaller number for more and stronger signs. */
const strength = (by: ReadonlyArray<Sign>): number => signs.indexOf(by[0]!) - by.length

interface Traits {
  readonly id: string
  /** Words of the name in order of the alphabet, so that `Souza, Ana` is Ana Souza. */
  readonly name: string
  /** The name's letters as Latin ones, in order of the alphabet: scripts differ in which of the names comes first. */
  readonly letters: string
  readonly isRomanized: boolean
  readonly given: string
  readonly family: string
  readonly company: string
  readonly emails: ReadonlyArray<string>
  readonly phones: ReadonlyArray<string>
  readonly links: ReadonlyArray<string>
}

const traitsOf = (person: Likeable): Traits => {
  const words = wordsOf(person.name ?? `${person.givenName ?? ""} ${person.familyName ?? ""}`)
  return {
    id: person.id,
    name: words.toSorted().join(" "),
    letters: [...wordsOf(person.romanized ?? person.name ?? "").join("")].toSorted().join(""),
    isRomanized: person.romanized !== undefined,
    given: plain(person.givenName ?? "") || (words.length > 1 ? words[0]! : ""),
    family: plain(person.familyName ?? "") || (words.length > 1 ? words.at(-1)! : ""),
    company: plain(person.company ?? ""),
    emails: person.emails.map((email) => email.trim().toLowerCase()),
    phones: person.phones.map(nationalNumber).filter((phone) => phone.length >= 7),
    links: person.links.filter(isOnesOwn).map(({ url }) => pageKey(url))
  }
}

/** Without `+1`, which some write and some do not: the last ten digits. An extension is a person's own. */
const nationalNumber = (phone: string): string => {
  const [number = "", extension] = phone.split(/\s*(?:ext|poste|x|#)\.?\s*(?=\d+$)/i)
  const digits = phoneKey(number).replace(/\D/g, "")
  return `${digits.slice(-10)}${extension === undefined ? "" : `x${extension}`}`
}

/** A company's web site is many people's. */
const isOnesOwn = ({ kind }: Link): boolean => kind !== "website"

const pageKey = (url: string): string =>
  decoded(url)
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^(?:[a-z]{2,3}\.|www\.|m\.)(?=[^/]+\.)/, "")
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "")

const decoded = (url: string): string => {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

const wordsOf = (text: string): ReadonlyArray<string> => plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

const some = (key: string): ReadonlyArray<string> => (key === "" ? [] : [key])

const nicknameKeys = ({ given, family }: Traits): ReadonlyArray<string> =>
  family === "" ? [] : nameGroups(given).map((group) => `${group} ${family}`)

/** People of one company whose family names begin alike. */
const colleagueKeys = ({ given, family, company }: Traits): ReadonlyArray<string> =>
  company === "" || given === "" || family === "" ? [] : [`${company}\n${family[0]}`]

const otherSpelling = (a: Traits, b: Traits): Sign | undefined =>
  a.isRomanized !== b.isRomanized && a.name !== b.name ? "script" : undefined

const spelling = (a: Traits, b: Traits): Sign | undefined => {
  if (a.name === b.name) return undefined
  if (a.family === b.family && isInitialOf(a.given, b.given)) return "initial"
  const [one, other] = [`${a.given} ${a.family}`, `${b.given} ${b.family}`]
  return Math.min(one.length, other.length) >= 8 && distance(one, other) === 1 ? "typo" : undefined
}

const isInitialOf = (a: string, b: string): boolean =>
  (a.length === 1 && b.startsWith(a) && b.length > 1) || (b.length === 1 && a.startsWith(b) && a.length > 1)

/** Those who share a key, as indexes, each pair in every block that it shares. */
const blocksBy = (
  traits: ReadonlyArray<Traits>,
  keysOf: (trait: Traits) => Iterable<string>
): Iterable<ReadonlyArray<number>> => {
  const blocks = new Map<string, Array<number>>()
  traits.forEach((trait, index) => {
    for (const key of new Set(keysOf(trait))) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [index])
      else block.push(index)
    }
  })
  return [...blocks.values()].filter((block) => block.length > 1)
}
