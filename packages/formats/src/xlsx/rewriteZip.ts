/** A ZIP with some of its parts changed, all others copied as they stand. For writing into a workbook in place. */
import { deflateSync } from "fflate"
import { concat, utf8 } from "@kith/core/log/Bytes"
import { crc32 } from "../zip/Crc32.ts"
import type { Member } from "../zip/directory.ts"
import { packedBytes, type ZipParts } from "./ZipParts.ts"

/** New contents by path; undefined takes a part away. Paths that the ZIP has not are new parts. */
export type PartChanges = ReadonlyMap<string, Uint8Array | undefined>

interface Stored {
  readonly name: Uint8Array
  readonly flags: number
  readonly method: number
  /** As in the file's headers: time, then date. */
  readonly changed: number
  readonly crc: number
  readonly size: number
  readonly packed: Uint8Array
}

/** The first moment that a ZIP can tell, as Excel has it in all its parts. */
const NO_TIME = 0x00210000
const UTF_8 = 0x800

/** Parts keep their order; new ones come last. The same changes give the same bytes. */
export const rewriteZip = (zip: ZipParts, changes: PartChanges): Uint8Array => {
  const stored: Array<Stored> = []
  const left = new Map(changes)
  for (const member of zip.members) {
    const isChanged = left.has(member.path)
    const content = left.get(member.path)
    left.delete(member.path)
    if (!isChanged) stored.push(asStored(zip, member))
    else if (content !== undefined) stored.push(packed(nameOf(zip, member), content))
  }
  for (const [path, content] of left) if (content !== undefined) stored.push(packed(utf8(path), content))
  return joined(stored)
}

const asStored = (zip: ZipParts, member: Member): Stored => {
  const view = new DataView(zip.bytes.buffer, zip.bytes.byteOffset + member.offset, 30)
  return {
    name: nameOf(zip, member),
    // Sizes stand in the header, not behind the part.
    flags: view.getUint16(6, true) & ~8,
    method: member.method,
    changed: view.getUint32(10, true),
    crc: member.crc,
    size: member.bytes,
    packed: packedBytes(zip, member)
  }
}

const nameOf = ({ bytes }: ZipParts, { offset }: Member): Uint8Array => {
  const length = bytes[offset + 26]! | (bytes[offset + 27]! << 8)
  return bytes.subarray(offset + 30, offset + 30 + length)
}

const packed = (name: Uint8Array, content: Uint8Array): Stored => ({
  name,
  flags: name.some((byte) => byte > 127) ? UTF_8 : 0,
  method: 8,
  changed: NO_TIME,
  crc: crc32(content),
  size: content.length,
  packed: deflateSync(content)
})

const joined = (parts: ReadonlyArray<Stored>): Uint8Array => {
  const files: Array<Uint8Array> = []
  const directory: Array<Uint8Array> = []
  let offset = 0
  for (const part of parts) {
    const fields = fieldsOf(part)
    const local = concat(Uint8Array.of(0x50, 0x4b, 3, 4), fields, part.name)
    const record = new Uint8Array(46)
    record.set([0x50, 0x4b, 1, 2, 20, 0])
    record.set(fields, 6)
    new DataView(record.buffer).setUint32(42, offset, true)
    files.push(local, part.packed)
    directory.push(record, part.name)
    offset += local.length + part.packed.length
  }
  const length = directory.reduce((sum, { length }) => sum + length, 0)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, parts.length, true)
  end.setUint16(10, parts.length, true)
  end.setUint32(12, length, true)
  end.setUint32(16, offset, true)
  return concat(...files, ...directory, new Uint8Array(end.buffer))
}

/** What a part's header and its record in the directory have in common. */
const fieldsOf = ({ name, flags, method, changed, crc, size, packed }: Stored): Uint8Array => {
  const view = new DataView(new ArrayBuffer(26))
  view.setUint16(0, 20, true)
  view.setUint16(2, flags, true)
  view.setUint16(4, method, true)
  view.setUint32(6, changed, true)
  view.setUint32(10, crc, true)
  view.setUint32(14, packed.length, true)
  view.setUint32(18, size, true)
  view.setUint16(22, name.length, true)
  return new Uint8Array(view.buffer)
}
