/** What the first page asks, in one call: both answers need most of the same reading. */
import * as Effect from "effect/Effect"
import type { Method } from "./Method.ts"
import type { Shell } from "./shell.ts"
import type { Today, TodayAsked } from "./today.ts"

export interface StartAsked {
  /** Left out on pages that do not show it. */
  readonly today?: TodayAsked
}

export interface Start {
  readonly shell: Shell
  /** `undefined`: not asked for, or not to be had; whoever asks for it by itself is told why. */
  readonly today: Today | undefined
}

export const startWith =
  (shell: Method<undefined, Shell>, today: Method<TodayAsked, Today>): Method<StartAsked, Start> =>
  (session, { today: asked }) =>
    Effect.all({
      shell: shell(session, undefined),
      today:
        asked === undefined
          ? Effect.succeed(undefined)
          : Effect.catchCause(today(session, asked), () => Effect.succeed(undefined))
    })
