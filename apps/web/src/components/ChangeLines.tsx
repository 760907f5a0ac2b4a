/** Values that changed, each by its name: what stood there before, struck out, and what stands there since. */
import { For, Show } from "solid-js"
import { useWords } from "../app/LogContext.tsx"
import type { ChangeLine } from "../log/changeLine.ts"
import { Button } from "./Button.tsx"
import { changeWords } from "./changeWords.ts"
import "./changeLines.css"

export interface ChangeLinesProps<C extends ChangeLine> {
  readonly changes: ReadonlyArray<C>
  /** Left out where nothing of it can be put back by itself. */
  readonly onPutBack?: ((change: C) => void) | undefined
  readonly canPutBack?: (change: C) => boolean
}

export const ChangeLines = <C extends ChangeLine>(props: ChangeLinesProps<C>) => {
  const words = useWords(changeWords)
  return (
    <dl class="changes">
      <For each={props.changes}>
        {(change) => (
          <div class="change">
            <dt class="soft">{change.label}</dt>
            <dd>
              <Show when={change.before !== undefined && change.heldFrom === undefined}>
                <span class="unseen">{words().was} </span>
                <del dir="auto">{change.before}</del>
                <span class="unseen"> {words().now}</span>
              </Show>
              <Show when={change.after !== undefined} fallback={<span class="soft">{words().takenAway}</span>}>
                <ins dir="auto">{change.after}</ins>
              </Show>
              <Show when={change.heldFrom}>{(source) => <span class="soft">{words().heldFrom(source())}</span>}</Show>
            </dd>
            <Show when={props.onPutBack !== undefined && props.canPutBack?.(change) === true}>
              <dd class="change-back">
                <Button
                  kind="quiet"
                  aria-label={words().putBackThis(change.label, change.before ?? "")}
                  onClick={() => props.onPutBack?.(change)}
                >
                  {words().putBack}
                </Button>
              </dd>
            </Show>
          </div>
        )}
      </For>
    </dl>
  )
}
