/** One value chosen from a list, as the device itself shows lists: quick on a phone, and the keyboard's own on a laptop. */
import ChevronDown from "lucide-solid/icons/chevron-down"
import { createUniqueId, For, Show } from "solid-js"
import { describedBy, FieldNotes } from "./FieldNotes.tsx"
import "./field.css"
import "./choiceField.css"

export interface ChoiceFieldProps {
  readonly label: string
  readonly value: string
  readonly choices: ReadonlyArray<{ readonly value: string; readonly said: string }>
  readonly onChoose: (value: string) => void
  /** What stands first, for no value; left out: one has to be chosen. */
  readonly none?: string
  readonly hint?: string | undefined
}

export const ChoiceField = (props: ChoiceFieldProps) => {
  const id = createUniqueId()
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <div class="choice-box">
        <select
          id={id}
          class="field-input choice"
          value={props.value}
          aria-describedby={describedBy(id, props)}
          onChange={(event) => props.onChoose(event.currentTarget.value)}
        >
          <Show when={props.none !== undefined}>
            <option value="" selected={props.value === ""}>
              {props.none}
            </option>
          </Show>
          <For each={props.choices}>
            {({ value, said }) => (
              <option value={value} selected={value === props.value}>
                {said}
              </option>
            )}
          </For>
        </select>
        <ChevronDown aria-hidden="true" />
      </div>
      <FieldNotes of={id} hint={props.hint} />
    </div>
  )
}
