/** Brings in people, messages and meetings from a file: chosen, looked at, tried out, brought in; and taken back at once. */
import { A } from "@solidjs/router"
import { createEffect, For, Match, on, Show, Switch } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { Disclosure } from "../../components/Disclosure.tsx"
import { FileDrop } from "../../components/FileDrop.tsx"
import { ProgressLine } from "../../components/ProgressLine.tsx"
import { Screen } from "../../components/Screen.tsx"
import { Decide } from "./Decide.tsx"
import { importWords } from "./importWords.ts"
import { begin, bringIn, chosenFile, open, progress, state, stop } from "./importing.ts"
import { Report } from "./Report.tsx"
import "./import.css"

export const ImportScreen = () => {
  const link = useLog()
  const words = useWords(importWords)
  const failed = useFailures()
  const take = (file: File): void => void open(link, file).catch(failed)
  const name = (): string => chosenFile()?.name ?? ""
  let steps: HTMLDivElement | undefined
  // The button that led to the next step is gone: reading goes on where that step begins.
  createEffect(
    on(
      () => state.step,
      () => {
        if (document.activeElement !== document.body) return
        const next = steps?.querySelector<HTMLElement>("[tabindex='-1']") ?? steps?.querySelector("button")
        next?.focus()
      },
      { defer: true }
    )
  )
  return (
    <Screen title={words().title} intro={words().intro}>
      <div class="import-steps" ref={(element) => (steps = element)}>
        <Switch>
          <Match when={state.step === "choose"}>
            <Broken />
            <FileDrop label={words().drop} hint={words().hint} choose={words().choose} onFile={take} />
            <Disclosure summary={words().where}>
              <dl class="import-ways">
                <For each={words().ways}>
                  {([from, how]) => (
                    <>
                      <dt>{from}</dt>
                      <dd>{how}</dd>
                    </>
                  )}
                </For>
              </dl>
            </Disclosure>
          </Match>
          <Match when={state.step === "looking"}>
            <ProgressLine
              label={words().reading(name())}
              done={progress()}
              stop={words().stop}
              onStop={() => {
                stop(link)
                begin()
              }}
            />
          </Match>
          <Match when={state.step === "decide" && state.isLog}>
            <section class="import-part">
              <h2 tabindex="-1">{words().wholeLog}</h2>
              <p>{words().wholeLogAbout}</p>
              <div class="import-actions">
                <Button kind="main" onClick={() => bringIn(link).catch(failed)}>
                  {words().takeOver}
                </Button>
                <Button onClick={begin}>{words().cancel}</Button>
              </div>
            </section>
          </Match>
          <Match when={state.step === "decide" && state.look}>{(look) => <Decide look={look()} file={name()} />}</Match>
          <Match when={state.step === "importing"}>
            <ProgressLine
              label={words().importing(name())}
              done={progress()}
              stop={words().stop}
              onStop={() => stop(link)}
            />
          </Match>
          <Match when={state.step === "done" && state.report}>{(report) => <Report report={report()} isDone />}</Match>
          <Match when={state.step === "logDone" && state.taken}>
            {(taken) => (
              <section class="import-part">
                <h2 tabindex="-1">{words().done}</h2>
                <p role="status">{words().logDone(taken().changes, taken().new)}</p>
                <div class="import-actions">
                  <A class="button button-main" href="/people">
                    {words().see}
                  </A>
                </div>
              </section>
            )}
          </Match>
        </Switch>
      </div>
    </Screen>
  )
}

/** What became of the file before. */
const Broken = () => {
  const { tell } = useLog()
  const words = useWords(importWords)
  const failed = useFailures()
  const undo = (): void => {
    tell.undo({ batch: state.undo! }).then(() => {
      begin()
      say(words().takenBack)
    }, failed)
  }
  return (
    <Show when={state.problem !== undefined && (state.problem !== "" || state.undo !== undefined)}>
      <div class="import-problem" role="status" tabindex="-1">
        <p dir="auto">{state.problem === "" ? words().stopped : state.problem}</p>
        <Show when={state.undo !== undefined}>
          <Button onClick={undo}>{words().takeBack}</Button>
        </Show>
      </div>
    </Show>
  )
}
