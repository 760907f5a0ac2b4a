/** The drawer that moves a meeting to another day or time. */
import { createEffect, createSignal, on } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import { meetingsWords } from "./meetingsWords.ts"
import { fieldsFrom, momentFrom } from "./whenFields.ts"
import "./meetings.css"

export interface MoveFormProps {
  readonly id: string
  /** When it is now, as the log records it; left out: it is asked anew. */
  readonly happened?: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

export const MoveForm = (props: MoveFormProps) => {
  const { tell, ask } = useLog()
  const words = useWords(meetingsWords)
  const failed = useFailures()
  const [day, setDay] = createSignal("")
  const [time, setTime] = createSignal("")
  const [isWrong, setWrong] = createSignal(false)
  createEffect(
    on(
      () => props.isOpen,
      (open) => {
        if (!open) return
        const before = fieldsFrom(props.happened ?? "")
        setDay(before.day)
        setTime(before.time)
        setWrong(false)
      }
    )
  )
  const save = (): void => {
    const happened = momentFrom(day(), time())
    if (happened === undefined) return void setWrong(true)
    tell.changeMeeting({ id: props.id, happened }).then(async ({ batch }) => {
      props.onClose()
      const { when } = await ask.meeting({ id: props.id })
      say(words().saidMoved(when), batch)
    }, failed)
  }
  return (
    <Sheet isOpen={props.isOpen} onClose={props.onClose} title={words().form.moveTitle}>
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
      <div class="sheet-actions">
        <Button kind="main" onClick={save}>
          {words().form.moveSave}
        </Button>
      </div>
    </Sheet>
  )
}
