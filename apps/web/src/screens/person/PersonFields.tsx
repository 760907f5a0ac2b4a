/** The fields of a person's form: who they are, what they do, how to reach them, how one knows them. */
import { Show } from "solid-js"
import type { SetStoreFunction } from "solid-js/store"
import { useWords } from "../../app/LogContext.tsx"
import type { Writable } from "../../app/Writable.ts"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { LinesField } from "../../components/LinesField.tsx"
import { PersonPicker } from "../../components/PersonPicker.tsx"
import type { FormFault, Line, ListField, PersonForm, PersonFormPage } from "../../log/person/editPerson.ts"
import { editWords } from "./editWords.ts"
import { OwnFields } from "./OwnFields.tsx"
import "./form.css"

export interface PersonFieldsProps {
  /** Left out: somebody new. */
  readonly id: string | undefined
  readonly page: PersonFormPage
  readonly form: PersonForm
  readonly change: SetStoreFunction<Writable<PersonForm>>
  /** What is wrong with a field, in words. */
  readonly wrong: (field: FormFault["field"]) => string | undefined
}

export const PersonFields = (props: PersonFieldsProps) => {
  const words = useWords(editWords)
  const line = (field: Line, more: { readonly hint?: string; readonly wrong?: string | undefined } = {}) => (
    <Field
      label={props.page.labels[field]}
      value={props.form.lines[field]}
      onInput={(value) => props.change("lines", field, value)}
      {...more}
    />
  )
  const list = (field: ListField, type: "text" | "email" | "tel" | "url" = "text") => (
    <LinesField
      label={props.page.labels[field]}
      values={props.form.lists[field]}
      onChange={(values) => props.change("lists", field, [...values])}
      type={type}
    />
  )
  return (
    <>
      <section class="form-part">
        <h2>{words().who}</h2>
        {line("name", { hint: words().nameHint, wrong: props.wrong("name") })}
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
            value={props.form.lines.language}
            choices={words().languages}
            none={words().unknown}
            onChoose={(value) => props.change("lines", "language", value)}
            hint={words().languageHint}
          />
          <ChoiceField
            label={props.page.labels.address}
            value={props.form.lines.address}
            choices={[
              { value: "vous", said: "vous" },
              { value: "tu", said: "tu" }
            ]}
            none={words().unknown}
            onChoose={(value) => props.change("lines", "address", value)}
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
          value={props.form.lines.relation}
          choices={props.page.relations}
          none={words().unknown}
          onChoose={(value) => props.change("lines", "relation", value)}
        />
        <PersonPicker
          label={props.page.labels.referredBy}
          value={props.form.referredBy}
          onPick={(picked) => props.change("referredBy", picked === undefined ? undefined : { ...picked, about: "" })}
          without={props.id === undefined ? [] : [props.id]}
          wrong={props.wrong("referredBy")}
        />
        <Show when={props.page.gatherings.length > 0}>
          <ChoiceField
            label={props.page.labels.metAt}
            value={props.form.metAt}
            choices={props.page.gatherings}
            none={words().noGathering}
            onChoose={(value) => props.change("metAt", value)}
          />
        </Show>
        <Check
          label={props.page.labels.cardKept}
          isOn={props.form.cardKept}
          onChange={(isOn) => props.change("cardKept", isOn)}
        />
        <Check
          label={props.page.labels.connected}
          isOn={props.form.connected}
          onChange={(isOn) => props.change("connected", isOn)}
        />
      </section>
      <section class="form-part">
        <h2>{words().keeping}</h2>
        <ChoiceField
          label={props.page.labels.stage}
          value={props.form.lines.stage}
          choices={props.page.stages}
          none={words().stageFollows}
          onChoose={(value) => props.change("lines", "stage", value)}
        />
        <Field
          label={words().cadence}
          type="number"
          value={props.form.cadenceDays}
          onInput={(value) => props.change("cadenceDays", value)}
          hint={words().cadenceHint}
          wrong={props.wrong("cadenceDays")}
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
        {line("zone", { hint: words().zoneHint, wrong: props.wrong("zone") })}
        {list("addresses")}
      </section>
      <OwnFields
        values={props.form.custom}
        onChange={(values) => props.change("custom", [...values])}
        label={props.page.labels.custom}
      />
    </>
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
