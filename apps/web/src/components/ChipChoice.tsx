/** One of a few things, as chips: all of them can be seen, and one is pressed. */
import { For } from "solid-js"
import { Chip } from "./Chip.tsx"
import "./chipChoice.css"

export interface ChipChoiceProps<V extends string> {
  readonly label: string
  readonly choices: ReadonlyArray<{ readonly id: V; readonly said: string }>
  readonly chosen: V | undefined
  /** Pressing the chosen one again takes the choice back, where `isOptional`. */
  readonly isOptional?: boolean
  readonly onChoose: (id: V | undefined) => void
}

export const ChipChoice = <V extends string>(props: ChipChoiceProps<V>) => (
  <fieldset class="chip-choice-group">
    <legend class="field-label">{props.label}</legend>
    <div class="chips">
      <For each={props.choices}>
        {({ id, said }) => (
          <Chip
            isPressed={props.chosen === id}
            onPress={() => props.onChoose(props.isOptional === true && props.chosen === id ? undefined : id)}
          >
            <span class="chip-said">{said}</span>
          </Chip>
        )}
      </For>
    </div>
  </fieldset>
)
