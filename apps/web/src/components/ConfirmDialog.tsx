/** Asks before what cannot be undone; everything else has an undo instead. Says what happens, and what stays. */
import { AlertDialog } from "@kobalte/core/alert-dialog"
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

export const ConfirmDialog = (props: ConfirmDialogProps) => (
  <AlertDialog open={props.isOpen} onOpenChange={(open) => open || props.onCancel()}>
    <AlertDialog.Portal>
      <AlertDialog.Overlay class="sheet-shade" />
      <div class="sheet-place">
        <AlertDialog.Content class="sheet" {...focusBack()}>
          <AlertDialog.Title class="sheet-title">{props.title}</AlertDialog.Title>
          <AlertDialog.Description as="div" class="confirm-text">
            {props.children}
          </AlertDialog.Description>
          <div class="confirm-actions">
            <Button onClick={() => props.onCancel()}>{props.cancel}</Button>
            <Button kind="main" disabled={props.isLocked === true} onClick={() => props.onConfirm()}>
              {props.confirm}
            </Button>
          </div>
        </AlertDialog.Content>
      </div>
    </AlertDialog.Portal>
  </AlertDialog>
)
