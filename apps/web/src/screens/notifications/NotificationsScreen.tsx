/** How reminders reach whoever does not look: as notifications of this device, woken by the relay, or in a calendar. */
import { A } from "@solidjs/router"
import { createSignal, For, Match, onCleanup, Show, Switch } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { canBeWoken, canNotify, subscribe, unsubscribe } from "../../app/pushSubscription.ts"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Answered } from "../../components/Answered.tsx"
import { Button } from "../../components/Button.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import type { Notifications } from "../../log/notices/notifications.ts"
import { CalendarPart } from "./CalendarPart.tsx"
import { notificationsWords } from "./notificationsWords.ts"
import "./notifications.css"

export const NotificationsScreen = () => {
  const { ask, lang, onChange } = useLog()
  const words = useWords(notificationsWords)
  const state = liveAnswer(lang, () => ask.notifications(), "notices")
  // What comes next follows the log, and the server the devices' page.
  onCleanup(onChange("log", state.again))
  return (
    <Screen title={words().title} intro={words().intro}>
      <Answered answer={state}>{(value) => <HerePart state={value()} />}</Answered>
      <CalendarPart />
    </Screen>
  )
}

const HerePart = (props: { readonly state: Notifications }) => {
  const { tell } = useLog()
  const words = useWords(notificationsWords)
  const failed = useFailures()
  const [permission, setPermission] = createSignal(canNotify() ? Notification.permission : "denied")
  const isOn = (): boolean => props.state.isOn && permission() === "granted"

  const switchOn = async (): Promise<void> => {
    const answer = await Notification.requestPermission()
    setPermission(answer)
    if (answer === "granted") await tell.switchNotifications({ isOn: true, isDiscreet: props.state.isDiscreet })
  }
  const switchOff = async (): Promise<void> => {
    await unsubscribe().catch(() => undefined)
    await tell.switchNotifications({ isOn: false, isDiscreet: false })
    say(words().switchedOff)
  }
  const test = async (): Promise<void> => {
    const registration = await navigator.serviceWorker.ready
    await registration.showNotification(words().testTitle, {
      body: words().testBody,
      tag: "test",
      icon: "/icon-192.png",
      badge: "/icon-96.png",
      data: { url: "/notifications" }
    })
    say(words().tested)
  }

  return (
    <section class="notify-part" aria-labelledby="notify-here">
      <h2 id="notify-here">{words().here}</h2>
      <p>{words().arrives}</p>
      <Switch>
        <Match when={!canNotify()}>
          <p class="notify-note">{words().cannot}</p>
        </Match>
        <Match when={isOn()}>
          <p role="status">{words().isOn}</p>
          <Toggle
            label={words().discreet}
            isOn={props.state.isDiscreet}
            onChange={(isDiscreet) => void tell.switchNotifications({ isOn: true, isDiscreet }).catch(failed)}
          />
          <p class="soft">{words().discreetAbout}</p>
          <Next state={props.state} />
          <div class="notify-actions">
            <Button onClick={() => void test().catch(failed)}>{words().test}</Button>
            <Button kind="quiet" onClick={() => void switchOff().catch(failed)}>
              {words().switchOff}
            </Button>
          </div>
          <ClosedPart state={props.state} />
        </Match>
        <Match when={true}>
          <Button kind="main" onClick={() => void switchOn().catch(failed)}>
            {words().switchOn}
          </Button>
          <Show when={permission() === "denied"}>
            <p class="notify-note" role="status">
              {words().denied}
            </p>
          </Show>
        </Match>
      </Switch>
    </section>
  )
}

const Next = (props: { readonly state: Notifications }) => {
  const words = useWords(notificationsWords)
  return (
    <div>
      <h3>{words().next}</h3>
      <Show when={props.state.next.length > 0} fallback={<p class="soft">{words().nothingNext}</p>}>
        <ul class="notify-next">
          <For each={props.state.next}>
            {({ title, when }) => (
              <li>
                <span class="notify-title" dir="auto">
                  {title}
                </span>
                <span class="soft">{when}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

const ClosedPart = (props: { readonly state: Notifications }) => {
  const { ask, tell } = useLog()
  const words = useWords(notificationsWords)
  const failed = useFailures()
  const [problem, setProblem] = createSignal<"wakesNobody" | "noPush">()
  const [isBusy, setBusy] = createSignal(false)
  const push = () => props.state.push
  const handed = () => {
    const now = push()
    return now._tag === "Handed" ? now : undefined
  }
  const refused = () => {
    const now = push()
    return now._tag === "Refused" ? now : undefined
  }

  const wake = async (): Promise<void> => {
    setProblem(undefined)
    const key = await ask.pushKey()
    if (key === undefined) return void setProblem("wakesNobody")
    const endpoint = await subscribe(key).catch(() => undefined)
    if (endpoint === undefined) return void setProblem("noPush")
    await tell.wakeHere({ endpoint })
  }
  const busily = (work: () => Promise<void>): void => {
    setBusy(true)
    void work()
      .catch(failed)
      .finally(() => setBusy(false))
  }
  const wakeNoMore = async (): Promise<void> => {
    await unsubscribe().catch(() => undefined)
    const { isTold } = await tell.wakeNoMore()
    say(isTold ? words().stopped : words().stoppedLater)
  }

  return (
    <div class="notify-closed">
      <h3>{words().closed}</h3>
      <Show
        when={props.state.host}
        fallback={
          <>
            <p>{words().needsServer}</p>
            <A class="button button-plain" href="/devices">
              {words().toDevices}
            </A>
          </>
        }
      >
        {(host) => (
          <>
            <p>{words().closedAbout(host())}</p>
            <div role="status">
              <Show when={handed()}>{(now) => <p>{words().handed(now().hours)}</p>}</Show>
              <Show when={push()._tag === "Waiting"}>
                <p>{words().waiting}</p>
              </Show>
              <Show when={refused()}>{(now) => <p class="notify-note">{words().refused(now().why)}</p>}</Show>
              <Show when={problem()}>{(which) => <p class="notify-note">{words()[which()]}</p>}</Show>
            </div>
            <Show
              when={push()._tag === "Off" || push()._tag === "Refused"}
              fallback={
                <Button onClick={() => busily(wakeNoMore)} disabled={isBusy()}>
                  {words().wakeNoMore}
                </Button>
              }
            >
              <Button onClick={() => busily(wake)} disabled={isBusy() || !canBeWoken()}>
                {words().wake}
              </Button>
            </Show>
            <Show when={!canBeWoken()}>
              <p class="notify-note">{words().noPush}</p>
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}
