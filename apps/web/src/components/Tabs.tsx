/** Several views of one thing, one at a time. Arrow keys move between them; what is not shown is not there. */
import { Tabs as Primitive } from "@kobalte/core/tabs"
import type { JSX } from "solid-js"
import { For } from "solid-js"
import "./tabs.css"

export interface TabsProps {
  /** What the views are of, for screen readers. */
  readonly label: string
  readonly tabs: ReadonlyArray<{ readonly id: string; readonly name: string; readonly content: () => JSX.Element }>
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

export const Tabs = (props: TabsProps) => (
  <Primitive class="tabs" value={props.chosen} onChange={props.onChoose}>
    <Primitive.List class="tabs-list no-print" aria-label={props.label}>
      <For each={props.tabs}>
        {({ id, name }) => (
          <Primitive.Trigger class="tab" value={id}>
            {name}
          </Primitive.Trigger>
        )}
      </For>
    </Primitive.List>
    <For each={props.tabs}>
      {({ id, content }) => (
        <Primitive.Content class="tabs-content" value={id}>
          {content()}
        </Primitive.Content>
      )}
    </For>
  </Primitive>
)
