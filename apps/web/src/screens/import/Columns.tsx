/** What each column of somebody's own table holds: guessed, and changeable. */
import { For, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import type { TableLook } from "../../log/import/lookAtFile.ts"
import { importWords } from "./importWords.ts"

export interface ColumnsProps {
  /** Where there are several tables, which. */
  readonly path: string
  readonly table: TableLook
  /** What was changed already. */
  readonly chosen: ReadonlyArray<string> | undefined
  readonly onChange: (columns: ReadonlyArray<string>) => void
}

export const Columns = (props: ColumnsProps) => {
  const words = useWords(importWords)
  const current = (): ReadonlyArray<string> => props.chosen ?? props.table.columns.map(({ as }) => as)
  const hint = (isUnsure: boolean, examples: ReadonlyArray<string>): string =>
    [isUnsure ? words().unsure : "", examples.length === 0 ? "" : words().example(examples.join(", "))]
      .filter(Boolean)
      .join(" · ")
  return (
    <section class="import-part">
      <h2 dir="auto">{props.path === "" ? words().columns : `${words().columns} · ${props.path}`}</h2>
      <p>{props.table.isRemembered ? words().columnsRemembered : words().columnsAbout}</p>
      <Show when={!props.table.isHeaded}>
        <p>{words().noHeadings}</p>
      </Show>
      <div class="import-columns">
        <For each={props.table.columns}>
          {({ name, isUnsure, examples }, index) => (
            <ChoiceField
              label={words().holds(name)}
              value={current()[index()] ?? ""}
              choices={props.table.targets}
              hint={hint(isUnsure && props.chosen === undefined, examples) || undefined}
              onChoose={(as) => props.onChange(current().with(index(), as))}
            />
          )}
        </For>
      </div>
      <Show when={props.table.dates}>{(dates) => <p class="soft">{dates()}</p>}</Show>
    </section>
  )
}
