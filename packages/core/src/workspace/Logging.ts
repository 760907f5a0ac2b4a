/** Writing down one time that somebody was in touch, with everything that came of it, as one batch. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Calendar } from "../domain/calendar/Calendar.ts"
import { instantOfMoment, parseMoment } from "../domain/calendar/Moment.ts"
import { isoOf } from "../domain/calendar/CivilDay.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import { ContactEdited } from "../domain/events/ContactEvents.ts"
import {
  AdviceNoted,
  FollowUpPlanned,
  GatheringRecorded,
  InteractionLogged,
  PledgeMade
} from "../domain/events/RecordEvents.ts"
import type { Channel, Direction, InteractionKind, MeetingState, Outcome } from "../domain/entities/Interaction.ts"
import { plain } from "../domain/words/plain.ts"
import { BatchId, EntityId, newId } from "../log/Ids.ts"
import { find, person } from "./People.ts"
import { Primitives } from "../log/Primitives.ts"
import { calendar } from "./Settings.ts"
import { commit } from "./Writer.ts"

export interface Touch {
  /** A contact's id, or the name of somebody who is added with it. */
  readonly contact: string | { readonly name: string }
  readonly kind: InteractionKind
  /** A date, or a date and time. */
  readonly happened: string
  /** Left out: a meeting that lies ahead is scheduled, any other was held. */
  readonly state?: MeetingState | undefined
  readonly channel?: Channel | undefined
  readonly direction?: Direction | undefined
  readonly minutes?: number | undefined
  /** Where, or the link. */
  readonly place?: string | undefined
  /** Left out: `too-busy` where they asked to be called back, `suggested-somebody` where an answer named somebody. */
  readonly outcome?: Outcome | undefined
  readonly callBackAt?: string | undefined
  readonly useful?: string | undefined
  /** What was talked about. */
  readonly points?: string | undefined
  /** Ids of whoever else was there, or names of people to add. */
  readonly attendees?: ReadonlyArray<string | { readonly name: string }>
  /** A gathering's id, or the name of one that is noted with it; whoever is named here was there. */
  readonly gathering?: string | { readonly name: string } | undefined
  /** Names of people whom they suggested: whoever is not known by exactly that name is added, referred by them. */
  readonly suggested?: ReadonlyArray<string>
  /** The user's own date for getting back to them. */
  readonly next?: { readonly on: string; readonly reason?: string | undefined } | undefined
  /** `due`: a date. */
  readonly pledges?: ReadonlyArray<{ readonly text: string; readonly due?: string | undefined }>
  readonly advice?: ReadonlyArray<string>
  /** The template that the message came from. */
  readonly template?: string | undefined
}

export interface Logged {
  /** The interaction's, and its batch's. */
  readonly id: EntityId
  readonly batch: BatchId
  readonly contact: EntityId
  readonly state: MeetingState | undefined
  /** Whom they suggested. */
  readonly leads: ReadonlyArray<Lead>
  /** Entities of this batch that may set a reminder off, by name. */
  readonly written: ReadonlySet<string>
}

export interface Lead {
  readonly id: EntityId
  readonly name: string
  /** Nobody by that name was there. */
  readonly isNew: boolean
}

