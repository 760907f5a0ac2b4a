/** When something is, in a list: near days by name, and the full date for hovering and for screen readers. */
import { Show } from "solid-js"
import "./meetings.css"

interface WhenSaid {
  readonly when: string
  readonly whenInFull: string
  /** "today", "tomorrow". */
  readonly near: string | undefined
}

export const When = (props: { readonly row: WhenSaid }) => (
  <>
    <Show when={props.row.near}>
      <strong class="meeting-near">{props.row.near}</strong>
    </Show>
    <span class="figures" title={props.row.whenInFull} aria-hidden="true">
      {props.row.when}
    </span>
    <span class="unseen">{props.row.whenInFull}</span>
  </>
)
