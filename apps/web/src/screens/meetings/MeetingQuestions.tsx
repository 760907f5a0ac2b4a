/** The questions of a meeting: those picked, those that would suit it, and the rest of the bank to add from. */
import Plus from "lucide-solid/icons/plus"
import X from "lucide-solid/icons/x"
import { For, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import type { MeetingPage, MeetingQuestion } from "../../log/meeting.ts"
import { meetingWords } from "./meetingWords.ts"
import "../../components/sheet.css"
import "./meeting.css"

export const MeetingQuestions = (props: { readonly page: MeetingPage }) => {
  const { tell, lang } = useLog()
  const words = useWords(meetingWords)
  const failed = useFailures()
  // Once it was held, what was not answered is of no interest.
  const shown = () => props.page.questions.filter(({ answer }) => props.page.isOpen || answer !== "")
  const pick = (questions: ReadonlyArray<string>): void => {
    tell.pickQuestions({ id: props.page.id, questions }).catch(failed)
  }
  const drop = (question: MeetingQuestion, row: HTMLElement | null): void => {
    const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector<HTMLElement>("button")
    tell.dropQuestion({ id: props.page.id, question: question.id }).then(({ batch }) => {
      next?.focus()
      say(words().dropped, batch)
    }, failed)
  }
  const addOne = (question: MeetingQuestion) => (
    <li class="question">
      <span class="question-text" lang={props.page.questionsIn}>
        {question.text}
      </span>
      <Asked count={question.asked} />
      <button
        type="button"
        class="icon-button"
        aria-label={words().take(question.text)}
        onClick={() => pick([question.id])}
      >
        <Plus aria-hidden="true" />
      </button>
    </li>
  )
  return (
    <section class="meeting-questions" aria-labelledby="questions">
      <h2 id="questions">{words().questions}</h2>
      <Show when={props.page.questionsIn !== lang()}>
        <p class="soft">{words().questionsIn[props.page.questionsIn]}</p>
      </Show>
      <Show when={shown().length > 0}>
        <ol class="questions questions-picked">
          <For each={shown()}>
            {(question) => (
              <li class="question">
                <span class="question-text" lang={props.page.questionsIn}>
                  {question.text}
                </span>
                <Show when={question.answer !== ""} fallback={<Asked count={question.asked} />}>
                  <p class="question-answer" dir="auto">
                    {question.answer}
                  </p>
                </Show>
                <Show when={props.page.isOpen}>
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={words().drop(question.text)}
                    onClick={(event) => drop(question, event.currentTarget.closest("li"))}
                  >
                    <X aria-hidden="true" />
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={props.page.isOpen && props.page.suggested.length > 0}>
        <Show when={props.page.questions.length === 0} fallback={<h3>{words().suggested}</h3>}>
          <p class="soft">{words().questionsEmpty(props.page.contact?.name ?? "")}</p>
        </Show>
        <ul class="questions">
          <For each={props.page.suggested}>{addOne}</For>
        </ul>
        <Button class="meeting-take" onClick={() => pick(props.page.suggested.map(({ id }) => id))}>
          {words().useAll(props.page.suggested.length)}
        </Button>
      </Show>
      <Show when={props.page.isOpen && props.page.rest.length > 0}>
        <details class="questions-more">
          <summary>{words().moreQuestions}</summary>
          <For each={props.page.rest}>
            {({ group, questions }) => (
              <>
                <h3 lang={props.page.questionsIn}>{group}</h3>
                <ul class="questions">
                  <For each={questions}>{addOne}</For>
                </ul>
              </>
            )}
          </For>
        </details>
      </Show>
    </section>
  )
}

const Asked = (props: { readonly count: number }) => {
  const words = useWords(meetingWords)
  return (
    <span class="question-asked soft said-alone">
      {props.count === 0 ? words().neverAsked : words().asked(props.count)}
    </span>
  )
}
