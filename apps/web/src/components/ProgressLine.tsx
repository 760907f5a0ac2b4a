/** How far something long is, and a way to stop it. Said to screen readers in steps of a quarter, so as not to chatter. */
import { createEffect, Show } from "solid-js"
import { Button } from "./Button.tsx"
import "./progressLine.css"

export interface ProgressLineProps {
  readonly label: string
  /** From 0 to 1; left out: not known. */
  readonly done: number | undefined
  /** On the button that stops it; left out: it cannot be stopped. */
  readonly stop?: string
  readonly onStop?: () => void
}

export const ProgressLine = (props: ProgressLineProps) => {
  const percent = (): number => Math.floor((props.done ?? 0) * 100)
  let bar: HTMLProgressElement | undefined
  // A bar without a value moves by itself.
  createEffect(() => {
    if (props.done === undefined) bar?.removeAttribute("value")
    else bar?.setAttribute("value", String(percent()))
  })
  return (
    <div class="progress-line" tabindex="-1">
      <span>{props.label}</span>
      <progress class="progress-bar" max={100} ref={(element) => (bar = element)} aria-label={props.label} />
      <span class="unseen" role="status">
        {`${props.label} ${Math.floor(percent() / 25) * 25} %`}
      </span>
      <Show when={props.stop}>
        <Button onClick={() => props.onStop?.()}>{props.stop}</Button>
      </Show>
    </div>
  )
}
