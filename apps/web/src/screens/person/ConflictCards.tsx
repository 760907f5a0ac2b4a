/** What two devices wrote differently, side by side: one press chooses, and the other is kept in the history. */
import { createEffect, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import type { ConflictValue } from "../../log/person/conflicts.ts"
import { conflictWords } from "./conflictWords.ts"
import "./conflicts.css"

export interface ConflictCardsProps {
  readonly id: string
  /** There is nothing left to choose. */
  readonly onSettled: () => void
}

export const ConflictCards = (props: ConflictCardsProps) => {
  const { ask, tell, lang } = useLog()
  const words = useWords(conflictWords)
  const failed = useFailures()
  const open = liveAnswer(
    () => ({ id: props.id, lang: lang() }),
    ({ id }) => ask.personConflicts({ id })
  )
  const deviceOf = ({ by }: ConflictValue): string => {
    const device = by.device ?? (by.isThis ? words().thisDevice : words().anotherDevice)
    return by.member === undefined ? device : `${by.member}, ${device}`
  }
  createEffect(() => {
    if (open.value?.length === 0) props.onSettled()
  })
  return (
    <>
      <p class="soft">{words().conflictsAbout}</p>
      <div class="conflicts">
        <For each={open.value}>
          {(card) => (
            <fieldset class="conflict">
              <legend class="field-label">{card.label}</legend>
              <div class="conflict-sides">
                <For each={card.values}>
                  {(value) => (
                    <div class="conflict-side">
                      <p class="conflict-value" dir="auto">
                        {value.said || "–"}
                      </p>
                      <p class="soft conflict-by">
                        {value.when} · <span dir="auto">{deviceOf(value)}</span>
                        <Show when={value.isShown}> · {words().shownNow}</Show>
                      </p>
                      <Button
                        aria-label={words().chooseThis(card.label, value.said)}
                        onClick={() =>
                          tell
                            .chooseValue({ entity: card.entity, field: card.field, value: value.id })
                            .then(({ batch }) => say(words().chosen(card.label, value.said), batch), failed)
                        }
                      >
                        {words().choose}
                      </Button>
                    </div>
                  )}
                </For>
              </div>
            </fieldset>
          )}
        </For>
      </div>
    </>
  )
}
