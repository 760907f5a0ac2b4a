/** What a page can ask of its log, and with what it is answered: the worker's side of `link/LogLink.ts`. */
import * as Effect from "effect/Effect"
import type { Reader } from "@kith/core/domain/rules/words/dueWords"
import type { Settings } from "@kith/core/workspace/Settings"
import type { Workspace } from "@kith/core/workspace/Workspace"
import type { Background } from "./Background.ts"
import type { Ports } from "./Ports.ts"

/** Which adapter wrote an event. */
export const VIA = "web"

/** What every method works with. */
export interface LogSession extends Reader {
  readonly log: Workspace["Service"]
  readonly settings: Settings
  /** The minute of `today` that `now` is in. */
  readonly minute: number
  readonly background: Background
  /** Tells the page how far something long is; `of` 0: not known. */
  readonly onProgress: (done: number, of: number) => void
  /** For what takes long, as often as it likes: lets go first what somebody waits for. */
  readonly giveWay: () => Promise<void>
}

/** Arguments and answer are plain data that can be cloned. */
export type Method<Args, A> = (session: LogSession, args: Args) => Effect.Effect<A, unknown, Ports>

/** Loaded by the first call: whatever Today does not need. */
export const later =
  <Args, A>(load: () => Promise<Method<Args, A>>): Method<Args, A> =>
  (session, args) =>
    Effect.flatMap(Effect.promise(load), (method) => method(session, args))

/** Answered by `coming` while the log is on its way to this browser. */
export const untilHere =
  <Args, A>(here: Method<Args, A>, coming: () => Promise<Method<Args, A>>): Method<Args, A> =>
  (session, args) =>
    Effect.flatMap(session.background.arrival, (arrival) =>
      (arrival === undefined ? here : later(coming))(session, args)
    )
