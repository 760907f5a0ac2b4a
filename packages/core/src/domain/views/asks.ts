/** Which messages to people were answered, and how often: for choosing how to write, with figures that claim no more than they know. */
import type { Calendar } from "../calendar/Calendar.ts"
import type { Day } from "../calendar/CivilDay.ts"
import type { Channel } from "../entities/Interaction.ts"
import { maskOf, matches } from "../rules/InteractionMask.ts"
import type { ContactSubject } from "../rules/Subject.ts"
import { isContact, isInbound, type Touch, touchesOf } from "../rules/Touch.ts"

/** `agreed`: to talk, or they did; `declined`: a no is an answer too; `waiting`: too early to say; `none`: no word. */
export type Answered = "agreed" | "answered" | "declined" | "none" | "waiting"

/** One time that somebody was asked: a message, and those that followed it up. */
export interface Ask {
  /** Of the first message. */
  readonly day: Day
  readonly channel: Channel | undefined
  readonly template: string | undefined
  /** The follow-ups included. */
  readonly messages: number
  readonly came: Answered
}

/** An answer may still come within so many days of the last message: the span after which the nudge rule asks again. */
const PATIENCE_DAYS = 7

/** A message so many days after the last one asks anew. */
const ANEW_DAYS = 90

/** Oldest first. Messages that came with an import are no asks of this log; answers that did are answers. */
export const asksOf = (
  { interactions, members }: Pick<ContactSubject, "interactions" | "members">,
  calendar: Calendar,
  today: Day
): ReadonlyArray<Ask> => {
  const asks: Array<Open> = []
  let open: Open | undefined
  for (const touch of touchesOf(interactions, calendar).dated) {
    if (touch.at.day > today) continue
    if (isAsk(touch, members)) {
      if (open === undefined || touch.at.day - open.last >= ANEW_DAYS) {
        const { channel, template } = touch.view
        open = { day: touch.at.day, channel, template, messages: 0, last: touch.at.day, came: undefined, given: false }
        asks.push(open)
      }
      open.messages++
      open.last = touch.at.day
      open.given = touch.view.outcome === "no-reply"
    }
    if (open === undefined) continue
    const came = answerIn(touch)
    if (came === undefined) continue
    open.came = came
    open.last = touch.at.day
    // After a yes or a no the next message asks for something else.
    if (came !== "answered") open = undefined
  }
  return asks.map(({ day, channel, template, messages, last, came, given }) => ({
    day,
    channel,
    template,
    messages,
    came: came ?? (!given && today - last < PATIENCE_DAYS ? "waiting" : "none")
  }))
}

interface Open extends Omit<Ask, "came" | "messages"> {
  messages: number
  /** The last message, or answer. */
  last: Day
  came: Exclude<Answered, "none" | "waiting"> | undefined
  /** The user has said that no reply came. */
  given: boolean
}

const isAsk = ({ view, bits }: Touch, members: ReadonlyArray<string>): boolean =>
  matches(OUTREACH, bits) && view.quiet !== true && view.contact !== undefined && members.includes(view.contact)

const answerIn = (touch: Touch): Open["came"] => {
  if (matches(DECLINED, touch.bits)) return "declined"
  if (matches(AGREED, touch.bits) || matches(ARRANGED, touch.bits)) return "agreed"
  return matches(ANSWERED, touch.bits) || (isInbound(touch) && isContact(touch)) ? "answered" : undefined
}

const OUTREACH = maskOf({ kind: ["outreach"], direction: "out" })
const DECLINED = maskOf({ outcome: ["declined"] })
const AGREED = maskOf({ outcome: ["agreed"] })
const ANSWERED = maskOf({ outcome: ["too-busy", "suggested-somebody"] })
/** A meeting that they agreed to, whatever became of it. */
const ARRANGED = maskOf({ kind: ["meeting"], state: ["scheduled", "moved", "cancelled", "no-show", "held"] })
