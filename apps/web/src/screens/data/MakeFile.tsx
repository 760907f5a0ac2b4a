/** A button that makes a large file: how far it is, and what is in it. */
import { createSignal, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { download, placeFor } from "../../app/saveFile.ts"
import { useFailures } from "../../components/Toasts.tsx"
import { Button } from "../../components/Button.tsx"
import { ProgressLine } from "../../components/ProgressLine.tsx"
import type { OnProgress } from "../../link/LogLink.ts"
import type { PlaceOnDisk } from "../../log/export/FileSink.ts"
import { dataWords } from "./dataWords.ts"

export interface MakeFileProps {
  readonly make: string
  readonly isMain?: boolean
  /** What to call it where somebody chooses the place. */
  readonly name: string
  /** How large the log is. */
  readonly changes: number
  readonly write: (
    place: PlaceOnDisk | undefined,
    onProgress: OnProgress
  ) => Promise<{ readonly file: Blob | undefined; readonly name: string; readonly said: string }>
}

export const MakeFile = (props: MakeFileProps) => {
  const words = useWords(dataWords)
  const failed = useFailures()
  const [isMaking, setMaking] = createSignal(false)
  const [progress, setProgress] = createSignal<number>()
  const [said, setSaid] = createSignal("")
  const make = async (): Promise<void> => {
    setSaid("")
    const place = await placeFor(props.name, props.changes)
    if (place === "canceled") return
    setMaking(true)
    try {
      const { file, name, said } = await props.write(place, (done, of) => setProgress(of === 0 ? undefined : done / of))
      if (file !== undefined) download(file, name)
      setSaid(said)
    } finally {
      setMaking(false)
      setProgress(undefined)
    }
  }
  return (
    <>
      <Show when={!isMaking()} fallback={<ProgressLine label={words().making} done={progress()} />}>
        <div>
          <Button kind={props.isMain === true ? "main" : "plain"} onClick={() => void make().catch(failed)}>
            {props.make}
          </Button>
        </div>
      </Show>
      <p role="status">{said()}</p>
    </>
  )
}
