/** What to make of a backup that a recovery phrase opens: the log itself, or a new one. What is typed stays while it is tried. */
import { createSignal } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import type { ByPhrase } from "../../log/data/restoreBackup.ts"
import { restoreWords } from "./restoreWords.ts"

export interface RestoreByPhraseProps {
  readonly changes: number
  /** What to begin with: what was typed before a try took the form away, or where the log last synced. */
  readonly typed: ByPhrase
  readonly onPhrase: (as: ByPhrase) => void
  readonly onWithout: () => void
  readonly onCancel: () => void
}

export const RestoreByPhrase = (props: RestoreByPhraseProps) => {
  const { lang } = useLog()
  const words = useWords(restoreWords)
  const [phrase, setPhrase] = createSignal(props.typed.phrase)
  const [relay, setRelay] = createSignal(props.typed.relay)
  const [label, setLabel] = createSignal(props.typed.label)
  const count = (): string => new Intl.NumberFormat(`${lang()}-CA`).format(props.changes)
  return (
    <form
      class="first-form"
      onSubmit={(event) => {
        event.preventDefault()
        props.onPhrase({ phrase: phrase(), relay: relay(), label: label().trim() })
      }}
    >
      <h2>{words().title}</h2>
      <p>{words().about(count(), props.changes)}</p>
      <Field label={words().phrase} value={phrase()} onInput={setPhrase} hint={words().phraseHint} isLong />
      <Field label={words().relay} value={relay()} onInput={setRelay} hint={words().relayHint} type="url" />
      <Field label={words().label} value={label()} onInput={setLabel} />
      <div class="first-actions">
        <Button kind="main" type="submit">
          {words().bring}
        </Button>
        <Button onClick={() => props.onWithout()}>{words().without}</Button>
        <Button kind="quiet" onClick={() => props.onCancel()}>
          {words().cancel}
        </Button>
      </div>
    </form>
  )
}
