/** A time of day that is kept once somebody has left the field: not at every digit. */
import { createSignal } from "solid-js"
import { Field } from "../../components/Field.tsx"

export interface TimeFieldProps {
  readonly label: string
  /** "09:00". */
  readonly value: string
  readonly onKeep: (value: string) => void
}

export const TimeField = (props: TimeFieldProps) => {
  const [typed, setTyped] = createSignal<string>()
  const keep = (): void => {
    const value = typed()
    setTyped(undefined)
    if (value !== undefined && value !== "" && value !== props.value) props.onKeep(value)
  }
  return (
    <Field
      label={props.label}
      type="time"
      value={typed() ?? props.value}
      onInput={setTyped}
      onBlur={keep}
      onEnter={keep}
    />
  )
}
