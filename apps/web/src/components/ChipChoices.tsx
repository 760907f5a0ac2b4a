/** Any of a few things, as chips: all of them can be seen, and those that hold are pressed. */
import { createUniqueId, For } from "solid-js"
import { Chip } from "./Chip.tsx"
import { describedBy, FieldNotes } from "./FieldNotes.tsx"
import "./chipChoice.css"

export interface ChipChoicesProps<V extends string> {
  readonly label: string
  readonly choices: ReadonlyArray<{ readonly id: V; readonly said: string }>
  readonly chosen: ReadonlyArray<V>
  /** What it means when none is pressed. */
  readonly hint?: string | undefined
  /** In the order of the choices. */
  readonly onChange: (chosen: ReadonlyArray<V>) => void
}

export const ChipChoices = <V extends string>(props: ChipChoicesProps<V>) => {
  const id = createUniqueId()
  /** What holds and is no choice here, as another version may have written it, is seen too, and stays until it is pressed. */
  const shown = () => [
    ...props.choices,
    ...props.chosen.filter((id) => !props.choices.some((each) => each.id === id)).map((id) => ({ id, said: id }))
  ]
  const turn = (choice: V): void =>
    props.onChange(
      shown()
        .map((each) => each.id)
        .filter((id) => (id === choice) !== props.chosen.includes(id))
    )
  return (
    <fieldset class="chip-choice-group" aria-describedby={describedBy(id, props)}>
      <legend class="field-label">{props.label}</legend>
      <div class="chips">
        <For each={shown()}>
          {(choice) => (
            <Chip isPressed={props.chosen.includes(choice.id)} onPress={() => turn(choice.id)}>
              <span class="chip-said">{choice.said}</span>
            </Chip>
          )}
        </For>
      </div>
      <FieldNotes of={id} hint={props.hint} />
    </fieldset>
  )
}
