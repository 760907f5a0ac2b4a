/** Roles that are open somewhere: the list, one of them with whoever works there, and how they are written down. */
import * as Effect from "effect/Effect"
import { type Day, dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { dayOfMoment, parseMoment } from "@kith/core/domain/calendar/Moment"
import { kindAndId, type View } from "@kith/core/domain/declare/Entity"
import { Opening, type OpeningState } from "@kith/core/domain/entities/Opening"
import { OpeningRecorded } from "@kith/core/domain/events/RecordEvents"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { plain } from "@kith/core/domain/words/plain"
import { dateInWords, fullDateInWords } from "@kith/core/domain/words/whenToWords"
import { BatchId, EntityId, newId } from "@kith/core/log/Ids"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { exactly } from "@kith/core/workspace/Identity"
import { Index } from "@kith/core/workspace/IndexNames"
import { people } from "@kith/core/workspace/People"
import { Gone } from "./failureOf.ts"
import type { PersonNamed } from "./meetings.ts"
import { type LogSession, VIA } from "./Method.ts"
import { momentInFull, touchTitle } from "./touchInWords.ts"

type State = (typeof OpeningState)["Type"]

export interface OpeningRow {
  readonly id: string
  readonly role: string
  readonly company: string
  readonly state: State
  /** "applied". */
  readonly stateSaid: string
  /** "24 Feb"; empty where nobody noted it. */
  readonly seen: string
  readonly seenInFull: string
  /** How many people you know there. */
  readonly known: number
}

export interface Openings {
  readonly rows: ReadonlyArray<OpeningRow>
  /** How many are over, and only shown when asked for. */
  readonly over: number
}

const OVER: ReadonlySet<State> = new Set<State>(["taken", "closed"])

type Role = View<typeof Opening>

export const openings = Effect.fnUntraced(function* (session: LogSession, { all }: { readonly all?: boolean }) {
  const found = (yield* session.log.under(Opening, "kind", "opening")).toSorted((a, b) =>
    (a.seen ?? "") < (b.seen ?? "") ? 1 : -1
  )
  const shown = found.filter(({ state }) => all === true || !OVER.has(state ?? "seen"))
  const rows: Array<OpeningRow> = []
  for (const one of shown) rows.push(rowOf(session, one, (yield* idsAt(one.company)).length))
  return { rows, over: found.filter(({ state }) => OVER.has(state ?? "seen")).length } satisfies Openings
})

const rowOf = ({ lang, today }: LogSession, one: Role, known: number): OpeningRow => {
  const day = one.seen === undefined ? undefined : dayOf(one.seen)
  const state = one.state ?? "seen"
  return {
    id: one.id,
    role: one.role ?? "?",
    company: one.company ?? "",
    state,
    stateSaid: entityWords[lang].openingStates[state],
    seen: day === undefined ? "" : dateInWords(day, { today, lang }),
    seenInFull: day === undefined ? "" : fullDateInWords(day, lang),
    known
  }
}

const idsAt = Effect.fnUntraced(function* (company: string | undefined) {
  const key = plain(company ?? "")
  if (key === "") return []
  const entries = yield* (yield* EntityStore).range(Index.company, ...exactly(key))
  return entries.map(({ entity }) => kindAndId(entity).id)
})

export interface OpeningPage extends OpeningRow {
  readonly link: string
  readonly note: string
  /** `YYYY-MM-DD`, for the form. */
  readonly seenOn: string
  readonly toldBy: PersonNamed | undefined
  /** Whom to ask about it: who told of it, then whoever works there, the last in touch first. */
  readonly helpers: ReadonlyArray<Helper>
  /** Nothing more is to be asked about it: an offer came, or it is over. */
  readonly isSettled: boolean
  /** Conversations with them, and with whoever told of it, since it was seen; the latest first. */
  readonly since: ReadonlyArray<{
    readonly id: string
    readonly person: PersonNamed
    readonly what: string
    readonly when: string
  }>
}

export interface Helper extends PersonNamed {
  readonly position: string | undefined
  /** They told of it. */
  readonly told: boolean
  /** When you were last in touch: "2 Mar". */
  readonly last: string | undefined
}

const SINCE = 20

/** Further people of one company are listed, too, but nobody looks when they were last in touch. */
const LOOKED_AT = 60

/** As the rule `opening` has it. */
const SETTLED: ReadonlySet<State> = new Set<State>([...OVER, "offer"])

export const opening = Effect.fnUntraced(function* (session: LogSession, { id }: { readonly id: string }) {
  const { log, lang, calendar, today } = session
  const one = yield* log.get(Opening, id)
  if (one === undefined) return yield* new Gone()
  const there = (yield* people(yield* idsAt(one.company))).filter(({ deleted }) => !deleted)
  const teller = one.toldBy === undefined ? undefined : yield* log.person(one.toldBy)
  const around = [...(teller === undefined ? [] : [teller]), ...there.filter((each) => each.id !== teller?.id)]
  const seen = one.seen === undefined ? undefined : dayOf(one.seen)
  const since: Array<OpeningPage["since"][number] & { readonly happened: string }> = []
  const last = new Map<string, Day>()
  for (const person of around.slice(0, LOOKED_AT)) {
    for (const touch of (yield* log.timeline(person.id)).interactions) {
      const moment = parseMoment(touch.happened ?? "")
      const day = moment === undefined ? undefined : dayOfMoment(moment, calendar.zone)
      if (day === undefined || day > today) continue
      last.set(person.id, Math.max(day, last.get(person.id) ?? day))
      if (seen === undefined || day < seen) continue
      since.push({
        id: touch.id,
        person: named(person),
        what: touchTitle(touch.kind, touch.channel, lang),
        when: momentInFull(session, touch.happened!),
        happened: touch.happened!
      })
    }
  }
  since.sort((a, b) => (a.happened < b.happened ? 1 : -1))
  // Who knows you best helps most.
  const rank = ({ id }: { readonly id: string }): number => (id === teller?.id ? Infinity : (last.get(id) ?? -Infinity))
  const nearest = around.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)))
  return {
    ...rowOf(session, one, there.length),
    link: one.link ?? "",
    note: one.note ?? "",
    seenOn: one.seen ?? "",
    toldBy: teller === undefined ? undefined : named(teller),
    helpers: nearest.map((each) => ({
      ...named(each),
      position: each.contact.position,
      told: each.id === teller?.id,
      last: last.has(each.id) ? dateInWords(last.get(each.id)!, { today, lang }) : undefined
    })),
    isSettled: SETTLED.has(one.state ?? "seen"),
    since: since.slice(0, SINCE).map(({ happened: _, ...each }) => each)
  } satisfies OpeningPage
})

