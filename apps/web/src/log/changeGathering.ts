/** Adding and changing gatherings, ticking their checklist, and noting whom one met there. */
import * as Effect from "effect/Effect"
import { BatchId, newId } from "@kith/core/log/Ids"
import { Gathering, type GatheringState, type GatheringType } from "@kith/core/domain/entities/Gathering"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import { GatheringRecorded } from "@kith/core/domain/events/RecordEvents"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import { rebaseText } from "@kith/core/domain/text/rebaseText"
import { metDrafts, peopleNamed } from "@kith/core/workspace/PeopleMet"
import { readyAfter, type Ticked } from "./changeMeeting.ts"
import { Gone } from "./failureOf.ts"
import { stateAt } from "./gatherings.ts"
import type { PersonNamed } from "./meetings.ts"
import { type LogSession, VIA } from "./Method.ts"

export interface GatheringForm {
  /** Left out: a new one. */
  readonly id?: string
  readonly name: string
  /** Empty texts are taken away. */
  readonly type: (typeof GatheringType)["Type"] | ""
  readonly state: (typeof GatheringState)["Type"] | ""
  readonly host: string
  readonly place: string
  readonly link: string
  readonly starts: string
  readonly ends: string
}

export const saveGathering = Effect.fnUntraced(function* (session: LogSession, { id, ...form }: GatheringForm) {
  const { log } = session
  const before = id === undefined ? undefined : yield* log.get(Gathering, id)
  if (id !== undefined && before === undefined) return yield* new Gone()
  const { name, state, ...texts } = form
  const patch: Record<string, string | null> = {}
  for (const [field, value] of Object.entries(texts)) {
    const held = (before as Readonly<Record<string, unknown>> | undefined)?.[field] ?? ""
    if (value !== held) patch[field] = value === "" ? null : value
  }
  const stands = state === "" ? (before === undefined ? stateAt(session, form.starts) : undefined) : state
  const made = id ?? newId(log.random)
  const draft = GatheringRecorded.draft(made, {
    ...(name.trim() === before?.name ? {} : { name: name.trim() }),
    ...(stands === undefined || stands === before?.state ? {} : { state: stands }),
    ...patch
  })
  const { batch } = yield* log.commit(
    [draft],
    id === undefined ? { via: VIA, batch: BatchId.make(made) } : { via: VIA }
  )
  return { id: made, batch }
})

export const deleteGathering = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const { batch } = yield* log.commit([GatheringRecorded.draft(id, { deleted: { seen: {} } })], { via: VIA })
  return { batch }
})

/** `base`: the notes as they read before one typed. */
export const noteGathering = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, base, text }: { readonly id: string; readonly base: string; readonly text: string }
) {
  const one = yield* log.get(Gathering, id)
  if (one === undefined) return yield* new Gone()
  const wanted = rebaseText(base, text, yield* log.readText(one.notes))
  const notes = yield* log.textPatch(one.notes, wanted)
  if (notes !== undefined) yield* log.commit([GatheringRecorded.draft(id, { notes })], { via: VIA })
  return { notes: wanted }
})

export const checkGathering = Effect.fnUntraced(function* ({ log }: LogSession, { id, item, isDone }: Ticked) {
  const one = yield* log.get(Gathering, id)
  if (one === undefined) return yield* new Gone()
  const ready = readyAfter("before-event", one, item, isDone)
  const draft = GatheringRecorded.draft(id, {
    checked: isDone ? { add: [item] } : { remove: [item] },
    ...(ready === undefined ? {} : { ready })
  })
  const { batch } = yield* log.commit([draft], { via: VIA })
  return { batch }
})

export interface NameRead {
  /** Where it stands among the lines. */
  readonly id: string
  readonly name: string
  readonly company: string
  /** Who has exactly this name; where it is one, it is they. */
  readonly exactly: ReadonlyArray<PersonNamed>
  /** Others whom it may mean. */
  readonly perhaps: ReadonlyArray<PersonNamed>
}

/** Names as they are pasted from anywhere: one a line, a company after a comma. Each once. */
export const readNames = Effect.fnUntraced(function* (_: LogSession, { text }: { readonly text: string }) {
  const lines = linesOf(text)
  const known = yield* peopleNamed(lines.map(({ name }) => name))
  return known.map(({ name, exactly, perhaps }, index): NameRead => {
    const company = lines.find((line) => line.name === name)?.company ?? ""
    const at = exactly.filter(
      ({ contact }) => company !== "" && contact.company?.toLowerCase() === company.toLowerCase()
    )
    const named = (people: typeof exactly): ReadonlyArray<PersonNamed> =>
      people.slice(0, MOST).map((one) => ({ id: one.id, name: one.contact.name ?? "", company: one.contact.company }))
    return {
      id: `${index} ${name}`,
      name,
      company,
      exactly: named(at.length === 1 ? at : exactly),
      perhaps: named(perhaps)
    }
  })
})

/** More choices than these nobody looks through. */
const MOST = 6

/** Bullets, numbers and tabs of wherever it was pasted from are no part of a name. */
export const linesOf = (text: string): ReadonlyArray<{ readonly name: string; readonly company: string }> =>
  text
    .split(/\r?\n|;/)
    .map((line) => line.replace(/^[\s•*–—-]*(?:\d+[.)]\s*)?/u, "").trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", ...rest] = line.split(/\s*[,\t]\s*/)
      return { name: name.trim(), company: rest.filter(Boolean).join(", ") }
    })
    .filter(({ name }) => name !== "")

export interface Met {
  readonly id: string
  /** `contact` left out: somebody new. */
  readonly people: ReadonlyArray<{ readonly name: string; readonly company: string; readonly contact?: string }>
}

export const meetAtGathering = Effect.fnUntraced(function* ({ log }: LogSession, { id, people }: Met) {
  const met = yield* metDrafts(
    id,
    people.map(({ name, contact }) => ({ name, id: contact }))
  )
  const companies = met.people.flatMap((each, index) => {
    const { company } = people[index]!
    return each.isNew && company !== "" ? [ContactEdited.draft(each.id, { company })] : []
  })
  // Whoever said that they met nobody has remembered.
  const drafts = met.drafts.map((draft) =>
    kindAndId(draft.entity).kind === "gathering"
      ? { ...draft, body: { ...(draft.body as object), nobody: null } }
      : draft
  )
  const { batch } = yield* log.commit([...drafts, ...companies], { via: VIA })
  return { added: met.people.filter(({ isNew }) => isNew).length, met: met.people.length, batch }
})

export const meetNobody = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const draft = GatheringRecorded.draft(id, { nobody: true, state: "attended" })
  const { batch } = yield* log.commit([draft], { via: VIA })
  return { batch }
})

/** It was somebody else: they stay in the log. */
export const unmeetAtGathering = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, contact }: { readonly id: string; readonly contact: string }
) {
  const members = new Set<string>((yield* log.person(contact))?.members ?? [contact])
  const one = yield* log.get(Gathering, id)
  const remove = (one?.people ?? []).filter((each) => members.has(each))
  const { batch } = yield* log.commit([GatheringRecorded.draft(id, { people: { remove } })], { via: VIA })
  return { batch }
})
