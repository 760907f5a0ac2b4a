/** A field that may have several values, a line each: addresses, numbers, labels. An empty line waits below. */
import { createUniqueId } from "solid-js"
import { describedBy, FieldNotes } from "./FieldNotes.tsx"
import { GrowingRows } from "./GrowingRows.tsx"
import "./field.css"
import "./linesField.css"

export interface LinesFieldProps {
  readonly label: string
  readonly values: ReadonlyArray<string>
  readonly onChange: (values: ReadonlyArray<string>) => void
  readonly type?: "text" | "email" | "tel" | "url"
  readonly placeholder?: string
  readonly hint?: string
}

export const LinesField = (props: LinesFieldProps) => {
  const id = createUniqueId()
  return (
    <fieldset class="field lines" aria-describedby={describedBy(id, props)}>
      <legend class="field-label" id={id}>
        {props.label}
      </legend>
      <GrowingRows values={props.values} empty="" onChange={props.onChange} row="line" nameOf={(line) => line}>
        {(line, put, index) => (
          <input
            class="field-input"
            type={props.type ?? "text"}
            dir="auto"
            autocomplete="off"
            value={line()}
            placeholder={index === props.values.length ? props.placeholder : undefined}
            aria-label={`${props.label} ${index + 1}`}
            onInput={(event) => put(event.currentTarget.value)}
          />
        )}
      </GrowingRows>
      <FieldNotes of={id} hint={props.hint} />
    </fieldset>
  )
}
