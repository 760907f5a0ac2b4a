/** Deletes what this browser holds of the log. It cannot be undone, so somebody has to type a word for it. */
import { createSignal, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx"
import { Field } from "../../components/Field.tsx"
import { dataWords } from "./dataWords.ts"

/** What the app keeps beside the log: which one is shown, what is half written, how it looks. */
const OWN_KEYS = /^kith\./

export const DeleteHere = (props: { readonly onlyHere: number }) => {
  const { tell } = useLog()
  const words = useWords(dataWords)
  const failed = useFailures()
  const [isAsking, setAsking] = createSignal(false)
  const [typed, setTyped] = createSignal("")
  const remove = (): void => {
    setAsking(false)
    tell.deleteHere().then(() => {
      for (const storage of [localStorage, sessionStorage]) {
        for (const key of Object.keys(storage)) if (OWN_KEYS.test(key)) storage.removeItem(key)
      }
      location.assign("/")
    }, failed)
  }
  return (
    <section class="data-part" aria-labelledby="data-delete">
      <h2 id="data-delete">{words().remove}</h2>
      <p>{words().removeAbout}</p>
      <div>
        <Button
          onClick={() => {
            setTyped("")
            setAsking(true)
          }}
        >
          {words().remove}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking()}
        title={words().askRemove}
        confirm={words().confirm}
        cancel={words().cancel}
        isLocked={typed().trim().toUpperCase() !== words().word}
        onConfirm={remove}
        onCancel={() => setAsking(false)}
      >
        <p>{words().removeAbout}</p>
        <Show when={props.onlyHere > 0}>
          <p class="data-lost">{words().onlyHere(props.onlyHere)}</p>
        </Show>
        <Field label={words().typeIt(words().word)} value={typed()} onInput={setTyped} />
      </ConfirmDialog>
    </section>
  )
}
