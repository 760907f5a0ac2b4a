/** The calendar that a relay publishes: who can read it said first, then its address, and taking it away. */
import { A } from "@solidjs/router"
import { createSignal, For, onCleanup, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import type { CalendarRow } from "../../log/calendars/calendars.ts"
import { notificationsWords } from "./notificationsWords.ts"

export const CalendarPart = () => {
  const { ask, tell, onChange } = useLog()
  const words = useWords(notificationsWords)
  const failed = useFailures()
  const state = liveAnswer(
    () => undefined,
    () => ask.calendars()
  )
  onCleanup(onChange("sync", state.again))
  const [hasNames, setNames] = createSignal(false)
  const [refused, setRefused] = createSignal<string>()
  const [isBusy, setBusy] = createSignal(false)
  const isThere = (): boolean =>
    state.value!.rows.some(
      ({ host, shows }) => host === state.value!.host && shows === (hasNames() ? "names" : "initials")
    )

  const publish = (): void => {
    setBusy(true)
    setRefused(undefined)
    tell
      .publishCalendar({ shows: hasNames() ? "names" : "initials" })
      .then((outcome) => {
        if (outcome._tag === "Published") say(words().published(outcome.entries))
        if (outcome._tag === "Refused") setRefused(outcome.refused)
      }, failed)
      .finally(() => setBusy(false))
  }

  return (
    <section class="notify-part" aria-labelledby="notify-calendar">
      <h2 id="notify-calendar">{words().calendar}</h2>
      <p>{words().calendarAbout}</p>
      <Show when={state.value}>
        {(value) => (
          <>
            <Show when={value().rows.length > 0}>
              <ul class="notify-calendars">
                <For each={value().rows}>{(row) => <PublishedCalendar row={row} />}</For>
              </ul>
            </Show>
            <Show
              when={value().host}
              fallback={
                <Show when={value().rows.length === 0}>
                  <p>{words().calendarNeedsServer}</p>
                  <A class="button button-plain" href="/devices">
                    {words().toDevices}
                  </A>
                </Show>
              }
            >
              {(host) => (
                <>
                  <Toggle label={words().withNames} isOn={hasNames()} onChange={setNames} />
                  <Show when={!isThere()}>
                    <p class="notify-note">{hasNames() ? words().names(host()) : words().initials(host())}</p>
                    <Button onClick={publish} disabled={isBusy()}>
                      {words().publish}
                    </Button>
                  </Show>
                </>
              )}
            </Show>
            <div role="status">
              <Show when={refused() !== undefined}>
                <p class="notify-note">{words().notPublished(refused()!)}</p>
              </Show>
            </div>
          </>
        )}
      </Show>
    </section>
  )
}

const PublishedCalendar = (props: { readonly row: CalendarRow }) => {
  const { tell } = useLog()
  const words = useWords(notificationsWords)
  const failed = useFailures()
  const copy = (): void => void navigator.clipboard.writeText(props.row.url).then(() => say(words().copied), failed)
  const revoke = (): void => {
    tell
      .revokeCalendar({ id: props.row.id })
      .then(({ isGone, batch }) => say(isGone ? words().revoked : words().revokedLater, batch), failed)
  }
  return (
    <li class="notify-calendar">
      <p class="notify-title">{props.row.shows === "names" ? words().showsNames : words().showsInitials}</p>
      <p class="notify-address">
        <span class="unseen">{words().address}: </span>
        {props.row.url}
      </p>
      <Show when={props.row.isLeaked}>
        <p class="notify-note">{words().leaked}</p>
      </Show>
      <div class="notify-actions">
        <a class="button button-plain" href={props.row.url.replace(/^https?:/, "webcal:")}>
          {words().subscribe}
        </a>
        <Button onClick={copy}>{words().copy}</Button>
        <Button kind="quiet" onClick={revoke}>
          {words().revoke}
        </Button>
      </div>
      <p class="soft">{words().how}</p>
    </li>
  )
}
