/** What a screen shows of an answer: nothing while it comes (that takes no time to speak of), and in words why it did not. */
import type { JSX } from "solid-js"
import { Show } from "solid-js"
import { failureWords } from "../app/failureWords.ts"
import type { LiveAnswer } from "../app/liveAnswer.ts"
import { useWords } from "../app/LogContext.tsx"

export interface AnsweredProps<A> {
  readonly answer: LiveAnswer<A>
  /** What is said while it comes, of an answer that takes a while. */
  readonly meanwhile?: JSX.Element
  /** Where to go from here if it is not there. */
  readonly otherwise?: JSX.Element
  readonly children: (value: () => A) => JSX.Element
}

export const Answered = <A,>(props: AnsweredProps<A>) => {
  const words = useWords(failureWords)
  return (
    <Show
      when={props.answer.value as NonNullable<A> | undefined}
      fallback={
        <Show when={props.answer.failure} fallback={props.meanwhile}>
          {(failure) => (
            <div role="status">
              <p>{words()[failure().code]}</p>
              {props.otherwise}
            </div>
          )}
        </Show>
      }
    >
      {(value) => props.children(value)}
    </Show>
  )
}
