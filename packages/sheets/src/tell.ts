/** What a sheet says new of people, as drafts for the log. */
import * as Effect from "effect/Effect"
import type { View } from "@kith/core/domain/declare/Entity"
import type { Draft } from "@kith/core/domain/declare/EventType"
import type { Contact } from "@kith/core/domain/entities/Contact"
import { Gathering } from "@kith/core/domain/entities/Gathering"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { FollowUpPlanned, GatheringRecorded } from "@kith/core/domain/events/RecordEvents"
import type { Person } from "@kith/core/domain/identity/Person"
import { plain } from "@kith/core/domain/words/plain"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { EntityId, newId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { versionToRecord, emptyVersion } from "@kith/core/log/VersionVector"
import { personDrafts } from "@kith/core/workspace/EditingPeople"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { importedId } from "@kith/core/workspace/importedId"
import { Index } from "@kith/core/workspace/IndexNames"
import { find, person, under } from "@kith/core/workspace/People"
import { sheetRowsOf } from "@kith/core/workspace/SheetRows"
import { mergeText } from "./engine/mergeText.ts"
import type { Told } from "./engine/Plan.ts"

/** @param source names the connection: what two of its runs make of one name is one thing */
export const draftsOf = Effect.fnUntraced(function* (told: Told, baseNotes: string | undefined, source: string) {
  const one = (yield* person(told.id)) ?? newPerson(told.id)
  const { metAtName, referredByName, followUpOn, notes, ...patch } = Object.fromEntries(told.patch) as Record<
    string,
    never
  >
  const beside: Array<Draft> = []
  const said: Record<string, unknown> = patch
  if (metAtName !== undefined) said["metAt"] = yield* gatheringOf(metAtName, one, source, beside)
  if (referredByName !== undefined) said["referredBy"] = yield* referrerOf(referredByName, one, source, beside)
  const wanted = notes === undefined ? undefined : yield* notesOf(one, baseNotes, notes ?? "")
  const drafts = yield* personDrafts(one, said, wanted)
  if (followUpOn !== undefined) beside.push(...(yield* followUpDrafts(followUpOn, one)))
  return [
    ...beside.filter(({ entity }) => !entity.startsWith("follow-up/")),
    ...drafts,
    ...beside.filter(({ entity }) => entity.startsWith("follow-up/"))
  ]
})

const newPerson = (id: string): Person => ({
  id: EntityId.make(id),
  members: [EntityId.make(id)],
  contact: { id } as View<typeof Contact>,
  notes: [],
  deleted: false
})

/** A gathering of that name, or a new one that every row of the sheet shares. */
const gatheringOf = Effect.fnUntraced(function* (
  name: string | null,
  one: Person,
  source: string,
  beside: Array<Draft>
) {
  if (name === null) return null
  const known = (yield* under(Gathering, Index.kind, "gathering")).find(
    (each) => plain(each.name ?? "") === plain(name)
  )
  const { mac } = yield* DeviceKeys
  const id = known?.id ?? EntityId.make(importedId(mac, source, `gathering\n${plain(name)}`))
  beside.push(GatheringRecorded.draft(id, { ...(known === undefined ? { name } : {}), people: { add: [one.id] } }))
  return id
})

const referrerOf = Effect.fnUntraced(function* (
  name: string | null,
  one: Person,
  source: string,
  beside: Array<Draft>
) {
  if (name === null) return null
  const known = (yield* find(name)).find(
    (each) => plain(each.contact.name ?? "") === plain(name) && !each.members.includes(one.id)
  )
  if (known !== undefined) return known.id
  const { mac } = yield* DeviceKeys
  const id = EntityId.make(importedId(mac, source, `referrer\n${plain(name)}`))
  beside.push(ContactEdited.draft(id, { name }))
  return id
})

/** The plan that the sheet shows is moved or dropped; where it shows none, there is a new one. */
const followUpDrafts = Effect.fnUntraced(function* (on: string | null, one: Person) {
  const [row] = yield* sheetRowsOf([one], { texts: false })
  const shown = row?.followUp
  if (on === null) {
    if (shown === undefined) return []
    const version = (yield* (yield* EntityStore).folded)?.version ?? emptyVersion
    return [FollowUpPlanned.draft(shown.id, { deleted: { seen: versionToRecord(version) } })]
  }
  const { random } = yield* Primitives
  if (shown !== undefined) return [FollowUpPlanned.draft(shown.id, { on })]
  return [FollowUpPlanned.draft(newId(random), { contact: one.id, on })]
})

const notesOf = Effect.fnUntraced(function* (one: Person, base: string | undefined, sheet: string) {
  const [row] = yield* sheetRowsOf([one])
  return mergeText(base ?? "", sheet, row?.notes ?? "")
})
