/** Everybody's answers side by side: a table where there is room, one question after the other where there is not. */
import { A, useSearchParams } from "@solidjs/router"
import { For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { mediaMatches } from "../../app/mediaMatches.ts"
import { Answered } from "../../components/Answered.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { CompareTable } from "../../components/CompareTable.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { AnswerShown, Comparison } from "../../log/questions.ts"
import { questionsWords } from "./questionsWords.ts"
import "./questions.css"

export const CompareScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(questionsWords)
  const [search, setSearch] = useSearchParams<{ occupation?: string; question?: string }>()
  const isWide = mediaMatches("(min-width: 60rem), print")
  const compared = liveAnswer(
    () => ({ occupation: search.occupation, question: search.question, lang: lang() }),
    ({ occupation, question }) => ask.comparedAnswers({ occupation, question })
  )
  const isTable = () =>
    isWide() && (compared.value?.questions.length ?? 0) > 1 && (compared.value?.people.length ?? 0) > 1
  return (
    <Screen
      title={words().compareTitle}
      intro={words().compareAbout}
      isWide
      actions={
        <A class="button button-plain" href="/questions">
          {words().bank}
        </A>
      }
    >
      <Answered answer={compared}>
        {(all) => (
          <Show
            when={all().answered.length > 0}
            fallback={
              <EmptyState title={words().none} text={words().noneStep}>
                <A class="button button-main" href="/meetings">
                  {words().toMeetings}
                </A>
              </EmptyState>
            }
          >
            <div class="compare-by no-print">
              <ChoiceField
                label={words().question}
                value={search.question ?? ""}
                none={words().everyQuestion}
                choices={all().answered.map(({ id, text }) => ({ value: id, said: text }))}
                onChoose={(question) => setSearch({ question: question === "" ? undefined : question })}
              />
              <Show when={all().occupations.length > 0}>
                <ChoiceField
                  label={words().occupation}
                  value={search.occupation ?? ""}
                  none={words().everyField}
                  choices={all().occupations.map((name) => ({ value: name, said: name }))}
                  onChoose={(occupation) => setSearch({ occupation: occupation === "" ? undefined : occupation })}
                />
              </Show>
            </div>
            <Show when={all().questions.length > 0} fallback={<p>{words().noneHere}</p>}>
              <Show when={isTable()} fallback={<Stacked all={all()} />}>
                <Side all={all()} />
              </Show>
            </Show>
          </Show>
        )}
      </Answered>
    </Screen>
  )
}

const Side = (props: { readonly all: Comparison }) => {
  const words = useWords(questionsWords)
  return (
    <CompareTable
      caption={words().table}
      corner={words().question}
      rows={props.all.questions}
      columns={props.all.people}
      rowName={({ text }) => text}
      columnName={(one) => (
        <>
          <A class="name" href={`/people/${one.id}`} dir="auto">
            {one.name}
          </A>
          <span class="soft compare-about" dir="auto">
            {one.company}
          </span>
        </>
      )}
      cell={({ answers }, one) => (
        <For
          each={answers.filter(({ contact }) => contact === one.id)}
          fallback={
            <span aria-hidden="true" class="soft">
              –
            </span>
          }
        >
          {(answer) => <Said answer={answer} />}
        </For>
      )}
    />
  )
}

const Stacked = (props: { readonly all: Comparison }) => {
  const words = useWords(questionsWords)
  const nameOf = (contact: string | undefined) => props.all.people.find(({ id }) => id === contact)
  return (
    <For each={props.all.questions}>
      {(question) => (
        <section class="compare-question">
          <h2>{question.text}</h2>
          <ul class="compare-answers" aria-label={words().answers(question.answers.length)}>
            <For each={question.answers}>
              {(answer) => (
                <li>
                  <p class="compare-who">
                    <Show when={nameOf(answer.contact)}>
                      {(one) => (
                        <>
                          <A class="name" href={`/people/${one().id}`} dir="auto">
                            {one().name}
                          </A>
                          <span class="soft" dir="auto">
                            {[one().company, one().occupation].filter((text) => text !== "").join(", ")}
                          </span>
                        </>
                      )}
                    </Show>
                  </p>
                  <Said answer={answer} />
                </li>
              )}
            </For>
          </ul>
        </section>
      )}
    </For>
  )
}

const Said = (props: { readonly answer: AnswerShown }) => (
  <>
    <p class="compare-said" dir="auto">
      {props.answer.text}
    </p>
    <Show when={props.answer.when !== ""}>
      <Show when={props.answer.meeting} fallback={<p class="soft compare-when figures">{props.answer.when}</p>}>
        <A class="soft compare-when figures" href={`/meetings/${props.answer.meeting}`}>
          {props.answer.when}
        </A>
      </Show>
    </Show>
  </>
)
