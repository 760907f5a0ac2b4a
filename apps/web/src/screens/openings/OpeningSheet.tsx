/** Writing down an opening, or changing one. */
import { createEffect, createSignal, on } from "solid-js"
import { createStore } from "solid-js/store"
import { entityWords } from "@kith/core/domain/words/entityWords"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import { type Picked, PersonPicker } from "../../components/PersonPicker.tsx"
import type { OpeningForm, OpeningPage } from "../../log/openings.ts"
import { openingsWords } from "./openingsWords.ts"

export interface OpeningSheetProps {
  readonly isOpen: boolean
  /** Left out: a new one. */
  readonly opening?: OpeningPage | undefined
  readonly onClose: () => void
  readonly onSaved?: (id: string) => void
  readonly onDelete?: () => Promise<unknown>
}

const blank: OpeningForm = { role: "", company: "", toldBy: "", link: "", seen: "", state: "seen", note: "" }

const formOf = ({ role, company, toldBy, link, seenOn, state, note }: OpeningPage): OpeningForm => ({
  role,
  company,
  toldBy: toldBy?.id ?? "",
  link,
  seen: seenOn,
  state,
  note
})

/** Every state that there is, in the order of a search, each as its word. */
export const openingStates = (lang: "en" | "fr"): ReadonlyArray<{ readonly value: string; readonly said: string }> =>
  Object.entries(entityWords[lang].openingStates).map(([value, said]) => ({ value, said }))

export const OpeningSheet = (props: OpeningSheetProps) => {
  const { tell, lang } = useLog()
  const words = useWords(openingsWords)
  const [form, setForm] = createStore<{ -readonly [K in keyof OpeningForm]: OpeningForm[K] }>({ ...blank })
  const [teller, setTeller] = createSignal<Picked>()
  const [wrong, setWrong] = createSignal<string>()
  let was: OpeningForm | undefined
  createEffect(
    on(
      () => props.isOpen,
      (isOpen) => {
        if (!isOpen) return
        was = props.opening === undefined ? undefined : formOf(props.opening)
        setForm(was ?? blank)
        setTeller(props.opening?.toldBy)
        setWrong(undefined)
      }
    )
  )
  const save = () => {
    if (form.role.trim() === "") return void setWrong(words().needsRole)
    const id = props.opening?.id
    return tell.saveOpening({ id, form: { ...form, toldBy: teller()?.id ?? "" }, was }).then((saved) => {
      props.onSaved?.(saved.id)
      if (saved.batch !== undefined) say(words().saved(form.role.trim()), saved.batch)
    })
  }
  const other = () => (props.onDelete === undefined ? undefined : { label: words().delete, act: props.onDelete })
  const field = (name: "role" | "company" | "link" | "seen" | "note") => ({
    label: words()[name === "seen" ? "seenOn" : name],
    value: form[name],
    onInput: (value: string) => setForm(name, value)
  })
  return (
    <FormSheet
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.opening === undefined ? words().add : words().editTitle}
      save={words().save}
      onSave={save}
      other={other()}
    >
      <Field {...field("role")} wrong={wrong()} />
      <Field {...field("company")} />
      <PersonPicker label={words().toldBy} value={teller()} onPick={setTeller} />
      <Field {...field("link")} type="url" />
      <Field {...field("seen")} type="date" />
      <ChoiceField
        label={words().state}
        value={form.state}
        choices={openingStates(lang())}
        onChoose={(state) => setForm("state", state as OpeningForm["state"])}
      />
      <Field {...field("note")} isLong />
    </FormSheet>
  )
}
