/**
 * The tables of an SQLite database file, read only, row by row: as much of the format as a log's backup by `kith backup` needs,
 * so that a browser reads one without a database engine. Pages, cells, records and overflow chains are those of
 * https://www.sqlite.org/fileformat2.html; names in capitals are that page's.
 */

export type SqliteValue = null | number | string | Uint8Array

/** A table's row: its columns in the order in which they were declared; `rowid` stands in for an INTEGER PRIMARY KEY, which is null. */
export interface SqliteRow {
  readonly rowid: number
  readonly values: ReadonlyArray<SqliteValue>
}

/** What is no whole database in one file. */
export class NotSqlite extends Error {
  override readonly name = "NotSqlite"
}

const MAGIC = "SQLite format 3\0"
const HEADER_BYTES = 100
const INTERIOR_INDEX = 2
const INTERIOR_TABLE = 5
const LEAF_INDEX = 10
const LEAF_TABLE = 13
const UTF_8 = 1

export const isSqlite = (head: Uint8Array): boolean =>
  head.length >= MAGIC.length && [...MAGIC].every((character, at) => head[at] === character.charCodeAt(0))

interface Payload {
  readonly bytes: Uint8Array
  readonly rowid: number
}

export class SqliteFile {
  /** Who made it, and which of their schemas: `PRAGMA application_id`, `PRAGMA user_version`. */
  readonly applicationId: number
  readonly userVersion: number
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private readonly pageSize: number
  /** Of a page, without what extensions reserve: U. */
  private readonly usable: number
  private readonly pageCount: number
  private readonly roots = new Map<string, number>()
  private readonly decoder = new TextDecoder("utf-8", { fatal: true })

  /** Throws `NotSqlite`, as every method does for what is not as the format has it. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.length < HEADER_BYTES || !isSqlite(bytes)) throw new NotSqlite("header")
    const size = this.view.getUint16(16)
    this.pageSize = size === 1 ? 65_536 : size
    this.usable = this.pageSize - bytes[20]!
    if (this.pageSize < 512 || (this.pageSize & (this.pageSize - 1)) !== 0 || this.usable < 480) {
      throw new NotSqlite("page size")
    }
    // A journal beside the file may hold what counts: `kith backup` leaves none.
    if (bytes[18] !== 1 || this.view.getUint32(56) !== UTF_8) throw new NotSqlite("written in another way")
    this.pageCount = Math.floor(bytes.length / this.pageSize)
    this.applicationId = this.view.getUint32(68)
    this.userVersion = this.view.getUint32(60)
    for (const { values } of this.rowsFrom(1)) {
      const [type, name, , root] = values
      if (type === "table" && typeof name === "string" && typeof root === "number") this.roots.set(name, root)
    }
  }

  /** In the order of their keys; none where there is no such table. */
  *rows(table: string): Generator<SqliteRow> {
    const root = this.roots.get(table)
    if (root !== undefined) yield* this.rowsFrom(root)
  }

  private *rowsFrom(root: number): Generator<SqliteRow> {
    for (const { bytes, rowid } of this.payloads(root, { left: this.pageCount })) {
      yield { rowid, values: this.record(bytes) }
    }
  }

  /** A b-tree's contents in order; `budget`: no page is on two ways down. */
  private *payloads(page: number, budget: { left: number }): Generator<Payload> {
    if (--budget.left < 0) throw new NotSqlite("pages in a circle")
    const start = this.pageStart(page)
    const header = page === 1 ? start + HEADER_BYTES : start
    const type = this.bytes[header]!
    const isInterior = type === INTERIOR_INDEX || type === INTERIOR_TABLE
    if (!isInterior && type !== LEAF_INDEX && type !== LEAF_TABLE) throw new NotSqlite("kind of page")
    const cells = this.view.getUint16(header + 3)
    const pointers = header + (isInterior ? 12 : 8)
    for (let index = 0; index < cells; index++) {
      let at = start + this.view.getUint16(pointers + 2 * index)
      if (at >= start + this.pageSize) throw new NotSqlite("cell")
      if (isInterior) {
        yield* this.payloads(this.uint32(at), budget)
        at += 4
      }
      if (type !== INTERIOR_TABLE) yield this.cell(at, type === LEAF_TABLE)
    }
    if (isInterior) yield* this.payloads(this.uint32(header + 8), budget)
  }

