/** What one look at sheet and log comes to: what the log is to be told, and what is to be written into the sheet. */
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { Abilities, Reading } from "../Sheet.ts"
import type { LogSide } from "./LogSide.ts"
import type { Notice, PendingCell, PendingWrite, Remembered, RowBase, Stop } from "./Remembered.ts"
import type { SharedColumn } from "./sharedColumns.ts"
import type { Said } from "./threeWay.ts"

export interface PlanInput {
  readonly reading: Reading
  readonly has: Abilities
  readonly columns: ReadonlyArray<SharedColumn>
  readonly language: Language
  readonly remembered: Remembered
  readonly log: LogSide
  /** The number of the log's version that `log` shows. */
  readonly at: number
}

/** One row's news for the log. */
export interface Told {
  readonly id: string
  readonly patch: ReadonlyMap<string, Said>
  /** The version at which sheet and log last agreed, where both have changed; 0: they never did. */
  readonly seen: number
  /** By column: agreed on once the log has it. */
  readonly texts: Readonly<Record<string, string>>
}

/** What is left where it stands, or was put back, for people to look at. `row` counts from 0 behind the header row. */
export interface SetAside {
  readonly row: number
  readonly column: string
  readonly reason: "unreadable" | "formula" | "unknownId" | "noName"
  readonly text: string
}

export interface Conflicting {
  readonly id: string
  readonly row: number
  readonly column: string
  readonly values: ReadonlyArray<string>
}

export interface MaybeSame {
  readonly row: number
  readonly name: string
  /** A contact that has a row of its own. */
  readonly like: string
}

export interface Plan {
  readonly stop?: Stop
  readonly told: ReadonlyArray<Told>
  readonly cells: ReadonlyArray<PendingCell>
  readonly append: PendingWrite["appended"]
  /** Columns that the sheet lacks, in the order in which they are added. */
  readonly newColumns: ReadonlyArray<SharedColumn>
  readonly tags: PendingWrite["tags"]
  readonly lookups: ReadonlyMap<string, ReadonlyArray<string> | undefined>
  readonly reserve: ReadonlyArray<string>
  /** Rows of memory that change without further ado. */
  readonly bases: ReadonlyMap<string, RowBase | undefined>
  readonly bound: ReadonlyArray<string>
  readonly notices: ReadonlyArray<Notice>
  readonly rows: number
  readonly setAside: ReadonlyArray<SetAside>
  readonly conflicts: ReadonlyArray<Conflicting>
  readonly maybeSame: ReadonlyArray<MaybeSame>
  /** Rows of contacts that were deleted in the log. */
  readonly deletedInLog: ReadonlyArray<{ readonly id: string; readonly row: number }>
}

/** A plan while it is put together. */
export type Draft = { -readonly [K in keyof Plan]: Mutable<Plan[K]> }
type Mutable<A> = A extends ReadonlyMap<infer K, infer V> ? Map<K, V> : A extends ReadonlyArray<infer E> ? Array<E> : A

export const emptyPlan = (): Draft => ({
  told: [],
  cells: [],
  append: [],
  newColumns: [],
  tags: [],
  lookups: new Map(),
  reserve: [],
  bases: new Map(),
  bound: [],
  notices: [],
  rows: 0,
  setAside: [],
  conflicts: [],
  maybeSame: [],
  deletedInLog: []
})

/** What it comes to when nothing is left to do. */
export const isQuiet = (plan: Plan): boolean =>
  plan.told.length + plan.cells.length + plan.append.length + plan.newColumns.length + plan.tags.length === 0 &&
  plan.lookups.size === 0
