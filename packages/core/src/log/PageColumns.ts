/**
 * The JSON of a feed page, and the check that a page read from disk or from
 * somebody else is one: after it, decoding can neither run on nor fail.
 */
import type * as Schema from "effect/Schema"
import type { DeviceId } from "./Ids.ts"

/** Values of one body key, over the events of one shape, in event order. */
export type Column = Array<Schema.Json>

/** Events alike but for their values: one type, version, adapter, and list of body keys. */
export interface Shape {
  readonly type: string
  readonly version: number
  readonly via: string
  /** `null`: the body is no object, and stands whole in the one column. */
  readonly keys: ReadonlyArray<string> | null
}

export interface PageColumns {
  readonly v: typeof PAGE_VERSION
  /** The `seq` of the first event. */
  readonly first: number
  /** Every device named; the feed's own is the first. */
  readonly devices: ReadonlyArray<DeviceId>
  readonly shapes: ReadonlyArray<Shape>
  /** By event: its shape. */
  readonly shape: ReadonlyArray<number>
  /** By event: ms since the one before; the first, since 1970. */
  readonly at: ReadonlyArray<number>
  readonly entity: ReadonlyArray<string>
  /** Batches as runs: id or null, and how many events. */
  readonly batch: ReadonlyArray<readonly [string | null, number]>
  /** By event: how many dots it replaces, then each as device index and `seq`, in one flat list. */
  readonly replaces: ReadonlyArray<number>
  /** Cell lists that recur; by event, an index into them. */
  readonly cellLists: ReadonlyArray<ReadonlyArray<string>>
  readonly cells: ReadonlyArray<number>
  /** By shape, by key: values in event order. */
  readonly columns: ReadonlyArray<ReadonlyArray<Column>>
  /** Indexes of forgotten events, ascending. */
  readonly forgotten: ReadonlyArray<number>
}

export const PAGE_VERSION = 1

/** Throws `SyntaxError` on what is no JSON, and `RangeError` on what is no page. */
export const parseColumns = (json: string): PageColumns => {
  const page = JSON.parse(json) as PageColumns
  if (page?.v !== PAGE_VERSION) throw new RangeError("page: not of version 1")
  const { first, devices, shapes, shape, at, entity, batch, replaces, cellLists, cells, columns, forgotten } = page
  const count = listOf(shape, "shape").length
  sane(isCount(first, 1) && isCount(first + count, 1), "first")
  sane(listOf(devices, "devices").length > 0 && devices.every(isName), "devices")
  sane(listOf(shapes, "shapes").every(isShape), "shapes")
  sane(listOf(at, "at").length === count && areTimes(at), "at")
  sane(listOf(entity, "entity").length === count && entity.every(isName), "entity")
  sane(listOf(cellLists, "cellLists").every(areTexts), "cellLists")
  sane(listOf(cells, "cells").length === count && cells.every((list) => isBelow(list, cellLists.length)), "cells")
  sane(areBatches(listOf(batch, "batch"), count), "batch")
  sane(areReplaced(listOf(replaces, "replaces"), count, devices.length), "replaces")
  sane(fill(listOf(columns, "columns"), shapes, shape), "columns")
  sane(
    listOf(forgotten, "forgotten").every((index, rank) => isBelow(index, count) && index > (forgotten[rank - 1] ?? -1)),
    "forgotten"
  )
  return page
}

const sane = (holds: boolean, part: string): void => {
  if (!holds) throw new RangeError(`page: bad ${part}`)
}

const listOf = <A>(list: ReadonlyArray<A>, part: string): ReadonlyArray<A> => {
  sane(Array.isArray(list), part)
  return list
}

const isCount = (value: unknown, atLeast: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= atLeast

const isBelow = (index: unknown, length: number): boolean => isCount(index, 0) && (index as number) < length

const isName = (value: unknown): boolean => typeof value === "string" && value !== ""

const areTexts = (list: unknown): boolean => Array.isArray(list) && list.every((text) => typeof text === "string")

const isShape = (shape: Shape | null): boolean =>
  isName(shape?.type) &&
  isCount(shape?.version, 1) &&
  typeof shape?.via === "string" &&
  (shape.keys === null || areTexts(shape.keys))

const areTimes = (steps: ReadonlyArray<number>): boolean => {
  let at = 0
  for (const step of steps) if (!Number.isSafeInteger(step) || !Number.isSafeInteger((at += step))) return false
  return true
}

const areBatches = (runs: PageColumns["batch"], count: number): boolean => {
  let covered = 0
  for (const run of runs) {
    if (!Array.isArray(run) || !(run[0] === null || isName(run[0])) || !isCount(run[1], 1)) return false
    covered += run[1]
  }
  return covered === count
}

const areReplaced = (list: ReadonlyArray<number>, count: number, devices: number): boolean => {
  let next = 0
  for (let event = 0; event < count; event++) {
    const dots = list[next++]
    if (!isCount(dots, 0) || dots! > (list.length - next) / 2) return false
    for (const end = next + dots! * 2; next < end; next += 2) {
      if (!isBelow(list[next], devices) || !isCount(list[next + 1], 1)) return false
    }
  }
  return next === list.length
}

/** Each shape has a column a key, and each column a value an event of that shape. */
const fill = (columns: PageColumns["columns"], shapes: ReadonlyArray<Shape>, shape: ReadonlyArray<number>): boolean => {
  if (columns.length !== shapes.length) return false
  const used = shapes.map(() => 0)
  for (const of of shape) {
    if (!isBelow(of, shapes.length)) return false
    used[of]!++
  }
  return columns.every(
    (list, of) =>
      Array.isArray(list) &&
      list.length === (shapes[of]!.keys?.length ?? 1) &&
      list.every((column) => Array.isArray(column) && column.length === used[of])
  )
}
