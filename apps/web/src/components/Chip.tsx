/** A small fact that was understood, or a choice: pressed when it holds. */
import type { JSX } from "solid-js"
import { Show } from "solid-js"
import "./chip.css"

export interface ChipProps {
  readonly children: JSX.Element
  /** What kind of fact it is, for screen readers: "With", "When". */
  readonly label?: string
  /** Left out: it only tells. */
  readonly onPress?: () => void
  readonly isPressed?: boolean
}

export const Chip = (props: ChipProps) => (
  <Show when={props.onPress} fallback={<span class="chip">{content(props)}</span>}>
    <button type="button" class="chip chip-choice" aria-pressed={props.isPressed} onClick={() => props.onPress?.()}>
      {content(props)}
    </button>
  </Show>
)

const content = (props: ChipProps) => (
  <>
    <Show when={props.label}>
      <span class="unseen">{props.label} </span>
    </Show>
    {props.children}
  </>
)
