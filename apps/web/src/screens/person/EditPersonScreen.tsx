/** Everything that can be said of a person, in one form; and somebody new, of whom a name is enough. */
import { useNavigate, useParams, useSearchParams } from "@solidjs/router"
import { createSignal, onMount, Show } from "solid-js"
import { createStore } from "solid-js/store"
import { useLog, useWords } from "../../app/LogContext.tsx"
import type { Writable } from "../../app/Writable.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { FormFault, PersonForm, PersonFormPage } from "../../log/person/editPerson.ts"
import { editWords } from "./editWords.ts"
import { PersonFields } from "./PersonFields.tsx"
import "./form.css"

export const EditPersonScreen = () => {
  const params = useParams<{ id?: string }>()
  const [query] = useSearchParams<{ name?: string; company?: string }>()
  const { ask } = useLog()
  const words = useWords(editWords)
  const failed = useFailures()
  const [page, setPage] = createSignal<PersonFormPage>()
  onMount(() => void ask.personForm({ id: params.id }).then(setPage, failed))
  return (
    <Screen title={params.id === undefined ? words().addTitle : words().editTitle(page()?.form.lines.name ?? "")}>
      <Show when={page()}>{(value) => <Form id={params.id} page={value()} known={query} />}</Show>
    </Screen>
  )
}

interface FormProps {
  readonly id: string | undefined
  readonly page: PersonFormPage
  /** Of somebody new: the name that was looked for in vain, the company where somebody is wanted. */
  readonly known: { readonly name?: string; readonly company?: string }
}

const Form = (props: FormProps) => {
  const { tell } = useLog()
  const navigate = useNavigate()
  const words = useWords(editWords)
  const failed = useFailures()
  const before = props.page.form
  const [form, setForm] = createStore<Writable<PersonForm>>({
    ...(structuredClone(before) as Writable<PersonForm>),
    lines: {
      ...before.lines,
      name: before.lines.name || (props.known.name ?? ""),
      company: before.lines.company || (props.known.company ?? "")
    }
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
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <PersonFields id={props.id} page={props.page} form={form} change={setForm} wrong={wrong} />
      <div class="form-end no-print">
        <Button kind="main" type="submit">
          {words().save}
        </Button>
        <Button onClick={back}>{words().cancel}</Button>
      </div>
    </form>
  )
}