export const logTouch = Effect.fn("Logging.logTouch")(function* (touch: Touch, via: string) {
  const { random } = yield* Primitives
  const fresh = (): EntityId => EntityId.make(newId(random))
  const drafts: Array<Draft> = []
  const idOf = (whom: string | { readonly name: string }): EntityId => {
    if (typeof whom === "string") return EntityId.make(whom)
    const id = fresh()
    drafts.push(ContactEdited.draft(id, { name: whom.name }))
    return id
  }
  const contact = idOf(touch.contact)
  const attendees = (touch.attendees ?? []).map(idOf)
  const gathering = gatheringOf(touch.gathering, [contact, ...attendees], fresh, drafts)
  const leads = yield* leadsOf(touch.suggested ?? [], contact, fresh, drafts)
  const id = fresh()
  const state = touch.state ?? (yield* stateOf(touch))
  const outcome = touch.outcome ?? outcomeOf(touch)
  const said = { contact, interaction: id }
  drafts.push(
    InteractionLogged.draft(id, {
      contact,
      kind: touch.kind,
      happened: touch.happened,
      ...present({
        state,
        channel: touch.channel,
        direction: touch.direction,
        minutes: touch.minutes,
        place: touch.place === "" ? undefined : touch.place,
        outcome,
        callBackAt: touch.callBackAt,
        useful: touch.useful,
        gathering,
        template: touch.template === undefined ? undefined : EntityId.make(touch.template),
        points: touch.points === undefined || touch.points === "" ? undefined : { start: touch.points },
        attendees: attendees.length === 0 ? undefined : { add: attendees },
        suggested: leads.length === 0 ? undefined : { add: leads.map((lead) => lead.id) }
      })
    })
  )
  if (touch.next !== undefined) {
    const { on, reason } = touch.next
    drafts.push(FollowUpPlanned.draft(fresh(), { ...said, on, ...present({ reason }) }))
  }
  for (const { text, due } of touch.pledges ?? [])
    drafts.push(PledgeMade.draft(fresh(), { ...said, text, ...present({ due }) }))
  for (const text of touch.advice ?? []) drafts.push(AdviceNoted.draft(fresh(), { ...said, text, state: "to-do" }))
  const receipt = yield* commit(drafts, { via, batch: BatchId.make(id) })
  const written = new Set(drafts.map(({ entity }) => entity))
  return { id, batch: receipt.batch, contact, state, leads, written } satisfies Logged
})

const gatheringOf = (
  gathering: Touch["gathering"],
  met: ReadonlyArray<EntityId>,
  fresh: () => EntityId,
  drafts: Array<Draft>
): EntityId | undefined => {
  if (gathering === undefined) return undefined
  const id = typeof gathering === "string" ? EntityId.make(gathering) : fresh()
  const named = typeof gathering === "string" ? {} : { name: gathering.name }
  drafts.push(GatheringRecorded.draft(id, { ...named, people: { add: met } }))
  return id
}

/** Whom somebody suggested, by their names: known ones are found, the others added with drafts, referred by them. */
export const leadsOf = Effect.fnUntraced(function* (
  names: ReadonlyArray<string>,
  by: EntityId,
  fresh: () => EntityId,
  drafts: Array<Draft>
) {
  const leads: Array<Lead> = []
  for (const name of names) {
    const [known, ...others] = (yield* find(name)).filter(({ contact }) => plain(contact.name ?? "") === plain(name))
    // Of two who share the name, nobody can tell which one was meant: then it is somebody new, to be merged at leisure.
    const same = others.length > 0 || known?.id === by ? undefined : known
    const id = same?.id ?? fresh()
    const referred = same === undefined ? undefined : (yield* person(id))?.contact.referredBy
    if (same === undefined) drafts.push(ContactEdited.draft(id, { name, referredBy: by, relation: "referred-by" }))
    else if (referred === undefined) drafts.push(ContactEdited.draft(id, { referredBy: by }))
    leads.push({ id, name: same?.contact.name ?? name, isNew: same === undefined })
  }
  return leads
})

const stateOf = Effect.fnUntraced(function* ({ kind, happened }: Touch) {
  if (kind !== "meeting") return undefined
  return (yield* isAhead(happened)) ? ("scheduled" as const) : undefined
})

/** Whether a moment lies ahead of now; a day without a time does from the next day on. */
export const isAhead = Effect.fnUntraced(function* (happened: string) {
  const working: Calendar = yield* calendar
  const now = yield* Clock.currentTimeMillis
  const moment = parseMoment(happened)
  if (moment === undefined) return false
  if (moment.minute === undefined) return happened > isoOf(working.dayOfInstant(now))
  return instantOfMoment(moment, working.zone, 0) > now
})

const outcomeOf = ({ kind, callBackAt, suggested = [] }: Touch): Outcome | undefined => {
  if (callBackAt !== undefined) return "too-busy"
  return suggested.length > 0 && (kind === "outreach" || kind === "reply") ? "suggested-somebody" : undefined
}

/** Without the members that are not there: an event says nothing of them, instead of taking something away. */
const present = <A extends object>(members: A): { readonly [K in keyof A]?: Exclude<A[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never
