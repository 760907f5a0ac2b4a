/** Archives as others write them, byte by byte: for the tests of reading them. fflate writes the usual ones. */
import { concat, utf8 } from "@kith/core/log/Bytes"
import { crc32 } from "@kith/formats/zip/Crc32"
import { deflateSync } from "fflate"

export interface Packed {
  readonly path: string | Uint8Array
  readonly bytes: Uint8Array
  readonly stored?: boolean
  /** The sizes stand behind the data, as they must where an archive is written in one go. */
  readonly descriptor?: boolean
  /** Sizes and places in the Zip64 fields, though they would fit. */
  readonly zip64?: boolean
  readonly utf8?: boolean
  /** As the directory states them, where they are not true. */
  readonly states?: Partial<{
    bytes: number
    packed: number
    crc: number
    offset: number
    method: number
    flags: number
  }>
}

export interface Around {
  readonly before?: Uint8Array
  readonly comment?: Uint8Array
  readonly zip64?: boolean
}

/** Fields in lines. */
const record = (...lines: ReadonlyArray<ReadonlyArray<Uint8Array>>): Uint8Array => concat(...lines.flat())

const short = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >>> 8) & 0xff)
const long = (value: number): Uint8Array => concat(short(value & 0xffff), short(Math.floor(value / 0x10000)))
const big = (value: number): Uint8Array => concat(long(value >>> 0), long(Math.floor(value / 0x1_0000_0000)))
const MAX = 0xffffffff

export const zipOf = (members: ReadonlyArray<Packed>, { before, comment, zip64 = false }: Around = {}): Uint8Array => {
  const parts: Array<Uint8Array> = [before ?? new Uint8Array(0)]
  const directory: Array<Uint8Array> = []
  let at = 0
  for (const {
    path,
    bytes,
    stored = false,
    descriptor = false,
    zip64 = false,
    utf8: isUtf8 = true,
    states = {}
  } of members) {
    const name = typeof path === "string" ? utf8(path) : path
    const data = stored ? bytes : deflateSync(bytes)
    const stated = {
      bytes: bytes.length,
      packed: data.length,
      crc: crc32(bytes),
      offset: at,
      method: stored ? 0 : 8,
      flags: 0,
      ...states
    }
    const flags = stated.flags | (descriptor ? 8 : 0) | (isUtf8 ? 0x800 : 0)
    const local = descriptor ? { bytes: 0, packed: 0, crc: 0 } : stated
    const localPart = record(
      [long(0x04034b50), short(20), short(flags), short(stated.method), long(0), long(local.crc)],
      [long(local.packed), long(local.bytes), short(name.length), short(0), name, data],
      descriptor ? [long(0x08074b50), long(stated.crc), long(data.length), long(bytes.length)] : []
    )
    parts.push(localPart)
    const extra = zip64
      ? concat(short(1), short(24), big(stated.bytes), big(stated.packed), big(stated.offset))
      : new Uint8Array(0)
    directory.push(
      record(
        [long(0x02014b50), short(20), short(20), short(flags), short(stated.method), long(0), long(stated.crc)],
        [long(zip64 ? MAX : stated.packed), long(zip64 ? MAX : stated.bytes), short(name.length)],
        [short(extra.length), short(0), short(0), short(0), long(0), long(zip64 ? MAX : stated.offset), name, extra]
      )
    )
    at += localPart.length
  }
  const list = concat(...directory)
  const end64 = zip64
    ? record(
        [long(0x06064b50), big(44), short(45), short(45), long(0), long(0), big(members.length)],
        [big(members.length), big(list.length), big(at)],
        [long(0x07064b50), long(0), big(at + list.length + (before?.length ?? 0)), long(1)]
      )
    : new Uint8Array(0)
  const count = zip64 ? 0xffff : members.length
  return record(
    [...parts, list, end64],
    [long(0x06054b50), short(0), short(0), short(count), short(count), long(zip64 ? MAX : list.length)],
    [long(zip64 ? MAX : at), short(comment?.length ?? 0), comment ?? new Uint8Array(0)]
  )
}
