/** What stands beside a meeting's questions: who it is with, what to prepare, what was before, and one's introduction. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Avatar } from "../../components/Avatar.tsx"
import { Button } from "../../components/Button.tsx"
import { Ticks } from "../../components/Ticks.tsx"
import type { MeetingPage, MeetingPartner } from "../../log/meeting.ts"
import { meetingWords } from "./meetingWords.ts"
import "./meeting.css"

export const Who = (props: { readonly contact: MeetingPartner; readonly page: MeetingPage }) => {
  const words = useWords(meetingWords)
  const work = () => [props.contact.position, props.contact.company].filter(Boolean).join(", ")
  return (
    <section aria-labelledby="who">
      <h2 id="who" class="unseen">
        {words().who}
      </h2>
      <div class="meeting-partner">
        <Avatar name={props.contact.name} />
        <div>
          <A class="name meeting-partner-name" href={`/people/${props.contact.id}`} dir="auto">
            {props.contact.name}
          </A>
          <Show when={props.contact.pronouns}>
            <span class="soft"> ({props.contact.pronouns})</span>
          </Show>
          <Show when={props.contact.sayIt}>
            <p class="soft">
              {words().say} <span dir="auto">{props.contact.sayIt}</span>
            </p>
          </Show>
          <Show when={work() !== ""}>
            <p class="soft" dir="auto">
              {work()}
            </p>
          </Show>
        </div>
      </div>
      <ul class="meeting-reach">
        <For each={props.contact.phones}>
          {(phone) => (
            <li>
              <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
            </li>
          )}
        </For>
        <For each={props.contact.emails}>
          {(email) => (
            <li>
              <a href={`mailto:${email}`}>{email}</a>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.contact.interest}>
        <h3>{words().interest}</h3>
        <p class="meeting-said" dir="auto">
          {props.contact.interest}
        </p>
      </Show>
      <Show when={props.page.others.length > 0}>
        <h3>{words().others}</h3>
        <ul>
          <For each={props.page.others}>
            {(one) => (
              <li>
                <A class="name" href={`/people/${one.id}`} dir="auto">
                  {one.name}
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

export const Prepare = (props: { readonly page: MeetingPage }) => {
  const { tell } = useLog()
  const words = useWords(meetingWords)
  const failed = useFailures()
  const tick = (item: string, isDone: boolean): void => {
    tell.checkMeeting({ id: props.page.id, item, isDone }).catch(failed)
  }
  return (
    <section aria-labelledby="prepare">
      <h2 id="prepare">{words().prepare}</h2>
      <Ticks label={props.page.checklist.title} items={props.page.checklist.items} onTick={tick} />
      <Show
        when={!props.page.isReady}
        fallback={
          <p class="soft" role="status">
            {words().isReady}
          </p>
        }
      >
        <Button
          kind="quiet"
          class="meeting-write"
          onClick={() => {
            tell
              .changeMeeting({ id: props.page.id, isReady: true })
              .then(({ batch }) => say(words().isReady, batch), failed)
          }}
        >
          {words().ready}
        </Button>
      </Show>
    </section>
  )
}

export const Introduction = (props: { readonly page: MeetingPage }) => {
  const words = useWords(meetingWords)
  const parts = () => [props.page.introduction.statement, props.page.introduction.pitch].filter((text) => text !== "")
  return (
    <section aria-labelledby="introduction">
      <h2 id="introduction">{words().introduction}</h2>
      <Show
        when={parts().length > 0}
        fallback={
          <>
            <p class="soft">{words().noIntroduction}</p>
            <A class="button button-quiet meeting-write" href="/plan">
              {words().writeIt}
            </A>
          </>
        }
      >
        <For each={parts()}>
          {(text) => (
            <p class="meeting-said" dir="auto">
              {text}
            </p>
          )}
        </For>
      </Show>
    </section>
  )
}

export const Before = (props: { readonly page: MeetingPage }) => {
  const words = useWords(meetingWords)
  return (
    <Show when={props.page.before !== undefined || props.page.open.length > 0}>
      <section aria-labelledby="before">
        <h2 id="before">{words().before}</h2>
        <Show when={props.page.before}>
          {(before) => (
            <p>
              {words().lastTime(before().what, before().when)}
              <Show when={before().useful !== ""}>
                <br />
                <span class="meeting-said" dir="auto">
                  {words().usefulThen(before().useful)}
                </span>
              </Show>
            </p>
          )}
        </Show>
        <ul class="meeting-open">
          <For each={props.page.open}>
            {(one) => (
              <li>
                <span class="soft">{one.kind === "pledge" ? words().youPromised : words().theyAdvised}</span>
                <span class="meeting-said" dir="auto">
                  {one.text}
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
