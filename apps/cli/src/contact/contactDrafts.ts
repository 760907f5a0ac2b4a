/** From the flags that describe a contact to what the log is told; empty text takes a value away. */
import * as Effect from "effect/Effect"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { GatheringRecorded } from "@kith/core/domain/events/RecordEvents"
import { linkOf } from "@kith/core/domain/identity/linkOf"
import type { Person } from "@kith/core/domain/identity/Person"
import { readSpan } from "@kith/core/domain/words/readSpan"
import { EntityId } from "@kith/core/log/Ids"
import type { ContactPatch } from "@kith/core/workspace/EditingPeople"
import type { FlagValues } from "../Flag.ts"
import { gatheringNamed } from "../gathering.ts"
import { personMeant } from "../person.ts"
import { dayFlag } from "../readMoment.ts"
import type { Session } from "../Session.ts"
import { usage } from "../Stopped.ts"
import { contactWords } from "../words/contactWords.ts"
import { type contactFlags, textFields } from "./contactFlags.ts"

export type ContactFlags = FlagValues<typeof contactFlags>

export interface ContactDrafts {
  readonly patch: ContactPatch
  /** As they shall read. */
  readonly notes: string | undefined
  /** What is said of others: the gathering where they were met. */
  readonly others: ReadonlyArray<Draft>
  /** A gathering that nobody had heard of. */
  readonly newGathering: string | undefined
}

/** `id`: the contact's, new or not. `current`: what is known of it. Fails with what cannot be understood. */
export const contactDrafts = Effect.fnUntraced(function* (
  session: Session,
  id: string,
  flags: ContactFlags,
  current?: Person
) {
  const patch: ContactPatch = {}
  for (const [flag, field] of Object.entries(textFields)) {
    const typed = flags[flag as keyof typeof textFields]
    if (typed !== undefined) patch[field] = orNull(typed)
  }
  if (flags.relation !== undefined) patch.relation = flags.relation || null
  if (flags.stage !== undefined) patch.stage = flags.stage || null
  if (flags["tu-or-vous"] !== undefined) patch.address = flags["tu-or-vous"] || null
  if (flags.card !== undefined) patch.cardKept = flags.card === "" ? null : flags.card === "yes"
  if (flags.zone !== undefined) patch.zone = yield* zoneFrom(session, flags.zone)
  if (flags.cadence !== undefined) patch.cadenceDays = yield* daysFrom(session, flags.cadence)
  if (flags.connected !== undefined) patch.connected = yield* connectedFrom(session, flags.connected)
  if (flags.email.length > 0) patch.emails = { add: trimmed(flags.email) }
  if (flags.phone.length > 0) patch.phones = { add: trimmed(flags.phone) }
  if (flags.address.length > 0) patch.addresses = { add: trimmed(flags.address) }
  if (flags.link.length > 0) patch.links = { add: trimmed(flags.link).map(linkOf) }
  if (flags.tag.length > 0) patch.tags = { add: trimmed(flags.tag.flatMap((tags) => tags.split(","))) }
  if (flags.field.length > 0)
    patch.custom = { add: yield* Effect.forEach(flags.field, (typed) => ownField(session, typed)) }
  if (flags["referred-by"] !== undefined) yield* referredBy(session, id, flags["referred-by"], patch)
  const met = flags["met-at"] === undefined ? NOBODY_MET : yield* metAt(session, id, flags["met-at"], patch)
  impliedRelation(patch, current)
  return { patch, notes: flags.notes?.trim(), ...met } satisfies ContactDrafts
})

const NOBODY_MET: Omit<ContactDrafts, "patch" | "notes"> = { others: [], newGathering: undefined }

const orNull = (typed: string): string | null => typed.trim() || null

const trimmed = (typed: ReadonlyArray<string>): ReadonlyArray<string> =>
  typed.map((each) => each.trim()).filter(Boolean)

const zoneFrom = Effect.fnUntraced(function* ({ lang }: Session, typed: string) {
  if (typed.trim() === "") return null
  return makeZone(typed.trim()) === undefined ? yield* usage(contactWords[lang].noSuchZone(typed)) : typed.trim()
})

/** Days, or a span in words: a month is 30 days here, since a cadence is a habit and not a date. */
const daysFrom = Effect.fnUntraced(function* ({ lang }: Session, typed: string) {
  if (typed.trim() === "") return null
  const span = /^\d+$/.test(typed.trim()) ? { amount: Number(typed), unit: "days" as const } : readSpan(typed)
  const days = span === undefined ? 0 : span.amount * (DAYS_IN[span.unit] ?? 0)
  return days >= 1 ? days : yield* usage(contactWords[lang].noSpan(typed))
})

const DAYS_IN: { readonly [unit: string]: number } = { days: 1, weeks: 7, months: 30, years: 365 }

const connectedFrom = Effect.fnUntraced(function* (session: Session, typed: string) {
  if (typed === "") return null
  if (/^(yes|oui)$/i.test(typed)) return true
  if (/^(no|non)$/i.test(typed)) return false
  return yield* dayFlag(session, "--connected", typed, "past")
})

const ownField = Effect.fnUntraced(function* ({ lang }: Session, typed: string) {
  const at = typed.indexOf("=")
  const label = typed.slice(0, at).trim()
  return at < 1 || label === ""
    ? yield* usage(contactWords[lang].noField(typed))
    : { label, value: typed.slice(at + 1).trim() }
})

const referredBy = Effect.fnUntraced(function* (session: Session, id: string, typed: string, patch: ContactPatch) {
  if (typed.trim() === "") {
    patch.referredBy = null
    return
  }
  const by = yield* personMeant(session, typed)
  if (by.id === id) return yield* usage(contactWords[session.lang].ownReferrer)
  patch.referredBy = by.id
})

/** The gathering by that name, or a new one; either way they are among its people. */
const metAt = Effect.fnUntraced(function* (session: Session, id: string, typed: string, patch: ContactPatch) {
  const name = typed.trim()
  if (name === "") {
    patch.metAt = null
    return NOBODY_MET
  }
  const { gathering, isNew } = yield* gatheringNamed(session, name)
  patch.metAt = gathering
  const people = { add: [EntityId.make(id)] }
  const draft = GatheringRecorded.draft(gathering, isNew ? { name, people } : { people })
  return { others: [draft], newGathering: isNew ? name : undefined }
})

/** Where nobody said how they know each other, the gathering or the referrer says it. */
const impliedRelation = (patch: ContactPatch, current: Person | undefined): void => {
  if (patch.relation !== undefined || current?.contact.relation !== undefined) return
  if (patch.referredBy) patch.relation = "referred-by"
  else if (patch.metAt) patch.relation = "met-at"
}
