/** The first page: whom to get back to, each with its reason and what can be done about it. */
import { A } from "@solidjs/router"
import { createSignal, For, Match, Show, Switch } from "solid-js"
import { openCapture } from "../../app/captureLine.ts"
import { appWords } from "../../app/appWords.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { EmptyState } from "../../components/EmptyState.tsx"
import { Screen } from "../../components/Screen.tsx"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { SyncFoot } from "../../components/SyncFoot.tsx"
import type { Today } from "../../log/today.ts"
import { ReminderCard } from "./ReminderCard.tsx"
import { todayWords } from "./todayWords.ts"
import "./today.css"

export const TodayScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(todayWords)
  const [all, setAll] = createSignal(false)
  const today = liveAnswer(
    () => ({ all: all(), lang: lang() }),
    ({ all }) => ask.today({ all })
  )
  return (
    <Screen title={words().title} intro={today.value?.date ?? "\u00a0"}>
      <Show when={today.value}>
        {(value) => (
          <>
            <Switch fallback={<Cards today={value()} />}>
              <Match when={value().isComing === true && value().cards.length === 0}>
                <EmptyState title={words().coming} />
              </Match>
              <Match when={value().people === "none" && value().isComing !== true}>
                <EmptyState title={words().nobody} text={words().nobodyStep}>
                  <AddOrImport />
                </EmptyState>
              </Match>
              <Match when={value().cards.length === 0}>
                <EmptyState
                  title={words().nothing}
                  text={
                    value().next === undefined
                      ? words().someone
                      : words().nextUp(value().next!.title, value().next!.when)
                  }
                >
                  <A class="button button-plain" href="/people">
                    {words().see}
                  </A>
                </EmptyState>
              </Match>
            </Switch>
            <Show when={value().waiting > 0 || all()}>
              <Button kind="quiet" class="today-waiting" onClick={() => setAll(!all())} aria-expanded={all()}>
                {all() ? words().fewer : words().waiting(value().waiting, value().uncounted)}
              </Button>
            </Show>
            <Goals today={value()} />
            <SyncFoot />
          </>
        )}
      </Show>
    </Screen>
  )
}

const Cards = (props: { readonly today: Today }) => {
  const words = useWords(todayWords)
  return (
    <ul class="cards" aria-label={words().list}>
      <For each={props.today.cards}>
        {(card) => <ReminderCard card={card} isWaiting={props.today.isComing === true} />}
      </For>
    </ul>
  )
}

const AddOrImport = () => {
  const words = useWords(todayWords)
  const app = useWords(appWords)
  return (
    <>
      <Button kind="main" onClick={() => openCapture()}>
        {app().add}
      </Button>
      <A class="button button-plain" href="/import">
        {words().bring}
      </A>
    </>
  )
}

const Goals = (props: { readonly today: Today }) => {
  const words = useWords(todayWords)
  return (
    <Show when={props.today.goals.length > 0}>
      <section class="goals" aria-label={words().goals}>
        <For each={props.today.goals}>
          {({ said, done, target }) => (
            <div class="goal">
              <span>{said}</span>
              <progress max={target} value={Math.min(done, target)} aria-hidden="true" />
            </div>
          )}
        </For>
      </section>
    </Show>
  )
}
