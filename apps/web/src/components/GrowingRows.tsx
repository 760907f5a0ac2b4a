/** Rows to fill in, as many as there are values and an empty one below, which becomes a value once something is typed into it. */
import X from "lucide-solid/icons/x"
import type { Accessor, JSX } from "solid-js"
import { Index } from "solid-js"
import { appWords } from "../app/appWords.ts"
import { useWords } from "../app/LogContext.tsx"
import "./linesField.css"
import "./sheet.css"

export interface GrowingRowsProps<R> {
  readonly values: ReadonlyArray<R>
  /** What the row below holds. */
  readonly empty: R
  readonly onChange: (values: ReadonlyArray<R>) => void
  /** The class of a row. */
  readonly row: string
  /** What a row is called where it can be taken away. */
  readonly nameOf: (value: R) => string
  readonly children: (value: Accessor<R>, put: (value: R) => void, index: number) => JSX.Element
}

export const GrowingRows = <R,>(props: GrowingRowsProps<R>) => {
  const words = useWords(appWords)
  const put = (at: number, value: R): void => {
    const next = [...props.values]
    next[at] = value
    props.onChange(next)
  }
  return (
    <Index each={[...props.values, props.empty]}>
      {(value, index) => (
        <div class={props.row}>
          {props.children(value, (next) => put(index, next), index)}
          <button
            type="button"
            class="icon-button"
            classList={{ "line-last": index === props.values.length }}
            disabled={index === props.values.length}
            aria-label={words().remove(props.nameOf(value()))}
            onClick={() => props.onChange(props.values.filter((_, at) => at !== index))}
          >
            <X aria-hidden="true" />
          </button>
        </div>
      )}
    </Index>
  )
}
