/** What was changed, a batch at a time, the newest first: who and where, what stood there before; each can be taken back. */
import { createMemo, createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { BatchRow } from "../../log/history.ts"
import { Batch } from "./Batch.tsx"
import { historyWords } from "./historyWords.ts"
import "./history.css"

const PAGE = 20

export const HistoryScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(historyWords)
  const [count, setCount] = createSignal(PAGE)
  const found = liveAnswer(
    () => ({ count: count(), lang: lang() }),
    ({ count: wanted }) => ask.history({ count: wanted })
  )
  return (
    <Screen title={words().title} intro={words().intro}>
      <Answered answer={found}>
        {(value) => (
          <Show
            when={value().batches.length > 0}
            fallback={<EmptyState title={words().none} text={words().noneStep} />}
          >
            <Days batches={value().batches} />
            <Show when={value().hasMore}>
              <Button class="history-older" onClick={() => setCount(count() + PAGE)}>
                {words().older}
              </Button>
            </Show>
          </Show>
        )}
      </Answered>
    </Screen>
  )
}

const Days = (props: { readonly batches: ReadonlyArray<BatchRow> }) => {
  const words = useWords(historyWords)
  const days = createMemo(() => [...new Set(props.batches.map(({ day }) => day))])
  // Where all of it was written here, nobody needs to be told so.
  const hasOthers = () => props.batches.some(({ by }) => !by.isThis)
  return (
    <For each={days()}>
      {(day) => (
        <section class="history-day" aria-label={words().day(day)}>
          <h2 class="history-date said-alone">{day}</h2>
          <ul>
            <For each={props.batches.filter((batch) => batch.day === day)}>
              {(batch) => <Batch batch={batch} namesThis={hasOthers()} />}
            </For>
          </ul>
        </section>
      )}
    </For>
  )
}
