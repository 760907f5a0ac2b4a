/** What came of a meeting: the one useful thing, notes, advice, promises and leads. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import type { MeetingPage } from "../../log/meeting.ts"
import { meetingWords } from "./meetingWords.ts"
import "./meeting.css"

export const CameOfIt = (props: { readonly page: MeetingPage }) => {
  const words = useWords(meetingWords)
  return (
    <section class="came-of-it" aria-labelledby="came-of-it">
      <h2 id="came-of-it">{words().cameOfIt}</h2>
      <Show when={props.page.useful !== ""}>
        <h3>{words().useful}</h3>
        <p class="meeting-said came-useful" dir="auto">
          {props.page.useful}
        </p>
      </Show>
      <Show when={props.page.notes !== ""}>
        <h3>{words().notes}</h3>
        <p class="meeting-said meeting-lines" dir="auto">
          {props.page.notes}
        </p>
      </Show>
      <Show when={props.page.advice.length > 0}>
        <h3>{words().advice}</h3>
        <ul>
          <For each={props.page.advice}>
            {({ text, state }) => (
              <li>
                <span class="meeting-said" dir="auto">
                  {text}
                </span>{" "}
                <span class="soft">({state})</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.page.pledges.length > 0}>
        <h3>{words().promised}</h3>
        <ul>
          <For each={props.page.pledges}>
            {({ text, by }) => (
              <li>
                <span class="meeting-said" dir="auto">
                  {text}
                </span>
                <Show when={by}>{(when) => <span class="soft"> ({words().by(when())})</span>}</Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.page.suggestedPeople.length > 0}>
        <h3>{words().leads}</h3>
        <ul>
          <For each={props.page.suggestedPeople}>
            {({ id, name }) => (
              <li>
                <A class="name" href={`/people/${id}`} dir="auto">
                  {name}
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
