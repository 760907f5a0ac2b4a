/** Pages on occupations: what was learned of each, from whom and when, and several side by side. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { View } from "@kith/core/domain/declare/Entity"
import { Finding, FindingTopic } from "@kith/core/domain/entities/FromConversations"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { Occupation } from "@kith/core/domain/entities/Search"
import { FindingNoted, OccupationEdited } from "@kith/core/domain/events/RecordEvents"
import { rebaseText } from "@kith/core/domain/text/rebaseText"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { plain } from "@kith/core/domain/words/plain"
import { BatchId, EntityId, newId } from "@kith/core/log/Ids"
import { lastConversation } from "@kith/core/workspace/LastConversation"
import { answersOn, findingsOf } from "@kith/core/workspace/OccupationAnswers"
import { questionLibrary } from "@kith/core/workspace/QuestionLibrary"
import { Gone } from "./failureOf.ts"
import { type LogSession, VIA } from "./Method.ts"
import { momentInFull } from "./touchInWords.ts"

export type Topic = (typeof FindingTopic)["Type"]

export interface OccupationRow {
  readonly id: string
  readonly name: string
  readonly findings: number
  /** How many of the topics have something. */
  readonly topics: number
}

export interface Occupations {
  readonly pages: ReadonlyArray<OccupationRow>
  readonly topics: number
  /** What contacts work as that has no page yet. */
  readonly possible: ReadonlyArray<string>
}

export const occupations = Effect.fnUntraced(function* ({ log, lang }: LogSession, _: undefined) {
  const pages = yield* log.under(Occupation, "kind", "occupation")
  const findings = yield* log.under(Finding, "kind", "finding")
  const library = yield* questionLibrary(lang)
  const answering = yield* log.people([...new Set(library.answers.flatMap(({ contact }) => contact ?? []))])
  const possible = new Map(
    answering.flatMap(({ contact: { occupation = "" } }) =>
      occupation === "" || pages.some(({ name }) => plain(name ?? "") === plain(occupation))
        ? []
        : [[plain(occupation), occupation]]
    )
  )
  return {
    pages: pages
      .map(({ id, name }) => {
        const ours = findings.filter(({ occupation, text }) => occupation === id && text !== undefined)
        return {
          id,
          name: name ?? "",
          findings: ours.length,
          topics: new Set(ours.flatMap(({ topic }) => topic ?? [])).size
        }
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, lang)),
    topics: FindingTopic.literals.length,
    possible: [...possible.values()].toSorted((a, b) => a.localeCompare(b, lang))
  } satisfies Occupations
})

export interface FindingShown {
  readonly id: string
  readonly text: string
  readonly contact: { readonly id: string; readonly name: string } | undefined
  /** "Mon 2 Mar": the conversation's. */
  readonly when: string
  readonly meeting: string | undefined
}

export interface TopicShown {
  readonly id: Topic
  readonly name: string
  readonly findings: ReadonlyArray<FindingShown>
}

export interface OccupationPage {
  readonly id: string
  readonly name: string
  readonly notes: string
  readonly topics: ReadonlyArray<TopicShown>
  /** What those who know it answered. */
  readonly answers: ReadonlyArray<{
    readonly id: string
    readonly text: string
    readonly answers: ReadonlyArray<FindingShown>
  }>
}

export const occupation = Effect.fnUntraced(function* (session: LogSession, { id }: { readonly id: string }) {
  const { log, lang } = session
  const page = yield* log.get(Occupation, id)
  if (page === undefined) return yield* new Gone()
  const findings = yield* findingsOf(id)
  const library = yield* questionLibrary(lang)
  const told = yield* answersOn(page, findings, library.answers)
  const answers: Array<OccupationPage["answers"][number]> = []
  for (const question of library.bank) {
    const theirs = told.filter((each) => each.question === question.id)
    if (theirs.length === 0) continue
    answers.push({
      id: question.id,
      text: question.text,
      answers: yield* Effect.forEach(theirs, (each) => shownFrom(session, { ...each, text: each.text }))
    })
  }
  return {
    id,
    name: page.name ?? "",
    notes: yield* log.readText(page.notes),
    topics: yield* topicsOf(session, findings),
    answers
  } satisfies OccupationPage
})

const topicsOf = (session: LogSession, findings: ReadonlyArray<View<typeof Finding>>) =>
  Effect.forEach(FindingTopic.literals, (topic) =>
    Effect.map(
      Effect.forEach(
        findings.filter((each) => each.topic === topic),
        (each) => shownFrom(session, each)
      ),
      (shown): TopicShown => ({ id: topic, name: entityWords[session.lang].topics[topic], findings: shown })
    )
  )

