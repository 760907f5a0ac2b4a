/** Meeting mode: answers and notes saved at every pause, and at the end what came of it, as one. */
import * as Effect from "effect/Effect"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import type { Draft } from "@kith/core/domain/declare/EventType"
import type { View } from "@kith/core/domain/declare/Entity"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { InteractionEdited } from "@kith/core/domain/events/RecordEvents"
import { statusAt } from "@kith/core/domain/rules/Reminder"
import { rebaseText } from "@kith/core/domain/text/rebaseText"
import { isAhead } from "@kith/core/workspace/Logging"
import { meetingHeld } from "@kith/core/workspace/MeetingHeld"
import { remindersOf } from "@kith/core/workspace/Profile"
import { answerDraft, answersIn, heldAnswer } from "@kith/core/workspace/QuestionLibrary"
import { sayingOf } from "@kith/core/workspace/SayingOf"
import { Gone } from "./failureOf.ts"
import { type LogSession, VIA } from "./Method.ts"
import { cardOf, type ReminderCard } from "./today.ts"

/** What was typed since the last time it was saved. */
export interface MeetingNotes {
  readonly id: string
  /** Empty: the answer was taken away, and the question stays on the list. */
  readonly answers: ReadonlyArray<{ readonly question: string; readonly text: string }>
  /** `base`: the notes as they read before one typed, so that what came from elsewhere meanwhile stays. */
  readonly notes: { readonly base: string; readonly text: string } | undefined
  readonly useful: string | undefined
}

export interface NotesSaved {
  /** How the notes read now: with what another device wrote meanwhile. */
  readonly notes: string
}

export const noteMeeting = Effect.fnUntraced(function* (session: LogSession, typed: MeetingNotes) {
  const { log } = session
  const { one, drafts, notes } = yield* draftsOf(session, typed)
  const { useful } = typed
  const isNew = useful !== undefined && useful !== (one.useful ?? "")
  const all = isNew ? [...drafts, InteractionEdited.draft(one.id, { useful: useful === "" ? null : useful })] : drafts
  if (all.length > 0) yield* log.commit(all, { via: VIA })
  return { notes } satisfies NotesSaved
})

/** Only what differs: a pause in which nothing changed writes nothing. */
const draftsOf = Effect.fnUntraced(function* ({ log }: LogSession, { id, answers, notes }: MeetingNotes) {
  const one: View<typeof Interaction> | undefined = yield* log.get(Interaction, id)
  if (one?.contact === undefined) return yield* new Gone()
  const { contact } = one
  const drafts: Array<Draft> = []
  if (answers.length > 0) {
    const held = yield* answersIn(id)
    for (const { question, text } of answers) {
      if ((heldAnswer(held, question)?.text ?? "") === text) continue
      drafts.push(answerDraft({ contact, interaction: one.id }, question, held, text))
    }
  }
  const current = yield* log.readText(one.points)
  const wanted = notes === undefined ? current : rebaseText(notes.base, notes.text, current)
  const points = yield* log.textPatch(one.points, wanted)
  if (points !== undefined) drafts.push(InteractionEdited.draft(id, { points }))
  return { one: { ...one, contact }, drafts, notes: wanted }
})

export interface MeetingEnd extends MeetingNotes {
  /** Names of people to talk to. */
  readonly suggested: ReadonlyArray<string>
  /** `due`: a date. */
  readonly pledges: ReadonlyArray<{ readonly text: string; readonly due: string | undefined }>
  readonly advice: ReadonlyArray<string>
  /** By the clock, where it ran. */
  readonly minutes: number | undefined
  /** The user's own date for getting back to them. */
  readonly next: string | undefined
}

export interface MeetingEnded {
  readonly name: string
  readonly contact: string
  /** People whom nobody knew here. */
  readonly leads: ReadonlyArray<{ readonly id: string; readonly name: string; readonly isNew: boolean }>
  /** What comes of it, the soonest first. */
  readonly next: ReadonlyArray<ReminderCard>
  readonly batch: string
}

export const finishMeeting = Effect.fnUntraced(function* (session: LogSession, said: MeetingEnd) {
  const { log, today, minute, now } = session
  const { one, drafts } = yield* draftsOf(session, said)
  const isEarly = yield* isAhead(one.happened ?? "")
  const { batch, leads, written } = yield* meetingHeld(
    one,
    {
      // One that is over before it was to begin was held now.
      happened: isEarly ? formatMoment({ day: today, minute }) : undefined,
      minutes: said.minutes,
      useful: said.useful === "" || said.useful === one.useful ? undefined : said.useful,
      suggested: said.suggested,
      pledges: said.pledges.map(({ text, due }) => ({ text, due: isDate(due) ? due : undefined })),
      advice: said.advice,
      next: isDate(said.next) ? { on: said.next } : undefined,
      also: drafts
    },
    VIA
  )
  const who = yield* log.person(one.contact)
  const concerned = [who, ...(yield* log.people(leads.map(({ id }) => id)))]
  const open = (yield* Effect.forEach(concerned, (each) =>
    each === undefined ? Effect.succeed([]) : remindersOf(each)
  ))
    .flat()
    .filter(({ why }) => written.has(why.trigger))
    .toSorted((a, b) => a.due - b.due)
  const saying = yield* sayingOf(session, open)
  return {
    name: who?.contact.name ?? "",
    contact: one.contact,
    leads: leads.map(({ id, name, isNew }) => ({ id: id as string, name, isNew })),
    next: open.map((reminder) =>
      cardOf(session, saying, {
        subject: `contact/${reminder.contact ?? one.contact}`,
        reminder,
        status: statusAt(reminder, now)
      })
    ),
    batch
  } satisfies MeetingEnded
})

const isDate = (text: string | undefined): text is string => text !== undefined && dayOf(text) !== undefined
