/** What there was with a person, and what came of each conversation: the newest first. */
import * as Effect from "effect/Effect"
import { parseMoment } from "@kith/core/domain/calendar/Moment"
import type { View } from "@kith/core/domain/declare/Entity"
import type { Interaction } from "@kith/core/domain/entities/Interaction"
import type { AdviceState } from "@kith/core/domain/entities/FromConversations"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { weekdayAndDateInWords } from "@kith/core/domain/words/whenToWords"
import type { Profile } from "@kith/core/workspace/Profile"
import { valueInWords } from "@kith/core/workspace/ValueInWords"
import { momentInFull, touchTitle } from "../touchInWords.ts"
import type { LogSession } from "../Method.ts"

export interface Named {
  readonly id: string
  readonly name: string
}

export interface AdviceLine {
  readonly id: string
  readonly text: string
  readonly state: (typeof AdviceState)["Type"]
  readonly said: string
}

export interface PledgeLine {
  readonly id: string
  readonly text: string
  /** "by Tue 10 Mar". */
  readonly due: string | undefined
  /** "Wed 4 Mar". */
  readonly kept: string | undefined
}

export interface AnswerLine {
  readonly id: string
  readonly question: string
  readonly text: string
}

export interface TimelineItem {
  readonly id: string
  readonly kind: "interaction" | "suggestion" | "gathering" | "opening" | "beside"
  /** "Coffee"; of a gathering or an opening its name. */
  readonly title: string
  /** "Mon 2 Mar, 15:00"; empty where nobody noted it. */
  readonly when: string
  /** It lies ahead. */
  readonly isAhead: boolean
  /** What a meeting's state and outcome are, how long it took, and so on: short remarks. */
  readonly remarks: ReadonlyArray<string>
  readonly points: string
  readonly useful: string | undefined
  readonly with: ReadonlyArray<Named>
  readonly suggested: ReadonlyArray<Named>
  readonly advice: ReadonlyArray<AdviceLine>
  readonly pledges: ReadonlyArray<PledgeLine>
  readonly answers: ReadonlyArray<AnswerLine>
  /** Where it has a page of its own. */
  readonly href: string | undefined
}

type Touched = View<typeof Interaction>

export const timelineOf = Effect.fnUntraced(function* (session: LogSession, whole: Profile) {
  const { timeline } = whole
  const dated: Array<{ readonly at: string; readonly item: TimelineItem }> = []
  const told = new Set<string>()
  for (const touch of timeline.interactions) {
    told.add(touch.id)
    dated.push({ at: touch.happened ?? "", item: yield* touchItem(session, whole, touch) })
  }
  for (const { id, name, starts, type, state } of timeline.gatherings) {
    const say = entityWords[session.lang]
    const remarks = [
      type === undefined ? "" : say.gatheringTypes[type],
      state === undefined ? "" : say.gatheringStates[state]
    ].filter(Boolean)
    const item = plainItem(session, { id, kind: "gathering", title: name ?? "", at: starts, remarks })
    dated.push({ at: starts ?? "", item: { ...item, href: `/gatherings/${id}` } })
  }
  for (const { id, role, company, seen, state } of timeline.openings) {
    const title = [role, company].filter(Boolean).join(", ")
    const remarks = state === undefined ? [] : [entityWords[session.lang].openingStates[state]]
    const item = plainItem(session, { id, kind: "opening", title, at: seen, remarks })
    dated.push({ at: seen ?? "", item: { ...item, href: `/openings/${id}` } })
  }
  const beside = yield* leftBehind(session, whole, (interaction) => interaction === undefined || !told.has(interaction))
  const items = dated
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.item.id < b.item.id ? 1 : -1))
    .map(({ item }) => item)
  const hasBeside = beside.advice.length + beside.pledges.length + beside.answers.length > 0
  if (!hasBeside) return items
  const item = plainItem(session, { id: "beside", kind: "beside", title: "", at: undefined, remarks: [] })
  return [...items, { ...item, ...beside }]
})

