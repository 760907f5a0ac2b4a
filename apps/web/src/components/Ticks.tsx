/** A list of things to tick off. */
import { For } from "solid-js"
import "./ticks.css"

export interface TicksProps {
  readonly label: string
  readonly items: ReadonlyArray<{ readonly id: string; readonly text: string; readonly isDone: boolean }>
  readonly onTick: (id: string, isDone: boolean) => void
}

export const Ticks = (props: TicksProps) => (
  <ul class="ticks" aria-label={props.label}>
    <For each={props.items}>
      {(item) => (
        <li>
          <label class="tick">
            <input
              type="checkbox"
              checked={item.isDone}
              onChange={(event) => props.onTick(item.id, event.currentTarget.checked)}
            />
            <span>{item.text}</span>
          </label>
        </li>
      )}
    </For>
  </ul>
)
