/** Looks the log through, says in words what was found, and mends what can be mended. */
import { A } from "@solidjs/router"
import CircleAlert from "lucide-solid/icons/circle-alert"
import CircleCheck from "lucide-solid/icons/circle-check"
import Info from "lucide-solid/icons/info"
import { createSignal, For, Match, Show, Switch } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { say, useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ProgressLine } from "../../components/ProgressLine.tsx"
import type { Examined, Finding } from "../../log/data/examineLog.ts"
import { dataWords } from "./dataWords.ts"

export const Checkup = () => {
  const { ask, tell } = useLog()
  const words = useWords(dataWords)
  const failed = useFailures()
  const [found, setFound] = createSignal<Examined>()
  const [isLooking, setLooking] = createSignal(false)
  const [progress, setProgress] = createSignal<number>()
  const look = async (): Promise<void> => {
    setLooking(true)
    try {
      setFound(await ask.examineLog(undefined, (done, of) => setProgress(of === 0 ? undefined : done / of)))
    } finally {
      setLooking(false)
      setProgress(undefined)
    }
  }
  const mend = async (): Promise<void> => {
    await tell.mendLog()
    say(words().mended)
    await look()
  }
  return (
    <section class="data-part" aria-labelledby="data-check">
      <h2 id="data-check">{words().check}</h2>
      <p>{words().checkAbout}</p>
      <Show when={!isLooking()} fallback={<ProgressLine label={words().looking} done={progress()} />}>
        <div>
          <Button onClick={() => void look().catch(failed)}>{words().look}</Button>
        </div>
      </Show>
      <div role="status">
        <Show when={found()}>
          {(found) => (
            <>
              <Show when={found().isWell}>
                <p>{words().well}</p>
              </Show>
              <ul class="data-findings">
                <For each={found().findings}>{(finding) => <FindingLine finding={finding} />}</For>
              </ul>
            </>
          )}
        </Show>
      </div>
      <Show when={found()?.canMend}>
        <div>
          <Button onClick={() => void mend().catch(failed)}>{words().mend}</Button>
        </div>
      </Show>
    </section>
  )
}

const FindingLine = (props: { readonly finding: Finding }) => {
  const words = useWords(dataWords)
  return (
    <li class={`data-finding data-${props.finding.state}`}>
      <Switch fallback={<Info aria-hidden="true" />}>
        <Match when={props.finding.state === "well"}>
          <CircleCheck aria-hidden="true" />
        </Match>
        <Match when={props.finding.state === "wrong"}>
          <CircleAlert aria-hidden="true" />
        </Match>
      </Switch>
      <span>
        <span class="unseen">{words().states[props.finding.state]}: </span>
        {props.finding.text} <Show when={props.finding.href}>{(href) => <A href={href()}>{words().go}</A>}</Show>
      </span>
    </li>
  )
}
