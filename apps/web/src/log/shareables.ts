/** Articles and news kept to share: the list, whom each is for, who may like it, and who has had it. */
import * as Effect from "effect/Effect"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { foldCase } from "@kith/core/domain/declare/Plain"
import { Shareable } from "@kith/core/domain/entities/Search"
import { ShareableKept } from "@kith/core/domain/events/RecordEvents"
import { type Liking, mayLike } from "@kith/core/domain/views/whoMayLike"
import { dateInWords } from "@kith/core/domain/words/whenToWords"
import { BatchId, EntityId, newId } from "@kith/core/log/Ids"
import { peopleById } from "@kith/core/workspace/People"
import { Gone } from "./failureOf.ts"
import type { PersonNamed } from "./meetings.ts"
import { type LogSession, VIA } from "./Method.ts"
import { setPatch } from "./setPatch.ts"

export interface ShareableShown {
  readonly id: string
  readonly title: string
  readonly link: string
  readonly topics: ReadonlyArray<string>
  readonly for: ReadonlyArray<PersonNamed>
  readonly sharedWith: ReadonlyArray<PersonNamed>
  /** "24 Feb"; empty where nobody noted it. */
  readonly kept: string
}

/** The last kept first. */
export const shareables = Effect.fnUntraced(function* ({ log, today, lang }: LogSession, _: undefined) {
  const found = (yield* log.under(Shareable, "kind", "shareable")).toSorted((a, b) =>
    (a.kept ?? "") < (b.kept ?? "") ? 1 : -1
  )
  const people = yield* peopleById(found.flatMap(({ for: whom, sharedWith }) => [...whom, ...sharedWith]))
  const named = (ids: ReadonlyArray<string>): ReadonlyArray<PersonNamed> => {
    const ones = new Set(ids.flatMap((id) => people.get(id) ?? []))
    return [...ones].map(({ id, contact }) => ({ id, name: contact.name ?? "", company: contact.company }))
  }
  return found.map(({ id, title = "", link = "", topics, for: whom, sharedWith, kept }): ShareableShown => {
    const day = kept === undefined ? undefined : dayOf(kept)
    return {
      id,
      title,
      link,
      topics,
      for: named(whom),
      sharedWith: named(sharedWith),
      kept: day === undefined ? "" : dateInWords(day, { today, lang })
    }
  })
})

export interface MayLike extends PersonNamed {
  readonly why: Liking
}

/** More than these nobody writes to about one article. */
const MOST = 12

/** People of the same topics who have not had it. Reads everybody: asked when somebody wants to know. */
export const mayLikeShareable = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const one = yield* log.get(Shareable, id)
  if (one === undefined) return yield* new Gone()
  const done = new Set<string>([...one.sharedWith, ...one.for])
  const found: Array<MayLike> = []
  if (one.topics.length === 0) return found
  for (const person of yield* log.everybody()) {
    if (person.members.some((member) => done.has(member))) continue
    const why = mayLike(person.contact, one.topics)
    if (why === undefined) continue
    found.push({ id: person.id, name: person.contact.name ?? "", company: person.contact.company, why })
    if (found.length === MOST) break
  }
  return found
})

export interface ShareableForm {
  readonly title: string
  readonly link: string
  readonly topics: ReadonlyArray<string>
  /** Contacts' ids. */
  readonly for: ReadonlyArray<string>
}

export interface SavingShareable {
  /** Left out: a new one. */
  readonly id?: string | undefined
  readonly form: ShareableForm
  /** What the form showed at first. */
  readonly was?: ShareableForm | undefined
}

export const saveShareable = Effect.fnUntraced(function* ({ log, today }: LogSession, saving: SavingShareable) {
  const { form, was } = saving
  if (saving.id !== undefined && (yield* log.get(Shareable, saving.id)) === undefined) return yield* new Gone()
  const id = saving.id ?? newId(log.random)
  const topics = setPatch(was?.topics ?? [], form.topics.map((topic) => topic.trim()).filter(Boolean), foldCase)
  const whom = setPatch(was?.for ?? [], form.for)
  const [title, link] = [form.title.trim(), form.link.trim()]
  const patch = {
    ...(title === "" || title === was?.title ? {} : { title }),
    ...(link === (was?.link ?? "") ? {} : { link: link === "" ? null : link }),
    ...(topics === undefined ? {} : { topics }),
    ...(whom === undefined ? {} : { for: references(whom) })
  }
  if (Object.keys(patch).length === 0) return { id, batch: undefined }
  const isNew = saving.id === undefined
  const { batch } = yield* log.commit([ShareableKept.draft(id, isNew ? { kept: isoOf(today), ...patch } : patch)], {
    via: VIA,
    ...(isNew ? { batch: BatchId.make(id) } : {})
  })
  return { id, batch }
})

const references = ({
  add = [],
  remove = []
}: {
  readonly add?: ReadonlyArray<string>
  readonly remove?: ReadonlyArray<string>
}) => ({
  add: add.map((id) => EntityId.make(id)),
  remove: remove.map((id) => EntityId.make(id))
})

/** `shared` false: it was a slip. */
export const markShared = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, contact, shared }: { readonly id: string; readonly contact: string; readonly shared: boolean }
) {
  const members = (yield* log.person(contact))?.members ?? [EntityId.make(contact)]
  const sharedWith = shared ? { add: [EntityId.make(contact)] } : { remove: members }
  const { batch } = yield* log.commit([ShareableKept.draft(id, { sharedWith })], { via: VIA })
  return { batch }
})

export const deleteShareable = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const { batch } = yield* log.commit([ShareableKept.draft(id, { deleted: { seen: {} } })], { via: VIA })
  return { batch }
})
