/** A phone script in large letters, with a clock that only counts: for saying it aloud before the call. */
import { createSignal, For, onCleanup, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { Sheet } from "../../components/Sheet.tsx"
import { draftWords } from "./draftWords.ts"
import "./rehearsal.css"

export interface RehearsalProps {
  readonly text: string
  readonly lang: string
  /** How long it takes at a calm pace. */
  readonly seconds: number
  readonly onClose: () => void
}

export const Rehearsal = (props: RehearsalProps) => {
  const words = useWords(draftWords)
  const [elapsed, setElapsed] = createSignal(0)
  const [begun, setBegun] = createSignal<number>()
  const tick = setInterval(() => {
    const start = begun()
    if (start !== undefined) setElapsed(Math.floor((performance.now() - start) / 1000))
  }, 250)
  onCleanup(() => clearInterval(tick))
  const begin = (): void => {
    setElapsed(0)
    setBegun(performance.now())
  }
  return (
    <Sheet isOpen onClose={() => props.onClose()} title={words().rehearsal}>
      <div class="rehearsal" lang={props.lang} dir="auto" tabindex="0" role="group" aria-label={words().script}>
        <For each={props.text.split(/\n\s*\n/)}>{(paragraph) => <p>{paragraph}</p>}</For>
      </div>
      <div class="rehearsal-clock">
        <p>
          <span class="rehearsal-time figures" aria-hidden="true">
            {clock(elapsed())}
          </span>
          <span class="soft"> {words().ofAbout(clock(props.seconds))}</span>
        </p>
        <Show
          when={begun() === undefined}
          fallback={<Button onClick={() => setBegun(undefined)}>{words().stop}</Button>}
        >
          <Button kind="main" onClick={begin}>
            {words().begin}
          </Button>
        </Show>
      </div>
    </Sheet>
  )
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
