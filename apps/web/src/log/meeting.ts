/** One meeting: whom, when and how, what to prepare, what to ask, and what came of it. */
import * as Effect from "effect/Effect"
import { dayOf, isoOf } from "@kith/core/domain/calendar/CivilDay"
import type { Channel, MeetingState } from "@kith/core/domain/entities/Interaction"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { Plan, PLAN_ID } from "@kith/core/domain/entities/Search"
import { checklistCalled } from "@kith/core/domain/library/checklists"
import { type BankQuestion, pickQuestions } from "@kith/core/domain/library/questionBank"
import { LAST_QUESTION, questionGroups } from "@kith/core/domain/library/questions"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { recordWords } from "@kith/core/domain/words/recordWords"
import { dayInWords } from "@kith/core/domain/words/whenToWords"
import { lastConversation } from "@kith/core/workspace/LastConversation"
import { isOpenMeeting, stateOfMeeting } from "@kith/core/workspace/Meetings"
import { peopleById } from "@kith/core/workspace/People"
import { answersIn, heldAnswer, questionLibrary, type QuestionLibrary } from "@kith/core/workspace/QuestionLibrary"
import { type ChecklistShown, checklistShown } from "./checklists.ts"
import { Gone } from "./failureOf.ts"
import { isOver } from "./meetings.ts"
import type { LogSession } from "./Method.ts"
import { momentInFull, momentSpelledOut, touchTitle } from "./touchInWords.ts"

export interface MeetingQuestion {
  readonly id: string
  readonly text: string
  /** What they answered in this meeting; empty: nothing yet. */
  readonly answer: string
  /** How many people have answered it; 0: never asked yet. */
  readonly asked: number
}

export interface MeetingPage {
  readonly id: string
  /** The question that ends every conversation, by its id: "who else should I talk to?". */
  readonly lastQuestion: string
  readonly contact: MeetingPartner | undefined
  readonly others: ReadonlyArray<{ readonly id: string; readonly name: string }>
  /** "Coffee". */
  readonly what: string
  readonly channel: Channel | undefined
  readonly state: MeetingState
  readonly stateSaid: string
  readonly happened: string
  readonly when: string
  readonly whenInFull: string
  readonly minutes: number | undefined
  /** Where, or the link; empty: nobody said. */
  readonly place: string
  /** Still to come or going on: there is something to prepare. */
  readonly isAhead: boolean
  readonly isOpen: boolean
  readonly checklist: ChecklistShown
  readonly isReady: boolean
  /** Picked for it or answered in it, in the order to ask them. */
  readonly questions: ReadonlyArray<MeetingQuestion>
  /** What would be picked, of those not picked. */
  readonly suggested: ReadonlyArray<MeetingQuestion>
  /** The rest of the bank, by group. */
  readonly rest: ReadonlyArray<{ readonly group: string; readonly questions: ReadonlyArray<MeetingQuestion> }>
  /** In which language the questions are: the partner's, where Kith speaks it. */
  readonly questionsIn: Language
  readonly introduction: { readonly statement: string; readonly pitch: string }
  /** What was talked about. */
  readonly notes: string
  readonly useful: string
  readonly advice: ReadonlyArray<{ readonly id: string; readonly text: string; readonly state: string }>
  readonly pledges: ReadonlyArray<{ readonly id: string; readonly text: string; readonly by: string | undefined }>
  readonly suggestedPeople: ReadonlyArray<{ readonly id: string; readonly name: string }>
  /** The conversation before this one. */
  readonly before:
    | { readonly id: string; readonly when: string; readonly what: string; readonly useful: string }
    | undefined
  /** What is still open with this person, from other conversations. */
  readonly open: ReadonlyArray<{ readonly id: string; readonly kind: "pledge" | "advice"; readonly text: string }>
}

export interface MeetingPartner {
  readonly id: string
  readonly name: string
  readonly sayIt: string | undefined
  readonly pronouns: string | undefined
  readonly position: string | undefined
  readonly company: string | undefined
  readonly interest: string | undefined
  readonly phones: ReadonlyArray<string>
  readonly emails: ReadonlyArray<string>
  readonly links: ReadonlyArray<string>
}

/** As many as a conversation of half an hour has room for. */
const PICKED = 8

