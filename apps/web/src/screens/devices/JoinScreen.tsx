/** Makes this browser one of a log's devices: by a link, a code that is scanned or typed, or the recovery phrase. */
import { createSignal, Match, onCleanup, onMount, Show, Switch } from "solid-js"
import { showLog } from "../../app/currentLog.ts"
import { deviceLabel } from "../../app/deviceLabel.ts"
import { keepStorage } from "../../app/keepStorage.ts"
import { isInvitation } from "../../app/invitation.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import { Screen } from "../../components/Screen.tsx"
import { devicesWords } from "./devicesWords.ts"
import { joinWords } from "./joinWords.ts"
import { CompareWords } from "./PairDevice.tsx"
import { pairingWords } from "./pairingWords.ts"
import type { PairingState } from "../../log/sync/PairingDesk.ts"
import { ScanCode } from "./ScanCode.tsx"
import "./devices.css"

export const JoinScreen = () => {
  const { ask, tell } = useLog()
  const words = useWords(joinWords)
  const devices = useWords(devicesWords)
  const faults = useWords(pairingWords)
  const failed = useFailures()
  const [text, setText] = createSignal("")
  const [server, setServer] = createSignal("")
  const [phrase, setPhrase] = createSignal("")
  const [label, setLabel] = createSignal(deviceLabel())
  const [isScanning, setScanning] = createSignal(false)
  const pairing = liveAnswer(
    () => undefined,
    () => ask.pairingState(),
    "sync"
  )
  const state = () => pairing.value
  const isInvited = isInvitation(location.hash)
  // Whoever comes by a link has nothing to fill in; anybody else begins before the log has answered.
  const isAsking = (): boolean =>
    state() === undefined ? !isInvited : state()!._tag === "Idle" || state()!._tag === "Failed"
  const as = <Tag extends PairingState["_tag"]>(tag: Tag) => {
    const now = state()
    return now?._tag === tag ? (now as Extract<typeof now, { readonly _tag: Tag }>) : undefined
  }

  const join = (typed: string, byPhrase = false): void =>
    void tell.join({ text: typed, byPhrase, relay: server().trim(), label: label().trim() }).catch(failed)

  onMount(() => {
    if (!isInvited) return
    const link = location.href
    // A secret is not to stay in the address bar, or in the history.
    history.replaceState(null, "", "/join")
    setText(link)
    join(link)
  })
  onCleanup(() => void tell.stopPairing().catch(() => undefined))

  return (
    <Screen title={words().title} intro={words().intro}>
      <div aria-live="polite">
        <Switch>
          <Match when={state()?._tag === "Working"}>
            <p>{words().working}</p>
          </Match>
          <Match when={as("Comparing")}>
            {(comparing) => <CompareWords words={comparing().words} question={devices().compareOther} />}
          </Match>
          <Match when={as("Joined")}>{(joined) => <JoinedLog joined={joined()} />}</Match>
          <Match when={as("CameBack")}>
            {(back) => (
              <div class="devices-form">
                <p>{words().cameBack(back().changes)}</p>
                <Button kind="main" onClick={() => void tell.stopPairing().finally(() => location.assign("/"))}>
                  {words().open}
                </Button>
              </div>
            )}
          </Match>
          <Match when={as("Failed")}>{(failure) => <p class="devices-note">{faults()[failure().why]}</p>}</Match>
        </Switch>
      </div>
      <Show when={isAsking()}>
        <div class="join-ways">
          <form
            class="devices-form"
            onSubmit={(event) => {
              event.preventDefault()
              join(text())
            }}
          >
            <p>{words().onOther}</p>
            <Show when={isScanning()} fallback={<Button onClick={() => setScanning(true)}>{words().scan}</Button>}>
              <ScanCode
                onFound={(found) => {
                  setScanning(false)
                  setText(found)
                  join(found)
                }}
              />
              <Button onClick={() => setScanning(false)}>{words().stopScan}</Button>
            </Show>
            <Field label={words().text} value={text()} onInput={setText} hint={words().textHint} />
            <Field label={words().server} value={server()} onInput={setServer} hint={words().serverHint} type="url" />
            <Field label={words().label} value={label()} onInput={setLabel} />
            <Button kind="main" type="submit">
              {words().join}
            </Button>
          </form>
          <form
            class="devices-part devices-form"
            onSubmit={(event) => {
              event.preventDefault()
              join(phrase(), true)
            }}
          >
            <h2>{words().phraseTitle}</h2>
            <p class="soft">{words().phraseAbout}</p>
            <Field label={words().phrase} value={phrase()} onInput={setPhrase} hint={words().phraseHint} isLong />
            <Field label={words().server} value={server()} onInput={setServer} type="url" />
            <Button type="submit">{words().recover}</Button>
          </form>
        </div>
      </Show>
      <p>
        <a href="/">{words().back}</a>
      </p>
    </Screen>
  )
}

/** The other log is here now. What was written in this browser before stays apart, or comes along. */
const JoinedLog = (props: { readonly joined: Extract<PairingState, { readonly _tag: "Joined" }> }) => {
  const { tell } = useLog()
  const words = useWords(joinWords)
  const failed = useFailures()
  const opened = (): void => {
    void keepStorage()
    showLog(props.joined.log)
    location.assign("/")
  }
  const bring = (): void => void tell.bringLater({ into: props.joined.log }).then(opened, failed)
  return (
    <div class="devices-form">
      <p>{words().joined}</p>
      <Show
        when={props.joined.before}
        fallback={
          <Button kind="main" onClick={opened}>
            {words().open}
          </Button>
        }
      >
        {(before) => (
          <>
            <p>{before().canBring ? words().before(before().changes) : words().beforeApart}</p>
            <div class="devices-actions">
              <Show when={before().canBring}>
                <Button kind="main" onClick={bring}>
                  {words().bring}
                </Button>
              </Show>
              <Button kind={before().canBring ? "plain" : "main"} onClick={opened}>
                {before().canBring ? words().keepApart : words().open}
              </Button>
            </div>
          </>
        )}
      </Show>
    </div>
  )
}
