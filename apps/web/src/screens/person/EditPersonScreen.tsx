/** Everything that can be said of a person, in one form; and somebody new, of whom a name is enough. */
import { useNavigate, useParams, useSearchParams } from "@solidjs/router"
import { createSignal, onMount, Show } from "solid-js"
import { createStore } from "solid-js/store"
import { useLog, useWords } from "../../app/LogContext.tsx"
import type { Writable } from "../../app/Writable.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { GrowingRows } from "../../components/GrowingRows.tsx"
import { LinesField } from "../../components/LinesField.tsx"
import { PersonPicker } from "../../components/PersonPicker.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { FormFault, Line, ListField, PersonForm, PersonFormPage } from "../../log/person/editPerson.ts"
import { editWords } from "./editWords.ts"
import "./form.css"

export const EditPersonScreen = () => {
  const params = useParams<{ id?: string }>()
  const [query] = useSearchParams<{ name?: string }>()
  const { ask } = useLog()
  const words = useWords(editWords)
  const failed = useFailures()
  const [page, setPage] = createSignal<PersonFormPage>()
  onMount(() => void ask.personForm({ id: params.id }).then(setPage, failed))
  return (
    <Screen title={params.id === undefined ? words().addTitle : words().editTitle(page()?.form.lines.name ?? "")}>
      <Show when={page()}>{(value) => <Form id={params.id} page={value()} name={query.name} />}</Show>
    </Screen>
  )
}

interface FormProps {
  readonly id: string | undefined
  readonly page: PersonFormPage
  /** Somebody new, looked for by this name in vain. */
  readonly name: string | undefined
}