export const meeting = Effect.fnUntraced(function* (session: LogSession, { id }: { readonly id: string }) {
  const { log, lang, today } = session
  const one = yield* log.get(Interaction, id)
  if (one === undefined || one.kind !== "meeting") return yield* new Gone()
  const who = one.contact === undefined ? undefined : yield* log.person(one.contact)
  const named = yield* peopleById([...one.attendees, ...one.suggested])
  const nameOf = (of: string) => ({ id: named.get(of)?.id ?? of, name: named.get(of)?.contact.name ?? "" })
  const questionsIn = languageOf(who?.contact.language) ?? lang
  const library = yield* questionLibrary(questionsIn)
  const plan = yield* log.get(Plan, PLAN_ID)
  const happened = one.happened ?? ""
  const around = who === undefined ? undefined : yield* log.timeline(who.id)
  const advice = (around?.advice ?? []).filter(({ text }) => text !== undefined)
  const pledges = (around?.pledges ?? []).filter(({ text }) => text !== undefined)
  const before = who === undefined ? undefined : yield* lastConversation(who.id, dayBefore(happened))
  const state = stateOfMeeting(one)
  return {
    id,
    lastQuestion: LAST_QUESTION,
    contact:
      who === undefined
        ? undefined
        : {
            id: who.id,
            name: who.contact.name ?? "",
            sayIt: who.contact.sayIt,
            pronouns: who.contact.pronouns,
            position: who.contact.position,
            company: who.contact.company,
            interest: who.contact.interest,
            phones: who.contact.phones,
            emails: who.contact.emails,
            links: who.contact.links.map(({ url }) => url)
          },
    others: one.attendees.map(nameOf),
    what: touchTitle("meeting", one.channel, lang),
    channel: one.channel,
    state,
    stateSaid: recordWords[lang].states[state],
    happened,
    when: momentInFull(session, happened),
    whenInFull: momentSpelledOut(session, happened),
    minutes: one.minutes,
    place: one.place ?? "",
    isAhead: isOpenMeeting(one) && !isOver(session, one),
    isOpen: isOpenMeeting(one),
    checklist: checklistShown(checklistCalled("before-meeting")!, one.checked, lang),
    isReady: one.ready === true,
    ...questionsFor(library, yield* answersIn(id), who?.members ?? [], questionsIn),
    questionsIn,
    introduction: { statement: yield* log.readText(plan?.statement), pitch: yield* log.readText(plan?.pitch) },
    notes: yield* log.readText(one.points),
    useful: one.useful ?? "",
    advice: advice
      .filter(({ interaction }) => interaction === one.id)
      .map(({ id: of, text, state: stands }) => ({
        id: of,
        text: text!,
        state: entityWords[lang].adviceStates[stands ?? "to-do"]
      })),
    pledges: pledges
      .filter(({ interaction }) => interaction === one.id)
      .map(({ id: of, text, due }) => ({
        id: of,
        text: text!,
        by: due === undefined ? undefined : dayInWords(dayOf(due)!, { today, lang })
      })),
    suggestedPeople: one.suggested.map(nameOf),
    before:
      before === undefined || before.id === one.id
        ? undefined
        : {
            id: before.id,
            when: momentInFull(session, before.happened ?? ""),
            what: touchTitle(before.kind, before.channel, lang),
            useful: before.useful ?? ""
          },
    open: [
      ...pledges
        .filter(({ kept, interaction }) => kept === undefined && interaction !== one.id)
        .map((each) => ({ id: each.id as string, kind: "pledge" as const, text: each.text! })),
      ...advice
        .filter(({ state: stands, interaction }) => stands !== "reported-back" && interaction !== one.id)
        .map((each) => ({ id: each.id as string, kind: "advice" as const, text: each.text! }))
    ]
  } satisfies MeetingPage
})

/** A language that the bank of questions has. */
const languageOf = (tag: string | undefined): Language | undefined => {
  const spoken = tag?.toLowerCase().split("-")[0]
  return spoken === "en" || spoken === "fr" ? spoken : undefined
}

const dayBefore = (happened: string): string => {
  const day = dayOf(happened.slice(0, 10))
  return day === undefined ? "" : isoOf(day - 1)
}

const questionsFor = (
  { bank, answers, counts }: QuestionLibrary,
  held: ReadonlyArray<QuestionLibrary["answers"][number]>,
  members: ReadonlyArray<string>,
  lang: Language
) => {
  const shownAs = ({ id, text }: BankQuestion): MeetingQuestion => ({
    id,
    text,
    answer: heldAnswer(held, id)?.text ?? "",
    asked: counts.get(id) ?? 0
  })
  const isHere = ({ id }: BankQuestion): boolean => heldAnswer(held, id) !== undefined
  const theirs = answers.filter(({ contact }) => contact !== undefined && members.includes(contact))
  const asked = new Set<string>(theirs.flatMap(({ question }) => question ?? []))
  const open = bank.filter((question) => !isHere(question))
  const picked = bank.filter(isHere)
  const suggested = pickQuestions(open, counts, asked, Math.max(0, PICKED - picked.length))
  const rest = open.filter((question) => question.enabled && !suggested.includes(question))
  return {
    questions: picked.map(shownAs),
    suggested: suggested.map(shownAs),
    rest: Object.entries(questionGroups).flatMap(([group, names]) => {
      const ours = rest.filter((question) => question.group === group)
      return ours.length === 0 ? [] : [{ group: names[lang], questions: ours.map(shownAs) }]
    })
  }
}
