/** One conversation in full: what it was, what was said, and what comes of it. */
import { useNavigate, useParams } from "@solidjs/router"
import { createSignal, onMount, Show } from "solid-js"
import { createStore } from "solid-js/store"
import type { Writable } from "../../app/Writable.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { LinesField } from "../../components/LinesField.tsx"
import { PeoplePicker } from "../../components/PersonPicker.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { TouchForm, TouchFormPage } from "../../log/person/touchForm.ts"
import { editWords } from "./editWords.ts"
import { PledgeFields } from "./PledgeFields.tsx"
import "./form.css"

export const TouchScreen = () => {
  const params = useParams<{ id: string; touch?: string }>()
  const { ask } = useLog()
  const words = useWords(editWords)
  const failed = useFailures()
  const [page, setPage] = createSignal<TouchFormPage>()
  const person = liveAnswer(
    () => params.id,
    (id) => ask.personPage({ id })
  )
  onMount(() => void ask.touchForm({ id: params.touch }).then(setPage, failed))
  return (
    <Screen
      title={words().touchTitle}
      intro={person.value === undefined ? "\u00a0" : words().touchWith(person.value.name)}
    >
      <Show when={page()}>{(value) => <Form person={params.id} touch={params.touch} page={value()} />}</Show>
    </Screen>
  )
}

interface FormProps {
  readonly person: string
  readonly touch: string | undefined
  readonly page: TouchFormPage
}

const Form = (props: FormProps) => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const words = useWords(editWords)
  const failed = useFailures()
  const before = props.page.form
  const [form, setForm] = createStore<Writable<TouchForm>>(structuredClone(before) as Writable<TouchForm>)
  const [wrong, setWrong] = createSignal<string>()
  const back = (): void => navigate(`/people/${props.person}`)
  const save = (): void => {
    if (form.day === "") return void setWrong(words().needsDay)
    const after = JSON.parse(JSON.stringify(form)) as TouchForm
    tell.saveTouch({ id: props.touch, contact: props.person, before, after }).then(({ batch }) => {
      if (batch !== undefined) say(words().touchSaved, batch)
      back()
    }, failed)
  }
  const remove = (): void => {
    tell.deleteTouch({ id: props.touch! }).then(({ batch }) => {
      say(words().touchDeleted, batch)
      back()
    }, failed)
  }
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <section class="form-part">
        <h2>{words().what}</h2>
        <div class="form-row">
          <ChoiceField
            label={words().kind}
            value={form.kind}
            choices={props.page.kinds}
            onChoose={(value) => setForm("kind", value as TouchForm["kind"])}
          />
          <ChoiceField
            label={words().channel}
            value={form.channel}
            choices={props.page.channels}
            none={words().notSaid}
            onChoose={(value) => setForm("channel", value as TouchForm["channel"])}
          />
        </div>
        <div class="form-row">
          <Field
            label={words().day}
            type="date"
            value={form.day}
            onInput={(day) => setForm("day", day)}
            wrong={wrong()}
          />
          <Field label={words().time} type="time" value={form.time} onInput={(time) => setForm("time", time)} />
          <Field
            label={words().minutes}
            type="number"
            value={form.minutes}
            onInput={(minutes) => setForm("minutes", minutes)}
          />
        </div>
        <div class="form-row">
          <Show
            when={form.kind === "meeting"}
            fallback={
              <ChoiceField
                label={words().direction}
                value={form.direction}
                choices={props.page.directions}
                none={words().notSaid}
                onChoose={(value) => setForm("direction", value as TouchForm["direction"])}
              />
            }
          >
            <ChoiceField
              label={words().state}
              value={form.state}
              choices={props.page.states}
              none={words().stateFollows}
              onChoose={(value) => setForm("state", value as TouchForm["state"])}
            />
          </Show>
          <ChoiceField
            label={words().outcome}
            value={form.outcome}
            choices={props.page.outcomes}
            none={words().noOutcome}
            onChoose={(value) => setForm("outcome", value as TouchForm["outcome"])}
          />
        </div>
        <Show when={form.outcome === "too-busy"}>
          <div class="form-row">
            <Field
              label={words().callBackDay}
              type="date"
              value={form.callBackDay}
              onInput={(day) => setForm("callBackDay", day)}
            />
            <Field
              label={words().callBackTime}
              type="time"
              value={form.callBackTime}
              onInput={(time) => setForm("callBackTime", time)}
            />
          </div>
        </Show>
        <PeoplePicker
          label={words().attendees}
          more={words().oneMore}
          values={form.attendees}
          onChange={(values) => setForm("attendees", [...values])}
          without={[props.person]}
          canAdd
        />
      </section>
      <section class="form-part">
        <h2>{words().said}</h2>
        <Field isLong label={words().points} value={form.points} onInput={(points) => setForm("points", points)} />
        <Field label={words().useful} value={form.useful} onInput={(useful) => setForm("useful", useful)} />
        <LinesField
          label={words().advice}
          hint={words().adviceHint}
          values={form.advice}
          onChange={(values) => setForm("advice", [...values])}
        />
      </section>
      <section class="form-part">
        <h2>{words().came}</h2>
        <LinesField
          label={words().suggested}
          hint={words().suggestedHint}
          values={form.suggested}
          onChange={(values) => setForm("suggested", [...values])}
        />
        <PledgeFields values={form.pledges} onChange={(values) => setForm("pledges", [...values])} />
        <div class="form-row">
          <Field label={words().next} type="date" value={form.next.on} onInput={(on) => setForm("next", "on", on)} />
          <Field
            label={words().nextReason}
            value={form.next.reason}
            onInput={(reason) => setForm("next", "reason", reason)}
          />
        </div>
      </section>
      <div class="form-end no-print">
        <Button kind="main" type="submit">
          {words().save}
        </Button>
        <Button onClick={back}>{words().cancel}</Button>
        <Show when={props.touch !== undefined}>
          <Button kind="quiet" class="form-end-last" onClick={remove}>
            {words().deleteTouch}
          </Button>
        </Show>
      </div>
    </form>
  )
}
