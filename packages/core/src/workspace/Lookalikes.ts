/** Contacts that may be somebody new in an import, found by what people share: an address, a page, a number, a name. */
import * as Effect from "effect/Effect"
import { kindAndId } from "../domain/declare/Entity.ts"
import { type Link, phoneKey } from "../domain/entities/Contact.ts"
import type { Json } from "../domain/merge/State.ts"
import { plain } from "../domain/words/plain.ts"
import { EntityStore } from "./EntityStore.ts"
import { Fingerprints } from "./Fingerprints.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index, linkSlug } from "./IndexNames.ts"

type Fields = Readonly<Record<string, Json>>

/** Proposes, and never decides: of a sign, which is some fifty characters, it remembers a fingerprint. */
export class Lookalikes {
  private readonly ids: Array<string> = []
  private readonly bySign = new Fingerprints()

  /** Notes who is there by one sign. */
  note(index: string, key: string, id: string): void {
    if (key !== "") this.bySign.set(`${index}\u0000${key}`, this.ids.push(id) - 1)
  }

  /** The id of somebody who may be the same, the strongest sign first. Whoever is asked about is noted too. */
  findAndAdd(id: string, fields: Fields): string | undefined {
    const known = this.ids.push(id) - 1
    let found: string | undefined
    for (const [index, key] of signs(fields)) {
      if (key === "") continue
      const other = this.bySign.replace(`${index}\u0000${key}`, known)
      if (found === undefined && other !== undefined && this.ids[other] !== id) found = this.ids[other]
    }
    return found
  }
}

const NAME = "name"

const signs = (fields: Fields): ReadonlyArray<readonly [string, string]> => [
  ...texts(fields["emails"]).map((email) => [Index.email, email.trim().toLowerCase()] as const),
  ...list(fields["links"]).map((link) => [Index.link, linkSlug((link as Link).url)] as const),
  ...texts(fields["phones"]).map((phone) => [Index.phone, phoneKey(phone)] as const),
  ...(typeof fields["name"] === "string" ? [[NAME, plain(fields["name"])] as const] : [])
]

const texts = (value: Json | undefined): ReadonlyArray<string> => list(value).filter((each) => typeof each === "string")

const list = (value: Json | undefined): ReadonlyArray<Json> => (Array.isArray(value) ? value : [])

/** Everybody there is, read once: four index scans instead of four look-ups a row. */
export const lookalikesHeld = Effect.gen(function* () {
  const held = new Lookalikes()
  for (const index of [Index.email, Index.link, Index.phone, Index.contact]) {
    yield* eachEntry(index, (key, id) => {
      if (index === Index.contact) held.note(NAME, nameIn(key), id)
      else held.note(index, key, id)
    })
  }
  return held
})

/** Entries held at once. */
const PAGE = 5000

/** A page at a time. Where more share a key than a page holds, the others are left out: one is enough to propose. */
const eachEntry = Effect.fnUntraced(function* (index: string, body: (key: string, id: string) => void) {
  const store = yield* EntityStore
  const [start, to] = ALL_KEYS
  for (let from: string = start; ;) {
    const entries = yield* store.range(index, from, to, { limit: PAGE })
    for (const { key, entity } of entries) body(key, kindAndId(entity).id)
    if (entries.length < PAGE) return
    from = `${entries.at(-1)!.key}\u0000`
  }
})

/** The key holds the family name, U+0001, and the name. */
const nameIn = (key: string): string => key.slice(key.indexOf("\u0001") + 1)
