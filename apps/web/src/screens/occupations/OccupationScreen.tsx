/** One occupation: what was learned of it by topic, each from a conversation, what people answered, and one's own notes. */
import { A, useNavigate, useParams } from "@solidjs/router"
import Plus from "lucide-solid/icons/plus"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { createSavedText } from "../../app/savedText.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import { SavedField } from "../../components/SavedField.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Tabs } from "../../components/Tabs.tsx"
import type { FindingShown, OccupationPage, Topic } from "../../log/occupations.ts"
import { FindingForm } from "./FindingForm.tsx"
import { Found } from "./Found.tsx"
import { occupationsWords } from "./occupationsWords.ts"
import "./occupations.css"

export const OccupationScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(occupationsWords)
  const params = useParams<{ id: string }>()
  const occupation = liveAnswer(
    () => ({ id: params.id, lang: lang() }),
    ({ id }) => ask.occupation({ id })
  )
  return (
    <Screen
      title={occupation.value?.name ?? "\u00a0"}
      actions={<Show when={occupation.value}>{(page) => <Actions page={page()} />}</Show>}
    >
      <Answered answer={occupation} otherwise={<A href="/occupations">{words().back}</A>}>
        {(page) => <Page page={page()} />}
      </Answered>
    </Screen>
  )
}

const Actions = (props: { readonly page: OccupationPage }) => {
  const { tell } = useLog()
  const words = useWords(occupationsWords)
  const failed = useFailures()
  const navigate = useNavigate()
  const [isOpen, setOpen] = createSignal(false)
  const [name, setName] = createSignal("")
  const rename = () =>
    name().trim() === ""
      ? undefined
      : tell.changeOccupation({ id: props.page.id, name: name() }).then(({ batch }) => say(words().renamed, batch))
  const remove = (): void => {
    const { id, name: called } = props.page
    tell.deleteOccupation({ id }).then(({ batch }) => {
      say(words().removed(called), batch)
      navigate("/occupations")
    }, failed)
  }
  return (
    <>
      <Button
        onClick={() => {
          setName(props.page.name)
          setOpen(true)
        }}
      >
        {words().rename}
      </Button>
      <Button kind="quiet" onClick={remove}>
        {words().remove}
      </Button>
      <FormSheet
        isOpen={isOpen()}
        onClose={() => setOpen(false)}
        title={words().rename}
        save={words().save}
        onSave={rename}
      >
        <Field
          label={words().name}
          value={name()}
          onInput={setName}
          wrong={name().trim() === "" ? words().needsName : undefined}
        />
      </FormSheet>
    </>
  )
}

const Page = (props: { readonly page: OccupationPage }) => {
  const { tell } = useLog()
  const words = useWords(occupationsWords)
  const failed = useFailures()
  const { id } = props.page
  const [view, setView] = createSignal("findings")
  const notes = createSavedText({
    key: `occupation/${id}/notes`,
    remote: () => props.page.notes,
    save: async (text, base) => (await tell.changeOccupation({ id, notes: { base, text } })).notes,
    onFailure: failed
  })
  return (
    <>
      <SavedField label={words().notes} saved={notes} />
      <Tabs
        label={props.page.name}
        chosen={view()}
        onChoose={setView}
        tabs={[
          { id: "findings", name: words().findingsTab, content: () => <Findings page={props.page} /> },
          { id: "answers", name: words().answersTab, content: () => <Answers page={props.page} /> }
        ]}
      />
    </>
  )
}

const Findings = (props: { readonly page: OccupationPage }) => {
  const words = useWords(occupationsWords)
  const [adding, setAdding] = createSignal<Topic>()
  const [changing, setChanging] = createSignal<FindingShown>()
  return (
    <div class="topics">
      <For each={props.page.topics}>
        {(topic) => (
          <section class="topic" aria-labelledby={`topic-${topic.id}`}>
            <div class="topic-head">
              <h2 id={`topic-${topic.id}`}>{topic.name}</h2>
              <button
                type="button"
                class="icon-button no-print"
                aria-label={words().addOn(topic.name)}
                onClick={() => setAdding(topic.id)}
              >
                <Plus aria-hidden="true" />
              </button>
            </div>
            <Show when={topic.findings.length > 0}>
              <Found
                findings={topic.findings}
                actions={(finding) => (
                  <Button
                    kind="quiet"
                    class="found-change no-print"
                    aria-label={words().changeThis(finding.text)}
                    onClick={() => setChanging(finding)}
                  >
                    {words().change}
                  </Button>
                )}
              />
            </Show>
          </section>
        )}
      </For>
      <FindingForm
        occupation={props.page.id}
        topics={props.page.topics}
        topic={adding()}
        finding={changing()}
        onClose={() => {
          setAdding(undefined)
          setChanging(undefined)
        }}
      />
    </div>
  )
}

const Answers = (props: { readonly page: OccupationPage }) => {
  const words = useWords(occupationsWords)
  return (
    <Show when={props.page.answers.length > 0} fallback={<p>{words().noAnswers}</p>}>
      <div class="topics">
        <For each={props.page.answers}>
          {(question) => (
            <section class="topic">
              <h2>{question.text}</h2>
              <Found findings={question.answers} />
            </section>
          )}
        </For>
      </div>
    </Show>
  )
}
