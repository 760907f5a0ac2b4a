/** What is to be decided of a file before it comes in, beside what that would do. */
import { For, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ChoiceField } from "../../components/ChoiceField.tsx"
import { ProgressLine } from "../../components/ProgressLine.tsx"
import { Toggle } from "../../components/Toggle.tsx"
import type { FileLook } from "../../log/import/lookAtFile.ts"
import { Columns } from "./Columns.tsx"
import { importWords } from "./importWords.ts"
import { begin, bringIn, type Choices, choose, isTrying, progress, state, stop } from "./importing.ts"
import { Report } from "./Report.tsx"

export interface DecideProps {
  readonly look: Extract<FileLook, { readonly _tag: "Readable" }>
  readonly file: string
}

export const Decide = (props: DecideProps) => {
  const link = useLog()
  const words = useWords(importWords)
  const failed = useFailures()
  const change = (choices: Partial<Choices>): void => void choose(link, choices).catch(failed)
  const isTaken = (path: string): boolean => state.choices.parts.includes(path)
  const tick = (path: string, isDone: boolean): void =>
    change({ parts: isDone ? [...state.choices.parts, path] : state.choices.parts.filter((each) => each !== path) })
  const said = (path: string, kind: string): string => (path === "" ? kind : `${path} · ${kind}`)
  /** It was looked through, and nothing in it would change anything here. */
  const isIdle = () => !isTrying() && state.preview?.isNews === false
  const tables = () => props.look.parts.filter(({ path, table }) => table !== undefined && isTaken(path))
  return (
    <>
      <section class="import-part" aria-labelledby="import-parts">
        <h2 id="import-parts" dir="auto" tabindex="-1">
          {props.file}
        </h2>
        <Show
          when={props.look.parts.length > 1}
          fallback={<p>{said(props.look.parts[0]!.path, props.look.parts[0]!.said)}</p>}
        >
          <Show
            when={props.look.oneOf}
            fallback={
              <fieldset class="import-parts">
                <legend class="field-label">{words().parts}</legend>
                <For each={props.look.parts}>
                  {({ path, said: kind }) => (
                    <label class="import-tick">
                      <input
                        type="checkbox"
                        checked={isTaken(path)}
                        onChange={(event) => tick(path, event.currentTarget.checked)}
                      />
                      <span dir="auto">
                        {path} <span class="soft">{kind}</span>
                      </span>
                    </label>
                  )}
                </For>
              </fieldset>
            }
          >
            <ChoiceField
              label={words().sheet}
              value={state.choices.parts[0] ?? ""}
              choices={props.look.parts.map(({ path, said: kind }) => ({ value: path, said: said(path, kind) }))}
              onChoose={(path) => change({ parts: [path] })}
            />
          </Show>
        </Show>
        <Show when={props.look.others !== ""}>
          <p class="soft" dir="auto">
            {words().others(props.look.others)}
          </p>
        </Show>
      </section>
      <For each={tables()}>
        {({ path, table }) => (
          <Columns
            path={props.look.parts.length > 1 ? path : ""}
            table={table!}
            chosen={state.choices.columns[path]}
            onChange={(columns) => change({ columns: { ...state.choices.columns, [path]: columns } })}
          />
        )}
      </For>
      <Show when={props.look.whose.length > 0}>
        <section class="import-part">
          <h2>{words().whose}</h2>
          <p>{words().whoseAbout}</p>
          <ChoiceField
            label={words().you}
            value={state.choices.me ?? ""}
            choices={props.look.whose.map(({ key, name, about }) => ({ value: key, said: `${name} · ${about}` }))}
            onChoose={(me) => change({ me })}
          />
        </section>
      </Show>
      <section class="import-part" aria-labelledby="import-how">
        <h2 id="import-how">{words().options}</h2>
        <div class="import-toggles">
          <Show when={props.look.holds.people || props.look.holds.messages}>
            <div>
              <Toggle label={words().remind} isOn={state.choices.remind} onChange={(remind) => change({ remind })} />
              <p class="soft">{words().remindAbout}</p>
            </div>
          </Show>
          <Show when={props.look.holds.messages || props.look.holds.meetings}>
            <Toggle
              label={words().addPeople}
              isOn={state.choices.addPeople}
              onChange={(addPeople) => change({ addPeople })}
            />
          </Show>
          <Show when={props.look.holds.messages}>
            <Toggle
              label={words().keepText}
              isOn={state.choices.keepText}
              onChange={(keepText) => change({ keepText })}
            />
          </Show>
        </div>
      </section>
      <Show when={isTrying()}>
        <ProgressLine label={words().trying} done={progress()} />
      </Show>
      <div classList={{ "import-stale": isTrying() }}>
        <Show when={state.preview}>{(preview) => <Report report={preview()} />}</Show>
      </div>
      <Show when={isIdle()}>
        <p role="status">{words().previewNothing}</p>
      </Show>
      <div class="import-actions import-foot">
        <Show when={!isIdle()}>
          <Button kind="main" disabled={state.choices.parts.length === 0} onClick={() => bringIn(link).catch(failed)}>
            {words().bringIn}
          </Button>
        </Show>
        <Button
          kind={isIdle() ? "main" : "plain"}
          onClick={() => {
            if (isTrying()) stop(link)
            begin()
          }}
        >
          {words().another}
        </Button>
      </div>
    </>
  )
}
