/** What stands where there is nothing yet: a calm sentence, and a next step. */
import type { JSX } from "solid-js"
import { Show } from "solid-js"
import "./emptyState.css"

export interface EmptyStateProps {
  readonly title: string
  readonly text?: string
  /** What to do: buttons or links. */
  readonly children?: JSX.Element
}

export const EmptyState = (props: EmptyStateProps) => (
  <div class="empty">
    <p class="empty-title">{props.title}</p>
    <Show when={props.text}>
      <p>{props.text}</p>
    </Show>
    <div class="empty-steps">{props.children}</div>
  </div>
)
