/** What a page shows of its log, kept true: asked again after each change, with the old answer in place until the new one comes. */
import { createComputed, createSignal, on, onCleanup } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import { useLog } from "./LogContext.tsx"
import type { Changed } from "../link/messages.ts"
import type { CallFailed } from "../link/LogLink.ts"

export interface LiveAnswer<A> {
  /** `undefined` until it was answered once. Parts that did not change stay the same objects, so that nothing flickers. */
  readonly value: A | undefined
  readonly failure: CallFailed | undefined
  readonly again: () => void
}

/**
 * `ask` is run again when a signal that `args` reads changes, and after each change to the log. Lists whose rows have an
 * `id` keep their rows. `of`: which changes matter to it.
 */
export const liveAnswer = <Args, A>(
  args: () => Args,
  ask: (args: Args) => Promise<A>,
  of: Changed = "log"
): LiveAnswer<A> => {
  const { onChange } = useLog()
  const [state, setState] = createStore<{ value: A | undefined; failure: CallFailed | undefined }>({
    value: undefined,
    failure: undefined
  })
  const [round, setRound] = createSignal(0)
  let latest = 0
  let isRunning = false
  let isStale = false

  const run = (asked: Args): void => {
    const mine = ++latest
    isRunning = true
    ask(asked).then(
      (value) => {
        if (mine !== latest) return
        setState("value", reconcile(value as never, { key: "id", merge: false }))
        setState("failure", undefined)
        ended()
      },
      (failure: CallFailed) => {
        if (mine !== latest) return
        setState("failure", failure)
        ended()
      }
    )
  }
  const ended = (): void => {
    isRunning = false
    if (!isStale) return
    isStale = false
    again()
  }
  const again = (): void => {
    setRound((count) => count + 1)
  }
  createComputed(on([args, round], ([asked]) => run(asked)))
  // A log that changes faster than it answers is asked once more at the end, not once a change.
  onCleanup(
    onChange(of, () => {
      if (isRunning) isStale = true
      else again()
    })
  )
  return {
    get value() {
      return state.value
    },
    get failure() {
      return state.failure
    },
    again
  }
}
