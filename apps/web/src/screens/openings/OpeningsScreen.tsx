/** Openings: those that are open first; those that are over on request. */
import { A, useNavigate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import { OpeningSheet } from "./OpeningSheet.tsx"
import { openingsWords } from "./openingsWords.ts"
import "./openings.css"

export const OpeningsScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(openingsWords)
  const navigate = useNavigate()
  const [all, setAll] = createSignal(false)
  const [isAdding, setAdding] = createSignal(false)
  const found = liveAnswer(
    () => ({ all: all(), lang: lang() }),
    ({ all: everything }) => ask.openings({ all: everything })
  )
  return (
    <Screen
      title={words().title}
      intro={words().intro}
      actions={
        <Button kind="main" onClick={() => setAdding(true)}>
          {words().add}
        </Button>
      }
    >
      <Answered answer={found}>
        {(value) => (
          <>
            <Show when={value().rows.length > 0} fallback={<EmptyState title={words().none} text={words().noneStep} />}>
              <ul class="openings" aria-label={words().list}>
                <For each={value().rows}>
                  {(one) => (
                    <li>
                      <A class="opening-row" href={`/openings/${one.id}`}>
                        <span class="opening-role" dir="auto">
                          {one.role}
                        </span>
                        <span class="opening-state said-alone">{one.stateSaid}</span>
                        <span class="soft opening-about">
                          {[
                            one.company,
                            ...(one.seen === "" ? [] : [words().seen(one.seen)]),
                            ...(one.known === 0 ? [] : [words().known(one.known)])
                          ]
                            .filter(Boolean)
                            .join(" · ")}
                        </span>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={value().over > 0}>
              <Button kind="quiet" class="openings-over" aria-expanded={all()} onClick={() => setAll(!all())}>
                {all() ? words().fewer : words().over(value().over)}
              </Button>
            </Show>
          </>
        )}
      </Answered>
      <OpeningSheet
        isOpen={isAdding()}
        onClose={() => setAdding(false)}
        onSaved={(id) => navigate(`/openings/${id}`)}
      />
    </Screen>
  )
}
