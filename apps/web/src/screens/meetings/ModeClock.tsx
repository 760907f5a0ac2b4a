/** A clock for a meeting, if one wants it: whole minutes, no colour, no sound, no hurry. */
import Clock from "lucide-solid/icons/clock"
import { createSignal, onCleanup, Show } from "solid-js"
import { useWords } from "../../app/LogContext.tsx"
import { Button } from "../../components/Button.tsx"
import { modeWords } from "./modeWords.ts"

export interface ModeClockProps {
  /** When it was started, ms; `undefined`: it is not running. */
  readonly since: number | undefined
  /** What it showed when it was stopped. */
  readonly minutes: number | undefined
  readonly onStart: () => void
  readonly onStop: (minutes: number) => void
}

export const ModeClock = (props: ModeClockProps) => {
  const words = useWords(modeWords)
  const [now, setNow] = createSignal(Date.now())
  const timer = setInterval(() => setNow(Date.now()), 5000)
  onCleanup(() => clearInterval(timer))
  const minutes = () =>
    props.since === undefined ? props.minutes : Math.max(0, Math.floor((now() - props.since) / 60_000))
  return (
    <Button
      kind="quiet"
      class="mode-clock"
      aria-label={props.since === undefined ? words().startClock : words().stopClock}
      onClick={() => {
        setNow(Date.now())
        if (props.since === undefined) props.onStart()
        else props.onStop(Math.max(1, minutes() ?? 0))
      }}
    >
      <Clock aria-hidden="true" />
      <Show when={minutes() !== undefined}>
        <span class="figures">{words().running(minutes()!)}</span>
      </Show>
    </Button>
  )
}
