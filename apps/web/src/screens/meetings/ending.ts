/** What is only told once a meeting is over: kept by the browser until then, and what becomes of it. */
import { createSignal } from "solid-js"
import type { Accessor } from "solid-js"
import { dropUnsaved, keepUnsaved, unsavedOf } from "../../app/unsaved.ts"

export interface Ending {
  readonly pledges: ReadonlyArray<{ readonly text: string; readonly due: string }>
  /** A piece a line. */
  readonly advice: string
  /** When to get back to them, `YYYY-MM-DD`. */
  readonly next: string
  /** By the clock, where it was started, ms. */
  readonly since: number | undefined
  readonly minutes: number | undefined
}

const NOTHING: Ending = { pledges: [{ text: "", due: "" }], advice: "", next: "", since: undefined, minutes: undefined }

export interface KeptEnding {
  readonly ending: Accessor<Ending>
  readonly change: (patch: Partial<Ending>) => void
  readonly drop: () => void
}

/** `meeting`: its id. */
export const createEnding = (meeting: string): KeptEnding => {
  const key = `meeting/${meeting}/end`
  const [ending, setEnding] = createSignal<Ending>({ ...NOTHING, ...(unsavedOf(key) as Partial<Ending> | undefined) })
  return {
    ending,
    change: (patch) => {
      setEnding((before) => ({ ...before, ...patch }))
      keepUnsaved(key, ending())
    },
    drop: () => dropUnsaved(key)
  }
}

/** As the log takes it. `now`, ms. */
export const endingToLog = ({ pledges, advice, next, since, minutes }: Ending, now: number) => ({
  pledges: pledges
    .filter(({ text }) => text.trim() !== "")
    .map(({ text, due }) => ({ text: text.trim(), due: due === "" ? undefined : due })),
  advice: linesIn(advice),
  minutes: lengthFrom(minutes ?? (since === undefined ? undefined : Math.max(1, Math.round((now - since) / 60_000)))),
  next: next === "" ? undefined : next
})

/** One thing a line, with or without a mark before it. */
export const linesIn = (text: string): ReadonlyArray<string> =>
  text
    .split(/\r?\n|;/)
    .map((line) => line.replace(/^[\s•*–-]+/u, "").trim())
    .filter((line) => line !== "")

/** A clock that ran for less was started late, or by mistake, and says nothing of how long it took. */
const SHORTEST = 5

const lengthFrom = (minutes: number | undefined): number | undefined =>
  minutes !== undefined && minutes >= SHORTEST ? minutes : undefined
