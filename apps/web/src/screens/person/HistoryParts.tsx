/** Every change around a person, with what stood there before, to be put back by a tap; and what sources said of them. */
import { For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { ChangeLines } from "../../components/ChangeLines.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import type { HistoryLine, PersonChange } from "../../log/person/history.ts"
import { personSheetsWords } from "./personSheetsWords.ts"
import "./personSheets.css"

export interface HistoryPartProps {
  readonly id: string
  /** Of this field only, called so. */
  readonly field?: string | undefined
  readonly label?: string | undefined
}

export const HistoryPart = (props: HistoryPartProps) => {
  const { ask, lang } = useLog()
  const words = useWords(personSheetsWords)
  const lines = liveAnswer(
    () => ({ id: props.id, field: props.field, lang: lang() }),
    ({ id, field }) => ask.personHistory({ id, field })
  )
  return (
    <>
      <Show when={props.label}>{(label) => <p class="soft">{words().historyOf(label())}</p>}</Show>
      <Show when={lines.value} fallback={<p class="sheet-room" />}>
        {(value) => (
          <ol class="history" tabindex="0" aria-label={words().history}>
            <For each={value()} fallback={<li class="soft">{words().noHistory}</li>}>
              {(line) => <Entry person={props.id} line={line} isWhole={props.field === undefined} />}
            </For>
          </ol>
        )}
      </Show>
    </>
  )
}

const Entry = (props: { readonly person: string; readonly line: HistoryLine; readonly isWhole: boolean }) => {
  const { tell } = useLog()
  const words = useWords(personSheetsWords)
  const failed = useFailures()
  const about = (): string => {
    const { by, via, what } = props.line
    const device = by.isThis ? "" : (by.device ?? words().anotherDevice)
    return [props.isWhole ? what : "", by.member, device, words().via(via)].filter(Boolean).join(" · ")
  }
  const putBack = ({ field, label, before }: PersonChange): void => {
    tell
      .putBack({ id: props.person, line: props.line.id, field })
      .then(({ batch }) => say(words().isPutBack(label, before ?? ""), batch), failed)
  }
  return (
    <li class="history-line">
      <p class="soft said-alone history-when">
        <span title={props.line.whenInFull}>{props.line.when}</span> · <span dir="auto">{about()}</span>
      </p>
      <Show when={props.line.readable !== "yes"}>
        <p>{props.line.readable === "forgotten" ? words().historyForgotten : words().historyNewer}</p>
      </Show>
      <ChangeLines changes={props.line.changes} canPutBack={({ canPutBack }) => canPutBack} onPutBack={putBack} />
    </li>
  )
}

export const SourcesPart = (props: { readonly id: string }) => {
  const { ask, lang } = useLog()
  const words = useWords(personSheetsWords)
  const said = liveAnswer(
    () => ({ id: props.id, lang: lang() }),
    ({ id }) => ask.personSources({ id })
  )
  return (
    <>
      <p class="soft">{words().sourcesAbout}</p>
      <dl class="changes" tabindex="0">
        <For each={said.value}>
          {({ source, label, value, asOf }) => (
            <div class="change">
              <dt class="soft">{label}</dt>
              <dd dir="auto">
                {value}
                <span class="soft"> {words().sourceSaid(source, asOf)}</span>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </>
  )
}
