/** What there is to do until Sunday: a row each that leads there, and on paper a box to tick. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { useWords } from "../../app/LogContext.tsx"
import type { WeekItem, WeekToDo } from "../../log/week.ts"
import { weekWords } from "./weekWords.ts"
import "./week.css"

export const ToDo = (props: { readonly toDo: WeekToDo }) => {
  const words = useWords(weekWords)
  const more = () => (props.toDo.uncounted ? words().manyMore : words().more(props.toDo.more))
  return (
    <section class="week-part" aria-labelledby="to-do">
      <h2 id="to-do">{words().toDo}</h2>
      <Show when={props.toDo.due.length > 0} fallback={<p>{words().nothingDue}</p>}>
        <Items items={props.toDo.due} />
      </Show>
      <Show when={props.toDo.more > 0}>
        <p class="soft">{more()}</p>
      </Show>
      <Show when={props.toDo.arranged.length > 0}>
        <h3 class="week-arranged">{words().arranged}</h3>
        <Items items={props.toDo.arranged} />
      </Show>
    </section>
  )
}

const Items = (props: { readonly items: ReadonlyArray<WeekItem> }) => (
  <ul class="week-items">
    <For each={props.items}>
      {(item) => (
        <li>
          <Dynamic
            component={item.href === "" ? "div" : A}
            class="week-item"
            {...(item.href === "" ? {} : { href: item.href })}
          >
            <span class="week-box" aria-hidden="true" />
            <span>
              <span class="name week-title" dir="auto">
                {item.title}
              </span>
              <Show when={item.reason !== ""}>
                <span class="soft week-reason said-alone" dir="auto">
                  {item.reason}
                </span>
              </Show>
            </span>
            <span class="soft figures" title={item.whenInFull}>
              {item.when}
            </span>
          </Dynamic>
        </li>
      )}
    </For>
  </ul>
)
