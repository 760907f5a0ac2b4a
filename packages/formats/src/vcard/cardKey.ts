/** What a card is known by from one export to the next. For the reader of cards. */
import type { Link } from "@kith/core/domain/entities/Contact"
import type { Json } from "@kith/core/domain/merge/State"
import { fnv1a64 } from "@kith/core/domain/rules/reminderId"
import { profileKey } from "../linkedin/profileKey.ts"
import { nameKey } from "../table/nameKey.ts"

/**
 * The keys of one file: the Kith id, the card's own `UID`, or else a LinkedIn profile, or name and company. A second
 * card that would have the same key of the last two kinds gets a number, so that of two people who share a name none
 * is lost. Remembers eight bytes for each of those.
 */
export class CardKeys {
  private readonly seen = new Set<number>()

  keyOf(fields: Readonly<Record<string, Json>>, uid: string | undefined, product: string | undefined): string {
    if (typeof fields["id"] === "string") return `id:${fields["id"]}`
    if (uid !== undefined) return `uid:${uid}`
    const text = (field: string): string => (fields[field] as string | undefined) ?? ""
    const profile = ((fields["links"] ?? []) as ReadonlyArray<Link>).map(({ url }) => profileKey(url)).find(Boolean)
    const key = `${makerOf(product)}|${profile ?? nameKey(text("name"), text("company"))}`
    let free = key
    for (let nth = 2; this.isTaken(free); nth++) free = `${key}#${nth}`
    return free
  }

  private isTaken(key: string): boolean {
    const { high, low } = fnv1a64(key)
    const print = high * 0x20_0000 + (low >>> 11)
    if (this.seen.has(print)) return true
    this.seen.add(print)
    return false
  }
}

/** A phone's contacts and a mail program's are two address books, and one must not take away what the other says. */
const makerOf = (product: string | undefined): string =>
  product === undefined ? "" : (/^-?\/\/([^/]+)\/\//.exec(product)?.[1] ?? product).trim().toLowerCase()
