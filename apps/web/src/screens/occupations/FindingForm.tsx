/** The drawer in which a finding is noted or changed: what, on which topic, and who told it. */
import { createEffect, createSignal, on, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { type Picked, PersonPicker } from "../../components/PersonPicker.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import type { FindingShown, Topic, TopicShown } from "../../log/occupations.ts"
import { occupationsWords } from "./occupationsWords.ts"

export interface FindingFormProps {
  readonly occupation: string
  readonly topics: ReadonlyArray<TopicShown>
  /** On which something is noted. */
  readonly topic: Topic | undefined
  /** Which is changed. */
  readonly finding: FindingShown | undefined
  readonly onClose: () => void
}

export const FindingForm = (props: FindingFormProps) => {
  const { tell } = useLog()
  const words = useWords(occupationsWords)
  const failed = useFailures()
  const [text, setText] = createSignal("")
  const [topic, setTopic] = createSignal<Topic>("salary")
  const [who, setWho] = createSignal<Picked>()
  const [isWrong, setWrong] = createSignal(false)
  const isOpen = () => props.topic !== undefined || props.finding !== undefined
  createEffect(
    on(isOpen, (open) => {
      if (!open) return
      setText(props.finding?.text ?? "")
      setTopic(props.topic ?? "salary")
      setWrong(false)
    })
  )
  const save = (): void => {
    if (text().trim() === "") return void setWrong(true)
    const { finding, occupation } = props
    const saved =
      finding === undefined
        ? tell.addFinding({ occupation, topic: topic(), text: text(), contact: who()?.id })
        : tell.changeFinding({ id: finding.id, text: text() })
    saved.then(({ batch }) => {
      props.onClose()
      say(finding === undefined ? words().noted : words().changed, batch)
    }, failed)
  }
  const remove = (): void => {
    tell.changeFinding({ id: props.finding!.id, text: "" }).then(({ batch }) => {
      props.onClose()
      say(words().deleted, batch)
    }, failed)
  }
  return (
    <Sheet
      isOpen={isOpen()}
      onClose={props.onClose}
      title={props.finding === undefined ? words().addFinding : words().change}
    >
      <Field
        label={words().finding}
        value={text()}
        onInput={setText}
        wrong={isWrong() && text().trim() === "" ? words().needsText : undefined}
        isLong
      />
      <Show when={props.finding === undefined}>
        <ChoiceField
          label={words().topic}
          value={topic()}
          choices={props.topics.map(({ id, name }) => ({ value: id, said: name }))}
          onChoose={(id) => setTopic(id as Topic)}
        />
        <PersonPicker label={words().teller} value={who()} onPick={setWho} hint={words().tellerHint} />
      </Show>
      <div class="sheet-actions">
        <Show when={props.finding}>
          <Button kind="quiet" onClick={remove}>
            {words().delete}
          </Button>
        </Show>
        <Button kind="main" onClick={save}>
          {words().save}
        </Button>
      </div>
    </Sheet>
  )
}
