/** What the lint says of a message: how long it is, which blanks are left, and gentle remarks. */
import { For, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import type { TextRead } from "../../log/person/draft.ts"
import { draftWords } from "./draftWords.ts"
import "./draft.css"

export interface DraftReadProps {
  readonly read: TextRead
  /** Shows where in the text something is. */
  readonly onMark: (start: number, end: number) => void
}

export const DraftRead = (props: DraftReadProps) => {
  const words = useWords(draftWords)
  // Blanks stand above, each as a chip.
  const remarks = () => props.read.remarks.filter(({ id }) => id !== "gaps")
  return (
    <div class="draft-read" aria-live="polite">
      <Meter length={props.read.length} />
      <Show when={props.read.gaps.length > 0}>
        <div class="draft-gaps">
          <p class="soft">{words().gaps(props.read.gaps.length)}</p>
          <div class="chips">
            <For each={props.read.gaps}>
              {({ start, end, label }) => (
                <button type="button" class="chip chip-choice draft-gap" onClick={() => props.onMark(start, end)}>
                  {label}
                </button>
              )}
            </For>
          </div>
        </div>
      </Show>
      <Show when={remarks().length > 0}>
        <ul class="remarks" aria-label={words().remarks}>
          <For each={remarks()}>
            {({ said, start, end }) => (
              <li class="remark">
                <p>{said}</p>
                <Show when={start !== undefined && end !== undefined}>
                  <Button kind="quiet" onClick={() => props.onMark(start!, end!)}>
                    {words().show}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

const Meter = (props: { readonly length: TextRead["length"] }) => {
  const words = useWords(draftWords)
  return (
    <div class="draft-length">
      <progress
        max={props.length.range[1]}
        value={Math.min(props.length.words, props.length.range[1])}
        aria-hidden="true"
      />
      <p class="soft">
        {words().length(props.length.words, props.length.reads)} ·{" "}
        {words().time(props.length.seconds, props.length.isSpoken)}
      </p>
    </div>
  )
}
