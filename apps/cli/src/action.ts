/** The second word of commands that do several things: `gathering add`, `rules show`. */
import * as Effect from "effect/Effect"
import { nearestOf } from "./nearest.ts"
import { usage } from "./Stopped.ts"
import { actionWords } from "./words/actionWords.ts"
import type { Language } from "@kith/core/domain/words/calendarNames"

export interface ActionCall<A extends string> {
  readonly action: A
  /** What stands after it. */
  readonly rest: ReadonlyArray<string>
}

/** With how many words after it each action goes. */
export type Actions<A extends string> = { readonly [K in A]: readonly [least: number, most: number] }

/**
 * `bare` is meant where nothing is typed, and `show` (if given) where one word is that is no action: `gathering techto`.
 * Ends with exit 2 where an action is unknown or goes with fewer or more words.
 */
export const actionOf = Effect.fnUntraced(function* <A extends string>(
  args: ReadonlyArray<string>,
  actions: Actions<A>,
  {
    lang,
    bare,
    show,
    usages
  }: { readonly lang: Language; readonly bare: A; readonly show?: A; readonly usages: ReadonlyArray<string> }
) {
  const [typed, ...rest] = args
  const say = actionWords[lang]
  if (typed === undefined) return { action: bare, rest: [] } satisfies ActionCall<A>
  if (!Object.hasOwn(actions, typed)) {
    const nearest = nearestOf(typed, Object.keys(actions))
    if (show !== undefined && rest.length === 0 && nearest === undefined)
      return { action: show, rest: [typed] } satisfies ActionCall<A>
    return yield* usage(say.unknown(typed, nearest, Object.keys(actions).join(", ")))
  }
  const action = typed as A
  const [least, most] = actions[action]
  const form = usages.find((each) => each.startsWith(`${action} `) || each === action) ?? action
  if (rest.length < least) return yield* usage(say.tooFew(form))
  if (rest.length > most) return yield* usage(say.tooMany(rest[most]!, form))
  return { action, rest } satisfies ActionCall<A>
})
