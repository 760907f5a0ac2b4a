/** Rows and columns, read out as such; wider ones scroll by themselves, and the page does not. */
import type { JSX } from "solid-js"
import { For } from "solid-js"
import "./table.css"

export interface TableProps<R> {
  /** What the table shows; read out, and seen where `showsCaption`. */
  readonly caption: string
  readonly showsCaption?: boolean
  /** The first column names its row. */
  readonly columns: ReadonlyArray<{
    readonly header: string
    /** Figures stand to the right, one below the other. */
    readonly isFigure?: boolean
    readonly cell: (row: R) => JSX.Element
  }>
  readonly rows: ReadonlyArray<R>
}

export const Table = <R,>(props: TableProps<R>) => (
  // Only what can be focused can be scrolled with keys.
  <div class="table-scroll" tabindex="0" role="region" aria-label={props.caption}>
    <table class="table">
      <caption classList={{ unseen: props.showsCaption !== true }}>{props.caption}</caption>
      <thead>
        <tr>
          <For each={props.columns}>
            {({ header, isFigure }) => (
              <th scope="col" classList={{ figure: isFigure === true }}>
                {header}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <For each={props.columns}>
                {({ cell, isFigure }, index) =>
                  index() === 0 ? (
                    <th scope="row">{cell(row)}</th>
                  ) : (
                    <td classList={{ figure: isFigure === true }}>{cell(row)}</td>
                  )
                }
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  </div>
)