const touchItem = Effect.fnUntraced(function* (session: LogSession, whole: Profile, touch: Touched) {
  const { lang } = session
  const { person, points, named } = whole
  const { id, kind, channel, state, outcome, minutes, useful, suggested, callBackAt, contact, attendees } = touch
  const say = recordWords[lang]
  const isOwn = (other: string): boolean => person.members.some((member) => member === other)
  const called = (ids: ReadonlyArray<string>): ReadonlyArray<Named> =>
    ids
      .filter((other) => !isOwn(other))
      .map((other) => ({
        id: named.get(other)?.id ?? other,
        name: named.get(other)?.contact.name ?? entityWords[lang].unknown
      }))
  const everybody = [...(contact === undefined ? [] : [contact]), ...attendees]
  const isTheirs = everybody.some(isOwn)
  const base = plainItem(session, {
    id,
    kind: isTheirs ? "interaction" : "suggestion",
    title: touchTitle(kind, channel, lang),
    at: touch.happened,
    remarks: []
  })
  if (!isTheirs) return { ...base, with: called(everybody) } satisfies TimelineItem
  const remarks = [
    state === undefined || state === "held" ? "" : say.states[state],
    touch.direction === "in" && kind !== "reply" ? entityWords[lang].directions.in : "",
    outcome === undefined ? "" : say.outcomes[outcome],
    callBackAt === undefined ? "" : `${entityWords[lang].fields["callBackAt"]!} ${momentInFull(session, callBackAt)}`,
    minutes === undefined ? "" : say.minutes(minutes)
  ].filter(Boolean)
  return {
    ...base,
    remarks,
    points: points.get(id) ?? "",
    useful,
    with: called(everybody),
    suggested: called(suggested),
    ...(yield* leftBehind(session, whole, (interaction) => interaction === id)),
    href: kind === "meeting" ? `/meetings/${id}` : undefined
  } satisfies TimelineItem
})

/** Advice, promises and answers of the conversations that this accepts. */
const leftBehind = Effect.fnUntraced(function* (
  session: LogSession,
  { timeline }: Profile,
  accepts: (interaction: string | undefined) => boolean
) {
  const { lang } = session
  const date = (iso: string | undefined): string | undefined =>
    iso === undefined ? undefined : dayInWords(session, iso)
  const answers: Array<AnswerLine> = []
  for (const { id, interaction, question, text } of timeline.answers) {
    if (!accepts(interaction) || !text) continue
    const asked = question === undefined ? "" : yield* valueInWords(session, "answer", "question", question)
    answers.push({ id, question: asked, text })
  }
  return {
    advice: timeline.advice.flatMap(({ id, interaction, text, state = "to-do" }): ReadonlyArray<AdviceLine> =>
      accepts(interaction) && text ? [{ id, text, state, said: entityWords[lang].adviceStates[state] }] : []
    ),
    pledges: timeline.pledges.flatMap(({ id, interaction, text, due, kept }): ReadonlyArray<PledgeLine> =>
      accepts(interaction) && text ? [{ id, text, due: date(due), kept: date(kept) }] : []
    ),
    answers
  }
})

const plainItem = (
  session: LogSession,
  {
    id,
    kind,
    title,
    at,
    remarks
  }: Pick<TimelineItem, "id" | "kind" | "title" | "remarks"> & { readonly at: string | undefined }
): TimelineItem => ({
  id,
  kind,
  title,
  when: at === undefined ? "" : momentInFull(session, at),
  isAhead: at !== undefined && (parseMoment(at)?.day ?? session.today) > session.today,
  remarks,
  points: "",
  useful: undefined,
  with: [],
  suggested: [],
  advice: [],
  pledges: [],
  answers: [],
  href: undefined
})

const dayInWords = (session: LogSession, iso: string): string => {
  const moment = parseMoment(iso)
  return moment === undefined ? iso : weekdayAndDateInWords(moment.day, session)
}
