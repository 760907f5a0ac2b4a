/** What one meeting of a calendar means for the log: a new interaction, a change of one, or nothing. Decided by data. */
import type { View } from "../domain/declare/Entity.ts"
import type { Draft } from "../domain/declare/EventType.ts"
import type { Interaction, MeetingState } from "../domain/entities/Interaction.ts"
import { InteractionEdited, InteractionLogged } from "../domain/events/RecordEvents.ts"
import type { Meeting, MeetingPerson } from "../domain/Meeting.ts"
import type { EntityId } from "../log/Ids.ts"
import { channelOf } from "./channelOf.ts"

/** Who is in it, as far as they are contacts. */
export interface Who {
  /** Whom it is with. */
  readonly contact: EntityId | undefined
  readonly others: ReadonlyArray<EntityId>
  /** What the user answered. */
  readonly answer: MeetingPerson["answer"]
}

/** What a meeting is now, and what the imports so far have said of it. */
export interface Held {
  readonly now: View<typeof Interaction>
  readonly deleted: boolean
  readonly said: {
    readonly happened?: string
    readonly minutes?: number
    readonly place?: string
    readonly state?: MeetingState
  }
  /** As of when the last import spoke of it; text that sorts. */
  readonly asOf: string | undefined
}

export type MeetingOutcome =
  | { readonly draft: Draft; readonly as: "new" | "moved" | "cancelled" | "changed" }
  | "withNobody"
  | "known"
  | "older"
  | "kept"
  | "passedOver"

/** @param ahead whether it lies in the future */
export const newMeeting = (id: string, meeting: Meeting, who: Who, ahead: boolean): MeetingOutcome => {
  const { contact, others } = who
  const isOpen = isUnanswered(meeting, who)
  if (isCalledOff(meeting, who) || (isOpen && !ahead)) return "passedOver"
  if (contact === undefined) return "withNobody"
  const place = placeOf(meeting)
  const points = [meeting.summary, place === meeting.url ? undefined : meeting.url, meeting.description]
    .filter(Boolean)
    .join("\n")
  const channel = channelOf(meeting)
  const draft = InteractionLogged.draft(id, {
    contact,
    kind: "meeting",
    happened: meeting.start,
    // One that is over was held, for all that a calendar knows, and is no news.
    ...(ahead ? { state: isOpen ? ("proposed" as const) : ("scheduled" as const) } : { quiet: true }),
    ...(meeting.minutes === undefined ? {} : { minutes: meeting.minutes }),
    ...(channel === undefined ? {} : { channel }),
    ...(place === undefined ? {} : { place }),
    ...(points === "" ? {} : { points: { start: points } }),
    ...(others.length === 0 ? {} : { attendees: { add: others } })
  })
  return { draft, as: "new" }
}

/** Heard where the calendar says something else than it last did, and the user has not said otherwise since. */
export const changedMeeting = (id: string, meeting: Meeting, who: Who, ahead: boolean, held: Held): MeetingOutcome => {
  const { now, said } = held
  if (held.deleted) return "kept"
  const isOff = isCalledOff(meeting, who)
  const isOpen = isUnanswered(meeting, who)
  const moves = !isOff && meeting.start !== said.happened && meeting.start !== now.happened
  const minutes = isOff || meeting.minutes === said.minutes ? undefined : meeting.minutes
  const place = isOff ? undefined : newPlace(meeting, held)
  const isSettled = said.state === "proposed" && !isOpen && !isOff && ahead
  const isOffNow = isOff && said.state !== "cancelled" && now.state !== "cancelled"
  const isOnAgain = !isOff && said.state === "cancelled"
  const joined = isOff ? [] : newAmong(who, now)
  const says = moves || minutes !== undefined || place !== undefined || joined.length > 0
  if (!says && !isSettled && !isOffNow && !isOnAgain) return "known"
  if (meeting.stamp !== undefined && held.asOf !== undefined && new Date(meeting.stamp).toISOString() < held.asOf) {
    return "older"
  }
  if ((moves && now.happened !== said.happened) || ((isOffNow || isOnAgain) && now.state !== said.state)) return "kept"
  // What was over, and only noted as contact, lies ahead again.
  const isNews = moves && ahead && now.state === undefined
  const arranged = isOpen ? ("proposed" as const) : ("scheduled" as const)
  const draft = InteractionEdited.draft(id, {
    ...(moves ? { happened: meeting.start } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    ...(place === undefined ? {} : { place }),
    ...(isOffNow ? { state: "cancelled" as const } : isSettled || isOnAgain || isNews ? { state: arranged } : {}),
    ...(isNews ? { quiet: false } : {}),
    ...(joined.length === 0 ? {} : { attendees: { add: joined } })
  })
  return { draft, as: isOffNow ? "cancelled" : moves ? "moved" : "changed" }
}

/** Where it is, or the link. */
const placeOf = ({ location = "", url = "" }: Meeting): string | undefined => location.trim() || url.trim() || undefined

/** Where it has been put since the last import, unless the user has put it elsewhere. Earlier imports had the place among the notes. */
const newPlace = (meeting: Meeting, { now, said }: Held): string | undefined => {
  const place = placeOf(meeting)
  const isKnown = place === said.place || now.place !== said.place || (now.points?.start ?? "").includes(place ?? "")
  return isKnown ? undefined : place
}

const isCalledOff = ({ cancelled }: Meeting, { answer }: Who): boolean => cancelled || answer === "declined"

const isUnanswered = ({ tentative }: Meeting, { answer }: Who): boolean =>
  tentative || answer === "needs-action" || answer === "tentative"

const newAmong = ({ contact, others }: Who, now: View<typeof Interaction>): ReadonlyArray<EntityId> =>
  [...(contact === undefined ? [] : [contact]), ...others].filter(
    (id) => id !== now.contact && !now.attendees.includes(id)
  )
