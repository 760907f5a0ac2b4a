/** A backup instead of a beginning: the log in it becomes this one. */
import { createSignal, Show } from "solid-js"
import { useLog, useWords } from "../../app/LogContext.tsx"
import { useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ProgressLine } from "../../components/ProgressLine.tsx"
import { firstWords } from "./firstWords.ts"

export const RestoreFile = () => {
  const { tell } = useLog()
  const words = useWords(firstWords)
  const failed = useFailures()
  const [progress, setProgress] = createSignal<number>()
  const [isReading, setReading] = createSignal(false)
  const [problem, setProblem] = createSignal("")
  let input: HTMLInputElement | undefined
  const restore = async (file: File): Promise<void> => {
    setProblem("")
    setReading(true)
    try {
      const done = await tell.importLog({ job: crypto.randomUUID(), file }, (done, of) =>
        setProgress(of === 0 ? undefined : done / of)
      )
      if (done._tag === "CannotRead") setProblem(done.why)
    } finally {
      setReading(false)
    }
  }
  return (
    <>
      <Show when={!isReading()} fallback={<ProgressLine label={words().restoring} done={progress()} />}>
        <Button kind="quiet" onClick={() => input?.click()}>
          {words().restore}
        </Button>
      </Show>
      <input
        ref={(element) => (input = element)}
        type="file"
        accept=".jsonl,.ndjson,.zip"
        hidden
        aria-label={words().restore}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ""
          if (file !== undefined) void restore(file).catch(failed)
        }}
      />
      <p class="first-problem" role="status" dir="auto">
        {problem()}
      </p>
    </>
  )
}
