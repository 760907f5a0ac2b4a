/** One batch of changes: when, by whom and through what, each thing with its values, and a tap that takes all of it back. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ChangeLines } from "../../components/ChangeLines.tsx"
import type { BatchRow, ThingChanged } from "../../log/history.ts"
import { historyWords } from "./historyWords.ts"
import "./history.css"

export interface BatchProps {
  readonly batch: BatchRow
  /** This device is said, too: others wrote some of what is shown. */
  readonly namesThis: boolean
}

export const Batch = (props: BatchProps) => {
  const { tell } = useLog()
  const words = useWords(historyWords)
  const failed = useFailures()
  const kindOf = ({ kind, kindSaid }: ThingChanged): string => words().kinds[kind] ?? kindSaid
  const where = (): string => {
    const { by, from } = props.batch
    const device = by.isThis ? (props.namesThis ? words().thisDevice : "") : (by.device ?? words().anotherDevice)
    return [by.member, device, words().from[from]].filter(Boolean).join(" · ")
  }
  const heading = (): string | undefined => {
    const { from, file, changes, undoes } = props.batch
    if (undoes) return words().undoes
    if (from !== "import") return undefined
    return `${file === undefined ? words().importOnly : words().import(file)}, ${words().changes(changes)}`
  }
  const named = (): string =>
    heading() ?? props.batch.things.map((thing) => `${kindOf(thing)} ${thing.title ?? ""}`.trim()).join(", ")
  const undo = (): void => {
    tell.undo({ batch: props.batch.id }).then(({ batch, restored, leftAlone }) => {
      if (restored === 0) return say(words().nothingLeft)
      say(leftAlone === 0 ? words().takenBack : words().takenBackPartly(leftAlone), batch)
    }, failed)
  }
  return (
    <li class="history-batch" classList={{ "history-undone": props.batch.isUndone }}>
      <div class="history-head">
        <p class="soft history-by">
          <time title={props.batch.whenInFull}>{props.batch.time}</time>
          <Show when={where()}>{(said) => <span dir="auto"> · {said()}</span>}</Show>
        </p>
        <Show when={props.batch.isUndone} fallback={<Show when={props.batch.canUndo}>{undoButton()}</Show>}>
          <span class="soft history-by">{words().undone}</span>
        </Show>
      </div>
      <Show when={heading()}>{(said) => <p dir="auto">{said()}</p>}</Show>
      <Show when={props.batch.from !== "import"}>
        <For each={props.batch.things}>{(thing) => <Thing thing={thing} kind={kindOf(thing)} />}</For>
        <Show when={props.batch.more > 0}>
          <p class="soft">{words().more(props.batch.more)}</p>
        </Show>
      </Show>
    </li>
  )

  function undoButton() {
    return (
      <Button kind="quiet" class="history-undo" aria-label={words().undoNamed(named())} onClick={undo}>
        {words().undo}
      </Button>
    )
  }
}

const Thing = (props: { readonly thing: ThingChanged; readonly kind: string }) => {
  const words = useWords(historyWords)
  const name = () => (
    <Show when={props.thing.title}>
      {(title) => (
        <Show when={props.thing.href} fallback={<span class="name">{title()}</span>}>
          {(href) => (
            <A class="name" href={href()}>
              {title()}
            </A>
          )}
        </Show>
      )}
    </Show>
  )
  return (
    <div class="history-thing">
      <h3 dir="auto">
        <span class="history-kind">{props.thing.isNew ? words().newOf(props.kind) : props.kind}</span> {name()}
      </h3>
      <Show when={props.thing.lines.length > 0}>
        <ChangeLines changes={props.thing.lines} />
      </Show>
      <Show when={props.thing.moreLines > 0}>
        <p class="soft history-by">{words().moreValues(props.thing.moreLines)}</p>
      </Show>
    </div>
  )
}
