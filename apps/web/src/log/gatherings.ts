/** Events where people meet: what is ahead and what was, one with its checklist and the people met, and noting them in one go. */
import * as Effect from "effect/Effect"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { parseMoment } from "@kith/core/domain/calendar/Moment"
import type { View } from "@kith/core/domain/declare/Entity"
import { Gathering, GatheringState, GatheringType } from "@kith/core/domain/entities/Gathering"
import { checklistCalled } from "@kith/core/domain/library/checklists"
import { statusAt } from "@kith/core/domain/rules/Reminder"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { dayInWords } from "@kith/core/domain/words/whenToWords"
import { remindersOf } from "@kith/core/workspace/Profile"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { type ChecklistShown, checklistShown } from "./checklists.ts"
import { Gone } from "./failureOf.ts"
import type { PersonNamed } from "./meetings.ts"
import type { LogSession } from "./Method.ts"
import { cardOf, type ReminderCard } from "./today.ts"
import { momentInFull, momentSpelledOut } from "./touchInWords.ts"

type Event = View<typeof Gathering>
type State = (typeof GatheringState)["Type"]
type Kind = (typeof GatheringType)["Type"]

export interface GatheringRow {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly when: string
  readonly whenInFull: string
  readonly near: string | undefined
  readonly state: State | undefined
  readonly stateSaid: string
  readonly people: number
  /** Over, and nobody said whom they met. */
  readonly asksWhom: boolean
}

export interface Gatherings {
  readonly ahead: ReadonlyArray<GatheringRow>
  /** The latest first. */
  readonly behind: ReadonlyArray<GatheringRow>
  readonly choices: GatheringChoices
}

/** What can be chosen in the form, in words. */
export interface GatheringChoices {
  readonly types: ReadonlyArray<{ readonly id: Kind; readonly said: string }>
  readonly states: ReadonlyArray<{ readonly id: State; readonly said: string }>
}

export const gatherings = Effect.fnUntraced(function* (session: LogSession, _: undefined) {
  const all = (yield* session.log.under(Gathering, "kind", "gathering")).toSorted((a, b) =>
    startOf(a) < startOf(b) ? -1 : 1
  )
  const isPast = (one: Event): boolean => isOverNow(session, one)
  return {
    ahead: all.filter((one) => !isPast(one)).map((one) => rowOf(session, one)),
    behind: all
      .filter(isPast)
      .toReversed()
      .map((one) => rowOf(session, one)),
    choices: choicesIn(session)
  } satisfies Gatherings
})

const startOf = ({ starts, ends }: Event): string => starts ?? ends ?? ""

/** Of one without a date, whether somebody went or missed it. */
const isOverNow = ({ today, minute }: LogSession, { state, starts, ends, people, nobody }: Event): boolean => {
  if (state === "missed") return true
  const moment = parseMoment(ends ?? starts ?? "")
  if (moment === undefined) return state === "attended"
  if (moment.day !== today) return moment.day < today
  return (
    state === "attended" ||
    people.length > 0 ||
    nobody === true ||
    (ends !== undefined && (moment.minute ?? 1440) <= minute)
  )
}

const hasBegun = ({ today, minute }: LogSession, { starts }: Event): boolean => {
  const moment = parseMoment(starts ?? "")
  return moment === undefined || moment.day < today || (moment.day === today && (moment.minute ?? 0) <= minute)
}

const rowOf = (session: LogSession, one: Event): GatheringRow => {
  const { lang, today } = session
  const day = parseMoment(startOf(one))?.day
  const isPast = isOverNow(session, one)
  return {
    id: one.id,
    name: one.name ?? "",
    place: one.place ?? "",
    when: momentInFull(session, startOf(one)),
    whenInFull: momentSpelledOut(session, startOf(one)),
    near: day !== undefined && Math.abs(day - today) < 2 ? dayInWords(day, { today, lang }) : undefined,
    state: one.state,
    stateSaid: one.state === undefined ? "" : entityWords[lang].gatheringStates[one.state],
    people: one.people.length,
    asksWhom: isPast && one.state !== "missed" && one.people.length === 0 && one.nobody !== true
  }
}

const choicesIn = ({ lang }: LogSession): GatheringChoices => ({
  types: GatheringType.literals.map((id) => ({ id, said: entityWords[lang].gatheringTypes[id] })),
  states: GatheringState.literals.map((id) => ({ id, said: entityWords[lang].gatheringStates[id] }))
})

export interface GatheringPage extends GatheringRow {
  readonly type: Kind | undefined
  readonly typeSaid: string
  readonly host: string
  readonly link: string
  readonly starts: string
  readonly ends: string
  /** "20:00", or a day and a time. */
  readonly endsSaid: string
  readonly notes: string
  readonly nobody: boolean
  readonly isOver: boolean
  /** It has begun, or nobody said when it does: people may have been met. */
  readonly hasBegun: boolean
  readonly isReady: boolean
  readonly before: ChecklistShown
  readonly after: ChecklistShown
  readonly met: ReadonlyArray<PersonMet>
  readonly choices: GatheringChoices
}

export interface PersonMet extends PersonNamed {
  /** What is due because of it, or is next with them. */
  readonly next: ReminderCard | undefined
}

export const gathering = Effect.fnUntraced(function* (session: LogSession, { id }: { readonly id: string }) {
  const { log, lang, now } = session
  const one = yield* log.get(Gathering, id)
  if (one === undefined) return yield* new Gone()
  const people = yield* log.people(one.people)
  const met: Array<PersonMet> = []
  for (const who of people) {
    if (who.deleted) continue
    const open = yield* remindersOf(who)
    const next = open.find(({ why }) => why.trigger === `gathering/${id}`) ?? open[0]
    const saying = yield* sayingOf(session, next === undefined ? [] : [next])
    met.push({
      id: who.id,
      name: who.contact.name ?? "",
      company: who.contact.company,
      next:
        next === undefined
          ? undefined
          : cardOf(session, saying, { subject: `contact/${who.id}`, reminder: next, status: statusAt(next, now) })
    })
  }
  const sameDay = one.ends?.slice(0, 10) === one.starts?.slice(0, 10)
  const endsInFull = momentInFull(session, one.ends ?? "")
  return {
    ...rowOf(session, one),
    type: one.type,
    typeSaid: one.type === undefined ? "" : entityWords[lang].gatheringTypes[one.type],
    host: one.host ?? "",
    link: one.link ?? "",
    starts: one.starts ?? "",
    ends: one.ends ?? "",
    endsSaid: sameDay ? endsInFull.split(", ").at(-1)! : endsInFull,
    notes: yield* log.readText(one.notes),
    nobody: one.nobody === true,
    isOver: isOverNow(session, one),
    hasBegun: hasBegun(session, one),
    isReady: one.ready === true,
    before: checklistShown(checklistCalled("before-event")!, one.checked, lang),
    after: checklistShown(checklistCalled("after-event")!, one.checked, lang),
    met,
    choices: choicesIn(session)
  } satisfies GatheringPage
})

/** The state of a gathering that somebody adds without saying one. */
export const stateAt = ({ today }: Pick<LogSession, "today">, starts: string): State =>
  starts !== "" && starts.slice(0, 10) < isoOf(today) ? "attended" : "planned"
