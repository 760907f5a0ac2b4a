/** What of whom is shared: people of this log, with the fields that were chosen and no others. */
import * as Effect from "effect/Effect"
import type { Person } from "@kith/core/domain/identity/Person"
import type { Json } from "@kith/core/domain/merge/State"
import type { Link } from "@kith/core/domain/entities/Contact"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { peopleLike, stagesOf } from "@kith/core/workspace/Listing"
import { sheetRowsOf } from "@kith/core/workspace/SheetRows"
import { columnsByKey, headingOf, type SharedColumn } from "@kith/sheets/engine/sharedColumns"
import { personMeant } from "../person.ts"
import { printable } from "../output/printable.ts"
import type { Session } from "../Session.ts"
import { failed } from "../Stopped.ts"
import { fieldsMeant } from "../sheet/fieldsMeant.ts"
import { shareWords } from "../words/shareWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

export interface SharedPerson {
  /** Every contact that is this person, the canonical first. */
  readonly members: ReadonlyArray<string>
  readonly name: string
  /** Of each chosen field, what there is; nothing where there is nothing. */
  readonly fields: Readonly<Record<string, Json | undefined>>
}

export interface Shared {
  readonly people: ReadonlyArray<SharedPerson>
  /** Says what is shared, for people. */
  readonly columns: string
  /** The log that they come from. */
  readonly workspace: string
  readonly lang: Language
}

export const rowsToShare = Effect.fnUntraced(function* (
  session: Session,
  asked: { readonly who: ReadonlyArray<string>; readonly tags: ReadonlyArray<string>; readonly fields: string }
) {
  const { lang } = session
  const among = [...columnsByKey.values()].filter(isOnesOwn)
  const keys = yield* fieldsMeant(session, asked.fields, among)
  const chosen = among.filter(
    ({ key, kind }) => keys.includes(key) || NAMES.has(key) || (kind === "names" && key === "name")
  )
  const whom = yield* whomMeant(session, asked)
  const notes = keys.includes("notes") ? yield* notesOf(whom) : new Map<string, string>()
  const stages = keys.includes("stage") ? yield* stagesOf(whom) : new Map<string, string>()
  const people = whom.map(({ id, members, contact }): SharedPerson => {
    const all = { ...contact, notes: notes.get(id), stage: stages.get(id) } as unknown as Readonly<
      Record<string, Json | undefined>
    >
    const linkKinds = keys.flatMap((key) => (key.startsWith(LINKS) ? [key.slice(LINKS.length)] : []))
    const fields: Record<string, Json | undefined> = {}
    for (const { key } of chosen) if (!key.startsWith(LINKS)) fields[key] = all[key]
    if (linkKinds.length > 0)
      fields["links"] = contact.links.filter(({ kind }: Link) => linkKinds.includes(kind)) as never
    return { members, name: printable(contact.name ?? "?"), fields }
  })
  const columns = chosen
    .filter(({ key }) => key !== "name")
    .map((column) => headingOf(column, lang))
    .join(", ")
  return { people, columns, workspace: (yield* DeviceKeys).workspace, lang } satisfies Shared
})

const NAMES = new Set(["givenName", "familyName", "name"])
const LINKS = "links/"

/** Of the contact itself: other people and events that are named beside it were not chosen. */
const isOnesOwn = ({ key, kind }: SharedColumn): boolean =>
  (kind === "names" || kind === "field" || kind === "notes") && key !== "metAtName" && key !== "referredByName"

const whomMeant = Effect.fnUntraced(function* (
  session: Session,
  { who, tags }: { readonly who: ReadonlyArray<string>; readonly tags: ReadonlyArray<string> }
) {
  const found = new Map<string, Person>()
  for (const typed of who) {
    const one = yield* personMeant(session, typed)
    found.set(one.id, one)
  }
  if (tags.length > 0) for (const one of (yield* peopleLike({ tags })).found) found.set(one.id, one)
  if (found.size === 0) return yield* failed(shareWords[session.lang].nobodyTagged(tags.join(", ")))
  return [...found.values()]
})

const notesOf = Effect.fnUntraced(function* (whom: ReadonlyArray<Person>) {
  const rows = yield* sheetRowsOf(whom)
  return new Map(rows.flatMap(({ id, notes }) => (notes === "" ? [] : [[id, notes] as const])))
})
