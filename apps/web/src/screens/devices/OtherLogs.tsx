/** Logs that stayed behind in this browser when it joined the one that is shown: opening, bringing along, deleting them. */
import { createSignal, For, onMount, Show } from "solid-js"
import { showLog } from "../../app/currentLog.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import type { OtherLog } from "../../log/sync/otherLogs.ts"
import { devicesWords } from "./devicesWords.ts"

type Asked = { readonly log: OtherLog; readonly what: "bring" | "remove" }

export const OtherLogs = () => {
  const { ask, tell } = useLog()
  const words = useWords(devicesWords)
  const failed = useFailures()
  const [logs, setLogs] = createSignal<ReadonlyArray<OtherLog>>([])
  // Nothing here changes them: looking into each is not for every change of this log.
  const look = (): void => void ask.otherLogs().then(setLogs, failed)
  onMount(look)
  const [asked, setAsked] = createSignal<Asked>()
  const nameOf = ({ name }: OtherLog): string => name || words().noName
  const open = ({ id }: OtherLog): void => {
    showLog(id)
    location.assign("/")
  }
  const go = ({ log, what }: Asked): void => {
    setAsked(undefined)
    const done = what === "bring" ? words().brought(nameOf(log)) : words().removed(nameOf(log))
    const doing = what === "bring" ? tell.bringAlong({ log: log.id }) : tell.removeOther({ log: log.id })
    doing.then((isDone) => {
      say(isDone ? done : words().bringFailed)
      look()
    }, failed)
  }
  return (
    <Show when={logs().length > 0}>
      <section class="devices-part" aria-labelledby="others-part">
        <h2 id="others-part">{words().others}</h2>
        <p class="soft">{words().othersAbout}</p>
        <ul class="devices devices-whole">
          <For each={logs()}>
            {(log) => (
              <li class="device">
                <div>
                  <p class="device-name" dir="auto">
                    {nameOf(log)}
                  </p>
                  <p class="soft figures">{words().changes(log.changes)}</p>
                </div>
                <div class="devices-actions">
                  <Button onClick={() => open(log)} aria-label={`${words().openOther}: ${nameOf(log)}`}>
                    {words().openOther}
                  </Button>
                  <Show when={log.canBring}>
                    <Button
                      onClick={() => setAsked({ log, what: "bring" })}
                      aria-label={`${words().bring}: ${nameOf(log)}`}
                    >
                      {words().bring}
                    </Button>
                  </Show>
                  <Button
                    kind="quiet"
                    onClick={() => setAsked({ log, what: "remove" })}
                    aria-label={`${words().remove}: ${nameOf(log)}`}
                  >
                    {words().remove}
                  </Button>
                </div>
              </li>
            )}
          </For>
        </ul>
        <ConfirmDialog
          isOpen={asked() !== undefined}
          title={titleOf(asked(), words(), nameOf)}
          confirm={asked()?.what === "bring" ? words().bring : words().remove}
          cancel={words().cancel}
          onConfirm={() => go(asked()!)}
          onCancel={() => setAsked(undefined)}
        >
          <p>
            {asked()?.what === "bring"
              ? words().aboutBring
              : words().aboutRemove(words().changes(asked()?.log.changes ?? 0))}
          </p>
        </ConfirmDialog>
      </section>
    </Show>
  )
}

const titleOf = (
  asked: Asked | undefined,
  { askBring, askRemove }: (typeof devicesWords)["en"],
  nameOf: (log: OtherLog) => string
): string => (asked === undefined ? "" : (asked.what === "bring" ? askBring : askRemove)(nameOf(asked.log)))
