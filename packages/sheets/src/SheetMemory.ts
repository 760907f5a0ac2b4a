/** The port on what a connection remembers between two looks at its sheet. Layers: memory, one SQLite file a connection. */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Remembered, Rest, RowBase } from "./engine/Remembered.ts"

export class SheetMemoryError extends Schema.TaggedError<SheetMemoryError>()("SheetMemoryError", {
  operation: Schema.Literals(["open", "load", "save"]),
  /** `busy`: another process is keeping this very sheet in step. */
  why: Schema.Literals(["busy", "full", "corrupt", "newerSchema", "unavailable"]),
  cause: Schema.Defect()
}) {
  override get message(): string {
    return `${this.operation}: ${this.why}`
  }
}

export interface MemoryChanges {
  /** Rows that change; undefined: forgotten. */
  readonly rows?: ReadonlyMap<string, RowBase | undefined>
  /** In place of all the rest. */
  readonly rest?: Rest
}

export class SheetMemory extends Context.Service<
  SheetMemory,
  {
    /** What was saved last; `nothingYet` before. */
    readonly load: Effect.Effect<Remembered, SheetMemoryError>
    /** All or nothing, and durable once it succeeds. */
    readonly save: (changes: MemoryChanges) => Effect.Effect<void, SheetMemoryError>
  }
>()("@kith/sheets/SheetMemory") {}
