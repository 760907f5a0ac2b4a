/** The end of meeting mode: the one useful thing, who else, what was promised and advised, and when to get back. */
import { Index } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import { SavedField } from "../../components/SavedField.tsx"
import type { KeptEnding } from "./ending.ts"
import type { ModeTexts } from "./modeTexts.ts"
import { modeWords } from "./modeWords.ts"
import "./mode.css"

export interface BeforeYouGoProps {
  /** With whom; empty: nobody was named. */
  readonly name: string
  readonly texts: ModeTexts
  readonly kept: KeptEnding
  readonly isFinishing: boolean
  readonly onFinish: () => void
}

export const BeforeYouGo = (props: BeforeYouGoProps) => {
  const words = useWords(modeWords)
  const ending = () => props.kept.ending()
  const promise = (at: number, patch: { readonly text?: string; readonly due?: string }): void =>
    props.kept.change({ pledges: ending().pledges.map((each, index) => (index === at ? { ...each, ...patch } : each)) })
  return (
    <section class="mode-end" aria-labelledby="mode-end">
      <h2 id="mode-end">{words().end}</h2>
      <p class="soft">{words().endAbout}</p>
      <div class="mode-question">
        <SavedField label={words().useful} saved={props.texts.useful} hint={words().usefulHint} />
      </div>
      <div class="mode-question">
        <SavedField
          label={props.texts.last?.text ?? words().questions}
          saved={props.texts.whoElse}
          hint={words().whoElseHint(props.name)}
        />
      </div>
      <fieldset class="mode-question mode-promises">
        <legend>{words().promised}</legend>
        <Index each={ending().pledges}>
          {(pledge, at) => (
            <div class="mode-promise">
              <Field label={words().promise} value={pledge().text} onInput={(text) => promise(at, { text })} />
              <Field label={words().by} type="date" value={pledge().due} onInput={(due) => promise(at, { due })} />
            </div>
          )}
        </Index>
        <Button
          kind="quiet"
          class="mode-more"
          onClick={() => props.kept.change({ pledges: [...ending().pledges, { text: "", due: "" }] })}
        >
          {words().morePromises}
        </Button>
      </fieldset>
      <div class="mode-question">
        <Field
          label={words().advised}
          value={ending().advice}
          onInput={(advice) => props.kept.change({ advice })}
          hint={words().advisedHint}
          isLong
        />
      </div>
      <div class="mode-question mode-date">
        <Field label={words().next} type="date" value={ending().next} onInput={(next) => props.kept.change({ next })} />
      </div>
      <Button kind="main" class="mode-finish" disabled={props.isFinishing} onClick={() => props.onFinish()}>
        {words().finish}
      </Button>
    </section>
  )
}
