/** A person's form: everything that can be said of them, as it stands and as it shall stand; and somebody new. */
import * as Effect from "effect/Effect"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import type { Draft } from "@kith/core/domain/declare/EventType"
import type { View } from "@kith/core/domain/declare/Entity"
import { type Contact, type CustomField, Relation, Stage } from "@kith/core/domain/entities/Contact"
import { Gathering } from "@kith/core/domain/entities/Gathering"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { GatheringRecorded } from "@kith/core/domain/events/RecordEvents"
import { linkOf } from "@kith/core/domain/identity/linkOf"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { EntityId, newId } from "@kith/core/log/Ids"
import { type ContactPatch, personDrafts } from "@kith/core/workspace/EditingPeople"
import { Index } from "@kith/core/workspace/IndexNames"
import { Gone } from "../failureOf.ts"
import { type LogSession, VIA } from "../Method.ts"
import type { Choice, PersonFound } from "../people.ts"
import { foundOf } from "./personPage.ts"

/** Fields that are one line of text; empty: not known. */
export const LINES = [
  "name",
  "givenName",
  "familyName",
  "sayIt",
  "pronouns",
  "address",
  "language",
  "position",
  "company",
  "department",
  "seniority",
  "occupation",
  "city",
  "province",
  "zone",
  "relation",
  "bestWay",
  "stage",
  "owner",
  "interest"
] as const
export type Line = (typeof LINES)[number]

/** Fields that are lists of lines. */
export const LISTS = ["emails", "phones", "addresses", "links", "tags"] as const
export type ListField = (typeof LISTS)[number]

export interface PersonForm {
  readonly lines: Readonly<Record<Line, string>>
  readonly lists: Readonly<Record<ListField, ReadonlyArray<string>>>
  readonly custom: ReadonlyArray<CustomField>
  /** Days, as digits; empty: as the rule says. */
  readonly cadenceDays: string
  readonly cardKept: boolean
  readonly connected: boolean
  /** A gathering's id; empty: none. */
  readonly metAt: string
  readonly referredBy: PersonFound | undefined
}

export interface PersonFormPage {
  readonly form: PersonForm
  readonly labels: Readonly<
    Record<Line | ListField | "custom" | "cadenceDays" | "cardKept" | "connected" | "metAt" | "referredBy", string>
  >
  readonly relations: ReadonlyArray<Choice>
  readonly stages: ReadonlyArray<Choice>
  readonly gatherings: ReadonlyArray<Choice>
}

/** `id` left out: an empty form for somebody new. */
export const personForm = Effect.fnUntraced(function* (
  { log, lang }: LogSession,
  { id }: { readonly id?: string | undefined }
) {
  const person = id === undefined ? undefined : yield* log.person(id)
  if (id !== undefined && person === undefined) return yield* new Gone()
  const contact = person?.contact
  const by = contact?.referredBy === undefined ? undefined : yield* log.person(contact.referredBy)
  const say = recordWords[lang]
  const gatherings = yield* log.under(Gathering, Index.kind, "gathering")
  return {
    form: {
      lines: Object.fromEntries(LINES.map((field) => [field, contact?.[field] ?? ""])) as PersonForm["lines"],
      lists: Object.fromEntries(LISTS.map((field) => [field, listOf(contact, field)])) as PersonForm["lists"],
      custom: contact?.custom ?? [],
      cadenceDays: contact?.cadenceDays === undefined ? "" : String(contact.cadenceDays),
      cardKept: contact?.cardKept === true,
      connected: contact?.connected !== undefined && contact.connected !== false,
      metAt: contact?.metAt ?? "",
      referredBy: by === undefined ? undefined : foundOf(by)
    },
    labels: say.fields,
    relations: Relation.literals.map((value) => ({ value, said: say.relations[value] })),
    stages: Stage.literals.map((value) => ({ value, said: say.stages[value] })),
    gatherings: gatherings
      .toSorted((a, b) => ((a.starts ?? "") < (b.starts ?? "") ? 1 : -1))
      .map(({ id, name }) => ({ value: id as string, said: name ?? "" }))
  } satisfies PersonFormPage
})

const listOf = (contact: View<typeof Contact> | undefined, field: ListField): ReadonlyArray<string> =>
  field === "links" ? (contact?.links ?? []).map(({ url }) => url) : (contact?.[field] ?? [])

/** What is wrong with a form, by field: the page has the words. */
export type FormFault = {
  readonly field: "name" | "zone" | "cadenceDays" | "referredBy"
  readonly why: "missing" | "unknown" | "own"
}

