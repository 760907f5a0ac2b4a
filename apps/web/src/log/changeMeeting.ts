/** What is arranged, moved, called off, prepared and picked for a meeting. */
import * as Effect from "effect/Effect"
import { type Channel, Interaction, type MeetingState } from "@kith/core/domain/entities/Interaction"
import { AnswerNoted, InteractionEdited } from "@kith/core/domain/events/RecordEvents"
import { checklistCalled } from "@kith/core/domain/library/checklists"
import { logTouch } from "@kith/core/workspace/Logging"
import { answerDraft, answersIn, heldAnswer } from "@kith/core/workspace/QuestionLibrary"
import { Gone } from "./failureOf.ts"
import { type LogSession, VIA } from "./Method.ts"

export interface Arranged {
  /** A contact's id, or the name of somebody who is added with it. */
  readonly who: string | { readonly name: string }
  /** A date, or a date and time. */
  readonly happened: string
  /** `proposed`: they have not said yes yet. */
  readonly state: "scheduled" | "proposed"
  readonly channel: Channel | undefined
  readonly minutes: number | undefined
  /** Where, or the link. */
  readonly place: string
}

export const scheduleMeeting = Effect.fnUntraced(function* (_: LogSession, asked: Arranged) {
  const { who, ...rest } = asked
  const { id, batch } = yield* logTouch({ ...rest, contact: who, kind: "meeting" }, VIA)
  return { id, batch }
})

export interface MeetingChange {
  readonly id: string
  /** Another day or time: it stands again, whatever it was. */
  readonly happened?: string
  readonly state?: MeetingState
  readonly channel?: Channel | null
  readonly minutes?: number | null
  /** Empty: nobody knows yet. */
  readonly place?: string
  readonly isReady?: boolean
}

export const changeMeeting = Effect.fnUntraced(function* ({ log }: LogSession, asked: MeetingChange) {
  const { id, happened, state, isReady, channel, minutes, place } = asked
  const one = yield* log.get(Interaction, id)
  if (one === undefined) return yield* new Gone()
  // A meeting moved is arranged anew: were it called "moved", nobody would be asked how it went.
  const stands = state ?? (happened === undefined || one.state === "proposed" ? undefined : "scheduled")
  const draft = InteractionEdited.draft(id, {
    ...(happened === undefined ? {} : { happened }),
    ...(stands === undefined ? {} : { state: stands }),
    ...(channel === undefined ? {} : { channel }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(place === undefined ? {} : { place: place === "" ? null : place }),
    ...(isReady === undefined ? {} : { ready: isReady })
  })
  const { batch } = yield* log.commit([draft], { via: VIA })
  return { batch }
})

export interface Ticked {
  readonly id: string
  readonly item: string
  readonly isDone: boolean
}

/** With the last item the preparation is done; taking one back opens it again. */
export const checkMeeting = Effect.fnUntraced(function* ({ log }: LogSession, { id, item, isDone }: Ticked) {
  const one = yield* log.get(Interaction, id)
  if (one === undefined) return yield* new Gone()
  const ready = readyAfter("before-meeting", one, item, isDone)
  const draft = InteractionEdited.draft(id, {
    checked: isDone ? { add: [item] } : { remove: [item] },
    ...(ready === undefined ? {} : { ready })
  })
  const { batch } = yield* log.commit([draft], { via: VIA })
  return { batch }
})

/** What ticking an item says of the preparation; `undefined`: nothing. */
export const readyAfter = (
  list: string,
  { checked, ready = false }: { readonly checked: ReadonlyArray<string>; readonly ready: boolean | undefined },
  item: string,
  isDone: boolean
): boolean | undefined => {
  const done = new Set(isDone ? [...checked, item] : checked.filter((each) => each !== item))
  const isAll = checklistCalled(list)!.items.every((each) => done.has(each.id))
  return isAll === ready ? undefined : isAll
}

export const pickQuestions = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, questions }: { readonly id: string; readonly questions: ReadonlyArray<string> }
) {
  const one = yield* log.get(Interaction, id)
  if (one?.contact === undefined) return yield* new Gone()
  const { contact } = one
  const held = yield* answersIn(id)
  const drafts = questions
    .filter((question) => heldAnswer(held, question) === undefined)
    .map((question) => answerDraft({ contact, interaction: one.id }, question, held))
  const { batch } = yield* log.commit(drafts, { via: VIA })
  return { batch }
})

/** Takes a question off the list, with whatever was answered. */
export const dropQuestion = Effect.fnUntraced(function* (
  { log }: LogSession,
  { id, question }: { readonly id: string; readonly question: string }
) {
  const drafts = (yield* answersIn(id))
    .filter((each) => each.question === question)
    .map((each) => AnswerNoted.draft(each.id, { deleted: { seen: {} } }))
  const { batch } = yield* log.commit(drafts, { via: VIA })
  return { batch }
})
