/** The drawer that moves a meeting to another day or time, or elsewhere. */
import { createEffect, createSignal, on, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say } from "../../components/Toasts.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import type { MeetingChange } from "../../log/changeMeeting.ts"
import { meetingsWords } from "./meetingsWords.ts"
import { fieldsFrom, momentFrom } from "./whenFields.ts"
import "./meetings.css"

export interface MoveFormProps {
  readonly id: string
  /** When it is now, as the log records it; left out: it is asked anew. */
  readonly happened?: string
  /** Where it is now; left out: that is not asked. */
  readonly place?: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

export const MoveForm = (props: MoveFormProps) => {
  const { tell, ask } = useLog()
  const words = useWords(meetingsWords)
  const [day, setDay] = createSignal("")
  const [time, setTime] = createSignal("")
  const [place, setPlace] = createSignal("")
  const [isWrong, setWrong] = createSignal(false)
  createEffect(
    on(
      () => props.isOpen,
      (open) => {
        if (!open) return
        const before = fieldsFrom(props.happened ?? "")
        setDay(before.day)
        setTime(before.time)
        setPlace(props.place ?? "")
        setWrong(false)
      }
    )
  )
  const save = () => {
    const happened = momentFrom(day(), time())
    if (happened === undefined) return void setWrong(true)
    const isThere = happened === props.happened
    const where = place().trim()
    const change: MeetingChange = {
      id: props.id,
      ...(isThere ? {} : { happened }),
      ...(where === (props.place ?? "") ? {} : { place: where })
    }
    if (isThere && change.place === undefined) return Promise.resolve()
    return tell.changeMeeting(change).then(async ({ batch }) => {
      const { when } = await ask.meeting({ id: props.id })
      say(isThere ? words().saidWhere(where) : words().saidMoved(when), batch)
    })
  }
  return (
    <FormSheet
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={words().form.moveTitle}
      save={words().form.moveSave}
      onSave={save}
    >
      <div class="when-fields">
        <Field
          label={words().form.day}
          type="date"
          value={day()}
          onInput={setDay}
          wrong={isWrong() && day() === "" ? words().form.needsDay : undefined}
        />
        <Field label={words().form.time} type="time" value={time()} onInput={setTime} />
      </div>
      <Show when={props.place !== undefined}>
        <Field label={words().form.where} value={place()} onInput={setPlace} />
      </Show>
    </FormSheet>
  )
}
