/** One thing to fill in, with its label above, what to write below, and what is wrong with it in words. */
import { TextField } from "@kobalte/core/text-field"
import { Show } from "solid-js"
import "./field.css"

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly hint?: string
  readonly wrong?: string | undefined
  readonly placeholder?: string
  readonly type?: "text" | "email" | "tel" | "url" | "date" | "time" | "number" | "search" | "password"
  readonly autocomplete?: string
  /** Several lines; it grows with what is written. */
  readonly isLong?: boolean
  readonly ref?: (element: HTMLInputElement | HTMLTextAreaElement) => void
  readonly onBlur?: () => void
  readonly onEnter?: () => void
}

export const Field = (props: FieldProps) => {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing || props.onEnter === undefined) return
    event.preventDefault()
    props.onEnter()
  }
  return (
    <TextField
      class="field"
      value={props.value}
      onChange={props.onInput}
      validationState={props.wrong === undefined ? "valid" : "invalid"}
    >
      <TextField.Label class="field-label">{props.label}</TextField.Label>
      <Show
        when={props.isLong}
        fallback={
          <TextField.Input
            class="field-input"
            type={props.type ?? "text"}
            dir="auto"
            placeholder={props.placeholder}
            autocomplete={props.autocomplete ?? "off"}
            ref={(element: HTMLInputElement) => props.ref?.(element)}
            onBlur={() => props.onBlur?.()}
            onKeyDown={onKeyDown}
          />
        }
      >
        <TextField.TextArea
          class="field-input field-long"
          dir="auto"
          autoResize
          placeholder={props.placeholder}
          ref={(element: HTMLTextAreaElement) => props.ref?.(element)}
          onBlur={() => props.onBlur?.()}
        />
      </Show>
      <Show when={props.hint}>
        <TextField.Description class="field-hint">{props.hint}</TextField.Description>
      </Show>
      <TextField.ErrorMessage class="field-wrong">{props.wrong}</TextField.ErrorMessage>
    </TextField>
  )
}
