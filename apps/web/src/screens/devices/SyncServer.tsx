/** Where this log syncs: its address, how it stands, and what to do where it does not. */
import { createSignal, Show } from "solid-js"
import { deviceLabel } from "../../app/deviceLabel.ts"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Field } from "../../components/Field.tsx"
import { devicesWords } from "./devicesWords.ts"
import { syncWords } from "../../components/syncWords.ts"

export const SyncServer = () => {
  const { ask, tell } = useLog()
  const words = useWords(devicesWords)
  const sync = useWords(syncWords)
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
  const needsToken = (): boolean => why() === "unauthorized" || why() === "tokenRequired" || why() === "notOpen"
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
            <p role="status">
              {sync().phase(
                phase()!,
                state.value!.syncedAt === undefined ? undefined : Date.now() - state.value!.syncedAt
              )}
              <Show when={state.value!.waiting > 0}> {sync().waiting(state.value!.waiting)}</Show>
            </p>
            <Show when={isBare()}>
              <p class="devices-note">{words().bare}</p>
            </Show>
            <Show when={needsToken()}>
              <p class="devices-note">{words().tokenNeeded}</p>
              <Field
                label={words().token}
                value={token()}
                onInput={setToken}
                hint={words().tokenHint}
                type="password"
              />
            </Show>
            <div class="devices-actions">
              <Show when={phase()?._tag === "Away"}>
                <Button onClick={() => void tell.syncNow().catch(failed)}>{words().again}</Button>
              </Show>
              <Show when={phase()?._tag === "Stopped"}>
                <Button onClick={() => connect(why() === "forgotten")}>
                  {why() === "forgotten" ? words().beginAgain : words().again}
                </Button>
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

/** A relay that serves the app is a sync server, too: most often the one that is meant. */
const suggestedServer = (): string => (location.protocol === "https:" || isHere() ? location.origin : "")

const isHere = (): boolean => location.hostname === "localhost" || location.hostname === "127.0.0.1"
