/** The camera, until it sees an invitation. The browser's own reader where it has one, else one that loads with this. */
import { createSignal, onCleanup, onMount, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { joinWords } from "./joinWords.ts"
import { qrReader } from "./qrReader.ts"

/** Often enough to feel immediate, seldom enough to stay cool. */
const LOOK_EVERY_MS = 200

export const ScanCode = (props: { readonly onFound: (text: string) => void }) => {
  const words = useWords(joinWords)
  const [isUnusable, setUnusable] = createSignal(false)
  let video: HTMLVideoElement | undefined
  let stream: MediaStream | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  const begin = async (): Promise<void> => {
    try {
      const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } })
      stream = opened
      if (isOver) return stop()
      video!.srcObject = opened
      await video!.play()
      const read = await qrReader()
      const look = async (): Promise<void> => {
        const found = isOver ? undefined : await read(video!).catch(() => undefined)
        if (isOver) return
        if (found?.includes("kith-pair/")) return props.onFound(found)
        timer = setTimeout(() => void look(), LOOK_EVERY_MS)
      }
      await look()
    } catch {
      setUnusable(true)
    }
  }
  onMount(() => void begin())
  const stop = (): void => stream?.getTracks().forEach((track) => track.stop())
  onCleanup(() => {
    isOver = true
    clearTimeout(timer)
    stop()
  })
  return (
    <Show when={!isUnusable()} fallback={<p class="devices-note">{words().noCamera}</p>}>
      <video ref={video} class="scan" aria-label={words().camera} muted playsinline />
    </Show>
  )
}
