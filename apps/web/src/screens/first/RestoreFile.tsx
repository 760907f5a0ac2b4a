/** A backup instead of a beginning: by its recovery phrase the log itself again, else a new one with everything that was in it. */
import { createSignal, Match, Show, Switch } from "solid-js"
import { deviceLabel } from "../../app/deviceLabel.ts"
import { keepStorage } from "../../app/keepStorage.ts"
import { showLog } from "../../app/currentLog.ts"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ProgressLine } from "../../components/ProgressLine.tsx"
import type { BackupSeen, ByPhrase } from "../../log/data/restoreBackup.ts"
import { firstWords } from "./firstWords.ts"
import { RestoreByPhrase } from "./RestoreByPhrase.tsx"
import { restoreWords } from "./restoreWords.ts"

interface Chosen {
  readonly file: File
  readonly seen: Extract<BackupSeen, { readonly _tag: "Backup" }>
}

export const RestoreFile = () => {
  const { ask, tell } = useLog()
  const words = useWords(firstWords)
  const restoring = useWords(restoreWords)
  const failed = useFailures()
  const [progress, setProgress] = createSignal<number>()
  const [isReading, setReading] = createSignal(false)
  const [problem, setProblem] = createSignal("")
  const [chosen, setChosen] = createSignal<Chosen>()
  const [typed, setTyped] = createSignal<ByPhrase>({ phrase: "", relay: "", label: "" })
  let input: HTMLInputElement | undefined

  const reading = async (work: () => Promise<void>): Promise<void> => {
    setProblem("")
    setReading(true)
    setProgress(undefined)
    try {
      await work()
    } finally {
      setReading(false)
    }
  }
  const onProgress = (done: number, of: number): void => void setProgress(of === 0 ? undefined : done / of)
  const look = (file: File): Promise<void> =>
    reading(async () => {
      const seen = await ask.lookAtBackup({ job: crypto.randomUUID(), file }, onProgress)
      if (seen._tag === "CannotRead") setProblem(seen.why)
      else if (seen._tag === "Backup" && seen.hasPhrase) {
        setTyped({ phrase: "", relay: seen.relay, label: deviceLabel() })
        setChosen({ file, seen })
      } else if (seen._tag !== "Stopped") await restore(file)
    })
  const restore = async (file: File, as?: ByPhrase): Promise<void> => {
    const asked = { job: crypto.randomUUID(), file, ...(as === undefined ? {} : { as }) }
    const done = await tell.restoreBackup(asked, onProgress)
    if (done._tag === "CannotRead") setProblem(done.why)
    else if (done._tag === "NotLetIn") setProblem(restoring().notLetIn[done.why])
    else if (done._tag === "Done") void keepStorage()
    else if (done._tag === "Itself") {
      showLog(done.log)
      location.assign("/")
    }
  }
  const begin = (file: File, as?: ByPhrase): void => void reading(() => restore(file, as)).catch(failed)
  return (
    <>
      <Switch
        fallback={
          <Button kind="quiet" onClick={() => input?.click()}>
            {words().restore}
          </Button>
        }
      >
        <Match when={isReading()}>
          <ProgressLine label={words().restoring} done={progress()} />
        </Match>
        <Match when={chosen()}>
          {(chosen) => (
            <RestoreByPhrase
              changes={chosen().seen.changes}
              typed={typed()}
              onPhrase={(as) => {
                setTyped(as)
                begin(chosen().file, as)
              }}
              onWithout={() => begin(chosen().file)}
              onCancel={() => {
                setChosen(undefined)
                setProblem("")
              }}
            />
          )}
        </Match>
      </Switch>
      <input
        ref={(element) => (input = element)}
        type="file"
        accept=".zip,.jsonl,.ndjson,.sqlite,.kith,.backup,.db,application/octet-stream"
        hidden
        aria-label={words().restore}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ""
          if (file !== undefined) void look(file).catch(failed)
        }}
      />
      <Show when={problem() !== ""}>
        <p class="first-problem" role="alert" dir="auto">
          {problem()}
        </p>
      </Show>
    </>
  )
}