const Form = (props: FormProps) => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const words = useWords(editWords)
  const failed = useFailures()
  const before = props.page.form
  const [form, setForm] = createStore<Writable<PersonForm>>({
    ...(structuredClone(before) as Writable<PersonForm>),
    lines: { ...before.lines, name: before.lines.name || (props.name ?? "") }
  })
  const [faults, setFaults] = createSignal<ReadonlyArray<FormFault>>([])
  const wrong = (field: FormFault["field"]): string | undefined => {
    const fault = faults().find((each) => each.field === field)
    return fault === undefined ? undefined : words().faults[fault.field]
  }
  const back = (): void => navigate(props.id === undefined ? "/people" : `/people/${props.id}`)
  const save = (): void => {
    const after = JSON.parse(JSON.stringify(form)) as PersonForm
    tell.savePerson({ id: props.id, before, after }).then((saved) => {
      if (saved._tag === "NotSaved") {
        setFaults(saved.faults)
        queueMicrotask(() => document.querySelector<HTMLElement>("form [aria-invalid=true]")?.focus())
        return
      }
      if (saved.batch !== undefined) say(words().saved(saved.name), saved.batch)
      navigate(`/people/${saved.id}`)
    }, failed)
  }
  const line = (field: Line, more: { readonly hint?: string; readonly wrong?: string | undefined } = {}) => (
    <Field
      label={props.page.labels[field]}
      value={form.lines[field]}
      onInput={(value) => setForm("lines", field, value)}
      {...more}
    />
  )
  const list = (field: ListField, type: "text" | "email" | "tel" | "url" = "text") => (
    <LinesField
      label={props.page.labels[field]}
      values={form.lists[field]}
      onChange={(values) => setForm("lists", field, [...values])}
      type={type}
    />
  )
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <section class="form-part">
        <h2>{words().who}</h2>
        {line("name", { hint: words().nameHint, wrong: wrong("name") })}
        <div class="form-row">
          {line("givenName", { hint: words().givenHint })}
          {line("familyName", { hint: words().familyHint })}
        </div>
        <div class="form-row">
          {line("sayIt")}
          {line("pronouns")}
        </div>
        <div class="form-row">
          <ChoiceField
            label={props.page.labels.language}
            value={form.lines.language}
            choices={words().languages}
            none={words().unknown}
            onChoose={(value) => setForm("lines", "language", value)}
            hint={words().languageHint}
          />
          <ChoiceField
            label={props.page.labels.address}
            value={form.lines.address}
            choices={[
              { value: "vous", said: "vous" },
              { value: "tu", said: "tu" }
            ]}
            none={words().unknown}
            onChoose={(value) => setForm("lines", "address", value)}
          />
        </div>
      </section>
      <section class="form-part">
        <h2>{words().work}</h2>
        <div class="form-row">
          {line("position")}
          {line("company")}
        </div>
        <div class="form-row">
          {line("department")}
          {line("seniority")}
        </div>
        {line("occupation", { hint: words().occupationHint })}
        {line("interest", { hint: words().interestHint })}
      </section>
      <section class="form-part">
        <h2>{words().reach}</h2>
        {list("emails", "email")}
        {list("phones", "tel")}
        {list("links", "url")}
        {line("bestWay")}
      </section>
      <section class="form-part">
        <h2>{words().how}</h2>
        <ChoiceField
          label={props.page.labels.relation}
          value={form.lines.relation}
          choices={props.page.relations}
          none={words().unknown}
          onChoose={(value) => setForm("lines", "relation", value)}
        />
        <PersonPicker
          label={props.page.labels.referredBy}
          value={form.referredBy}
          onPick={(picked) => setForm("referredBy", picked === undefined ? undefined : { ...picked, about: "" })}
          without={props.id === undefined ? [] : [props.id]}
          wrong={wrong("referredBy")}
        />
        <Show when={props.page.gatherings.length > 0}>
          <ChoiceField
            label={props.page.labels.metAt}
            value={form.metAt}
            choices={props.page.gatherings}
            none={words().noGathering}
            onChoose={(value) => setForm("metAt", value)}
          />
        </Show>
        <Check label={props.page.labels.cardKept} isOn={form.cardKept} onChange={(isOn) => setForm("cardKept", isOn)} />
        <Check
          label={props.page.labels.connected}
          isOn={form.connected}
          onChange={(isOn) => setForm("connected", isOn)}
        />
      </section>
      <section class="form-part">
        <h2>{words().keeping}</h2>
        <ChoiceField
          label={props.page.labels.stage}
          value={form.lines.stage}
          choices={props.page.stages}
          none={words().stageFollows}
          onChoose={(value) => setForm("lines", "stage", value)}
        />
        <Field
          label={words().cadence}
          type="number"
          value={form.cadenceDays}
          onInput={(value) => setForm("cadenceDays", value)}
          hint={words().cadenceHint}
          wrong={wrong("cadenceDays")}
        />
        {list("tags")}
        {line("owner", { hint: words().ownerHint })}
      </section>
      <section class="form-part">
        <h2>{words().where}</h2>
        <div class="form-row">
          {line("city")}
          {line("province")}
        </div>
        {line("zone", { hint: words().zoneHint, wrong: wrong("zone") })}
        {list("addresses")}
      </section>
      <Own
        values={form.custom}
        onChange={(values) => setForm("custom", [...values])}
        label={props.page.labels.custom}
      />
      <div class="form-end no-print">
        <Button kind="main" type="submit">
          {words().save}
        </Button>
        <Button onClick={back}>{words().cancel}</Button>
      </div>
    </form>
  )
}

const Check = (props: {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}) => (
  <label class="form-check">
    <input type="checkbox" checked={props.isOn} onChange={(event) => props.onChange(event.currentTarget.checked)} />
    {props.label}
  </label>
)

interface OwnProps {
  readonly label: string
  readonly values: PersonForm["custom"]
  readonly onChange: (values: PersonForm["custom"]) => void
}

/** Fields of the user's own: a name and a value each. */
const NOTHING_OWN = { label: "", value: "" }

const Own = (props: OwnProps) => {
  const words = useWords(editWords)
  return (
    <section class="form-part">
      <h2>{props.label}</h2>
      <p class="soft">{words().ownHint}</p>
      <GrowingRows
        values={props.values}
        empty={NOTHING_OWN}
        onChange={props.onChange}
        row="form-own"
        nameOf={({ label }) => label}
      >
        {(each, put, index) => (
          <>
            <input
              class="field-input"
              dir="auto"
              aria-label={words().ownName(index + 1)}
              placeholder={words().ownNamed}
              value={each().label}
              onInput={(event) => put({ ...each(), label: event.currentTarget.value })}
            />
            <input
              class="field-input"
              dir="auto"
              aria-label={each().label || words().ownValue(index + 1)}
              value={each().value}
              onInput={(event) => put({ ...each(), value: event.currentTarget.value })}
            />
          </>
        )}
      </GrowingRows>
    </section>
  )
}