export type PersonSaved =
  | { readonly _tag: "Saved"; readonly id: string; readonly name: string; readonly batch: string | undefined }
  | { readonly _tag: "NotSaved"; readonly faults: ReadonlyArray<FormFault> }

/** Writes what differs from `before`, which is the form as it was opened: what others changed meanwhile stays theirs. */
export const savePerson = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, before, after }: { readonly id?: string | undefined; readonly before: PersonForm; readonly after: PersonForm }
) {
  const faults = faultsIn(after, id)
  if (faults.length > 0) return { _tag: "NotSaved", faults } satisfies PersonSaved
  const person = id === undefined ? undefined : yield* log.person(id)
  if (id !== undefined && person === undefined) return yield* new Gone()
  const contact = EntityId.make(person?.id ?? newId(log.random))
  const patch = patchBetween(before, after)
  const known = patch.relation !== undefined || after.lines.relation !== ""
  if (!known && patch.referredBy) patch.relation = "referred-by"
  else if (!known && patch.metAt) patch.relation = "met-at"
  const drafts: Array<Draft> =
    person === undefined ? [ContactEdited.draft(contact, patch)] : [...(yield* personDrafts(person, patch))]
  // Whoever was met at a gathering is among its people.
  if (patch.metAt) drafts.push(GatheringRecorded.draft(patch.metAt, { people: { add: [contact] } }))
  const receipt = drafts.length === 0 ? undefined : yield* log.commit(drafts, { via: VIA })
  return { _tag: "Saved", id: contact, name: after.lines.name.trim(), batch: receipt?.batch } satisfies PersonSaved
})

const faultsIn = ({ lines, cadenceDays, referredBy }: PersonForm, id: string | undefined): ReadonlyArray<FormFault> => {
  const faults: Array<FormFault> = []
  if (lines.name.trim() === "") faults.push({ field: "name", why: "missing" })
  const zone = lines.zone.trim()
  if (zone !== "" && makeZone(zone) === undefined) faults.push({ field: "zone", why: "unknown" })
  if (cadenceDays.trim() !== "" && !/^[1-9]\d{0,3}$/.test(cadenceDays.trim()))
    faults.push({ field: "cadenceDays", why: "unknown" })
  if (id !== undefined && referredBy?.id === id) faults.push({ field: "referredBy", why: "own" })
  return faults
}

const patchBetween = (before: PersonForm, after: PersonForm): ContactPatch => {
  const patch: Record<string, unknown> = {}
  for (const field of LINES) {
    const wanted = after.lines[field].trim()
    if (wanted !== before.lines[field].trim()) patch[field] = wanted === "" ? null : wanted
  }
  for (const field of LISTS) {
    const said = difference(before.lists[field], cleaned(after.lists[field]))
    if (said === undefined) continue
    patch[field] = field === "links" ? { add: said.add.map(linkOf), remove: said.remove.map(linkOf) } : said
  }
  const custom = difference(
    before.custom.map((each) => JSON.stringify([each.label, each.value])),
    after.custom.flatMap(({ label, value }) =>
      label.trim() === "" ? [] : [JSON.stringify([label.trim(), value.trim()])]
    )
  )
  if (custom !== undefined) {
    const read = (text: string): CustomField => {
      const [label, value] = JSON.parse(text) as [string, string]
      return { label, value }
    }
    const add = custom.add.map(read)
    // A field by the same label is overwritten by what is added.
    const remove = custom.remove
      .map(read)
      .filter(({ label }) => !add.some((each) => each.label.toLowerCase() === label.toLowerCase()))
    patch["custom"] = { add, remove }
  }
  const [cadence, wasCadence] = [after.cadenceDays.trim(), before.cadenceDays.trim()]
  if (cadence !== wasCadence) patch["cadenceDays"] = cadence === "" ? null : Number(cadence)
  for (const field of ["cardKept", "connected"] as const) {
    if (after[field] !== before[field]) patch[field] = after[field] ? true : null
  }
  if (after.metAt !== before.metAt) patch["metAt"] = after.metAt === "" ? null : after.metAt
  if (after.referredBy?.id !== before.referredBy?.id) patch["referredBy"] = after.referredBy?.id ?? null
  return patch
}

const cleaned = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line) => line.trim()).filter(Boolean)

const difference = (before: ReadonlyArray<string>, after: ReadonlyArray<string>) => {
  const add = after.filter((each) => !before.includes(each))
  const remove = before.filter((each) => !after.includes(each))
  return add.length === 0 && remove.length === 0 ? undefined : { add, remove }
}
