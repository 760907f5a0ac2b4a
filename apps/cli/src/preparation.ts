/** What there is to know before meeting somebody: for `kith prep`, and for the sheet that `kith print meeting` makes. */
import * as Effect from "effect/Effect"
import { parseMoment } from "@kith/core/domain/calendar/Moment"
import { kindAndId, type View } from "@kith/core/domain/declare/Entity"
import { Answer } from "@kith/core/domain/entities/FromConversations"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { Plan, PLAN_ID } from "@kith/core/domain/entities/Search"
import { Question } from "@kith/core/domain/entities/Workbook"
import { checklistCalled } from "@kith/core/domain/library/checklists"
import { type BankQuestion, pickQuestions, questionBank } from "@kith/core/domain/library/questionBank"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { profile, type Profile } from "@kith/core/workspace/Profile"
import { momentExactly, touchTitle } from "./loggedInWords.ts"
import { printable } from "./output/printable.ts"
import { personMeant } from "./person.ts"
import type { Session } from "./Session.ts"

export interface Preparation {
  readonly whole: Profile
  /** The one that is arranged, if one is. */
  readonly meeting: View<typeof Interaction> | undefined
  readonly checklist: ReadonlyArray<{ readonly id: string; readonly text: string; readonly done: boolean }>
  readonly questions: ReadonlyArray<BankQuestion>
  /** The last conversations of which something is noted, the latest first. */
  readonly lately: ReadonlyArray<{ readonly when: string; readonly what: string; readonly text: string }>
  readonly pledges: ReadonlyArray<{ readonly text: string; readonly due: string | undefined }>
  /** What they advised, still to do. */
  readonly advice: ReadonlyArray<string>
  /** How one introduces oneself: the statement, or else the line. */
  readonly introduction: string
}

/** As many questions as a conversation has room for. */
const QUESTIONS = 8
const LATELY = 3

/** `typed`: a person, or the id of a meeting. Fails as `personMeant` does. */
export const preparationFor = Effect.fnUntraced(function* (session: Session, typed: string, count = QUESTIONS) {
  const { log, lang } = session
  const named = yield* meetingCalled(session, typed)
  const id = named?.contact ?? (yield* personMeant(session, typed)).id
  const whole = (yield* profile(id))!
  const meeting = named ?? nextMeeting(session, whole)
  const ticked = new Set(meeting?.checked)
  const plan = yield* log.get(Plan, PLAN_ID)
  const statement = yield* log.readText(plan?.statement)
  return {
    whole,
    meeting,
    checklist: checklistCalled("before-meeting")!.items.map((item) => ({
      id: item.id,
      text: item.say[lang],
      done: ticked.has(item.id)
    })),
    questions: yield* questionsFor(session, whole, count),
    lately: latelyWith(session, whole),
    pledges: whole.timeline.pledges.flatMap(({ text, due, kept }) =>
      text === undefined || kept !== undefined ? [] : [{ text, due }]
    ),
    advice: whole.timeline.advice.flatMap(({ text, state = "to-do" }) =>
      text === undefined || state !== "to-do" ? [] : [text]
    ),
    introduction: statement.trim() || (plan?.headline ?? "")
  } satisfies Preparation
})

const meetingCalled = Effect.fnUntraced(function* ({ log }: Session, typed: string) {
  const prefix = typed.trim().toLowerCase()
  if (!/^[0-9a-z]{3,16}$/.test(prefix)) return undefined
  const names = yield* (yield* EntityStore).names(`interaction/${prefix}`, 2)
  const found = names.length === 1 ? yield* log.get(Interaction, kindAndId(names[0]!).id) : undefined
  return found?.kind === "meeting" ? found : undefined
})

/** Arranged for today or later: the first. */
const nextMeeting = ({ today }: Session, { timeline }: Profile): View<typeof Interaction> | undefined =>
  timeline.interactions.find(
    ({ kind, state, happened }) =>
      kind === "meeting" && state === "scheduled" && (parseMoment(happened ?? "")?.day ?? -1) >= today
  )

const questionsFor = Effect.fnUntraced(function* ({ log, lang }: Session, { person }: Profile, count: number) {
  const bank = questionBank(yield* log.under(Question, "kind", "question"), lang)
  const answers = (yield* log.under(Answer, "kind", "answer")).filter(({ text }) => text !== undefined)
  const counts = new Map<string, number>()
  const asked = new Set<string>()
  for (const { question, contact } of answers) {
    if (question === undefined) continue
    counts.set(question, (counts.get(question) ?? 0) + 1)
    if (contact !== undefined && person.members.includes(contact)) asked.add(question)
  }
  return pickQuestions(bank, counts, asked, count)
})

const latelyWith = (session: Session, { timeline, points }: Profile): Preparation["lately"] =>
  timeline.interactions
    .filter(({ happened, state }) => happened !== undefined && (state === undefined || state === "held"))
    .flatMap(({ id, kind, channel, happened, useful }) => {
      const text = [points.get(id), useful].filter(Boolean).join(" · ")
      return text === ""
        ? []
        : [{ when: momentExactly(session, happened!), what: touchTitle(kind, channel, session.lang), text }]
    })
    .toReversed()
    .slice(0, LATELY)

export const workOf = ({
  position,
  company
}: {
  readonly position?: string | undefined
  readonly company?: string | undefined
}): string =>
  [position, company]
    .filter((text) => text !== undefined)
    .map(printable)
    .join(", ")

/** `Coffee, Thu 5 Mar 10:00`; empty where none is arranged. */
export const meetingOf = (session: Session, { meeting }: Preparation): string =>
  meeting?.happened === undefined
    ? ""
    : `${touchTitle("meeting", meeting.channel, session.lang)}, ${momentExactly(session, meeting.happened)}`
