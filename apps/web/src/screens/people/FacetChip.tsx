/** One way to narrow a list down: a chip that opens its values, and says which one holds. */
import { DropdownMenu } from "@kobalte/core/dropdown-menu"
import ChevronDown from "lucide-solid/icons/chevron-down"
import { For, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import type { Choice } from "../../log/people.ts"
import { peopleWords } from "./peopleWords.ts"
import "../../components/chip.css"
import "../../components/menu.css"

export interface FacetChipProps {
  readonly label: string
  /** Empty: not narrowed by this. */
  readonly value: string
  readonly choices: ReadonlyArray<Choice>
  readonly onChoose: (value: string) => void
}

export const FacetChip = (props: FacetChipProps) => {
  const words = useWords(peopleWords)
  const chosen = () => props.choices.find(({ value }) => value === props.value)
  return (
    <DropdownMenu gutter={4} modal={false}>
      <DropdownMenu.Trigger class="chip chip-choice facet" classList={{ "facet-set": props.value !== "" }}>
        {props.value === "" ? props.label : words().chosen(props.label, chosen()?.said ?? props.value)}
        <ChevronDown aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="menu facet-menu">
          <DropdownMenu.RadioGroup value={props.value} onChange={(value) => props.onChoose(value)}>
            <DropdownMenu.RadioItem class="menu-item" value="" closeOnSelect>
              {words().anyOf}
            </DropdownMenu.RadioItem>
            <For each={props.choices}>
              {({ value, said, count }) => (
                <DropdownMenu.RadioItem class="menu-item facet-item" value={value} closeOnSelect>
                  <span dir="auto">{said}</span>
                  <Show when={count !== undefined}>
                    <span class="figures soft">{count}</span>
                  </Show>
                </DropdownMenu.RadioItem>
              )}
            </For>
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}
