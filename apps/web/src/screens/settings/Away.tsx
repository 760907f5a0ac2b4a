/** Days on which reminders wait. */
import { createSignal, For, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import type { AwayRow, SettingsPage } from "../../log/settings.ts"
import { settingsWords } from "./settingsWords.ts"

export const Away = (props: { readonly page: SettingsPage }) => {
  const { tell } = useLog()
  const words = useWords(settingsWords)
  const failed = useFailures()
  const [from, setFrom] = createSignal("")
  const [until, setUntil] = createSignal("")
  const [wrong, setWrong] = createSignal<string>()
  let heading: HTMLHeadingElement | undefined
  const said = ({ fromSaid, untilSaid, from, until }: AwayRow): string =>
    from === until ? fromSaid : words().period(fromSaid, untilSaid)
  const add = (): void => {
    tell.goAway({ from: from(), until: until() || from() }).then((kept) => {
      if (kept._tag === "BadPeriod") return setWrong(words().badPeriod)
      setFrom("")
      setUntil("")
      setWrong(undefined)
      return say(words().saved, kept.batch)
    }, failed)
  }
  const takeOut = ({ from, until }: AwayRow): void => {
    tell.comeBack({ from, until }).then(({ batch }) => {
      say(words().cameBack, batch)
      heading?.focus()
    }, failed)
  }
  return (
    <section class="settings-part" aria-labelledby="settings-away">
      <h2 id="settings-away" tabindex="-1" ref={(element) => (heading = element)}>
        {words().away}
      </h2>
      <p>{words().awayAbout}</p>
      <Show when={props.page.away.length > 0}>
        <ul class="settings-away">
          <For each={props.page.away}>
            {(row) => (
              <li>
                <span>
                  {said(row)}
                  <Show when={row.isNow}>
                    <span class="soft"> · {words().now}</span>
                  </Show>
                </span>
                <Button kind="quiet" aria-label={words().backFrom(said(row))} onClick={() => takeOut(row)}>
                  {words().back}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <form
        class="settings-hours"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Field label={words().awayFirst} type="date" value={from()} onInput={setFrom} />
        <Field label={words().awayLast} type="date" value={until()} onInput={setUntil} wrong={wrong()} />
        <Button type="submit" disabled={from() === ""}>
          {words().goAway}
        </Button>
      </form>
    </section>
  )
}
