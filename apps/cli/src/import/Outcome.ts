/** What came of importing one file, whatever it was: what scripts get of all of them alike, and how people are told. */
import type * as Effect from "effect/Effect"
import type * as Schema from "effect/Schema"
import type { Listed } from "@kith/core/workspace/Importing"
import type { BatchId } from "@kith/core/log/Ids"
import type { Ports } from "../Command.ts"
import type { RefusedLine } from "./refusedInWords.ts"

/** What the command line asked for. */
export interface Asked {
  readonly dryRun: boolean
  readonly remind: boolean
  readonly keepText: boolean
  readonly addPeople: boolean
  readonly map: string | undefined
  readonly me: ReadonlyArray<string>
  /** Files of an archive, or a sheet of a workbook; empty where nothing was said. */
  readonly only: ReadonlyArray<string>
}

/** A file that can be imported: all has been asked and looked at, and nothing was written yet. */
export interface Prepared {
  readonly rows: number
  /** @param part of an import of several files */
  readonly run: (part?: Part) => Effect.Effect<Outcome, unknown, Ports>
}

export interface Part {
  readonly batch: BatchId
  /** In a dry run: source keys of people whom the parts before would have added. Grows. */
  readonly coming: Set<string>
}

export interface Outcome {
  readonly rows: number
  readonly new: number
  readonly known: number
  readonly changed: number
  readonly maybeSame: number
  readonly unreadable: Listed<RefusedLine>
  readonly undo: BatchId | undefined
  /** What only files of this kind have to say, for scripts. */
  readonly more: { readonly [key: string]: Schema.Json }
  readonly tell: Effect.Effect<void, unknown, Ports>
  /** What is said of reminders once it is done; empty for nothing. */
  readonly reminders: string
}
