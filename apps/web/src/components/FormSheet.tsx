/** A drawer with a few fields: Enter and its button save, once at a time; it closes when that is done. */
import type { JSX } from "solid-js"
import { createSignal, Show } from "solid-js"
import { Button } from "./Button.tsx"
import { Sheet } from "./Sheet.tsx"
import { useFailures } from "./Toasts.tsx"
import "./formSheet.css"

export interface FormSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  /** On the button. */
  readonly save: string
  /** Answers when it is saved; `undefined`: something is wrong in the fields, which say so themselves. */
  readonly onSave: () => Promise<unknown> | undefined
  /** What can be done with what is there already: to delete it, or to have it as it was. */
  readonly other?: { readonly label: string; readonly act: () => Promise<unknown> } | undefined
  readonly children: JSX.Element
}

export const FormSheet = (props: FormSheetProps) => {
  const failed = useFailures()
  const [isBusy, setBusy] = createSignal(false)
  const act = (done: Promise<unknown> | undefined): void => {
    if (done === undefined) return
    setBusy(true)
    done.then(() => props.onClose(), failed).finally(() => setBusy(false))
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    if (!isBusy()) act(props.onSave())
  }
  // Among several lines of one field, Enter is not the end yet.
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target } = event
    if (event.key === "Enter" && target instanceof HTMLInputElement && target.closest("fieldset") !== null) {
      event.preventDefault()
    }
  }
  return (
    <Sheet isOpen={props.isOpen} onClose={props.onClose} title={props.title}>
      {/* Each field says itself what is wrong with it, in the app's words. */}
      <form class="form-sheet" novalidate onSubmit={submit} onKeyDown={onKeyDown}>
        {props.children}
        <div class="form-sheet-actions">
          <Button kind="main" type="submit">
            {props.save}
          </Button>
          <Show when={props.other}>
            {(other) => (
              <Button kind="quiet" onClick={() => isBusy() || act(other().act())}>
                {other().label}
              </Button>
            )}
          </Show>
        </div>
      </form>
    </Sheet>
  )
}