const named = ({
  id,
  contact
}: {
  readonly id: string
  readonly contact: { readonly name: string | undefined; readonly company: string | undefined }
}): PersonNamed => ({ id, name: contact.name ?? "", company: contact.company })

/** As the form shows it; empty text: nothing. */
export interface OpeningForm {
  readonly role: string
  readonly company: string
  /** A contact's id. */
  readonly toldBy: string
  readonly link: string
  /** `YYYY-MM-DD`. */
  readonly seen: string
  readonly state: State
  readonly note: string
}

export interface SavingOpening {
  /** Left out: a new one. */
  readonly id?: string | undefined
  readonly form: OpeningForm
  /** What the form showed at first: only what differs from it is written, so that others' changes stay. */
  readonly was?: OpeningForm | undefined
}

export const saveOpening = Effect.fnUntraced(function* (
  { log, today }: LogSession,
  { form, was, ...known }: SavingOpening
) {
  if (known.id !== undefined && (yield* log.get(Opening, known.id)) === undefined) return yield* new Gone()
  const id = known.id ?? newId(log.random)
  const entries = Object.entries(form).map(([field, value]) => [field, value.trim()] as const)
  const changed = entries.filter(([field, value]) => value !== (was?.[field as keyof OpeningForm] ?? ""))
  const patch = Object.fromEntries(changed.map(([field, value]) => [field, value === "" ? null : value]))
  if (changed.length === 0) return { id, batch: undefined }
  const isNew = known.id === undefined
  const { batch } = yield* log.commit(
    [OpeningRecorded.draft(EntityId.make(id), isNew ? { seen: isoOf(today), ...patch } : patch)],
    { via: VIA, ...(isNew ? { batch: BatchId.make(id) } : {}) }
  )
  return { id, batch }
})

export const deleteOpening = Effect.fnUntraced(function* ({ log }: LogSession, { id }: { readonly id: string }) {
  const { batch } = yield* log.commit([OpeningRecorded.draft(id, { deleted: { seen: {} } })], { via: VIA })
  return { batch }
})
