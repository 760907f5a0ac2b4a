/** The texts of a meeting while it is held: an answer to each question, notes, the useful thing; each saved at every pause. */
import { createSavedText, type SavedText } from "../../app/savedText.ts"
import { useLog } from "../../app/LogContext.tsx"
import { useFailures } from "../../components/Toasts.tsx"
import type { MeetingPage, MeetingQuestion } from "../../log/meeting.ts"

export interface ModeTexts {
  /** The same boxes for as long as one is here, whatever comes from elsewhere. */
  readonly answers: ReadonlyArray<{ readonly question: MeetingQuestion; readonly saved: SavedText }>
  /** The question that stands last: who else to talk to. */
  readonly last: MeetingQuestion | undefined
  readonly whoElse: SavedText
  readonly notes: SavedText
  readonly useful: SavedText
  /** Of all of them together. */
  readonly status: () => "saved" | "saving" | "waiting"
  readonly flush: () => Promise<unknown>
}

export const createModeTexts = (page: () => MeetingPage): ModeTexts => {
  const { tell } = useLog()
  const onFailure = useFailures()
  const { id, questions, suggested, lastQuestion, isOpen } = page()
  const key = `meeting/${id}`
  const nothing = { id, answers: [], notes: undefined, useful: undefined }

  const shown = questions.length > 0 ? questions : suggested
  const all = (): ReadonlyArray<MeetingQuestion> => [
    ...page().questions,
    ...page().suggested,
    ...page().rest.flatMap((group) => group.questions)
  ]
  // What was only suggested is picked with the first answer, so that the list is the same when one comes back.
  let isPicked = questions.length > 0 || !isOpen
  const pickShown = async (): Promise<void> => {
    if (isPicked) return
    isPicked = true
    await tell.pickQuestions({ id, questions: shown.map((question) => question.id) })
  }
  const answerTo = (question: string): SavedText =>
    createSavedText({
      key: `${key}/answer/${question}`,
      remote: () => all().find((each) => each.id === question)?.answer ?? "",
      save: async (text) => {
        await pickShown()
        await tell.noteMeeting({ ...nothing, answers: [{ question, text }] })
        return text
      },
      onFailure
    })
  const answers = shown
    .filter((question) => question.id !== lastQuestion)
    .map((question) => ({ question, saved: answerTo(question.id) }))
  const whoElse = answerTo(lastQuestion)
  const notes = createSavedText({
    key: `${key}/notes`,
    remote: () => page().notes,
    save: async (text, base) => (await tell.noteMeeting({ ...nothing, notes: { base, text } })).notes,
    onFailure
  })
  const useful = createSavedText({
    key: `${key}/useful`,
    remote: () => page().useful,
    save: async (text) => {
      await tell.noteMeeting({ ...nothing, useful: text })
      return text
    },
    onFailure
  })
  const texts = [...answers.map(({ saved }) => saved), whoElse, notes, useful]
  return {
    answers,
    last: all().find((question) => question.id === lastQuestion),
    whoElse,
    notes,
    useful,
    status: () => {
      const each = texts.map((text) => text.status())
      return each.includes("waiting") ? "waiting" : each.includes("saving") ? "saving" : "saved"
    },
    flush: () => Promise.all(texts.map((text) => text.flush()))
  }
}