  private cell(at: number, isTable: boolean): Payload {
    const [length, afterLength] = this.varint(at)
    const [rowid, from] = isTable ? this.varint(afterLength) : [0, afterLength]
    const { usable } = this
    const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
    if (length <= most) return { bytes: this.part(from, length), rowid }
    const least = Math.floor(((usable - 12) * 32) / 255) - 23
    const fitting = least + ((length - least) % (usable - 4))
    const here = fitting <= most ? fitting : least
    if (length > this.bytes.length) throw new NotSqlite("length")
    const whole = new Uint8Array(length)
    whole.set(this.part(from, here))
    let next = this.uint32(from + here)
    for (let filled = here; filled < length;) {
      const start = this.pageStart(next)
      const piece = Math.min(usable - 4, length - filled)
      whole.set(this.part(start + 4, piece), filled)
      filled += piece
      next = this.uint32(start)
    }
    return { bytes: whole, rowid }
  }

  private record(bytes: Uint8Array): ReadonlyArray<SqliteValue> {
    const [headerLength, first] = varintIn(bytes, 0)
    const values: Array<SqliteValue> = []
    let at = headerLength
    for (let header = first; header < headerLength;) {
      const [serial, next] = varintIn(bytes, header)
      header = next
      const length = serial >= 12 ? (serial - (serial % 2 === 0 ? 12 : 13)) / 2 : FIXED[serial]
      if (length === undefined || at + length > bytes.length) throw new NotSqlite("record")
      const value = bytes.subarray(at, at + length)
      values.push(this.value(serial, value))
      at += length
    }
    return values
  }

  private value(serial: number, bytes: Uint8Array): SqliteValue {
    if (serial >= 12) return serial % 2 === 0 ? bytes : this.decoder.decode(bytes)
    if (serial === 0) return null
    if (serial === 8 || serial === 9) return serial - 8
    if (serial === FLOAT) return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getFloat64(0)
    return integer(bytes)
  }

  private pageStart(page: number): number {
    if (page < 1 || page > this.pageCount) throw new NotSqlite("page number")
    return (page - 1) * this.pageSize
  }

  private part(from: number, length: number): Uint8Array {
    if (from + length > this.bytes.length) throw new NotSqlite("cut short")
    return this.bytes.subarray(from, from + length)
  }

  private uint32(at: number): number {
    if (at + 4 > this.bytes.length) throw new NotSqlite("cut short")
    return this.view.getUint32(at)
  }

  private varint(at: number): readonly [value: number, next: number] {
    return varintIn(this.bytes, at)
  }
}

/** Bytes of the serial types below 12; 10 and 11 are in no file. */
const FIXED: ReadonlyArray<number | undefined> = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]
const FLOAT = 7

const varintIn = (bytes: Uint8Array, at: number): readonly [value: number, next: number] => {
  let value = 0
  for (let index = 0; index < 8; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) throw new NotSqlite("cut short")
    value = value * 128 + (byte & 127)
    if (byte < 128) {
      if (!Number.isSafeInteger(value)) throw new NotSqlite("number")
      return [value, at + index + 1]
    }
  }
  // Nine bytes are for numbers that are too large here, and for negative ones.
  throw new NotSqlite("number")
}

/** Big-endian, in two's complement. */
const integer = (bytes: Uint8Array): number => {
  let value = bytes[0]! >= 128 ? -1 : 0
  for (const byte of bytes) value = value * 256 + byte
  return value
}
