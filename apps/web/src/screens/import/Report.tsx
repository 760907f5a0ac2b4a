/** What came of an import, or would: counts first, then who changed, who may be known already, and what could not be read. */
import { A } from "@solidjs/router"
import type { JSX } from "solid-js"
import { For, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import type { ListedInWords, PartReport } from "../../log/import/reportInWords.ts"
import { importWords } from "./importWords.ts"
import { begin, type Done } from "./importing.ts"

export interface ReportProps {
  readonly report: Done
  /** It was brought in; left out: it would be. */
  readonly isDone?: boolean
}

export const Report = (props: ReportProps) => {
  const { tell } = useLog()
  const words = useWords(importWords)
  const failed = useFailures()
  const undo = (): void => {
    tell.undo({ batch: props.report.undo! }).then(() => {
      begin()
      say(words().takenBack)
    }, failed)
  }
  return (
    <section class="import-part" aria-labelledby="import-report">
      <h2 id="import-report" tabindex="-1">
        {props.isDone === true ? words().done : words().preview}
      </h2>
      <div role="status" class="import-counted">
        <For each={props.report.parts}>
          {(part) => (
            <p>
              <Show when={part.path !== ""}>
                <span class="import-path" dir="auto">
                  {part.path}
                </span>
              </Show>
              {words().counted(part.total, part.counts.join(", "))}
            </p>
          )}
        </For>
        <Show when={props.report.reminders !== ""}>
          <p>{props.report.reminders}</p>
        </Show>
        <Show when={props.isDone === true && props.report.undo === undefined}>
          <p>{words().nothingNew}</p>
        </Show>
      </div>
      <For each={props.report.parts}>{(part) => <PartLists part={part} isDone={props.isDone === true} />}</For>
      <Show when={props.isDone}>
        <div class="import-actions">
          <A class="button button-main" href="/people" onClick={begin}>
            {words().see}
          </A>
          <Button onClick={begin}>{words().another}</Button>
          <Show when={props.report.undo !== undefined}>
            <Button kind="quiet" onClick={undo}>
              {words().takeBack}
            </Button>
          </Show>
        </div>
      </Show>
    </section>
  )
}

const PartLists = (props: { readonly part: PartReport; readonly isDone: boolean }) => {
  const words = useWords(importWords)
  return (
    <>
      <Lines title={words().first} all={{ items: props.part.first, more: 0 }}>
        {({ name, about }) => (
          <>
            <span class="name">{name}</span> <span class="soft">{about}</span>
          </>
        )}
      </Lines>
      <Lines title={words().changes} all={props.part.changes}>
        {({ name, field, before, after }) => (
          <>
            <span class="name">{name}</span> {after} <span class="soft">{words().was(field, before)}</span>
          </>
        )}
      </Lines>
      <Lines
        title={words().maybe}
        about={
          props.isDone ? (
            <A href="/duplicates" onClick={begin}>
              {words().merge}
            </A>
          ) : (
            words().maybeAbout
          )
        }
        all={props.part.maybeSame}
      >
        {({ name, likeName }) => (
          <>
            <span class="name">{name}</span> {words().maybeIs} <span class="name">{likeName}</span>
          </>
        )}
      </Lines>
      <Lines title={words().unreadable} all={props.part.unreadable}>
        {({ lines, why }) => <>{words().counted(words().lines(lines), why)}</>}
      </Lines>
      <For each={props.part.lists}>
        {({ said, items }) => (
          <Lines title={said} all={items}>
            {(line) => line}
          </Lines>
        )}
      </For>
      <For each={props.part.remarks}>{(remark) => <p class="soft">{remark}</p>}</For>
    </>
  )
}

interface LinesProps<A> {
  readonly title: string
  readonly about?: JSX.Element
  readonly all: ListedInWords<A>
  readonly children: (line: A) => JSX.Element
}

const Lines = <A,>(props: LinesProps<A>) => {
  const words = useWords(importWords)
  return (
    <Show when={props.all.items.length > 0}>
      <div class="import-list">
        <h3>{props.title}</h3>
        <Show when={props.about}>
          <p class="soft">{props.about}</p>
        </Show>
        <ul>
          <For each={props.all.items}>{(line) => <li dir="auto">{props.children(line)}</li>}</For>
          <Show when={props.all.more > 0}>
            <li class="soft">{words().andMore(props.all.more)}</li>
          </Show>
        </ul>
      </div>
    </Show>
  )
}
