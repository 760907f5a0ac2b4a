/** Things side by side, a column each, and what is asked of them a row each; it scrolls sideways by itself. */
import type { JSX } from "solid-js"
import { For } from "solid-js"
import "./compareTable.css"

export interface CompareTableProps<R, C> {
  /** What the table shows; read out. */
  readonly caption: string
  /** Over the column that names the rows. */
  readonly corner: string
  readonly rows: ReadonlyArray<R>
  readonly columns: ReadonlyArray<C>
  readonly rowName: (row: R) => JSX.Element
  readonly columnName: (column: C) => JSX.Element
  readonly cell: (row: R, column: C) => JSX.Element
}

export const CompareTable = <R, C>(props: CompareTableProps<R, C>) => (
  // Only what can be focused can be scrolled with keys.
  <div class="compare-scroll" tabindex="0" role="region" aria-label={props.caption}>
    <table class="compare">
      <caption class="unseen">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{props.corner}</th>
          <For each={props.columns}>{(column) => <th scope="col">{props.columnName(column)}</th>}</For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <th scope="row">{props.rowName(row)}</th>
              <For each={props.columns}>{(column) => <td>{props.cell(row, column)}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  </div>
)
