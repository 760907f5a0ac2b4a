/** What rules would do this month: shown before they are saved, and kept true while one changes them. */
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Answered } from "../../components/Answered.tsx"
import type { RulePage, SavingRules } from "../../log/rules.ts"
import { rulesWords } from "./rulesWords.ts"

export type RuleParts = RulePage["parts"]

export interface PreviewProps {
  readonly parts: ReadonlyArray<RuleParts>
  /** What a rule says no more. */
  readonly unsaid?: NonNullable<SavingRules["unsaid"]>
}

/** It reads everybody: while somebody types, it waits so long after the last key. */
const PAUSE_MS = 250

export const Preview = (props: PreviewProps) => {
  const { ask, lang } = useLog()
  const words = useWords(rulesWords)
  const asked = createMemo(() => ({ parts: props.parts, unsaid: props.unsaid, lang: lang() }), undefined, {
    equals: (one, other) => JSON.stringify(one) === JSON.stringify(other)
  })
  const [settled, setSettled] = createSignal(asked())
  let pause: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      asked,
      (next) => {
        clearTimeout(pause)
        pause = setTimeout(() => setSettled(next), PAUSE_MS)
      },
      { defer: true }
    )
  )
  onCleanup(() => clearTimeout(pause))
  const preview = liveAnswer(settled, ({ parts, unsaid }) => ask.previewRules({ parts, unsaid }))
  return (
    <section class="preview" aria-live="polite">
      <h2>{words().preview}</h2>
      <Answered answer={preview} meanwhile={<p class="soft">{words().counting}</p>}>
        {(value) => (
          <>
            <p>
              {value().missing.length > 0
                ? value()
                    .missing.map((part) => words().needs[part])
                    .join(" ")
                : value().isWeekly
                  ? words().weekly
                  : words().wouldDo(value().count)}
            </p>
            <ul class="preview-rows">
              <For each={value().reminders}>
                {(each) => (
                  <li class="preview-row">
                    <span class="soft" title={each.onInFull}>
                      {each.on}
                    </span>
                    <span>
                      <span class="name" dir="auto">
                        {each.title}
                      </span>
                      <span class="soft preview-why">{each.reason}</span>
                    </span>
                  </li>
                )}
              </For>
            </ul>
            <Show when={value().count > value().reminders.length}>
              <p class="soft">{words().more(value().count - value().reminders.length)}</p>
            </Show>
            <Show when={value().skipped > 0}>
              <p class="soft">{words().skipped(value().skipped)}</p>
            </Show>
          </>
        )}
      </Answered>
    </section>
  )
}
