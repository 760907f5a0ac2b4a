/** What a row says beside the contact itself: a gathering, a referrer, a last contact, a planned follow-up. */
import * as Effect from "effect/Effect"
import type { Draft } from "../domain/declare/EventType.ts"
import { ContactEdited } from "../domain/events/ContactEvents.ts"
import { FollowUpPlanned, GatheringRecorded, InteractionLogged } from "../domain/events/RecordEvents.ts"
import type { SourceRecord } from "../domain/SourceRecord.ts"
import { plain } from "../domain/words/plain.ts"
import { DeviceKeys } from "../log/DeviceKeys.ts"
import { EntityId } from "../log/Ids.ts"
import { EntityStore } from "./EntityStore.ts"
import { importedId } from "./importedId.ts"
import { find } from "./People.ts"

/** Whether a row says anything of the kind: one of a LinkedIn export never does. */
export const saysMore = ({ fields }: SourceRecord): boolean => MORE.some((field) => textOf(fields[field]) !== undefined)

const MORE = ["metAtName", "referredByName", "discussionPoints", "lastContact", "nextFollowUp"]

/**
 * Drafts for what stands around a new contact. Ids follow from the names, so that two devices importing the
 * same file make the same gathering, and ten rows that met there make one.
 */
export const linkedRecords = Effect.fnUntraced(function* (id: string, { fields }: SourceRecord, source: string) {
  const drafts: Array<Draft> = []
  const contact = EntityId.make(id)
  const { mac } = yield* DeviceKeys
  const metAt = textOf(fields["metAtName"])
  if (metAt !== undefined) {
    const gathering = EntityId.make(importedId(mac, source, `gathering\n${plain(metAt)}`))
    const known = yield* exists(`gathering/${gathering}`)
    drafts.push(GatheringRecorded.draft(gathering, { ...(known ? {} : { name: metAt }), people: { add: [contact] } }))
    drafts.push(ContactEdited.draft(id, { metAt: gathering }))
  }
  const referredBy = textOf(fields["referredByName"])
  if (referredBy !== undefined) {
    const known = (yield* find(referredBy)).find((one) => plain(one.contact.name ?? "") === plain(referredBy))
    const referrer = known?.id ?? EntityId.make(importedId(mac, source, `referrer\n${plain(referredBy)}`))
    if (known === undefined) drafts.push(ContactEdited.draft(referrer, { name: referredBy }))
    drafts.push(ContactEdited.draft(id, { referredBy: referrer }))
  }
  const talkedAbout = textOf(fields["discussionPoints"])
  const lastContact = textOf(fields["lastContact"])
  // What was talked about without saying when belongs to no conversation, and so to the person.
  if (talkedAbout !== undefined && lastContact === undefined) {
    const notes = [textOf(fields["notes"]), talkedAbout].filter((each) => each !== undefined)
    drafts.push(ContactEdited.draft(id, { notes: { start: notes.join("\n\n") } }))
  }
  if (lastContact !== undefined) {
    drafts.push(
      InteractionLogged.draft(importedId(mac, source, `last-contact\n${id}`), {
        contact,
        kind: "other",
        happened: lastContact,
        quiet: true,
        ...(talkedAbout === undefined ? {} : { points: { start: talkedAbout } })
      })
    )
  }
  const next = textOf(fields["nextFollowUp"])
  if (next !== undefined) {
    const reason = textOf(fields["followUpReason"])
    drafts.push(
      FollowUpPlanned.draft(importedId(mac, source, `follow-up\n${id}`), {
        contact,
        on: next,
        ...(reason === undefined ? {} : { reason })
      })
    )
  }
  return drafts
})

const exists = Effect.fnUntraced(function* (name: string) {
  return (yield* (yield* EntityStore).get([name])).has(name)
})

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined)
