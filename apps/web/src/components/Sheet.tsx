/** A drawer over the page: from below on a phone, in the middle on a laptop. Closes with Escape, and gives focus back. */
import { Dialog } from "@kobalte/core/dialog"
import X from "lucide-solid/icons/x"
import type { JSX } from "solid-js"
import { appWords } from "../app/appWords.ts"
import { useWords } from "../app/LogContext.tsx"
import { focusBack } from "./focusBack.ts"
import "./sheet.css"

export interface SheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: JSX.Element
}

export const Sheet = (props: SheetProps) => {
  const words = useWords(appWords)
  const focus = focusBack()
  let content: HTMLDivElement | undefined
  // Who opens a drawer with something to fill in came to fill it in; elsewhere the button to close it has the focus.
  const focusField = (event: Event): void => {
    focus.onOpenAutoFocus()
    const field = content?.querySelector<HTMLElement>("input, textarea")
    if (field === null || field === undefined) return
    event.preventDefault()
    field.focus()
  }
  return (
    <Dialog open={props.isOpen} onOpenChange={(open) => open || props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="sheet-shade" />
        <div class="sheet-place">
          <Dialog.Content
            class="sheet"
            ref={content}
            onOpenAutoFocus={focusField}
            onCloseAutoFocus={focus.onCloseAutoFocus}
          >
            <div class="sheet-head">
              <Dialog.Title class="sheet-title">{props.title}</Dialog.Title>
              <Dialog.CloseButton class="icon-button" aria-label={words().close}>
                <X aria-hidden="true" />
              </Dialog.CloseButton>
            </div>
            {props.children}
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  )
}
