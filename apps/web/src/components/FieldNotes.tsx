/** What stands below a field: what to write there, and what is wrong with it; tied to it for whoever hears the page. */
import { Show } from "solid-js"
import "./field.css"

export interface FieldNotesProps {
  readonly hint?: string | undefined
  readonly wrong?: string | undefined
}

/** Of a field with this id: what `aria-describedby` names. */
export const describedBy = (id: string, { hint, wrong }: FieldNotesProps): string | undefined =>
  [hint === undefined ? [] : `${id}-hint`, wrong === undefined ? [] : `${id}-wrong`].flat().join(" ") || undefined

/** `of`: the field's id. */
export const FieldNotes = (props: FieldNotesProps & { readonly of: string }) => (
  <>
    <Show when={props.hint}>
      <p class="field-hint" id={`${props.of}-hint`}>
        {props.hint}
      </p>
    </Show>
    <Show when={props.wrong}>
      <p class="field-wrong" id={`${props.of}-wrong`}>
        {props.wrong}
      </p>
    </Show>
  </>
)
