/** A meeting on paper: for taking along, with room to write. Shown in print alone. */
import { For, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import type { MeetingPage } from "../../log/meeting.ts"
import { meetingWords } from "./meetingWords.ts"
import "./meetingSheet.css"

/** With so many questions there is less room for each, so that all of them stand on one side. */
const MANY = 5
const FEW_LINES = 2
const MANY_LINES = 4
const NOTE_LINES = 12
const END_LINES = 4

export const MeetingSheet = (props: { readonly page: MeetingPage; readonly title: string }) => {
  const words = useWords(meetingWords)
  // "Who else?" has its place at the end.
  const questions = () =>
    (props.page.questions.length > 0 ? props.page.questions : props.page.suggested).filter(
      ({ id }) => id !== props.page.lastQuestion
    )
  const isMany = () => questions().length > MANY
  const work = () =>
    [props.page.contact?.position, props.page.contact?.company].filter((text) => text !== undefined && text !== "")
  const reach = () => [...(props.page.contact?.phones ?? []), ...(props.page.contact?.emails ?? [])]
  return (
    <article class="paper">
      <header class="paper-head">
        <div>
          <h1>{props.title}</h1>
          <p class="paper-when">{props.page.whenInFull}</p>
          <Show when={props.page.place !== ""}>
            <p class="paper-place">{props.page.place}</p>
          </Show>
          <Show when={props.page.isOpen && props.page.notes !== ""}>
            <p class="paper-place">{props.page.notes}</p>
          </Show>
        </div>
        <div class="paper-who">
          <Show when={props.page.contact?.sayIt}>{(sayIt) => <p>« {sayIt()} »</p>}</Show>
          <Show when={work().length > 0}>
            <p>{work().join(", ")}</p>
          </Show>
          <For each={reach()}>{(each) => <p>{each}</p>}</For>
        </div>
      </header>
      <Show when={props.page.contact?.interest}>
        {(interest) => (
          <p class="paper-aside">
            <strong>{words().interest}</strong> {interest()}
          </p>
        )}
      </Show>
      <Show when={props.page.introduction.statement !== ""}>
        <p class="paper-aside">
          <strong>{words().introduction}</strong> {props.page.introduction.statement}
        </p>
      </Show>
      <ol class="paper-questions">
        <For each={questions()}>
          {(question) => (
            <li lang={props.page.questionsIn}>
              <p class="paper-question">{question.text}</p>
              <Show when={question.answer !== ""} fallback={<Lines count={isMany() ? FEW_LINES : MANY_LINES} />}>
                <p class="paper-answer">{question.answer}</p>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <div class="paper-back">
        <Ending title={words().sheet.notes} text={props.page.isOpen ? "" : props.page.notes} lines={NOTE_LINES} />
        <div class="paper-end">
          <Ending title={words().sheet.useful} text={props.page.useful} lines={END_LINES} />
          <Ending title={words().sheet.whoElse} text="" lines={END_LINES} />
          <Ending title={words().sheet.promised} text="" lines={END_LINES} />
          <Ending title={words().sheet.advised} text="" lines={END_LINES} />
        </div>
      </div>
    </article>
  )
}

const Ending = (props: { readonly title: string; readonly text: string; readonly lines: number }) => (
  <section class="paper-part">
    <h2>{props.title}</h2>
    <Show when={props.text !== ""}>
      <p class="paper-answer">{props.text}</p>
    </Show>
    <Lines count={props.lines} />
  </section>
)

const Lines = (props: { readonly count: number }) => (
  <div class="paper-lines" aria-hidden="true">
    <For each={Array.from({ length: props.count })}>{() => <div />}</For>
  </div>
)
