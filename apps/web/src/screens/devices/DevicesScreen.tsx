/** Which devices have this log, where they meet, and adding one. */
import { A } from "@solidjs/router"
import { createEffect, createSignal, For, on, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx"
import { Field } from "../../components/Field.tsx"
import { FormSheet } from "../../components/FormSheet.tsx"
import { Screen } from "../../components/Screen.tsx"
import type { DeviceRow } from "../../log/sync/devices.ts"
import { devicesWords } from "./devicesWords.ts"
import { OtherLogs } from "./OtherLogs.tsx"
import { PairDevice } from "./PairDevice.tsx"
import { refusal } from "./refusal.ts"
import { SyncServer } from "./SyncServer.tsx"
import "./devices.css"

export const DevicesScreen = () => {
  const { ask, lang } = useLog()
  const words = useWords(devicesWords)
  const readers = liveAnswer(lang, () => ask.whoReads(), "sync")
  return (
    <Screen title={words().title} intro={words().intro}>
      <Show when={readers.value}>
        {(value) => (
          <>
            <DeviceList devices={value().devices.filter(({ isRevoked }) => !isRevoked)} />
            <Show when={value().devices.filter(({ isRevoked }) => !isRevoked).length < 2 && !value().hasPhrase}>
              <p class="devices-note">{words().onlyOne}</p>
            </Show>
            <PairDevice />
            <SyncServer />
            <section class="devices-part" aria-labelledby="phrase-part">
              <h2 id="phrase-part">{words().phrase}</h2>
              <p>{value().hasPhrase ? words().phraseThere : words().phraseNone}</p>
              <A class="button button-plain" href="/phrase">
                {value().hasPhrase ? words().phraseOpen : words().phraseMake}
              </A>
            </section>
            <OtherLogs />
            <p>
              <A href="/readers">{words().readers}</A>
            </p>
          </>
        )}
      </Show>
    </Screen>
  )
}

/** A name to tell it from the others by; emptied, it is called again as it called itself. */
const RenameSheet = (props: { readonly device: DeviceRow | undefined; readonly onClose: () => void }) => {
  const { tell } = useLog()
  const words = useWords(devicesWords)
  const [name, setName] = createSignal("")
  createEffect(
    on(
      () => props.device,
      (device) => device !== undefined && setName(device.name ?? "")
    )
  )
  const save = () => {
    const { id, name: before } = props.device!
    const said = name().trim()
    if (said === (before ?? "")) return Promise.resolve()
    return tell
      .renameDevice({ id, name: said })
      .then(({ batch }) => say(said === "" ? words().nameTakenBack : words().renamed(said), batch))
  }
  return (
    <FormSheet
      isOpen={props.device !== undefined}
      onClose={props.onClose}
      title={words().rename}
      save={words().saveName}
      onSave={save}
    >
      <Field label={words().newName} value={name()} onInput={setName} hint={words().newNameHint} />
    </FormSheet>
  )
}

const DeviceList = (props: { readonly devices: ReadonlyArray<DeviceRow> }) => {
  const { tell } = useLog()
  const words = useWords(devicesWords)
  const failed = useFailures()
  const [asked, setAsked] = createSignal<DeviceRow>()
  const [renamed, setRenamed] = createSignal<DeviceRow>()
  const nameOf = (device: DeviceRow): string => device.name ?? words().unnamed
  const takeOut = (device: DeviceRow): void => {
    setAsked(undefined)
    tell.revokeDevice({ id: device.id }).then((outcome) => {
      say(outcome._tag === "Done" ? words().takenOut(nameOf(device)) : refusal(words(), outcome.why))
    }, failed)
  }
  return (
    <ul class="devices">
      <For each={props.devices}>
        {(device) => (
          <li class="device">
            <div>
              <p class="device-name" dir="auto">
                {nameOf(device)}
                <Show when={device.isThis}>
                  <span class="device-here">{words().here}</span>
                </Show>
              </p>
              <p class="soft">
                {words().since(device.since)} · {words().changes(device.changes)}
                <Show when={device.last}>{(last) => `, ${words().last(last())}`}</Show>
              </p>
            </div>
            <div class="device-actions">
              <Button
                kind="quiet"
                onClick={() => setRenamed(device)}
                aria-label={`${words().rename}: ${nameOf(device)}`}
              >
                {words().rename}
              </Button>
              <Show when={!device.isThis}>
                <Button
                  kind="quiet"
                  onClick={() => setAsked(device)}
                  aria-label={`${words().takeOut}: ${nameOf(device)}`}
                >
                  {words().takeOut}
                </Button>
              </Show>
            </div>
          </li>
        )}
      </For>
      <RenameSheet device={renamed()} onClose={() => setRenamed(undefined)} />
      <ConfirmDialog
        isOpen={asked() !== undefined}
        title={words().askTakeOut(asked() === undefined ? "" : nameOf(asked()!))}
        confirm={words().takeOut}
        cancel={words().cancel}
        onConfirm={() => takeOut(asked()!)}
        onCancel={() => setAsked(undefined)}
      >
        <p>{words().aboutTakeOut}</p>
      </ConfirmDialog>
    </ul>
  )
}
