/**
 * A feed page's events by their row, read from its columns one by one: for folding, which asks most events no more than
 * whose they are until somebody looks at the entity.
 */
import type * as Schema from "effect/Schema"
import type { Dot } from "./Dot.ts"
import type { Entry, Event } from "./Event.ts"
import type { BatchId, DeviceId } from "./Ids.ts"
import type { Column, PageColumns } from "./PageColumns.ts"
import { HASH_BYTES, SALT_BYTES } from "./Sha256.ts"

type Body = { readonly [key: string]: Schema.Json }

/** Where the parts of each row stand that have no place of their own in the columns. */
interface Layout {
  /** Wall clock, ms since 1970. */
  readonly at: Float64Array
  /** Which row it is of its shape, and so where its values stand. */
  readonly place: Int32Array
  /** Its run of `columns.batch`. */
  readonly run: Int32Array
}

export class PageRows {
  readonly columns: PageColumns
  readonly device: DeviceId
  /** The `seq` of the first row. */
  readonly first: number
  readonly count: number
  /** By row: where its dots stand in `columns.replaces`, their number before them. */
  private readonly dots: Int32Array
  /** Made when a row is first read. */
  private known: Layout | undefined
  private readonly blanks: Array<Body | undefined> = []
  private readonly tail: ArrayBuffer
  private made: ReadonlyArray<Entry> | undefined

  /** Of columns that `parseColumns` has checked, and the salts and hashes that follow them. Throws `RangeError` where a forgotten event has content. */
  constructor(columns: PageColumns, tail: Uint8Array) {
    const { shapes, shape, replaces } = columns
    this.columns = columns
    // Copied once for all: a buffer of its own for each salt would cost more than everything else about its event.
    this.tail = new Uint8Array(tail).buffer
    this.device = columns.devices[0]!
    this.first = columns.first
    this.count = shape.length
    this.dots = new Int32Array(this.count)
    for (let row = 0, next = 0; row < this.count; row++) {
      this.dots[row] = next
      next += 1 + 2 * replaces[next]!
    }
    for (const row of columns.forgotten) {
      // Nothing commits to what stands here, so nothing may.
      if (this.bodyAt(row) !== null || shapes[shape[row]!]!.via !== "") {
        throw new RangeError("page: content of a forgotten event")
      }
    }
  }

  private get layout(): Layout {
    return (this.known ??= layoutOf(this.columns))
  }

  /** Which row it is of its shape, and so where its values stand in the columns. */
  placeAt(row: number): number {
    return this.layout.place[row]!
  }

  /** All of them whole, made when first asked for. */
  get entries(): ReadonlyArray<Entry> {
    return (this.made ??= this.makeEntries())
  }

  private makeEntries(): ReadonlyArray<Entry> {
    const { cellLists, cells, forgotten } = this.columns
    const entries = new Array<Entry>(this.count)
    let offset = 0
    let next = 0
    for (let row = 0; row < this.count; row++) {
      const event = this.eventAt(row)
      const written = cellLists[cells[row]!]!
      if (forgotten[next] === row) {
        const hash = new Uint8Array(this.tail, offset, HASH_BYTES)
        entries[row] = { event, cells: written, salt: new Uint8Array(0), forgotten: hash }
        offset += HASH_BYTES
        next++
      } else {
        entries[row] = { event, cells: written, salt: new Uint8Array(this.tail, offset, SALT_BYTES) }
        offset += SALT_BYTES
      }
    }
    return entries
  }

  /** Without its salt or hash, of which folding knows nothing. */
  entryAt(row: number): Entry {
    const { cellLists, cells, forgotten } = this.columns
    const entry = { event: this.eventAt(row), cells: cellLists[cells[row]!]!, salt: NO_BYTES }
    return forgotten.includes(row) ? { ...entry, forgotten: NO_BYTES } : entry
  }

  eventAt(row: number): Event {
    const { shapes, shape, entity } = this.columns
    const { via, type, version } = shapes[shape[row]!]!
    const dot = this.dotAt(row)
    const at = this.timeAt(row)
    const replaces = this.replacesAt(row)
    const body = this.bodyAt(row)
    const batch = this.batchAt(row)
    // Both whole: a copy with one member more would take as long as all the rest.
    return batch === null
      ? { dot, at, via, type, version, entity: entity[row]!, replaces, body }
      : { dot, at, via, type, version, entity: entity[row]!, replaces, body, batch }
  }

  dotAt(row: number): Dot {
    return { device: this.device, seq: this.first + row }
  }

  timeAt(row: number): number {
    return this.layout.at[row]!
  }

  batchAt(row: number): BatchId | null {
    return this.columns.batch[this.layout.run[row]!]![0] as BatchId | null
  }

  bodyAt(row: number): Schema.Json {
    const of = this.columns.shape[row]!
    const { keys } = this.columns.shapes[of]!
    const columns = this.columns.columns[of]!
    const place = this.layout.place[row]!
    return keys === null ? columns[0]![place]! : bodyOf((this.blanks[of] ??= blankOf(keys)), keys, columns, place)
  }

  /** Whether every event that a row replaces is among those held, given by device of the page. */
  replacesOnly(row: number, held: ReadonlyArray<number>): boolean {
    const { replaces } = this.columns
    let next = this.dots[row]!
    for (let left = replaces[next++]!; left > 0; left--) if (held[replaces[next++]!]! < replaces[next++]!) return false
    return true
  }

  replacesAt(row: number): ReadonlyArray<Dot> {
    const { replaces, devices } = this.columns
    let next = this.dots[row]!
    const count = replaces[next++]!
    if (count === 0) return NO_DOTS
    const dots: Array<Dot> = []
    for (let dot = 0; dot < count; dot++) dots.push({ device: devices[replaces[next++]!]!, seq: replaces[next++]! })
    return dots
  }
}

const layoutOf = ({ shapes, shape, at: steps, batch }: PageColumns): Layout => {
  const count = shape.length
  const layout = { at: new Float64Array(count), place: new Int32Array(count), run: new Int32Array(count) }
  const used = shapes.map(() => 0)
  let at = 0
  for (let row = 0; row < count; row++) {
    layout.at[row] = at += steps[row]!
    layout.place[row] = used[shape[row]!]!++
  }
  let end = 0
  batch.forEach(([, events], run) => layout.run.fill(run, end, (end += events)))
  return layout
}

const blankOf = (keys: ReadonlyArray<string>): Body => Object.fromEntries(keys.map((key) => [key, null]))

const NO_BYTES = new Uint8Array(0)

/** What most events replace. */
const NO_DOTS: ReadonlyArray<never> = []

/** A copy of a body with all of its keys: faster than one that grows, and no key from outside reaches its prototype. */
const bodyOf = (blank: Body, keys: ReadonlyArray<string>, columns: ReadonlyArray<Column>, place: number): Body => {
  const body: Record<string, Schema.Json> = { ...blank }
  for (let column = 0; column < keys.length; column++) body[keys[column]!] = columns[column]![place]!
  return body
}
