/** Contacts that may be somebody new in an import, found by what people share: an address, a page, a number, a name. */
import * as Effect from "effect/Effect"
import { kindAndId } from "../domain/declare/Entity.ts"
import { type Link, phoneKey } from "../domain/entities/Contact.ts"
import type { Json } from "../domain/merge/State.ts"
import { plain } from "../domain/words/plain.ts"
import { EntityStore } from "./EntityStore.ts"
import { ALL_KEYS } from "./Identity.ts"
import { Index, linkSlug } from "./IndexNames.ts"

type Fields = Readonly<Record<string, Json>>

/** Proposes, and never decides. */
export class Lookalikes {
  private readonly byKey = new Map<string, string>()

  note(index: string, key: string, id: string): void {
    if (key !== "") this.byKey.set(`${index}\u0000${key}`, id)
  }

  /** The id of somebody who may be the same; the strongest sign first. */
  find(id: string, fields: Fields): string | undefined {
    for (const [index, key] of signs(fields)) {
      const other = this.byKey.get(`${index}\u0000${key}`)
      if (other !== undefined && other !== id) return other
    }
    return undefined
  }

  add(id: string, fields: Fields): void {
    for (const [index, key] of signs(fields)) this.note(index, key, id)
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
  const store = yield* EntityStore
  const held = new Lookalikes()
  for (const index of [Index.email, Index.link, Index.phone]) {
    for (const { key, entity } of yield* store.range(index, ...ALL_KEYS)) held.note(index, key, kindAndId(entity).id)
  }
  for (const { key, entity } of yield* store.range(Index.contact, ...ALL_KEYS)) {
    held.note(NAME, nameIn(key), kindAndId(entity).id)
  }
  return held
})

/** The key holds the family name, U+0001, and the name. */
const nameIn = (key: string): string => key.slice(key.indexOf("\u0001") + 1)
