/** A field for a text that is saved at every pause (`app/savedText.ts`). It grows as one writes. */
import { createEffect, on } from "solid-js"
import type { SavedText } from "../app/savedText.ts"
import { Field } from "./Field.tsx"

export interface SavedFieldProps {
  readonly label: string
  readonly saved: SavedText
  readonly hint?: string
  readonly placeholder?: string
}

export const SavedField = (props: SavedFieldProps) => {
  let field: HTMLTextAreaElement | undefined
  let caret: readonly [before: string, at: number] | undefined
  const remember = (): void => {
    if (field !== undefined && document.activeElement === field) caret = [field.value, field.selectionStart]
  }
  // What comes from another device must not move the cursor away from the word that is being written.
  createEffect(
    on(props.saved.text, (text) => {
      if (caret === undefined || field === undefined || document.activeElement !== field) return
      const [before, at] = caret
      if (before === text || field.selectionStart === at) return
      const moved = caretAfter(before, text, at)
      field.setSelectionRange(moved, moved)
    })
  )
  const hint = () => (props.hint === undefined ? {} : { hint: props.hint })
  const placeholder = () => (props.placeholder === undefined ? {} : { placeholder: props.placeholder })
  return (
    <div onKeyUp={remember} onPointerUp={remember}>
      <Field
        label={props.label}
        value={props.saved.text()}
        onInput={(text) => {
          remember()
          props.saved.type(text)
        }}
        onBlur={() => void props.saved.flush()}
        isLong
        ref={(element) => (field = element as HTMLTextAreaElement)}
        {...hint()}
        {...placeholder()}
      />
    </div>
  )
}

/** Where the cursor stands once a text reads otherwise: it moves with what was put in before it. */
const caretAfter = (before: string, after: string, at: number): number => {
  let same = 0
  while (same < before.length && same < after.length && before[same] === after[same]) same++
  return same >= at ? at : Math.max(same, at + after.length - before.length)
}
