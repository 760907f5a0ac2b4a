/** What was changed, a batch at a time, the newest first; each can be taken back. */
import { createMemo, createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { BatchRow } from "../../log/history.ts"
import { historyWords } from "./historyWords.ts"
import "./history.css"

const PAGE = 30

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
  return (
    <For each={days()}>
      {(day) => (
        <section class="history-day" aria-label={words().day(day)}>
          <h2 class="history-date">{day}</h2>
          <ul>
            <For each={props.batches.filter((batch) => batch.day === day)}>{(batch) => <Batch batch={batch} />}</For>
          </ul>
        </section>
      )}
    </For>
  )
}

const Batch = (props: { readonly batch: BatchRow }) => {
  const { tell } = useLog()
  const words = useWords(historyWords)
  const failed = useFailures()
  const things = () => props.batch.things.map(({ kind, title }) => (title === undefined ? kind : `${kind} ${title}`))
  const what = (): string => {
    const { file, from, more, undoes } = props.batch
    if (from === "import")
      return `${file === undefined ? words().importOnly : words().import(file)}, ${words().changes(more + things().length)}`
    const said = [things().join(", "), ...(more > 0 ? [words().more(more)] : [])].join(" ")
    return undoes ? `${words().undoes} (${said})` : said
  }
  const undo = (): void => {
    tell.undo({ batch: props.batch.id }).then(({ batch, restored, leftAlone }) => {
      if (restored === 0) return say(words().nothingLeft)
      say(leftAlone === 0 ? words().takenBack : words().takenBackPartly(leftAlone), batch)
    }, failed)
  }
  return (
    <li class="history-batch" classList={{ "history-undone": props.batch.isUndone }}>
      <time class="soft" title={props.batch.whenInFull}>
        {props.batch.time}
      </time>
      <div>
        <p dir="auto">{what()}</p>
        <Show when={words().from[props.batch.from]}>{(from) => <p class="soft history-from">{from()}</p>}</Show>
      </div>
      <Show when={!props.batch.isUndone} fallback={<span class="soft">{words().undone}</span>}>
        <Button kind="quiet" aria-label={words().undoNamed(what())} onClick={undo}>
          {words().undo}
        </Button>
      </Show>
    </li>
  )
}
