/** What was just done, said once at the bottom of the screen, with a way to take it back. */
import { createSignal, For, Show } from "solid-js"
import { Button } from "./Button.tsx"
import { CallFailed } from "../link/LogLink.ts"
import { appWords } from "../app/appWords.ts"
import { failureWords } from "../app/failureWords.ts"
import { useLog, useWords } from "../app/LogContext.tsx"
import "./toasts.css"

interface Toast {
  readonly id: number
  readonly text: string
  readonly batch: string | undefined
  readonly isFailure: boolean
}

const [toasts, setToasts] = createSignal<ReadonlyArray<Toast>>([])
let last = 0

/** Long enough to read and to reach for the button; it stays while somebody points at it. */
const SHOWN_MS = 8000

const dismiss = (id: number): void => void setToasts((all) => all.filter((toast) => toast.id !== id))

const show = (toast: Omit<Toast, "id">): void => {
  const id = ++last
  setToasts((all) => [...all.slice(-1), { ...toast, id }])
  if (!toast.isFailure) setTimeout(() => dismiss(id), SHOWN_MS)
}

/** `batch`: what takes it back. */
export const say = (text: string, batch?: string): void => show({ text, batch, isFailure: false })

/** Tells people what a failed call means for them; it stays until they close it. */
export const useFailures = () => {
  const words = useWords(failureWords)
  return (cause: unknown): void => {
    const code = cause instanceof CallFailed ? cause.code : "unexpected"
    show({ text: words()[code], batch: undefined, isFailure: true })
  }
}

export const Toasts = () => {
  const { tell } = useLog()
  const words = useWords(appWords)
  const failed = useFailures()
  const undo = ({ id, batch }: Toast): void => {
    dismiss(id)
    tell
      .undo({ batch: batch! })
      .then((undone) => say(undone.leftAlone === 0 ? words().undone : words().undonePartly(undone.leftAlone)), failed)
  }
  return (
    <div class="toasts no-print" role="status" aria-live="polite">
      <For each={toasts()}>
        {(toast) => (
          <div class="toast" classList={{ "toast-failure": toast.isFailure }}>
            <p>{toast.text}</p>
            <Show when={toast.batch !== undefined}>
              <Button kind="quiet" onClick={() => undo(toast)}>
                {words().undo}
              </Button>
            </Show>
            <Show when={toast.isFailure}>
              <Button kind="quiet" onClick={() => dismiss(toast.id)}>
                {words().close}
              </Button>
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}
