/** Where this log syncs: its address, how it stands, and what to do where it does not. */
import { A } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { deviceLabel } from "../../app/deviceLabel.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import { syncWords } from "../../components/syncWords.ts"
import type { SyncState } from "../../log/sync/SyncKeeper.ts"
import { devicesWords } from "./devicesWords.ts"
import { stateWords } from "./stateWords.ts"

export const SyncServer = () => {
  const { ask, tell } = useLog()
  const words = useWords(devicesWords)
  const failed = useFailures()
  const state = liveAnswer(
    () => undefined,
    () => ask.syncState(),
    "sync"
  )
  const [address, setAddress] = createSignal(suggestedServer())
  const [label, setLabel] = createSignal(deviceLabel())
  const [token, setToken] = createSignal("")
  const [wrong, setWrong] = createSignal<string>()
  const [isBare, setBare] = createSignal(false)

  const phase = () => state.value?.phase
  const why = (): string | undefined => {
    const now = phase()
    return now?._tag === "Stopped" || now?._tag === "Away" ? now.why : undefined
  }
  const needsToken = (): boolean => why() === "mayNotCreate"
  const canTryAgain = (): boolean => {
    const now = phase()
    return now?._tag === "Away" || (now?._tag === "Stopped" && TRIED_AGAIN.has(now.why))
  }
  const again = (): void => {
    if (phase()?._tag === "Away") void tell.syncNow().catch(failed)
    else connect(why() === "forgotten")
  }
  const beginAnew = (): void =>
    void tell.beginAnew().then((done) => done._tag === "Anew" && say(words().begunAnew(done.changes)), failed)
  const connect = (again = false): void => {
    const asked = token().trim()
    tell
      .syncWithRelay({
        relay: state.value?.relay ?? address(),
        label: label().trim(),
        ...(asked === "" ? {} : { token: asked }),
        again
      })
      .then((outcome) => {
        setWrong(outcome._tag === "NotAnAddress" ? words().notAnAddress : undefined)
        if (outcome._tag === "Following") setBare(outcome.isBare)
      }, failed)
  }

  return (
    <section class="devices-part" aria-labelledby="server-part">
      <h2 id="server-part">{words().server}</h2>
      <p class="soft">{words().serverAbout}</p>
      <Show
        when={state.value?.relay}
        fallback={
          <form
            class="devices-form"
            onSubmit={(event) => {
              event.preventDefault()
              connect()
            }}
          >
            <p>{words().serverOff}</p>
            <Field
              label={words().address}
              value={address()}
              onInput={setAddress}
              hint={words().addressHint}
              wrong={wrong()}
              type="url"
            />
            <Field label={words().label} value={label()} onInput={setLabel} />
            <Button type="submit">{words().connect}</Button>
          </form>
        }
      >
        {(relay) => (
          <>
            <p class="device-name">{relay()}</p>
            <Standing state={state.value!} />
            <Show when={isBare()}>
              <p class="devices-note">{words().bare}</p>
            </Show>
            <Show when={needsToken()}>
              <Field
                label={words().token}
                value={token()}
                onInput={setToken}
                hint={words().tokenHint}
                type="password"
              />
            </Show>
            <div class="devices-actions">
              <Show when={canTryAgain()}>
                <Button onClick={again}>{why() === "forgotten" ? words().beginAgain : words().again}</Button>
              </Show>
              <Show when={why() === "ownFeedElsewhere"}>
                <Button kind="main" onClick={beginAnew}>
                  {words().beginAnew}
                </Button>
              </Show>
              <Show when={why() === "revoked" || why() === "notMine"}>
                <A class="button button-main" href="/join">
                  {words().joinAgain}
                </A>
              </Show>
              <Button
                kind="quiet"
                onClick={() => void tell.stopSyncing().then(() => say(words().disconnected), failed)}
              >
                {words().disconnect}
              </Button>
            </div>
          </>
        )}
      </Show>
    </section>
  )
}

/** Where another try may well end otherwise. */
const TRIED_AGAIN: ReadonlySet<string> = new Set([
  "forgotten",
  "mayNotCreate",
  "noRoomThere",
  "notARelay",
  "unexpected"
])

const MINUTE = 60_000

/** What happened, what is safe, what to do; and what is to be known beside it. */
const Standing = (props: { readonly state: SyncState }) => {
  const words = useWords(stateWords)
  const sync = useWords(syncWords)
  const said = (): string => {
    const { phase } = props.state
    if (phase._tag === "Away") return words().away[phase.why]
    if (phase._tag === "Stopped") return words().stopped[phase.why]
    return phase._tag === "InStep" ? words().inStep : words().connecting
  }
  const synced = (): string => {
    const { syncedAt } = props.state
    return syncedAt === undefined ? "" : `${sync().synced(Math.max(0, Date.now() - syncedAt))}.`
  }
  const isCalm = (): boolean => props.state.phase._tag === "InStep" || props.state.phase._tag === "Connecting"
  const notes = (): ReadonlyArray<string> => {
    const { kept, outside, clockAhead } = props.state
    const minutes = Math.round(Math.abs(clockAhead ?? 0) / MINUTE)
    return [
      ...(kept > 0 ? [words().kept(kept)] : []),
      ...(outside > 0 ? [words().outside(outside)] : []),
      ...(clockAhead === undefined ? [] : [clockAhead > 0 ? words().clockBehind(minutes) : words().clockAhead(minutes)])
    ]
  }
  return (
    <>
      <div class="devices-standing" role="status">
        <p classList={{ "devices-note": !isCalm() }}>{said()}</p>
        <p class="soft">
          {synced()} <Show when={props.state.waiting > 0}>{sync().waiting(props.state.waiting)}</Show>
        </p>
      </div>
      <For each={notes()}>{(note) => <p class="devices-note">{note}</p>}</For>
    </>
  )
}

/** A relay that serves the app is a sync server, too: most often the one that is meant. */
const suggestedServer = (): string => (location.protocol === "https:" || isHere() ? location.origin : "")

const isHere = (): boolean => location.hostname === "localhost" || location.hostname === "127.0.0.1"
