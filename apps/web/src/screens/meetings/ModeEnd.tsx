/** After a meeting: that it is saved, what is due next, and who is new. */
import { A } from "@solidjs/router"
import { For, onMount, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import type { MeetingEnded } from "../../log/meetingMode.ts"
import { ReminderCard } from "../today/ReminderCard.tsx"
import { modeWords } from "./modeWords.ts"
import "../today/today.css"
import "./mode.css"

export const ModeEnd = (props: { readonly id: string; readonly ended: MeetingEnded }) => {
  const words = useWords(modeWords)
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus())
  return (
    <div class="mode-over">
      <h1 ref={heading} tabindex="-1" class="mode-name">
        {words().finished(props.ended.name)}
      </h1>
      <Show when={props.ended.leads.length > 0}>
        <section aria-labelledby="mode-leads">
          <h2 id="mode-leads">{words().leads}</h2>
          <ul class="mode-leads">
            <For each={props.ended.leads}>
              {({ id, name }) => (
                <li>
                  <A href={`/people/${id}`} class="mode-lead">
                    <Avatar name={name} />
                    <span class="name" dir="auto">
                      {name}
                    </span>
                  </A>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <section aria-labelledby="mode-next">
        <h2 id="mode-next">{words().nextTitle}</h2>
        <Show when={props.ended.next.length > 0} fallback={<p class="soft">{words().nothingNext}</p>}>
          <ul class="cards">
            <For each={props.ended.next}>{(card) => <ReminderCard card={card} />}</For>
          </ul>
        </Show>
      </section>
      <p class="mode-links">
        <A class="button button-main" href="/">
          {words().today}
        </A>
        <A class="button button-plain" href={`/meetings/${props.id}`}>
          {words().meeting}
        </A>
      </p>
    </div>
  )
}
