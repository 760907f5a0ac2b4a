/** What a command is: its flags, its words and what it does. Parsing, `--help` and completions all follow from it. */
import type * as Effect from "effect/Effect"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { LocalLog } from "@kith/core/log/LocalLog"
import type { EntityStore } from "@kith/core/workspace/EntityStore"
import type { Primitives } from "@kith/core/log/Primitives"
import type { ExitCode } from "./exitCode.ts"
import type { Flags, FlagValues } from "./Flag.ts"
import type { Outside, Session } from "./Session.ts"
import type { InBoth } from "@kith/core/domain/words/inBoth"

/** What was typed after the command's name. */
export interface Call<F extends Flags> {
  /** What stands without a flag, in order. */
  readonly args: ReadonlyArray<string>
  readonly flags: FlagValues<F>
}

/** What `--help` says; part of a command's words, in both languages. */
export interface HelpWords<F extends Flags> {
  /** What may follow the command's name, one line each: `WHO [TEXT…]`. */
  readonly usage: ReadonlyArray<string>
  /** More than the summary says, where that is needed. */
  readonly about?: string
  /** What each flag does; a value's placeholder stands first, before two spaces: `DAY  up to then`. */
  readonly flags: { readonly [K in keyof F]: string }
  /** Command lines that work as they stand, and what each does. */
  readonly examples: ReadonlyArray<readonly [line: string, does: string]>
}

export type Ports = LocalLog | EntityStore | DeviceKeys | Primitives

type Ran<R> = Effect.Effect<ExitCode | void, unknown, R>

interface Described<F extends Flags> {
  readonly flags: F
  /** How many arguments it takes, at least and at most. */
  readonly takes: readonly [least: number, most: number]
  readonly words: InBoth<{ readonly help: HelpWords<F> }>
}

/** A command on a log. `asItStands`: the log is opened, but nothing is folded first; for those that repair it. */
export interface LogCommand<F extends Flags> extends Described<F> {
  readonly opens: "log" | "asItStands"
  /** A method, so that commands of any flags fit into one table. */
  run(call: Call<F>, session: Session): Ran<Ports>
}

/** A command that needs no log. */
export interface OutsideCommand<F extends Flags> extends Described<F> {
  readonly opens: "nothing"
  run(call: Call<F>, outside: Outside): Ran<never>
}

export type AnyCommand = LogCommand<Flags> | OutsideCommand<Flags>

/** Declares a command that works on the log: `run` gets what was typed, and the open log. */
export const logCommand = <const F extends Flags>(command: Omit<LogCommand<F>, "opens">): LogCommand<F> => ({
  opens: "log",
  ...command
})

export const outsideCommand = <const F extends Flags>(
  command: Omit<OutsideCommand<F>, "opens">
): OutsideCommand<F> => ({
  opens: "nothing",
  ...command
})

/** A command in the table of all: under which heading it is listed, what it does, and where it is loaded from. */
export interface CommandRow {
  readonly group: "today" | "people" | "record" | "data" | "history" | "care"
  readonly summary: InBoth<string>
  /** Each in a chunk of its own. */
  readonly load: () => Promise<AnyCommand>
}

/** By the commands' names. */
export type CommandTable = { readonly [name: string]: CommandRow }