const shownFrom = Effect.fnUntraced(function* (
  session: LogSession,
  { id, text, contact, interaction }: Pick<View<typeof Finding>, "id" | "text" | "contact" | "interaction">
) {
  const { log } = session
  const who = contact === undefined ? undefined : yield* log.person(contact)
  const held = interaction === undefined ? undefined : yield* log.get(Interaction, interaction)
  return {
    id,
    text: text ?? "",
    contact: who === undefined ? undefined : { id: who.id, name: who.contact.name ?? "" },
    when: held?.happened === undefined ? "" : momentInFull(session, held.happened.slice(0, 10)),
    meeting: held?.kind === "meeting" ? held.id : undefined
  } satisfies FindingShown
})

/** Several pages side by side, a column each, in the order asked for. */
export const comparedOccupations = Effect.fnUntraced(function* (
  session: LogSession,
  { ids }: { readonly ids: ReadonlyArray<string> }
) {
  const { log, lang } = session
  const columns: Array<{ readonly id: string; readonly name: string; readonly topics: ReadonlyArray<TopicShown> }> = []
  for (const id of ids) {
    const page = yield* log.get(Occupation, id)
    if (page === undefined) continue
    columns.push({ id, name: page.name ?? "", topics: yield* topicsOf(session, yield* findingsOf(id)) })
  }
  return { columns, topics: FindingTopic.literals.map((id) => ({ id, name: entityWords[lang].topics[id] })) }
})

/** Starts a page, or gives back the one there is by that name. */
export const addOccupation = Effect.fnUntraced(function* ({ log }: LogSession, { name }: { readonly name: string }) {
  const pages = yield* log.under(Occupation, "kind", "occupation")
  const there = pages.find((page) => plain(page.name ?? "") === plain(name))
  if (there !== undefined) return { id: there.id, batch: undefined }
  const id = newId(log.random)
  const draft = OccupationEdited.draft(id, { name: name.trim() })
  const { batch } = yield* log.commit([draft], { via: VIA, batch: BatchId.make(id) })
  return { id, batch }
})

export interface OccupationChange {
  readonly id: string
  readonly name?: string
  /** `base`: the notes as they read before one typed. */
  readonly notes?: { readonly base: string; readonly text: string }
}

export const changeOccupation = Effect.fnUntraced(function* ({ log }: LogSession, asked: OccupationChange) {
  const { id, name, notes } = asked
  const page = yield* log.get(Occupation, id)
  if (page === undefined) return yield* new Gone()
  const current = yield* log.readText(page.notes)
  const wanted = notes === undefined ? current : rebaseText(notes.base, notes.text, current)
  const patch = yield* log.textPatch(page.notes, wanted)
  const draft = OccupationEdited.draft(id, {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(patch === undefined ? {} : { notes: patch })
  })
  const isChange = name !== undefined || patch !== undefined
  const batch = isChange ? (yield* log.commit([draft], { via: VIA })).batch : undefined
  return { batch, notes: wanted }
})

export const deleteOccupation = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const { batch } = yield* log.commit([OccupationEdited.draft(id, { deleted: { seen: {} } })], { via: VIA })
  return { batch }
})

export interface NewFinding {
  readonly occupation: string
  readonly topic: Topic
  readonly text: string
  /** Who told it, if anybody; it belongs to the last conversation with them. */
  readonly contact: string | undefined
}

export const addFinding = Effect.fnUntraced(function* ({ log, today }: LogSession, asked: NewFinding) {
  const { contact } = asked
  const conversation = contact === undefined ? undefined : yield* lastConversation(contact, isoOf(today))
  const id = newId(log.random)
  const draft = FindingNoted.draft(id, {
    occupation: EntityId.make(asked.occupation),
    topic: asked.topic,
    text: asked.text.trim(),
    ...(contact === undefined ? {} : { contact: EntityId.make(contact) }),
    ...(conversation === undefined ? {} : { interaction: conversation.id })
  })
  const { batch } = yield* log.commit([draft], { via: VIA, batch: BatchId.make(id) })
  return { id, batch }
})

/** A finding in other words; empty: it is taken away. */
export const changeFinding = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, text }: { readonly id: string; readonly text: string }
) {
  const draft = FindingNoted.draft(id, text.trim() === "" ? { deleted: { seen: {} } } : { text: text.trim() })
  const { batch } = yield* log.commit([draft], { via: VIA })
  return { batch }
})
