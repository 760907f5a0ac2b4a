/** The one error that commands raise themselves: why they end early, in the reader's language. */
import * as Data from "effect/Data"
import type * as Schema from "effect/Schema"
import { type ExitCode, exitCode } from "./exitCode.ts"

export class Stopped extends Data.TaggedError("Stopped")<{
  readonly exit: ExitCode
  /** What happened, what is safe, and what to do: shown on stderr, as it stands. */
  readonly text: string
  /** The same for scripts, printed on stdout under `--json`: the people that a name may mean, say. */
  readonly data?: Schema.Json | undefined
}> {}

/** Nothing was done: the command line cannot mean anything. */
export const usage = (text: string): Stopped => new Stopped({ exit: exitCode.usage, text })

export const failed = (text: string): Stopped => new Stopped({ exit: exitCode.failed, text })

export const needsDecision = (text: string, data?: Schema.Json): Stopped =>
  new Stopped({ exit: exitCode.decision, text, data })

export const ambiguous = (text: string, data?: Schema.Json): Stopped =>
  new Stopped({ exit: exitCode.ambiguous, text, data })
