/** The drawer in which an event is added or changed. */
import { createEffect, createSignal, on } from "solid-js"
import { createStore } from "solid-js/store"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import type { GatheringForm as Form } from "../../log/changeGathering.ts"
import type { GatheringChoices, GatheringPage } from "../../log/gatherings.ts"
import { fieldsFrom, momentFrom } from "../meetings/whenFields.ts"
import { gatheringsWords } from "./gatheringsWords.ts"
import "../meetings/meetings.css"

export interface GatheringFormProps {
  /** Left out: a new one. */
  readonly page?: GatheringPage
  readonly choices: GatheringChoices
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

const EMPTY = { name: "", type: "", host: "", place: "", link: "", day: "", from: "", until: "" }

export const GatheringForm = (props: GatheringFormProps) => {
  const { tell } = useLog()
  const words = useWords(gatheringsWords)
  const [form, setForm] = createStore({ ...EMPTY })
  const [isWrong, setWrong] = createSignal(false)
  createEffect(
    on(
      () => props.isOpen,
      (open) => {
        if (!open) return
        setWrong(false)
        const { page } = props
        if (page === undefined) return setForm({ ...EMPTY })
        const { name, type = "", host, place, link, starts, ends } = page
        const start = fieldsFrom(starts)
        setForm({ name, type, host, place, link, day: start.day, from: start.time, until: fieldsFrom(ends).time })
      }
    )
  )
  const endsFirst = (): boolean => form.until !== "" && form.from !== "" && form.until < form.from
  const save = () => {
    if (form.name.trim() === "" || endsFirst()) return void setWrong(true)
    // An end on another day was said elsewhere, and stays where its time does.
    const { page } = props
    const held = page?.ends ?? ""
    const isHeld = held.slice(11, 16) === form.until && page?.starts.slice(0, 10) === form.day
    const said: Form = {
      ...(page === undefined ? {} : { id: page.id }),
      name: form.name.trim(),
      type: form.type as Form["type"],
      state: "",
      host: form.host.trim(),
      place: form.place.trim(),
      link: form.link.trim(),
      starts: momentFrom(form.day, form.from) ?? "",
      ends: isHeld ? held : form.until === "" ? "" : (momentFrom(form.day, form.until) ?? "")
    }
    return tell.saveGathering(said).then(({ id, batch }) => {
      say(words().saved(said.name), batch)
      props.onSaved(id)
    })
  }
  return (
    <FormSheet
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.page === undefined ? words().form.add : words().form.edit}
      save={words().form.save}
      onSave={save}
    >
      <Field
        label={words().form.name}
        value={form.name}
        onInput={(name) => setForm({ name })}
        wrong={isWrong() && form.name.trim() === "" ? words().form.needsName : undefined}
      />
      <div class="when-fields">
        <Field label={words().form.starts} type="date" value={form.day} onInput={(day) => setForm({ day })} />
        <Field label={words().form.from} type="time" value={form.from} onInput={(from) => setForm({ from })} />
        <Field
          label={words().form.until}
          type="time"
          value={form.until}
          onInput={(until) => setForm({ until })}
          wrong={isWrong() && endsFirst() ? words().form.endsFirst : undefined}
        />
      </div>
      <Field label={words().form.place} value={form.place} onInput={(place) => setForm({ place })} />
      <ChoiceField
        label={words().form.type}
        value={form.type}
        none={words().form.noType}
        choices={props.choices.types.map(({ id, said }) => ({ value: id, said }))}
        onChoose={(type) => setForm({ type })}
      />
      <Field label={words().form.host} value={form.host} onInput={(host) => setForm({ host })} />
      <Field label={words().form.link} type="url" value={form.link} onInput={(link) => setForm({ link })} />
    </FormSheet>
  )
}
