/** What comes next with a person: what is due, what comes later, and what the user planned. */
import { createSignal, For, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import type { PersonPage } from "../../log/person/personPage.ts"
import { ReminderCard } from "../today/ReminderCard.tsx"
import { personWords } from "./personWords.ts"
import "./person.css"

/** Of what is due; a long backlog comes on request. */
const FIRST = 3

export const PersonNext = (props: { readonly page: PersonPage; readonly onPlan: () => void }) => {
  const { tell } = useLog()
  const words = useWords(personWords)
  const failed = useFailures()
  const [isAll, setAll] = createSignal(false)
  const all = () => [...props.page.next, ...props.page.later]
  const shown = () => (isAll() ? all() : props.page.next.slice(0, FIRST))
  return (
    <section class="person-part person-next" aria-labelledby="person-next">
      <div class="person-part-head">
        <h2 id="person-next">{words().next}</h2>
        <Button kind="quiet" class="no-print" onClick={() => props.onPlan()}>
          {words().plan}
        </Button>
      </div>
      <Show
        when={props.page.next.length > 0}
        fallback={<p class="soft">{props.page.isDeleted ? "" : words().nothingNext}</p>}
      >
        <ul class="cards">
          <For each={shown()}>{(card) => <ReminderCard card={card} />}</For>
        </ul>
        <Show when={all().length > FIRST || props.page.later.length > 0}>
          <Button kind="quiet" class="person-more no-print" aria-expanded={isAll()} onClick={() => setAll(!isAll())}>
            {isAll()
              ? words().fewer
              : props.page.next.length > FIRST
                ? words().moreNext(all().length - FIRST)
                : words().later(props.page.later.length)}
          </Button>
        </Show>
      </Show>
      <Show when={props.page.planned.length > 0}>
        <ul class="person-planned" aria-label={words().planned}>
          <For each={props.page.planned}>
            {(plan) => (
              <li>
                <span>
                  {words().plannedFor(plan.when)}
                  <Show when={plan.reason}>
                    {(reason) => (
                      <span class="soft" dir="auto">
                        {" · "}
                        {reason()}
                      </span>
                    )}
                  </Show>
                </span>
                <Button
                  kind="quiet"
                  class="no-print"
                  aria-label={words().dropPlan(plan.when)}
                  onClick={() =>
                    tell.dropFollowUp({ id: plan.id }).then(({ batch }) => say(words().planDropped, batch), failed)
                  }
                >
                  {words().drop}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
