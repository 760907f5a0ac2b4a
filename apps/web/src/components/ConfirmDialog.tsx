/** Asks before what cannot be undone; everything else has an undo instead. Says what happens, and what stays. */
import { Dialog } from "@kobalte/core/dialog"
import type { JSX } from "solid-js"
import { Button } from "./Button.tsx"
import { focusBack } from "./focusBack.ts"
import "./sheet.css"
import "./confirmDialog.css"

export interface ConfirmDialogProps {
  readonly isOpen: boolean
  readonly title: string
  readonly children: JSX.Element
  /** A verb: "Revoke". */
  readonly confirm: string
  readonly cancel: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  /** Until something was typed, say. */
  readonly isLocked?: boolean
}

// The library's own alert dialog, once it is loaded, turns every other dialog into one, too: they share an object.
export const ConfirmDialog = (props: ConfirmDialogProps) => (
  <Dialog open={props.isOpen} onOpenChange={(open) => open || props.onCancel()}>
    <Dialog.Portal>
      <Dialog.Overlay class="sheet-shade" />
      <div class="sheet-place">
        <Dialog.Content class="sheet" role="alertdialog" {...focusBack()}>
          <Dialog.Title class="sheet-title">{props.title}</Dialog.Title>
          <Dialog.Description as="div" class="confirm-text">
            {props.children}
          </Dialog.Description>
          <div class="confirm-actions">
            <Button onClick={() => props.onCancel()}>{props.cancel}</Button>
            <Button kind="main" disabled={props.isLocked === true} onClick={() => props.onConfirm()}>
              {props.confirm}
            </Button>
          </div>
        </Dialog.Content>
      </div>
    </Dialog.Portal>
  </Dialog>
)
