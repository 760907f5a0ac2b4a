/** The story as what the log is told: dates worked out from today, and ids that follow from the keys. */
import type { Calendar } from "@kith/core/domain/calendar/Calendar"
import { type Day, isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { Draft } from "@kith/core/domain/declare/EventType"
import { ContactEdited } from "@kith/core/domain/events/ContactEvents"
import {
  AdviceNoted,
  AnswerNoted,
  FindingNoted,
  FollowUpPlanned,
  GatheringRecorded,
  InteractionLogged,
  OccupationEdited,
  OpeningRecorded,
  PledgeMade
} from "@kith/core/domain/events/RecordEvents"
import { EntityId } from "@kith/core/log/Ids"
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { Story, StoryMoment } from "./Story.ts"

export interface Telling {
  readonly today: Day
  readonly calendar: Calendar
  readonly lang: Language
  /** The id of a thing by its key. */
  readonly idOf: (key: string) => string
  /** The id of somebody who came with the import, by their name. */
  readonly imported: (name: string) => string
}

export const storyDrafts = (story: Story, telling: Telling): ReadonlyArray<Draft> => {
  const { lang, idOf, imported } = telling
  const own = new Set(story.people.map(({ key }) => key))
  const entity = (key: string): EntityId => EntityId.make(idOf(key))
  const whom = (who: string): EntityId => (own.has(who) ? entity(who) : EntityId.make(imported(who)))
  const moment = (when: StoryMoment): string => momentOf(when, telling)
  const day = (when: StoryMoment): string => moment(when).slice(0, 10)
  const told = ({ who, interaction }: { readonly who: string; readonly interaction: string }) => ({
    contact: whom(who),
    interaction: entity(interaction)
  })
  return [
    ...story.people.map(({ key, referredBy, metAt, ...described }) =>
      ContactEdited.draft(idOf(key), {
        ...described,
        ...(referredBy === undefined ? {} : { referredBy: whom(referredBy) }),
        ...(metAt === undefined ? {} : { metAt: entity(metAt) })
      })
    ),
    ...story.gatherings.map(({ key, name, starts, ends, people, ...rest }) =>
      GatheringRecorded.draft(idOf(key), {
        ...rest,
        name: name[lang],
        starts: moment(starts),
        ends: moment(ends),
        people: { add: people.map(whom) }
      })
    ),
    ...story.interactions.map(({ key, who, happened, callBackAt, suggested, useful, points, ...rest }) =>
      InteractionLogged.draft(idOf(key), {
        ...rest,
        contact: whom(who),
        happened: moment(happened),
        ...(rest.kind === "meeting" ? {} : { direction: rest.kind === "reply" ? "in" : "out" }),
        ...(callBackAt === undefined ? {} : { callBackAt: moment(callBackAt) }),
        ...(suggested === undefined ? {} : { suggested: { add: suggested.map(whom) } }),
        ...(useful === undefined ? {} : { useful: useful[lang] }),
        ...(points === undefined ? {} : { points: { start: points[lang] } })
      })
    ),
    ...story.followUps.map((each) =>
      FollowUpPlanned.draft(idOf(each.key), { ...told(each), on: day(each.on), reason: each.reason[lang] })
    ),
    ...story.pledges.map((each) =>
      PledgeMade.draft(idOf(each.key), { ...told(each), text: each.text[lang], due: day(each.due) })
    ),
    ...story.advice.map((each) =>
      AdviceNoted.draft(idOf(each.key), {
        ...told(each),
        text: each.text[lang],
        state: each.state,
        done: day(each.done)
      })
    ),
    ...story.openings.map(({ key, role, company, seen, state }) =>
      OpeningRecorded.draft(idOf(key), { role: role[lang], company, seen: day(seen), state })
    ),
    ...story.occupations.flatMap(({ key, name, findings }) => [
      OccupationEdited.draft(idOf(key), { name: name[lang] }),
      ...findings.map((each) =>
        FindingNoted.draft(idOf(each.key), {
          ...told(each),
          occupation: entity(key),
          topic: each.topic,
          text: each.text[lang]
        })
      )
    ]),
    ...story.answers.map((each) =>
      AnswerNoted.draft(idOf(each.key), {
        ...told(each),
        question: EntityId.make(each.question),
        text: each.text[lang]
      })
    )
  ]
}

const momentOf = ({ day, time, exact = false }: StoryMoment, { today, calendar }: Telling): string => {
  let at = today + day
  const step = day <= 0 ? -1 : 1
  if (!exact) while (!calendar.isWorkingDay(at)) at += step
  return time === undefined ? isoOf(at) : `${isoOf(at)}T${time}`
}
