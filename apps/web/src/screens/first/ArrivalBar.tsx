/** Over every page while the log is on its way to this browser: how far it is, and whose word the first page goes by. */
import { A } from "@solidjs/router"
import { createEffect, Show } from "solid-js"
import { liveAnswer } from "../../app/liveAnswer.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import type { Arriving } from "../../log/sync/arriving.ts"
import { arrivalWords } from "./arrivalWords.ts"
import "../../components/overPage.css"
import "../../components/progressLine.css"
import "./arrivalBar.css"

export const ArrivalBar = () => {
  const { ask } = useLog()
  const arrival = liveAnswer(
    () => undefined,
    () => ask.arrival().then((arriving) => arriving ?? ("here" as const)),
    "sync"
  )
  const arriving = (): Arriving | undefined => (arrival.value === "here" ? undefined : arrival.value)
  return <Show when={arriving()}>{(arriving) => <Bar arriving={arriving()} />}</Show>
}

const Bar = (props: { readonly arriving: Arriving }) => {
  const { lang } = useLog()
  const words = useWords(arrivalWords)
  const stage = (): string => {
    const { phase, isFolding, changes } = props.arriving
    if (phase._tag === "Stopped") return words().stopped
    if (phase._tag === "Away") return words().away
    if (changes === 0) return words().asking
    return isFolding ? words().folding : words().coming(new Intl.NumberFormat(`${lang()}-CA`).format(changes), changes)
  }
  const percent = (): number | undefined =>
    props.arriving.far === undefined ? undefined : Math.floor(props.arriving.far * 100)
  let bar: HTMLProgressElement | undefined
  createEffect(() => {
    const done = percent()
    // A bar without a value moves by itself.
    if (done === undefined) bar?.removeAttribute("value")
    else bar?.setAttribute("value", String(done))
  })
  return (
    <aside class="over-page arrival no-print" aria-label={words().title}>
      <p role="status">
        {stage()}{" "}
        <Show when={props.arriving.phase._tag === "Stopped"}>
          <A href="/devices">{words().devices}</A>
        </Show>
        <Show when={props.arriving.seen}>
          {(seen) => (
            <span class="soft">
              {words().asOf(Math.max(0, Date.now() - seen().at), seen().by ?? words().another)} {words().soon}
            </span>
          )}
        </Show>
      </p>
      <progress class="progress-bar" max={100} ref={(element) => (bar = element)} aria-label={words().title} />
    </aside>
  )
}
