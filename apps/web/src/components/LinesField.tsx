/** A field that may have several values, a line each: addresses, numbers, labels. An empty line waits below. */
import X from "lucide-solid/icons/x"
import { createUniqueId, Index, Show } from "solid-js"
import { appWords } from "../app/appWords.ts"
import { useWords } from "../app/LogContext.tsx"
import "./field.css"
import "./linesField.css"
import "./sheet.css"

export interface LinesFieldProps {
  readonly label: string
  readonly values: ReadonlyArray<string>
  readonly onChange: (values: ReadonlyArray<string>) => void
  readonly type?: "text" | "email" | "tel" | "url"
  readonly placeholder?: string
  readonly hint?: string
}

export const LinesField = (props: LinesFieldProps) => {
  const words = useWords(appWords)
  const id = createUniqueId()
  const lines = () => [...props.values, ""]
  const put = (at: number, value: string): void => {
    const next = [...props.values]
    next[at] = value
    props.onChange(next)
  }
  const take = (at: number): void => props.onChange(props.values.filter((_, index) => index !== at))
  return (
    <fieldset class="field lines" aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}>
      <legend class="field-label" id={id}>
        {props.label}
      </legend>
      <Index each={lines()}>
        {(line, index) => (
          <div class="line">
            <input
              class="field-input"
              type={props.type ?? "text"}
              dir="auto"
              autocomplete="off"
              value={line()}
              placeholder={index === props.values.length ? props.placeholder : undefined}
              aria-label={`${props.label} ${index + 1}`}
              onInput={(event) => put(index, event.currentTarget.value)}
            />
            <button
              type="button"
              class="icon-button"
              classList={{ "line-last": index === props.values.length }}
              disabled={index === props.values.length}
              aria-label={words().remove(line())}
              onClick={() => take(index)}
            >
              <X aria-hidden="true" />
            </button>
          </div>
        )}
      </Index>
      <Show when={props.hint}>
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </fieldset>
  )
}
