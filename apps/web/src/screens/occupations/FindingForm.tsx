/** The drawer in which a finding is noted or changed: what, on which topic, and who told it. */
import { createEffect, createSignal, on, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import { type Picked, PersonPicker } from "../../components/PersonPicker.tsx"
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
      setWho(undefined)
      setWrong(false)
    })
  )
  const save = () => {
    if (text().trim() === "") return void setWrong(true)
    const { finding, occupation } = props
    const saved =
      finding === undefined
        ? tell.addFinding({ occupation, topic: topic(), text: text(), contact: who()?.id })
        : tell.changeFinding({ id: finding.id, text: text() })
    return saved.then(({ batch }) => say(finding === undefined ? words().noted : words().changed, batch))
  }
  const remove = ({ id }: FindingShown) =>
    tell.changeFinding({ id, text: "" }).then(({ batch }) => say(words().deleted, batch))
  const other = () => {
    const one = props.finding
    return one === undefined ? undefined : { label: words().delete, act: () => remove(one) }
  }
  return (
    <FormSheet
      isOpen={isOpen()}
      onClose={props.onClose}
      title={props.finding === undefined ? words().addFinding : words().change}
      save={words().save}
      onSave={save}
      other={other()}
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
    </FormSheet>
  )
}
